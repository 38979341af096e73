"""Plain expressions of time: those that are not made of others, each found by its first word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from harness.values.calendar import MONTHS, SEASONS, WEEKDAYS
from harness.values.numbers import NUMBER_WORDS
from harness.values.text import TOKEN
from harness.values.times import dates, nth_days, relative, weekdays, years
from harness.values.times.found import Found, Reader

Row = tuple[Iterable[str], tuple[Reader, ...]]
Table = Mapping[str, tuple[Reader, ...]]
"""The first word of an expression, or 0 for digits, with the readers that it calls."""


def table(*rows: Row) -> Table:
    """The readers of the rows, under each of their words in the order of the rows."""
    readers_of: dict[str, tuple[Reader, ...]] = {}
    for words, readers in rows:
        for word in words:
            readers_of[word] = readers_of.get(word, ()) + readers
    return readers_of


def read_with(readers_of: Table, folded: str, start: int) -> Found | None:
    """The expression right at ``start``, by the first reader of its first word that finds one."""
    token = TOKEN.match(folded, start)
    if token is None:
        return None
    word = "0" if token[0].isdecimal() else token[0]
    for reader in readers_of.get(word, ()):
        found = reader(folded, start)
        if found is not None:
            return found
    return None


_DIGITS = (
    nth_days.nth_of_month,
    nth_days.nth_alone,
    dates.iso_date,
    dates.numeric_date,
    dates.day_of_month,
    years.century,
    years.years,
    years.decade,
    relative.ago,
    years.year,
)
ROWS: tuple[Row, ...] = (
    ("0", _DIGITS),
    (MONTHS, (dates.month_or_date,)),
    (WEEKDAYS, (weekdays.weekday,)),
    (weekdays.DAY_WORDS, (weekdays.day_word,)),
    (SEASONS, (years.season,)),
    (("the", "first", "second", "third", "fourth", "last"), (nth_days.nth_of_month,)),
    (("first", "second", "third", "fourth"), (years.quarter, years.half_year)),
    ("q", (years.quarter,)),
    ("h", (years.half_year,)),
    (("the", *relative.SIDES), (relative.which,)),
    (("the",), (relative.the_day_before,)),
    (("a", "an", "couple", "few", "several", *NUMBER_WORDS), (relative.ago,)),
    (("weekend",), (relative.weekend,)),
    (nth_days.SPOKEN_FIRST, (nth_days.spoken_day,)),
)
_READERS = table(*ROWS)


def plain_at(folded: str, start: int) -> Found | None:
    """An expression that is not itself made of others, where a time is sure to follow.

    Compound expressions take only these, so that no text can nest them without end.
    """
    date = dates.month_or_date(folded, start) or dates.named_month(folded, start)
    return date or read_with(_READERS, folded, start)
