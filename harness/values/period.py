"""Spans of calendar time, and how one stands to another."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from harness.values.calendar import around
from harness.values.sets import Interval, Relation, relate

COMMON_YEAR = 2000
"""The leap year in which spans of an unstated year are laid out, to compare them."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """The days, both inclusive, on which something may have happened.

    ``granularity`` is ``day``, ``week``, ``month``, ``quarter``, ``season``, ``half``, ``year``,
    ``decade``, ``century``, ``part`` (early, mid, late), ``edge`` (the start or the end of one)
    or ``period`` (any other stretch). A span that is ``open`` at its ``start`` or ``end`` reaches
    to the end of the calendar there.

    Where the text does not say enough to fix the days, ``key`` tells what is known:
    ``yearless`` (days laid out in the year 2000), ``weekday:3`` (Monday is 0), or
    ``relative:this month`` for an expression whose anchor is unknown. ``key`` is ``None``
    for a span on the calendar.
    """

    start: dt.date
    end: dt.date
    granularity: str
    open: str = ""
    key: str | None = None
    shown: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"a span of time must not end before it starts: {self}")

    @classmethod
    def day(cls, date: dt.date, shown: str = "") -> TimeSpan:
        return cls(date, date, "day", shown=shown)

    @classmethod
    def symbolic(cls, key: str, granularity: str, shown: str = "") -> TimeSpan:
        return cls(dt.date.min, dt.date.max, granularity, key=key, shown=shown)

    @property
    def is_day(self) -> bool:
        return self.key is None and self.start == self.end

    @property
    def begun(self) -> TimeSpan:
        """When what has gone on since then began: "since 2021" began in 2021."""
        if self.open != "end" or self.key is not None:
            return self
        first, last = around(self.start, self.granularity)
        return replace(self, start=first, end=last, open="")


def relate_times(claim: TimeSpan, reference: TimeSpan) -> Relation | None:
    """How the claim stands to the reference, or ``None`` where too little is known of either."""
    if claim.key is None and reference.key is None:
        relation = relate(_interval(claim), _interval(reference))
        if relation is Relation.NARROWER and claim.granularity == "edge":
            return Relation.EQUAL  # "at the end of May" of what is due by the end of May
        return relation
    if claim.key == reference.key and claim.key != "yearless":
        return Relation.EQUAL
    weekdays = _weekday(claim), _weekday(reference)
    if None not in weekdays and "weekday" in f"{claim.key} {reference.key}":
        if weekdays[0] != weekdays[1]:
            return Relation.DISJOINT
        return Relation.WIDER if claim.key else Relation.NARROWER
    weekend = _relate_weekend(claim, reference)
    if weekend is not None:
        return weekend
    left, right = _without_year(claim), _without_year(reference)
    if left is None or right is None:
        return None
    return relate(_interval(left), _interval(right))


def _interval(span: TimeSpan) -> Interval:
    return Interval(span.start.toordinal(), span.end.toordinal())


def _weekday(span: TimeSpan) -> int | None:
    if span.is_day:
        return span.start.weekday()
    if span.key and span.key.startswith("weekday:"):
        day = span.key.partition(":")[2]
        return int(day) if day.isdecimal() else None  # a range of weekdays is no one day
    return None


_WEEKEND = re.compile(r"relative:(?:[+-]\d )?weekends?")


def _relate_weekend(claim: TimeSpan, reference: TimeSpan) -> Relation | None:
    """A day of the week beside a weekend, whichever that is."""
    for span, other, within in (
        (claim, reference, Relation.NARROWER),
        (reference, claim, Relation.WIDER),
    ):
        day = _weekday(span)
        if day is not None and _WEEKEND.fullmatch(other.key or ""):
            return within if day >= _SATURDAY else Relation.DISJOINT
    return None


_SATURDAY = 5


def _without_year(span: TimeSpan) -> TimeSpan | None:
    """The span laid out in the common year; ``None`` where it spans years or is symbolic."""
    if span.key == "yearless":
        return span
    if span.key is not None or span.open or span.start.year != span.end.year:
        return None
    if (span.end - span.start).days > 200:  # a year compared with a part of any year says nothing
        return None
    start, end = (day.replace(year=COMMON_YEAR) for day in (span.start, span.end))
    return replace(span, start=start, end=end)
