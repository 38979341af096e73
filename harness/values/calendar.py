"""Calendar arithmetic for the reader of times: units of time around a day, and steps of them."""

from __future__ import annotations

import calendar as _calendar
import datetime as dt
from collections.abc import Callable

MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (_calendar.month_name[number].lower(), _calendar.month_abbr[number].lower())
} | {"sept": 9}
WEEKDAYS = {
    name: number
    for number in range(7)
    for name in (_calendar.day_name[number].lower(), _calendar.day_abbr[number].lower())
} | {"tues": 1, "thur": 3, "thurs": 3}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each season of the northern half, as meteorologists count them."""

Days = tuple[dt.date, dt.date]
"""The first and the last day of a span."""


def clamped(year: int, month: int, day: int) -> dt.date:
    """The date, pulled back into the calendar's years and the month's days."""
    if year > dt.MAXYEAR:
        return dt.date.max
    if year < dt.MINYEAR:
        return dt.date.min
    return dt.date(year, month, min(day, _calendar.monthrange(year, month)[1]))


def add_days(date: dt.date, days: int) -> dt.date:
    """The date ``days`` later, pulled back into the calendar's years."""
    ordinal = min(max(date.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def add_months(date: dt.date, months: int) -> dt.date:
    """The same day ``months`` later, or the last day of a month that is too short for it."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return clamped(year, month + 1, date.day)


def month_span(year: int, month: int, months: int = 1) -> Days:
    """From the first day of a month to the last of the ``months``-th one."""
    start = clamped(year, month, 1)
    last = add_months(start, months - 1)
    return start, clamped(last.year, last.month, 31)


def year_span(year: int, years: int = 1) -> Days:
    """From New Year of ``year`` to the last day of the ``years``-th one."""
    return clamped(year, 1, 1), clamped(year + years - 1, 12, 31)


_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "weekend": 7.0, "fortnight": 14.0}
_DAYS |= {"hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}
_MONTHS = {"month": 1, "quarter": 3, "season": 12, "year": 12, "decade": 120, "century": 1200}


def step(date: dt.date, unit: str, count: int) -> dt.date:
    """The date ``count`` units later (earlier where ``count`` is negative)."""
    if unit in _DAYS:
        return add_days(date, round(_DAYS[unit] * count))
    return add_months(date, _MONTHS[unit] * count)


def around(date: dt.date, unit: str) -> Days:
    """The first and last day of the unit of time that holds ``date``; weeks start on Monday."""
    if unit in ("week", "fortnight"):
        monday = add_days(date, -date.weekday())
        return monday, add_days(monday, 6)
    if unit == "weekend":
        saturday = add_days(date, 5 - date.weekday())
        return saturday, add_days(saturday, 1)
    if unit == "month":
        return month_span(date.year, date.month)
    if unit == "quarter":
        return month_span(date.year, date.month - (date.month - 1) % 3, 3)
    if unit == "year":
        return year_span(date.year)
    if unit == "decade":
        return year_span(max(1, date.year - date.year % 10), 10)
    if unit == "century":
        return year_span((date.year - 1) // 100 * 100 + 1, 100)
    return date, date


def nearest(
    published: dt.date, span_in: Callable[[int], Days | None], begun: bool = False
) -> Days | None:
    """Of the spans that ``span_in`` gives for each year, the one nearest to ``published``.

    Days ahead count double, since news tells of what happened more than of what will. Where
    ``begun`` is set, only spans that have begun by then are looked at.
    """

    def distance(span: Days) -> tuple[int, dt.date]:
        ahead, behind = (span[0] - published).days, (published - span[1]).days
        return max(2 * ahead, behind, 0), span[0]

    years = range(max(dt.MINYEAR, published.year - 4), min(dt.MAXYEAR, published.year + 4) + 1)
    spans = (span_in(year) for year in years)
    known = [span for span in spans if span is not None]
    past = [span for span in known if span[0] <= published]
    return min((past if begun else None) or known, key=distance, default=None)
