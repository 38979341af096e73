"""Months, days of months, numeric dates, and words for days."""

from __future__ import annotations

import datetime as dt
import re

from harness.values.calendar import MONTHS, WEEKDAYS, Days, add_days, add_months, month_span
from harness.values.period import COMMON_YEAR, TimeSpan
from harness.values.text import word_before, word_set
from harness.values.times.found import Anchor, Found, When, fixed, relative, some_year

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))

_YEAR = r"(?P<year>[12]\d{3})(?!\d|,\d|s\b)"
_NTH = r"(?:st|nd|rd|th)?(?![^\W_])(?!:\d|,\d{3}|\.\d)"
_AND_DAY = rf"(?:(?: ?- ?| to | and )(?P<last>\d{{1,2}}){_NTH})?"
_MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})(?![^\W_])\.?"
    rf"[ ,]{{1,2}}(?:the )?(?P<day>\d{{1,2}}){_NTH}{_AND_DAY}(?: ?,? (?:of |in )?{_YEAR})?"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}}){_NTH}{_AND_DAY}"
    rf"[ -](?:of |day of )?(?P<month>{MONTH})(?![^\W_])\.?(?:,?[ -](?:of |in )?{_YEAR})?"
)
_MONTH_ALONE = re.compile(
    rf"(?P<month>{MONTH})(?![^\W_])(?:-(?P<until>{MONTH})(?![^\W_]))?(?:\.?,? (?:of |in )?{_YEAR})?"
)
_NOT_A_DAY = re.compile(
    r" ?%| (?:people|persons|per cent|percent|million|billion|thousand|hundred|dozen|km|miles|men"
    r"|women|soldiers|troops|civilians|children|others)(?![^\W_])"
)
_ALSO_WORDS = frozenset(("may", "march"))
_LEADS = word_set(
    "in since until till by from through during of last next this early late mid before after"
    " earlier later"
)


def month_or_date(folded: str, start: int) -> Found | None:
    """ "October 19, 2025", "October 2025", "October"."""
    match = _MONTH_FIRST.match(folded, start)
    if match is not None and not _NOT_A_DAY.match(folded, match.end()):
        found = _days_of_month(match)
        if found is not None:
            return found
    alone = _MONTH_ALONE.match(folded, start)
    if alone is None:
        return None
    needs_lead = alone["month"] in _ALSO_WORDS or len(alone["month"]) == 3
    bare = alone["year"] is None and alone["until"] is None
    if bare and needs_lead and word_before(folded, start) not in _LEADS:
        return None
    return named_month(folded, start)


def named_month(folded: str, start: int) -> Found | None:
    """A month, even one whose name is also a word ("may"), for places where none else fits."""
    match = _MONTH_ALONE.match(folded, start)
    if match is None:
        return None
    month = MONTHS[match["month"]]
    months = (MONTHS[match["until"]] - month) % 12 + 1 if match["until"] else 1
    granularity = "month" if months == 1 else "period"
    if match["year"]:
        days = month_span(int(match["year"]), month, months)
        return Found.at(start, match.end(), fixed(days, granularity))
    side = _YEAR_SIDE.match(folded, match.end())
    if side:
        return Found.at(start, side.end(), _month_beside(month, months, side[1]))
    when = some_year(lambda year: month_span(year, month, months), granularity)
    return Found.at(start, match.end(), when)


_YEAR_SIDE = re.compile(r"(?: of)? (last|this|next) year(?![^\W_])")


def _month_beside(month: int, months: int, side: str) -> When:
    """ "March next year"."""
    away = {"last": -1, "this": 0, "next": 1}[side]

    def days(published: dt.date) -> Days:
        return month_span(published.year + away, month, months)

    return relative(f"month {month} {side} year", "month", days)


_MODAL = re.compile(r" (?:be|have|not|also|well|soon|still|yet|never)(?![^\W_])")


def day_of_month(folded: str, start: int) -> Found | None:
    """ "19 October 2025", "the 19th of October"."""
    match = _DAY_FIRST.match(folded, start)
    if match is None or (match["month"] == "may" and _MODAL.match(folded, match.end())):
        return None
    return _days_of_month(match)


def _days_of_month(match: re.Match[str]) -> Found | None:
    month, first = MONTHS[match["month"]], int(match["day"])
    last = int(match["last"] or first)

    def span_in(year: int) -> Days | None:
        start, end = date_or_none(year, month, first), date_or_none(year, month, last)
        return (start, end) if start and end and start <= end else None

    granularity = "day" if first == last else "period"
    if span_in(COMMON_YEAR) is None:
        return None
    if match["year"] is None:
        return Found.at(match.start(), match.end(), some_year(span_in, granularity))
    days = span_in(int(match["year"]))
    return Found.at(match.start(), match.end(), fixed(days, granularity)) if days else None


def date_or_none(year: int, month: int, day: int) -> dt.date | None:
    """The date, or ``None`` where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


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
    rf"(?P<day>{_NTH_WORD})(?: day)? of (?P<month>{MONTH})(?![^\W_])(?:,? (?:of |in )?{_YEAR})?"
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


_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[/.]\d)")


def iso_date(folded: str, start: int) -> Found | None:
    """ "2025-10-19"."""
    match = _ISO.match(folded, start)
    date = date_or_none(*map(int, match.groups())) if match else None
    return Found.at(start, match.end(), fixed((date, date), "day")) if match and date else None


def numeric_date(folded: str, start: int) -> Found | None:
    """ "19/10/2025". Where day and month could be exchanged, the date nearest to publication
    wins; without one, the day comes first."""
    match = _NUMERIC.match(folded, start)
    if match is None or (len(match[4]) == 2 and match[2] == "."):
        return None
    left, right, year = int(match[1]), int(match[3]), int(match[4])
    year += 2000 if len(match[4]) == 2 else 0
    readings = [date_or_none(year, right, left), date_or_none(year, left, right)]
    dates = [date for date in readings if date is not None]
    if not dates:
        return None

    def when(anchor: Anchor) -> TimeSpan:
        published = anchor.published or dates[0]
        return TimeSpan.day(min(dates, key=lambda date: abs((date - published).days)))

    return Found.at(start, match.end(), when)


_WEEKDAY_AT = re.compile(rf"({WEEKDAY})(?![^\W_])")
_COMMA = re.compile(r"\.?(?: ?,)?(?: the)? ")
_NAMED_DAYS = frozenset(("black", "good", "ash", "cyber", "super"))
"""Words that make the name of a day the name of a feast or a sale."""
_DAYTIME = re.compile(r" (?:early |late )?(?:morning|afternoon|evening|night)(?![^\W_])")


def past_daytime(folded: str, end: int) -> int:
    """The end of the time of day that may follow the name of a day."""
    daytime = _DAYTIME.match(folded, end)
    return daytime.end() if daytime else end


def weekday(folded: str, start: int) -> Found | None:
    """ "Thursday", "Thursday night", "Thursday, October 30"; "a Sunday" is any of them."""
    match = _WEEKDAY_AT.match(folded, start)
    before = word_before(folded, start)
    if match is None or before in _NAMED_DAYS:
        return None
    if before == "a":
        number, end = WEEKDAYS[match[1]], match.end()
        return Found.at(start, end, lambda anchor: TimeSpan.symbolic(f"weekday:{number}", "day"))
    gap = _COMMA.match(folded, match.end())
    if gap:
        date = day_of_month(folded, gap.end()) or _month_first(folded, gap.end())
        if date is not None:
            return Found.at(start, date.end, date.when)
    if len(match[1]) < 6:  # "sun", "sat" and "wed" are words
        return None
    end = past_daytime(folded, match.end())
    return Found.at(start, end, on_weekday(WEEKDAYS[match[1]], "on"))


_NTH_OF = re.compile(
    rf"(?:the )?(?P<nth>first|second|third|fourth|last|\d{{1,2}}(?:st|nd|rd|th))"
    rf"(?: (?P<what>week|{WEEKDAY}))? (?:of|in) (?:(?:this|the) month|(?P<month>{MONTH})"
    rf"(?:,? {_YEAR})?)(?![^\W_])"
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


def _month_first(folded: str, start: int) -> Found | None:
    match = _MONTH_FIRST.match(folded, start)
    return _days_of_month(match) if match else None


def on_weekday(number: int, which: str) -> When:
    """The weekday (Monday is 0) that is meant by ``on``, ``last``, ``next`` or ``this`` one."""

    def when(anchor: Anchor) -> TimeSpan:
        published = anchor.published
        if published is None:
            return TimeSpan.symbolic(f"weekday:{number}", "day")
        ahead = (number - published.weekday()) % 7
        shift = {
            "on": ahead if anchor.ahead or not ahead else ahead - 7,
            "last": ahead - 7,
            "next": ahead or 7,
            "this": number - published.weekday(),
        }[which]
        return TimeSpan.day(add_days(published, shift))

    return when


DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def day_word(folded: str, start: int) -> Found | None:
    """ "today", "yesterday evening"."""
    word = next(name for name in DAY_WORDS if folded.startswith(name, start))
    if word == "today" and word_before(folded, start) == "usa":  # the newspaper
        return None

    def days(published: dt.date) -> Days:
        date = add_days(published, DAY_WORDS[word])
        return date, date

    end = past_daytime(folded, start + len(word))
    return Found.at(start, end, relative(word, "day", days))
