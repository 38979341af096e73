"""Weekdays, and words for days."""

from __future__ import annotations

import datetime as dt
import re

from harness.values.calendar import WEEKDAYS, Days, add_days
from harness.values.period import TimeSpan
from harness.values.text import word_before
from harness.values.times.dates import day_of_month, month_first
from harness.values.times.found import Anchor, Found, When, relative

WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
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
        date = day_of_month(folded, gap.end()) or month_first(folded, gap.end())
        if date is not None:
            return Found.at(start, date.end, date.when)
    if len(match[1]) < 6:  # "sun", "sat" and "wed" are words
        return None
    end = past_daytime(folded, match.end())
    return Found.at(start, end, on_weekday(WEEKDAYS[match[1]], "on"))


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
