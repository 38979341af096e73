"""Finding expressions of time in text, and fixing them on the calendar.

Reading has two steps: ``scan`` finds the expressions; each then resolves
against an anchor (the day of publication, the time spoken of before).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from harness.types import Span
from harness.values.calendar import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Days,
    add_days,
    around,
    month_span,
    nearest,
    step,
    year_span,
)
from harness.values.mention import Mention
from harness.values.numbers import NUMBER_WORDS, number_at
from harness.values.period import COMMON_YEAR, TimeSpan
from harness.values.text import TOKEN, fold, words_before
from harness.values.units import UNIT_SYMBOL, UNIT_WORD


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative expression leans on."""

    published: dt.date | None
    previous: TimeSpan | None = None


When = Callable[[Anchor], TimeSpan]


@dataclass(frozen=True, slots=True)
class Found:
    """An expression of time in folded text, not yet fixed on the calendar."""

    start: int
    end: int
    when: When
    core: tuple[int, int]


def read_times(text: str, published: dt.date | None) -> list[Mention]:
    """All expressions of time in ``text``, in order, resolved against ``published``."""
    return times_in(text, scan(fold(text)), published)


def times_in(text: str, found: list[Found], published: dt.date | None) -> list[Mention]:
    """Resolve scanned expressions in order, each leaning on the one before it."""
    mentions: list[Mention] = []
    previous: TimeSpan | None = None
    for item in found:
        span = Span.of(text, item.start, item.end)
        value = replace(item.when(Anchor(published, previous)), shown=span.text)
        mentions.append(Mention(span, value, "time", Span.of(text, *item.core)))
        if value.key is None:
            previous = value
    return mentions


def time_spans(folded: str) -> list[tuple[int, int]]:
    """Where expressions of time stand in folded text."""
    return [(found.start, found.end) for found in scan(folded)]


def scan(folded: str) -> list[Found]:
    """Find the expressions of time in folded text, in order, without overlaps."""
    results: list[Found] = []
    done = 0
    for token in TOKEN.finditer(folded):
        start, word = token.start(), token.group()
        if start < done or not (word in _TRIGGERS or word.isdecimal()):
            continue
        found = expression_at(folded, start)
        if found is not None:
            results.append(found)
            done = found.end
        elif word.isdecimal():
            done = token.end()
    return results


def expression_at(folded: str, start: int) -> Found | None:
    """The longest expression of time that starts right at ``start``."""
    word = TOKEN.match(folded, start)
    if word is None:
        return None
    key = "0" if word.group().isdecimal() else word.group()
    for reader in _TRIGGERS.get(key, ()):
        found = reader(folded, start)
        if found is not None:
            return found
    return None


def _found(start: int, end: int, when: When) -> Found:
    return Found(start, end, when, (start, end))


# ---------------------------------------------------------------- fixing on the calendar


def _fixed(days: Days, granularity: str) -> When:
    return lambda anchor: TimeSpan(*days, granularity)


def _some_year(span_in: Callable[[int], Days | None], granularity: str) -> When:
    """A span whose year is unsaid: the nearest to ``published``, else in no year."""

    def when(anchor: Anchor) -> TimeSpan:
        if anchor.published is not None:
            days = nearest(anchor.published, span_in)
            if days is not None:
                return TimeSpan(*days, granularity)
        days = span_in(COMMON_YEAR)
        assert days is not None  # the common year is a leap year: every day and month exists
        if days[1].year != COMMON_YEAR:
            return TimeSpan.symbolic(f"season:{days[0].month}", granularity)
        return TimeSpan(*days, granularity, key="yearless")

    return when


def _relative(key: str, granularity: str, days_from: Callable[[dt.date], Days]) -> When:
    def when(anchor: Anchor) -> TimeSpan:
        if anchor.published is None:
            return TimeSpan.symbolic(f"relative:{key}", granularity)
        return TimeSpan(*days_from(anchor.published), granularity)

    return when


def _day(year: int, month: int, day: int) -> Days | None:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return date, date


# ---------------------------------------------------------------- months and days of months

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>[12]\d{3})(?!\d|,\d|s\b)"
_NTH = r"(?:st|nd|rd|th)?(?![^\W_])(?!:\d|,\d{3}|\.\d)"
_MONTH_AT = re.compile(
    rf"(?P<month>{_MONTH})(?![^\W_])(?P<dot>\.?)"
    rf"(?:[ ,]{{1,2}}(?:the )?(?P<day>\d{{1,2}}){_NTH}(?:(?: ?- ?| to | and )(?P<last>\d{{1,2}}){_NTH})?)?"
    rf"(?:,? (?:of |in )?{_YEAR})?"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}}){_NTH}(?:(?: ?- ?| to | and )(?P<last>\d{{1,2}}){_NTH})?"
    rf"[ -](?:of |day of )?(?P<month>{_MONTH})(?![^\W_])\.?(?:,?[ -](?:of |in )?{_YEAR})?"
)
_WORDLIKE_MONTHS = frozenset(["may", "march", "mar", "dec", "jan", "jun"])
_LEADS = frozenset(
    ["in", "since", "until", "till", "by", "from", "through", "during", "of", "last", "next", "this", "early", "late", "mid", "before", "after", "between", "to", "and", "on", "earlier", "later"]
)
_NOT_A_DAY = re.compile(
    r" ?%| (?:people|persons|per cent|percent|million|billion|thousand|hundred|dozen|km|miles|men|women"
    r"|soldiers|troops|civilians|children|others)(?![^\W_])"
)


def _month(folded: str, start: int) -> Found | None:
    match = _MONTH_AT.match(folded, start)
    if match is None:
        return None
    name, day = match["month"], match["day"]
    if day is not None and _NOT_A_DAY.match(folded, match.end()):
        match = re.compile(rf"(?P<month>{_MONTH})(?P<day>x)?(?P<year>x)?(?P<dot>\.?)").match(
            folded, start
        )
        assert match is not None
        day = None
    if day is None and match["year"] is None:
        wordlike = name in _WORDLIKE_MONTHS or (
            len(name) < 5 and name not in ("june", "july", "may")
        )
        if wordlike and not _is_led(folded, start):
            return None
    return _month_found(match, start)


def _is_led(folded: str, start: int) -> bool:
    before = words_before(folded, start, 1)
    return bool(before) and before[0][0] in _LEADS


def _month_found(match: re.Match[str], start: int) -> Found | None:
    groups = match.groupdict()
    month = MONTHS[groups["month"]]
    year = int(groups["year"]) if groups["year"] else None
    if groups["day"] is None:
        end = match.end() - (
            0 if year or len(groups["month"]) < 5 else len(groups.get("dot") or "")
        )
        if year:
            return _found(start, end, _fixed(month_span(year, month), "month"))
        return _found(start, end, _some_year(lambda y: month_span(y, month), "month"))
    first, last = int(groups["day"]), int(groups.get("last") or groups["day"])
    if _day(COMMON_YEAR, month, first) is None or _day(COMMON_YEAR, month, last) is None:
        return None
    if last < first:
        return None

    def span_in(some_year: int) -> Days | None:
        begin, finish = _day(some_year, month, first), _day(some_year, month, last)
        return (begin[0], finish[0]) if begin and finish else None

    granularity = "day" if first == last else "period"
    if year is None:
        return _found(start, match.end(), _some_year(span_in, granularity))
    days = span_in(year)
    return _found(start, match.end(), _fixed(days, granularity)) if days else None


def _day_of_month(folded: str, start: int) -> Found | None:
    match = _DAY_FIRST.match(folded, start)
    if match is None or (
        match["month"] == "may" and not match["year"] and _modal(folded, match.end())
    ):
        return None
    return _month_found(match, start)


_MODAL = re.compile(r" (?:be|have|not|also|well|soon|still|yet|never)(?![^\W_])")


def _modal(folded: str, end: int) -> bool:
    return bool(_MODAL.match(folded, end))


_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])")
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[/.]\d)")


def _iso(folded: str, start: int) -> Found | None:
    match = _ISO.match(folded, start)
    if match is None or not 1 <= int(match[2]) <= 12 or match[1] < "1000":
        return None
    year, month = int(match[1]), int(match[2])
    if match[3] is None:
        return _found(start, match.end(), _fixed(month_span(year, month), "month"))
    days = _day(year, month, int(match[3]))
    return _found(start, match.end(), _fixed(days, "day")) if days else None


def _slashed(folded: str, start: int) -> Found | None:
    """19/10/2025. Where day and month could be exchanged, the date nearest to publication wins."""
    match = _SLASHED.match(folded, start)
    if match is None or (len(match[4]) == 2 and match[2] == "."):
        return None
    year = int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])
    if not 1000 <= year < 3000:
        return None
    readings = [_day(year, int(match[3]), int(match[1])), _day(year, int(match[1]), int(match[3]))]
    days = [reading for reading in readings if reading is not None]
    if not days:
        return None

    def when(anchor: Anchor) -> TimeSpan:
        published = anchor.published
        if published is None:
            return TimeSpan(*days[0], "day")
        return TimeSpan(*min(days, key=lambda d: abs((d[0] - published).days)), "day")

    return _found(start, match.end(), when)


# ---------------------------------------------------------------- years, decades, centuries

_YEAR_AT = re.compile(r"([12]\d{3})(?![\d]|,\d|\.\d|[^\W\d_])")
_YEARS_AT = re.compile(r"([12]\d{3})(?:-|/| - )(\d{4}|\d{2})(?![\d]|[-/]\d|[^\W\d_])")
_DECADE_AT = re.compile(r"(?:([12]\d)?(\d)0'?s)(?![^\W_])")
_CENTURY_AT = re.compile(r"(\d{1,2})(?:st|nd|rd|th)[ -]century(?![^\W_])")
_YEAR_LEADS = frozenset(
    ["in", "since", "by", "until", "till", "from", "to", "of", "before", "after", "during", "circa", "year", "between", "and", "early", "late", "mid", "through", "fiscal", "for", "around"]
)
_COUNT_LEADS = frozenset(["over", "than", "least", "nearly", "almost", "most", "some", "another", "total", "about"])


def _year(folded: str, start: int) -> Found | None:
    match = _YEAR_AT.match(folded, start)
    if match is None or not _stands_free(folded, start, match.end()):
        return None
    year = int(match[1])
    before = words_before(folded, start, 1)
    lead = before[0][0] if before else ""
    if lead in _COUNT_LEADS or _counts(folded, match.end()):
        return None
    if not 1900 <= year < 2100 and lead not in _YEAR_LEADS:
        return None
    return _found(start, match.end(), _fixed(year_span(year), "year"))


def _stands_free(folded: str, start: int, end: int) -> bool:
    before = folded[start - 1] if start else " "
    if before in "$£€¥₹#@_=&.,/:" or before.isalnum():
        return False
    if before == "-" and start > 1 and folded[start - 2].isdecimal():
        return False
    return (
        folded[end : end + 1] not in ("%", "°", "_", "-")
        or not folded[end + 1 : end + 2].isdecimal()
    )


_PLURALS = re.compile(r" (?:[a-z]+ )?(people|persons|soldiers|troops|men|women|children|civilians|jobs|homes"
                      r"|dead|deaths|cases|seats|votes)(?![^\W_])")  # fmt: skip


def _counts(folded: str, end: int) -> bool:
    """Whether a unit or a counted noun follows, so that the figure is no year."""
    at = end + 1 if folded[end : end + 1] in (" ", "-") else end
    unit = UNIT_WORD.match(folded, at) if at > end else UNIT_SYMBOL.match(folded, end)
    return bool(unit) or bool(_PLURALS.match(folded, end)) or folded[end : end + 1] == "%"


def _years(folded: str, start: int) -> Found | None:
    match = _YEARS_AT.match(folded, start)
    if match is None or not _stands_free(folded, start, start):
        return None
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    if not (1800 <= first < last < 2100) or _counts(folded, match.end()):
        return None
    return _found(
        start, match.end(), _fixed((dt.date(first, 1, 1), dt.date(last, 12, 31)), "period")
    )


def _decade(folded: str, start: int) -> Found | None:
    match = _DECADE_AT.match(folded, start)
    if match is None or (start and (folded[start - 1].isalnum() or folded[start - 1] in "$£€-,.")):
        return None
    if match[1] is None:
        if not (start and folded[start - 1] == "'"):
            return None
        century = 20 if match[2] in "01" else 19
        return _found(
            start, match.end(), _fixed(year_span(century * 100 + 10 * int(match[2]), 10), "decade")
        )
    return _found(
        start,
        match.end(),
        _fixed(year_span(int(match[1]) * 100 + 10 * int(match[2]), 10), "decade"),
    )


def _century(folded: str, start: int) -> Found | None:
    match = _CENTURY_AT.match(folded, start)
    if match is None or not 1 <= int(match[1]) <= 30:
        return None
    first = (int(match[1]) - 1) * 100 + 1
    return _found(start, match.end(), _fixed(year_span(first, 100), "century"))


# ---------------------------------------------------------------- quarters, halves, seasons

_NUMBERED = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}
_OF_YEAR = r"(?: (?:of |in )?(?:the (?:year |fiscal year )?)?(?P<year>[12]\d{3})(?!\d))"
_QUARTER_AT = re.compile(
    rf"(?:(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter|q(?P<n>[1-4]))(?![^\W_])"
    rf"(?P<of>{_OF_YEAR}?)"
)
_HALF_AT = re.compile(
    rf"(?:(?P<nth>first|second) half(?={_OF_YEAR})|h(?P<n>[12])(?= [12]\d{{3}}))(?![^\W_])(?P<of>{_OF_YEAR.replace('year>', 'y2>')})"
)
_SEASON_AT = re.compile(
    rf"(?P<season>spring|summer|autumn|fall|winter)(?![^\W_])(?P<of>{_OF_YEAR}?)"
)


def _quarter(folded: str, start: int) -> Found | None:
    match = _QUARTER_AT.match(folded, start)
    if match is None:
        return None
    number = int(match["n"]) if match["n"] else _NUMBERED[match["nth"]]
    month = 3 * number - 2
    if match["year"]:
        return _found(
            start, match.end(), _fixed(month_span(int(match["year"]), month, 3), "quarter")
        )
    return _found(start, match.end(), _some_year(lambda y: month_span(y, month, 3), "quarter"))


def _half_year(folded: str, start: int) -> Found | None:
    match = _HALF_AT.match(folded, start)
    if match is None:
        return None
    number = int(match["n"]) if match["n"] else _NUMBERED[match["nth"]]
    days = month_span(int(match["y2"]), 6 * number - 5, 6)
    return _found(start, match.end(), _fixed(days, "half"))


def _season(folded: str, start: int) -> Found | None:
    match = _SEASON_AT.match(folded, start)
    if match is None:
        return None
    month = SEASONS[match["season"]]
    if match["year"]:
        return _found(
            start, match.end(), _fixed(month_span(int(match["year"]), month, 3), "season")
        )
    before = [word for word, _ in words_before(folded, start, 2)]
    if before[-1:] != ["in"] and before[-2:] != ["in", "the"]:
        return None
    return _found(start, match.end(), _some_year(lambda y: month_span(y, month, 3), "season"))


# ---------------------------------------------------------------- weekdays and words for days

_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_WEEKDAY_AT = re.compile(rf"({_WEEKDAY})(?![^\W_])\.?")
_DAYTIME = re.compile(r" (?:early |late )?(?:morning|afternoon|evening|night)(?![^\W_])")
_COMMA = re.compile(r"(?:,| the|, the)? ")


def _weekday(folded: str, start: int) -> Found | None:
    match = _WEEKDAY_AT.match(folded, start)
    if match is None:
        return None
    name = match[1]
    end = start + len(name)
    gap = _COMMA.match(folded, match.end())
    date = (_day_of_month(folded, gap.end()) or _month(folded, gap.end())) if gap else None
    if date is not None and folded[date.start : date.end].strip("abcdefghijklmnopqrstuvwxyz."):
        return _found(start, date.end, date.when)
    if len(name) < 6:
        return None
    if daytime := _DAYTIME.match(folded, end):
        end = daytime.end()
    return _found(start, end, _on_weekday(WEEKDAYS[name], "on"))


def _on_weekday(weekday: int, which: str) -> When:
    def when(anchor: Anchor) -> TimeSpan:
        published = anchor.published
        if published is None:
            return TimeSpan.symbolic(f"weekday:{weekday}", "day")
        ahead = (weekday - published.weekday()) % 7
        shift = {
            "on": ahead - 7 if ahead else 0,
            "last": ahead - 7,
            "next": ahead or 7,
            "coming": ahead or 7,
            "this": weekday - published.weekday(),
        }[which]
        return TimeSpan.day(add_days(published, shift))

    return when


_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _day_word(folded: str, start: int) -> Found | None:
    match = TOKEN.match(folded, start)
    assert match is not None
    word = match.group()
    shift, end = _DAY_WORDS[word], match.end()
    if daytime := _DAYTIME.match(folded, end):
        end = daytime.end()

    def days(published: dt.date) -> Days:
        date = add_days(published, shift)
        return date, date

    return _found(start, end, _relative(word, "day", days))


# ---------------------------------------------------------------- this, last, next, past

_UNITS = (
    "second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century|season"
)
_PLURAL_UNITS = r"(?P<unit>" + _UNITS + r"|centurie)s?(?![^\W_])"
_WHICH = re.compile(
    r"(?:the )?(?P<which>this|last|next|past|previous|preceding|following|coming|current|same)[ -]"
    r"(?:(?P<what>morning|afternoon|evening)(?![^\W_])"
    rf"|(?P<season>spring|summer|autumn|fall|winter)(?![^\W_])"
    rf"|(?P<weekday>{_WEEKDAY})(?![^\W_])"
    rf"|(?P<month>{_MONTH})(?![^\W_])"
    rf"|{_PLURAL_UNITS})"
)
_STRETCH = re.compile(
    r"(?:the )?(?P<which>last|past|previous|next|coming|preceding|following)[ -](?P<number>[\da-z])"
)
_SIDE = {"this": 0, "current": 0, "same": 0, "last": -1, "past": -1, "previous": -1,
         "preceding": -1, "next": 1, "following": 1, "coming": 1}  # fmt: skip
_FROM_PREVIOUS = frozenset(["previous", "preceding", "following", "same"])


def _which(folded: str, start: int) -> Found | None:
    match = _WHICH.match(folded, start)
    if match is None:
        return _stretch(folded, start)
    which, end = match["which"], match.end()
    side = _SIDE[which]
    if match["what"]:
        return _found(start, end, _relative("today", "day", lambda p: (p, p)))
    if match["weekday"]:
        return _which_weekday(folded, match)
    if match["month"] or match["season"]:
        month = MONTHS[match["month"]] if match["month"] else SEASONS[match["season"]]
        length, granularity = (1, "month") if match["month"] else (3, "season")
        return _found(start, end, _which_month(month, length, side, granularity))
    unit = match["unit"].replace("centurie", "century")
    if unit in ("second", "minute", "season") or folded[end - 1] == "s":
        return None
    if which == "past" or (which in ("last", "past") and unit == "hour"):
        return _found(start, end, _stretch_of(unit, 1, -1))
    if unit == "night":
        return _found(start, end, _which_unit("day", which, side))
    return _found(start, end, _which_unit(unit, which, side))


def _which_weekday(folded: str, match: re.Match[str]) -> Found | None:
    name, which = match["weekday"], match["which"]
    if len(name) < 6:
        return None
    side = {-1: "last", 1: "coming" if which == "coming" else "next"}.get(_SIDE[which], "this")
    end = match.end()
    if daytime := _DAYTIME.match(folded, end):
        end = daytime.end()
    return _found(match.start(), end, _on_weekday(WEEKDAYS[name], side))


def _which_month(month: int, length: int, side: int, granularity: str) -> When:
    def days(published: dt.date) -> Days:
        year = published.year
        if side < 0 and month_span(year, month, length)[1] >= around(published, "month")[0]:
            year -= 1
        if side > 0 and month_span(year, month, length)[0] <= published:
            year += 1
        return month_span(year, month, length)

    return _relative(f"{side} {granularity} {month}", granularity, days)


def _which_unit(unit: str, which: str, side: int) -> When:
    granularity = {"weekend": "period", "fortnight": "period", "hour": "day"}.get(unit, unit)

    def when(anchor: Anchor) -> TimeSpan:
        base = anchor.published
        previous = anchor.previous
        if which in _FROM_PREVIOUS and previous is not None and not previous.open:
            base = previous.start if side < 0 else previous.end
        elif which == "next" and unit == "day" and previous is not None and previous.is_day:
            base = previous.end
        if base is None:
            return TimeSpan.symbolic(f"relative:{side:+d} {unit}", granularity)
        days = around(step(base, unit, side), unit)
        if unit == "weekend" and side < 0 and days[1] >= base:
            days = around(step(days[0], unit, -1), unit)
        return TimeSpan(*days, granularity)

    return when


def _stretch(folded: str, start: int) -> Found | None:
    """ "the past 24 hours", "the last three years"."""
    match = _STRETCH.match(folded, start)
    if match is None:
        return None
    found = _count_of_units(folded, match.end() - 1)
    if found is None:
        return None
    count, unit, end = found
    return _found(start, end, _stretch_of(unit, count, _SIDE[match["which"]]))


def _stretch_of(unit: str, count: int, side: int) -> When:
    def days(published: dt.date) -> Days:
        far = step(published, unit, side * count)
        return (far, published) if side < 0 else (published, far)

    return _relative(f"{side * count:+d} {unit}s", "period", days)


_UNIT_AFTER = re.compile(rf"[ -]{_PLURAL_UNITS}")
_LOOSE = {"a": 1, "an": 1, "several": 0, "few": 0, "couple": 2}


def _count_of_units(folded: str, start: int) -> tuple[int, str, int] | None:
    number = number_at(folded, start)
    if number is None:
        article = re.compile(r"(an?|one)(?= )").match(folded, start)
        if article is None:
            couple = re.compile(r"(?:a )?couple(?: of)?").match(folded, start)
            if couple is None:
                return None
            value, end = 2.0, couple.end()
        else:
            value, end = 1.0, article.end()
    else:
        value, end = number.value, number.end
    match = _UNIT_AFTER.match(folded, end)
    if match is None or not 0 < value < 10_000:
        return None
    return round(value) or 1, match["unit"].replace("centurie", "century"), match.end()


# ---------------------------------------------------------------- two days ago, a day earlier

_DIRECTION = re.compile(
    r" (?P<way>ago|earlier|later|before|after|from now|prior|previously|afterwards?)(?![^\W_])"
)
_THE_DAY = re.compile(r"the (?P<unit>day|week|month|year|night) (?P<way>before|after)(?![^\W_])")


def _ago(folded: str, start: int) -> Found | None:
    counted = _count_of_units(folded, start)
    if counted is None:
        return None
    count, unit, end = counted
    direction = _DIRECTION.match(folded, end)
    if direction is None:
        return None
    way = direction["way"]
    if way in ("before", "after") and _clause_follows(folded, direction.end()):
        return None
    back = way in ("ago", "earlier", "before", "prior", "previously")
    shift = -count if back else count
    return _found(start, direction.end(), _shifted(shift, unit, way not in ("ago", "from now")))


def _clause_follows(folded: str, end: int) -> bool:
    """Whether "before" or "after" goes on to name the event that it counts from."""
    return folded[end : end + 1] == " " and folded[end + 1 : end + 2].isalnum()


def _the_day(folded: str, start: int) -> Found | None:
    match = _THE_DAY.match(folded, start)
    if match is None or _clause_follows(folded, match.end()):
        return None
    shift = -1 if match["way"] == "before" else 1
    return _found(start, match.end(), _shifted(shift, match["unit"], True))


def _shifted(shift: int, unit: str, from_previous: bool) -> When:
    granularity = {
        "night": "day",
        "second": "day",
        "minute": "day",
        "hour": "day",
        "fortnight": "week",
    }.get(unit, unit)

    def when(anchor: Anchor) -> TimeSpan:
        previous = anchor.previous if from_previous else None
        if previous is not None and not previous.open and unit == "year" and previous.granularity in (
            "month", "quarter", "half", "season"
        ):  # fmt: skip
            return TimeSpan(
                *month_span(previous.start.year + shift, previous.start.month, _months(previous)),
                previous.granularity,
            )
        base = previous.start if previous is not None and not previous.open else anchor.published
        if base is None:
            return TimeSpan.symbolic(f"relative:{shift:+d} {unit}", granularity)
        return TimeSpan(*around(step(base, unit, shift), granularity), granularity)

    return when


def _months(span: TimeSpan) -> int:
    return round((span.end - span.start).days / 30.4) or 1


# ---------------------------------------------------------------- early, since, between

_PART_AT = re.compile(
    r"(?P<part>early|mid|late|earlier|later)(?: |-| in | on )(?:in |on )?(?:the )?(?=[\da-z'])"
)
_THIRDS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}
_SPLIT = frozenset(["month", "year", "decade", "century", "quarter", "season", "half", "week"])


def _part(folded: str, start: int) -> Found | None:
    match = _PART_AT.match(folded, start)
    if match is None:
        return None
    at = match.end() + (folded[match.end()] == "'")
    whole = _month_word(folded, at) or expression_at(folded, at)
    if whole is None:
        return None
    third = _THIRDS.get(match["part"])

    def when(anchor: Anchor) -> TimeSpan:
        span = whole.when(anchor)
        if third is None or span.granularity not in _SPLIT or span.key not in (None, "yearless"):
            return (
                span
                if third is None or span.key is None
                else replace(span, key=f"{span.key} {match['part']}")
            )
        return replace(_third(span, *third), granularity="part")

    return Found(start, whole.end, when, (whole.start, whole.end))


def _month_word(folded: str, at: int) -> Found | None:
    """A month that would need a lead ("may"): "early" is one."""
    match = _MONTH_AT.match(folded, at)
    return _month_found(match, at) if match and not match["day"] else None


def _third(span: TimeSpan, first: int, last: int) -> TimeSpan:
    """A third of a span: ten days of a month, four months of a year."""
    days = (span.end - span.start).days + 1
    if span.granularity == "month":
        starts = [0, 10, 20, days]
    elif span.granularity == "year":
        starts = [(dt.date(span.start.year, m, 1) - span.start).days for m in (1, 5, 9)] + [days]
    else:
        starts = [0, days // 3, 2 * days // 3, days]
    return replace(
        span,
        start=add_days(span.start, starts[first]),
        end=add_days(span.start, starts[last] - 1),
    )


_OPEN_AT = re.compile(
    r"(?P<side>since|until|till|through|up to|as of) (?:the )?(?:at least )?(?=[\da-z'])"
)
_PAIR_AT = re.compile(r"(?P<lead>between|from) (?:the )?(?=[\da-z'])")
_PAIR_JOINT = {
    "between": re.compile(r" and (?:the )?"),
    "from": re.compile(r" (?:to|until|till|through) (?:the )?| ?- ?"),
}


def _open(folded: str, start: int) -> Found | None:
    match = _OPEN_AT.match(folded, start)
    if match is None:
        return None
    edge = _month_word(folded, match.end()) or expression_at(folded, match.end())
    if edge is None:
        return None
    since = match["side"] in ("since", "as of")

    def when(anchor: Anchor) -> TimeSpan:
        span = edge.when(anchor)
        if span.key is not None:
            return TimeSpan.symbolic(f"{span.key} {match['side']} {span.start}", span.granularity)
        if since:
            return replace(span, end=dt.date.max, open="end")
        return replace(span, start=dt.date.min, open="start")

    return Found(start, edge.end, when, (edge.start, edge.end))


def _pair(folded: str, start: int) -> Found | None:
    match = _PAIR_AT.match(folded, start)
    if match is None:
        return None
    first = _month_word(folded, match.end()) or expression_at(folded, match.end())
    joint = _PAIR_JOINT[match["lead"]].match(folded, first.end) if first else None
    second = expression_at(folded, joint.end()) if joint else None
    if first is None or second is None:
        return None

    def when(anchor: Anchor) -> TimeSpan:
        left, right = first.when(anchor), second.when(anchor)
        if left.key not in (None, "yearless") or left.key != right.key or left.start > right.end:
            return left
        return TimeSpan(left.start, right.end, "period", key=left.key)

    return Found(start, second.end, when, (first.start, second.end))


# ---------------------------------------------------------------- which reader a word calls

Reader = Callable[[str, int], Found | None]


def _table() -> dict[str, tuple[Reader, ...]]:
    table: dict[str, tuple[Reader, ...]] = {
        "0": (_iso, _slashed, _day_of_month, _century, _years, _decade, _ago, _year),
        "the": (_which, _the_day),
        "a": (_ago,),
        "an": (_ago,),
        "couple": (_ago,),
        "between": (_pair,),
        "from": (_pair,),
        "as": (_open,),
        "up": (_open,),
        "q": (_quarter,),
        "h": (_half_year,),
    }
    groups: tuple[tuple[frozenset[str], tuple[Reader, ...]], ...] = (
        (frozenset(MONTHS), (_month,)),
        (frozenset(WEEKDAYS), (_weekday,)),
        (frozenset(_DAY_WORDS), (_day_word,)),
        (frozenset(SEASONS), (_season,)),
        (frozenset(_SIDE), (_which,)),
        (frozenset(_THIRDS) | {"earlier", "later"}, (_part,)),
        (frozenset(["since", "until", "till", "through"]), (_open,)),
        (frozenset(NUMBER_WORDS), (_ago,)),
        (frozenset(["first", "second", "third", "fourth"]), (_quarter, _half_year)),
    )
    for words, readers in groups:
        for word in words:
            table[word] = table.get(word, ()) + readers
    return table


_TRIGGERS = _table()
