"""Times for people: parsing what a fact set writes, showing and rephrasing a value."""

from __future__ import annotations

import datetime as dt
import re

from harness.types import HarnessError
from harness.values.calendar import WEEKDAYS, month_span, year_span
from harness.values.period import TimeSpan, relate_times
from harness.values.read_time import scan
from harness.values.text import fold
from harness.values.times.found import Anchor

__all__ = ["TimeSpan", "describe_time", "parse_time", "relate_times", "render_time"]

_FIRST, _LAST = 1000, 2999
"""The years that the readers know: those of four digits that are no mere figures."""
_COUNTED_DAYS = 30
"""Further back than this, nobody counts in days."""

_RANGE = re.compile(r"\s*\.\.\s*")
_BARE_YEAR = re.compile(r"\d{1,4}$")
_ISO_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])$")


def parse_time(text: str, published: dt.date | None) -> TimeSpan:
    """Read the value of a fact: "2025-10-19", "2025-10", "2021", "2010..2015", "last year".

    An open end of a range leaves that side open ("2021.."). Raises ``HarnessError`` where the
    text is not one time and nothing else.
    """
    stripped = text.strip()
    ends = _RANGE.split(stripped)
    if len(ends) == 2:
        return _range(text, ends[0], ends[1], published)
    if _BARE_YEAR.fullmatch(stripped) and 1 <= int(stripped) <= dt.MAXYEAR:
        return TimeSpan(*year_span(int(stripped)), "year", shown=stripped)
    if month := _ISO_MONTH.fullmatch(stripped):
        span_of = month_span(int(month[1]), int(month[2]))
        return TimeSpan(*span_of, "month", shown=stripped)
    found = scan(fold(stripped))
    if len(found) != 1 or not _covers(stripped, found[0].start, found[0].end):
        raise HarnessError(_why_not(text))
    span = found[0].when(Anchor(published))
    return TimeSpan(span.start, span.end, span.granularity, span.open, span.key, stripped)


def _covers(text: str, start: int, end: int) -> bool:
    """Whether nothing but a preposition stands outside the expression."""
    return text[:start].strip().lower() in ("", "in", "on", "the", "in the") and not text[
        end:
    ].strip(" .")


def _range(text: str, first: str, last: str, published: dt.date | None) -> TimeSpan:
    if not first and not last:
        raise HarnessError(_why_not(text))
    if not last:
        start = parse_time(first, published)
        return TimeSpan(start.start, dt.date.max, start.granularity, "end", start.key, text)
    if not first:
        end = parse_time(last, published)
        return TimeSpan(dt.date.min, end.end, end.granularity, "start", end.key, text)
    start, end = parse_time(first, published), parse_time(last, published)
    if start.start > end.end:
        raise HarnessError(f"{text!r} ends before it starts; write the earlier time first")
    return TimeSpan(start.start, end.end, "period", "", start.key, text)


def _why_not(text: str) -> str:
    return (
        f"{text!r} is not a time; write for example 2025-10-19, 2025-10, 2021, 2010..2015,"
        ' "October 19" or "last year"'
    )


def describe_time(span: TimeSpan) -> str:
    """The span in plain words: "19 October 2025", "October 2025", "since 2021"."""
    if span.key is not None:
        return _describe_key(span)
    if span.open == "end":
        return f"since {_edge(span.start, span.granularity)}"
    if span.open == "start":
        return f"until {_edge(span.end, span.granularity)}"
    if span.start == span.end:
        return _day(span.start)
    if span.granularity == "month":
        return f"{span.start:%B} {span.start.year}"
    if span.granularity == "year":
        return str(span.start.year)
    if span.granularity == "quarter":
        return f"the {_nth(span)} quarter of {span.start.year}"
    if span.granularity == "decade" and span.start.year % 10 == 0:
        return f"the {span.start.year}s"
    return f"from {_day(span.start)} to {_day(span.end)}"


def _nth(span: TimeSpan) -> str:
    return ("first", "second", "third", "fourth")[(span.start.month - 1) // 3]


def _edge(date: dt.date, granularity: str) -> str:
    if granularity == "year":
        return str(date.year)
    return f"{date:%B} {date.year}" if granularity == "month" else _day(date)


def _describe_key(span: TimeSpan) -> str:
    kind, _, rest = (span.key or "").partition(":")
    if kind == "weekday":
        return next(name for name, number in WEEKDAYS.items() if number == int(rest)).capitalize()
    if kind == "yearless" and span.start == span.end:
        return f"{span.start.day} {span.start:%B}"
    if kind == "yearless" and span.granularity == "month":
        return f"{span.start:%B}"
    return span.shown or rest or "a time of some year"


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%B} {date.year}"


def render_time(span: TimeSpan, published: dt.date) -> list[str]:
    """Phrases that a careful writer could put for the span; each reads back to it.

    Absolute forms first, then the relative ones that hold on the day of publication.
    """
    if span.key is not None or not (span.start.year >= _FIRST and span.end.year <= _LAST):
        return []
    phrases = [describe_time(span)]
    if span.open:
        return phrases
    if span.start == span.end:
        phrases += _day_phrases(span.start, published)
    elif span.granularity == "month":
        phrases += _relative(span, published, "month", 30)
    elif span.granularity == "year":
        phrases += [f"in {span.start.year}", *_relative(span, published, "year", 366)]
    elif span.granularity == "week":
        phrases += _relative(span, published, "week", 7)
    return phrases


def _day_phrases(date: dt.date, published: dt.date) -> list[str]:
    phrases = [
        f"{date:%B} {date.day}, {date.year}",
        f"{date:%b}. {date.day}, {date.year}",
        f"{date:%Y-%m-%d}",
    ]
    away = (date - published).days
    if -200 < away < 100:
        phrases += [f"{date:%B} {date.day}", f"the {date.day}{_suffix(date.day)} of {date:%B}"]
    if -7 < away <= 0:
        phrases.append(f"on {date:%A}")
    phrases += {0: ["today"], -1: ["yesterday"], 1: ["tomorrow"]}.get(away, [])
    if -_COUNTED_DAYS < away < -1:
        phrases.append(f"{-away} days ago")
    return phrases


def _suffix(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _relative(span: TimeSpan, published: dt.date, unit: str, days: int) -> list[str]:
    if span.start <= published <= span.end:
        return [f"this {unit}"]
    if 0 < (published - span.end).days <= days and _is_last(span, published, unit):
        return [f"last {unit}"]
    return []


def _is_last(span: TimeSpan, published: dt.date, unit: str) -> bool:
    if unit == "week":
        return (published - span.end).days <= 7 - (6 - published.weekday())
    if unit == "month":
        return span.start.month % 12 + 1 == published.month
    return span.start.year == published.year - 1
