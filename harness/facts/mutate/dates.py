"""Dates shifted by a day, a month or a year, and right dates in another form."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from harness.facts.mutate.rewrite import Kind, Mutant, Paraphrase, Source, mutant, paraphrase
from harness.types import Span
from harness.values.mention import Mention
from harness.values.period import TimeSpan, relate_times
from harness.values.read_values import read_values
from harness.values.sets import Relation
from harness.values.timespan import describe_time, render_time

_MONTHS = [m for m in calendar.month_name if m]
_DAYS = list(calendar.day_name)
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)}),? ?")
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})\b")
_DAY = re.compile(r"\b(\d{1,2})(st|nd|rd|th)?\b")
_RELATIVE = {
    "today": ("yesterday",), "yesterday": ("today",), "tomorrow": ("today",),
    "this": ("last",), "last": ("this",), "next": ("this",),
    "earlier this": ("late last",), "later this": ("early next",),
}  # fmt: skip
_SHIFTS = (1, -2, 7)
"""Days: the next, one misremembered, the same weekday a week later."""
_PREPOSITION = re.compile(r"\b(on|in) $", re.IGNORECASE)


def date_mutants(source: Source, mention: Mention) -> Iterator[Mutant]:
    """The sentence with another date in the same form, one that cannot be true as well."""
    seen: set[str] = set()
    span = mention.span
    for new in _other_dates(mention.value, span.text):
        made = mutant(source.text, span.start, span.end, new, Kind.DATE)
        claim = _read(made.text, made.span, source)
        if made.text in seen or claim is None:
            continue
        if relate_times(claim, mention.value) is Relation.DISJOINT:
            seen.add(made.text)
            yield made


def _read(text: str, span: Span, source: Source) -> TimeSpan | None:
    found = [
        m for m in read_values(text, source.published) if m.kind == "time" and m.span.overlaps(span)
    ]
    value: TimeSpan | None = found[0].value if len(found) == 1 else None
    return value


def _other_dates(value: TimeSpan, text: str) -> Iterator[str]:
    if _MONTH.search(text) and value.is_day:
        yield from _other_days(value.start, text)
        yield from _other_month(value.start, text)
    elif _MONTH.search(text):
        month = _MONTH.search(text)
        assert month is not None
        for step in (1, -1):
            name = _MONTHS[(_MONTHS.index(month[1]) + step) % 12]
            yield text[: month.start()] + name + text[month.end() :]
    elif _WEEKDAY.search(text):
        weekday = _WEEKDAY.search(text)
        assert weekday is not None
        for step in (1, -2):
            name = _DAYS[(_DAYS.index(weekday[1]) + step) % 7]
            yield text[: weekday.start(1)] + name + text[weekday.end(1) :]
    yield from _other_years(text)
    yield from _other_relatives(text)


def _other_days(date: dt.date, text: str) -> Iterator[str]:
    for shift in _SHIFTS:
        try:
            other = date + dt.timedelta(days=shift)
        except OverflowError:
            continue
        if other.month == date.month:
            yield _with_day(text, other)


def _with_day(text: str, date: dt.date) -> str:
    """The expression with another day, and the weekday that belongs to it."""
    suffix = "th" if 10 < date.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(date.day % 10, "th")
    day = _DAY.sub(lambda m: f"{date.day}{suffix if m[2] else ''}", text, count=1)
    return _WEEKDAY.sub(lambda m: m[0].replace(m[1], f"{date:%A}"), day)


def _other_month(date: dt.date, text: str) -> Iterator[str]:
    if date.day > 28:
        return
    name = _MONTHS[date.month % 12]
    yield _MONTH.sub(name, _WEEKDAY.sub("", text), count=1)


def _other_years(text: str) -> Iterator[str]:
    year = _YEAR.search(text)
    if year:
        for step in (-1, 2):
            other = str(int(year[1]) + step)
            yield _WEEKDAY.sub("", text[: year.start()]) + other + text[year.end() :]


def _other_relatives(text: str) -> Iterator[str]:
    lower = text.lower()
    for words in sorted(_RELATIVE, key=len, reverse=True):
        if lower == words or lower.startswith(f"{words} "):
            for other in _RELATIVE[words]:
                yield other + text[len(words) :]
            return


def date_paraphrases(source: Source, mention: Mention, published: dt.date) -> Iterator[Paraphrase]:
    """The same time in other forms that fit its place in the sentence."""
    value: TimeSpan = mention.value
    if value.open or value.key is not None:
        return
    start, end = mention.span.start, mention.span.end
    before = _PREPOSITION.search(source.text[:start])
    done: set[str] = set()
    for form in _forms(value, mention.span.text, published):
        begin, new = _fitted(form, start, before)
        if before is None and _is_bare(mention) and value.granularity in ("month", "year"):
            new = new if _is_relative(new) else f"in {new}"  # "expected this year" → "in 2025"
        made = paraphrase(source.text, begin, end, new, Kind.OTHER_DATE)
        claim = _read(made.text, made.span, source)
        if made.text in {source.text, *done} or claim is None:
            continue
        if relate_times(claim, value) is Relation.EQUAL:
            done.add(made.text)
            yield made


def _forms(value: TimeSpan, text: str, published: dt.date) -> list[str]:
    forms = render_time(value, published)
    if value.is_day:
        dropped = (f"{value.start:%b}. ", "days ago", f"{value.start:%Y-%m-%d}")
        return [f for f in forms if not any(mark in f for mark in dropped)]
    if re.search(r"early|late|mid|end|beginning|since|until", text, re.IGNORECASE):
        return []
    if value.granularity in ("month", "year"):
        return [f for f in forms if not f.startswith("in ")] or [describe_time(value)]
    return []


def _is_relative(form: str) -> bool:
    return form.split()[0].lower() in ("today", "yesterday", "tomorrow", "this", "last", "next")


def _is_bare(mention: Mention) -> bool:
    """Whether the expression stands without a preposition: "this year", "last month"."""
    return _is_relative(mention.span.text)


def _fitted(form: str, start: int, before: re.Match[str] | None) -> tuple[int, str]:
    """Where a form begins: relative ones ("yesterday", "on Monday") take no preposition."""
    own = form.startswith("on ")
    relative = _is_relative(form)
    if before is None:
        return start, form.removeprefix("on ")
    if own or relative:
        return before.start(), form
    return start, form
