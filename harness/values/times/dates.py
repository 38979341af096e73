"""Months, days of a named month, and numeric dates."""

from __future__ import annotations

import datetime as dt
import re

from harness.values.calendar import MONTHS, Days, month_span
from harness.values.period import COMMON_YEAR, TimeSpan
from harness.values.text import word_before, word_set
from harness.values.times.found import Anchor, Found, When, fixed, relative, some_year

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR = r"(?P<year>[12]\d{3})(?!\d|,\d|s\b)"
_NTH = r"(?:st|nd|rd|th)?(?![^\W_])(?!:\d|,\d{3}|\.\d)"
_AND_DAY = rf"(?:(?: ?- ?| to | and )(?P<last>\d{{1,2}}){_NTH})?"
_MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})(?![^\W_])\.?"
    rf"[ ,]{{1,2}}(?:the )?(?P<day>\d{{1,2}}){_NTH}{_AND_DAY}(?: ?,? (?:of |in )?{YEAR})?"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}}){_NTH}{_AND_DAY}"
    rf"[ -](?:of |day of )?(?P<month>{MONTH})(?![^\W_])\.?(?:,?[ -](?:of |in )?{YEAR})?"
)
_MONTH_ALONE = re.compile(
    rf"(?P<month>{MONTH})(?![^\W_])(?:-(?P<until>{MONTH})(?![^\W_]))?(?:\.?,? (?:of |in )?{YEAR})?"
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


def month_first(folded: str, start: int) -> Found | None:
    """ "October 19, 2025"."""
    match = _MONTH_FIRST.match(folded, start)
    return _days_of_month(match) if match else None


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
