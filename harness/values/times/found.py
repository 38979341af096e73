"""An expression of time before and after it is fixed on the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from harness.values.calendar import Days, nearest
from harness.values.period import COMMON_YEAR, TimeSpan


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative expression leans on.

    ``previous`` is the time that the text spoke of last. Where ``ahead`` is set ("until
    Friday"), a weekday lies after the day of publication instead of before it; where ``behind``
    is set ("since November"), a span of no stated year has begun by then.
    """

    published: dt.date | None
    previous: TimeSpan | None = None
    previous_day: TimeSpan | None = None
    ahead: bool = False
    behind: bool = False

    def told(self, unit: str) -> TimeSpan | None:
        """The previous time from which units of ``unit`` can be counted, if there is one."""
        if unit in ("day", "night", "hour", "minute", "second"):
            return self.previous_day
        return self.previous if self.previous is not None and not self.previous.open else None


When = Callable[[Anchor], TimeSpan]


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in folded text; ``core`` leaves out words like "since" and "early"."""

    start: int
    end: int
    when: When
    core: tuple[int, int]

    @classmethod
    def at(cls, start: int, end: int, when: When) -> Found:
        return cls(start, end, when, (start, end))


Reader = Callable[[str, int], Found | None]
"""Reads the expression that starts right at an offset of folded text, if there is one."""


def fixed(days: Days, granularity: str) -> When:
    """The same span whatever the anchor."""
    span = TimeSpan(*days, granularity)
    return lambda anchor: span


def some_year(span_in: Callable[[int], Days | None], granularity: str) -> When:
    """A span whose year is unsaid: the nearest to publication, else in no year.

    ``span_in`` must give a span for the common year, which is a leap year.
    """

    def when(anchor: Anchor) -> TimeSpan:
        if anchor.published is not None:
            days = nearest(anchor.published, span_in, anchor.behind)
            if days is not None:
                return TimeSpan(*days, granularity)
        days = span_in(COMMON_YEAR)
        if days is None or days[1].year != COMMON_YEAR:  # winter runs over New Year
            return TimeSpan.symbolic(f"relative:{granularity} {days}", granularity)
        return TimeSpan(*days, granularity, key="yearless")

    return when


def relative(key: str, granularity: str, days_from: Callable[[dt.date], Days]) -> When:
    """A span that the day of publication fixes; without one, only ``key`` is known of it."""

    def when(anchor: Anchor) -> TimeSpan:
        if anchor.published is None:
            return TimeSpan.symbolic(f"relative:{key}", granularity)
        return TimeSpan(*days_from(anchor.published), granularity)

    return when
