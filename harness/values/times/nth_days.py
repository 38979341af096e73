"""Days and weeks told by their number in a month: "the nineteenth", "the last Thursday of May"."""

from __future__ import annotations

import datetime as dt
import re

from harness.values.calendar import MONTHS, WEEKDAYS, Days, add_days, add_months, month_span
from harness.values.period import COMMON_YEAR
from harness.values.times.dates import MONTH, YEAR, date_or_none
from harness.values.times.found import Found, fixed, relative, some_year
from harness.values.times.weekdays import WEEKDAY

_ONES = "first second third fourth fifth sixth seventh eighth ninth".split()
_SPOKEN = dict(
    zip(
        _ONES
        + "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth".split()
        + ["eighteenth", "nineteenth", "twentieth"]
        + [f"twenty-{one}" for one in _ONES]
        + ["thirtieth", "thirty-first"],
        range(1, 32),
        strict=True,
    )
)
SPOKEN_FIRST = frozenset(word.partition("-")[0] for word in _SPOKEN)
"""The first words of the days of a month that are written out."""
_AFTER_NTH = (
    r"(?=[.,;:!?)]| (?:and|but|in|at|after|when|before|as|by|to|with|between|from|that|which|did"
    r"|was|were|is|are|has|have|had|would|could|never|soon|quickly|later|then|only|just|already|also|still|failed|broke|fell|collapsed)(?![^\W_]))"
)
_BARE_NTH = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th){_AFTER_NTH}")
_NTH_WORD = "|".join(sorted(_SPOKEN, key=len, reverse=True)).replace("-", "[ -]")
_SPOKEN_BARE = re.compile(rf"(?P<day>{_NTH_WORD}){_AFTER_NTH}")
_SPOKEN_OF = re.compile(
    rf"(?P<day>{_NTH_WORD})(?: day)? of (?P<month>{MONTH})(?![^\W_])(?:,? (?:of |in )?{YEAR})?"
)
_SPOKEN_OF_MONTH = re.compile(rf"(?P<day>{_NTH_WORD}) of (?P<which>this|the|last) month(?![^\W_])")


def nth_alone(folded: str, start: int) -> Found | None:
    """ "on the 19th": the last such day of a month that has begun."""
    match = _BARE_NTH.match(folded, start)
    if match is None or not folded.endswith("on the ", 0, start):
        return None
    return _last_such_day(int(match["day"]), start, match.end())


def spoken_day(folded: str, start: int) -> Found | None:
    """ "the nineteenth of October"; "on the nineteenth", but not "on the third", of what?"""
    match = _SPOKEN_OF.match(folded, start)
    if match is not None:
        day, month = _spoken(match), MONTHS[match["month"]]
        if match["year"]:
            date = date_or_none(int(match["year"]), month, day)
            return Found.at(start, match.end(), fixed((date, date), "day")) if date else None
        if date_or_none(COMMON_YEAR, month, day) is None:
            return None

        def span_in(year: int) -> Days | None:
            date = date_or_none(year, month, day)
            return (date, date) if date else None

        return Found.at(start, match.end(), some_year(span_in, "day"))
    of_month = _SPOKEN_OF_MONTH.match(folded, start)
    if of_month is not None:
        return _day_of_month(_spoken(of_month), of_month)
    bare = _SPOKEN_BARE.match(folded, start)
    if bare is None or not folded.endswith("on the ", 0, start) or _spoken(bare) < len(_ONES):
        return None
    return _last_such_day(_spoken(bare), start, bare.end())


def _spoken(match: re.Match[str]) -> int:
    return _SPOKEN[match["day"].replace(" ", "-")]


def _day_of_month(day: int, match: re.Match[str]) -> Found:
    """ "The nineteenth of this month", "the ninth of last month"."""

    def days(published: dt.date) -> Days:
        month = add_months(published.replace(day=1), -1 if match["which"] == "last" else 0)
        date = date_or_none(month.year, month.month, day)
        return (date, date) if date else month_span(month.year, month.month)

    return Found.at(match.start(), match.end(), relative(f"day {day} of month", "day", days))


def _last_such_day(day: int, start: int, end: int) -> Found | None:
    def days(published: dt.date) -> Days:
        for back in range(3):
            month = add_months(published.replace(day=1), -back)
            date = date_or_none(month.year, month.month, day)
            if date is not None and date <= published:
                return date, date
        return published, published

    if not 1 <= day <= 31:
        return None
    return Found.at(start, end, relative(f"day {day}", "day", days))


_NTH_OF = re.compile(
    rf"(?:the )?(?P<nth>first|second|third|fourth|last|\d{{1,2}}(?:st|nd|rd|th))"
    rf"(?: (?P<what>week|{WEEKDAY}))? (?:of|in) (?:(?:this|the) month|(?P<month>{MONTH})"
    rf"(?:,? {YEAR})?)(?![^\W_])"
)
_NTHS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


def nth_of_month(folded: str, start: int) -> Found | None:
    """ "the first week of October", "the last Thursday of the month", "the 19th of this month"."""
    match = _NTH_OF.match(folded, start)
    if match is None or (match["what"] is None) == (match["nth"] in _NTHS):
        return None
    if match["month"] and match["what"] is None:
        return None  # "the 19th of October" is read as a date
    what, month = match["what"], MONTHS[match["month"]] if match["month"] else None

    def span_in(year: int, number: int) -> Days | None:
        if what is None:
            day = date_or_none(year, number, int(match["nth"][:-2]))
            return (day, day) if day else None
        first, last = month_span(year, number)
        count = _NTHS.get(match["nth"], 0)
        if what == "week":
            begin = add_days(last, -6) if count < 0 else add_days(first, 7 * count)
            return begin, add_days(begin, 6)
        days = [add_days(first, n) for n in range((last - first).days + 1)]
        found = [day for day in days if day.weekday() == WEEKDAYS[what]]
        return (found[count], found[count]) if -len(found) <= count < len(found) else None

    granularity = "week" if what == "week" else "day"
    if match["year"] and month:
        fixed_days = span_in(int(match["year"]), month)
        when = fixed(fixed_days, granularity) if fixed_days else None
        return Found.at(start, match.end(), when) if when else None
    if month:
        return Found.at(start, match.end(), some_year(lambda y: span_in(y, month), granularity))

    def this_month(published: dt.date) -> Days:
        return span_in(published.year, published.month) or month_span(
            published.year, published.month
        )

    return Found.at(start, match.end(), relative("nth of month", granularity, this_month))
