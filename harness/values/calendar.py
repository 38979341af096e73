"""Calendar arithmetic for the reader of times: units of time around a day, and steps of them."""

from __future__ import annotations

import calendar as _calendar
import datetime as dt
from collections.abc import Callable, Iterator

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


def safe_date(year: int, month: int, day: int) -> dt.date:
    """The date, pulled back into the calendar's years and the month's days."""
    year = min(max(year, dt.MINYEAR), dt.MAXYEAR)
    return dt.date(year, month, min(day, _calendar.monthrange(year, month)[1]))


def add_days(date: dt.date, days: int) -> dt.date:
    """The date ``days`` later, pulled back into the calendar's years."""
    ordinal = min(max(date.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def add_months(date: dt.date, months: int) -> dt.date:
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return safe_date(year, month + 1, date.day)


def month_span(year: int, month: int, months: int = 1) -> Days:
    start = safe_date(year, month, 1)
    return start, max(start, add_days(add_months(start, months), -1)) if year < dt.MAXYEAR else (
        safe_date(year, min(12, month + months - 1), 31)
    )


def year_span(year: int, years: int = 1) -> Days:
    return safe_date(year, 1, 1), safe_date(year + years - 1, 12, 31)


def step(date: dt.date, unit: str, count: int) -> dt.date:
    """The date ``count`` units later (earlier where ``count`` is negative)."""
    days = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days:
        return add_days(date, days * count)
    if unit in ("second", "minute", "hour"):
        per_day = {"second": 86400, "minute": 1440, "hour": 24}[unit]
        return add_days(date, round(count / per_day))
    months = {"month": 1, "quarter": 3, "year": 12, "season": 12, "decade": 120, "century": 1200}
    return add_months(date, months[unit] * count)


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


def nearest(published: dt.date, span_in: Callable[[int], Days | None]) -> Days | None:
    """Of the spans of some year that ``span_in`` gives, the one nearest to ``published``."""

    def distance(span: Days) -> tuple[int, dt.date]:
        before, after = (span[0] - published).days, (published - span[1]).days
        return max(before, after, 0), span[0]

    def spans() -> Iterator[Days]:
        for year in range(published.year - 4, published.year + 5):
            if dt.MINYEAR <= year <= dt.MAXYEAR and (span := span_in(year)) is not None:
                yield span

    return min(spans(), key=distance, default=None)
