"""Times that lean on another: "last year", "the past 24 hours", "two days ago", "a day earlier"."""

from __future__ import annotations

import datetime as dt
import re

from harness.values.calendar import MONTHS, SEASONS, WEEKDAYS, Days, around, month_span, step
from harness.values.numbers import number_at
from harness.values.period import TimeSpan
from harness.values.text import word_set
from harness.values.times.dates import MONTH
from harness.values.times.found import Anchor, Found, When, relative
from harness.values.times.weekdays import WEEKDAY, on_weekday, past_daytime

_UNIT = (
    r"(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade"
    r"|century|centurie)(?P<many>s?)(?![^\W_])"
)
SIDES = {"this": 0, "current": 0, "same": 0, "last": -1, "past": -1, "previous": -1,
         "preceding": -1, "next": 1, "following": 1, "coming": 1}  # fmt: skip
_TOLD = word_set("previous preceding following same")
"""Words that count from the time told of before, where there is one."""

_WHICH_AT = re.compile(
    rf"(?:the )?(?P<which>{'|'.join(SIDES)})[ -]"
    rf"(?:(?P<daytime>morning|afternoon|evening)|(?P<season>{'|'.join(SEASONS)})"
    rf"|(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})|{_UNIT})(?![^\W_])"
)
_STRETCH_AT = re.compile(r"(?:the )?(?P<which>last|past|previous|next|coming|following)[ -](?=\w)")
_GRANULARITY = {"night": "day", "hour": "day", "minute": "day", "second": "day"}
_GRANULARITY |= {"weekend": "period", "fortnight": "week"}


def which(folded: str, start: int) -> Found | None:
    """ "this month", "last Thursday", "next spring", "the past 24 hours"."""
    match = _WHICH_AT.match(folded, start)
    if match is None:
        return _stretch(folded, start)
    side, end = SIDES[match["which"]], match.end()
    if match["daytime"]:
        return Found.at(start, end, relative("today", "day", lambda day: (day, day)))
    if match["weekday"]:
        if len(match["weekday"]) < 6:
            return None
        name = ("last", "this", "next")[side + 1]
        when = on_weekday(WEEKDAYS[match["weekday"]], name)
        return Found.at(start, past_daytime(folded, end), when)
    if match["month"]:
        return Found.at(start, end, _which_months(MONTHS[match["month"]], 1, side, "month"))
    if match["season"]:
        return Found.at(start, end, _which_months(SEASONS[match["season"]], 3, side, "season"))
    when_unit = _which_unit(match, side)
    return Found.at(start, end, when_unit) if when_unit else None


def _which_unit(match: re.Match[str], side: int) -> When | None:
    unit, word = match["unit"], match["which"]
    if match["many"] or unit in ("second", "minute", "centurie"):
        return None
    whole_back = word == "last" and match[0].startswith("the ") and unit not in ("day", "night")
    if word == "past" or unit == "hour" or whole_back:  # "the last year" ends today
        return _stretch_of(unit, 1, side)
    if unit == "night":
        unit = "day"

    def when(anchor: Anchor) -> TimeSpan:
        base = anchor.published
        told = anchor.told(unit)
        if told is not None and (word in _TOLD or (word == "next" and unit == "day")):
            base = told.start if side < 0 else told.end
        if base is None:
            return TimeSpan.symbolic(f"relative:{side:+d} {unit}", _granularity(unit))
        return TimeSpan(*around(step(base, unit, side), unit), _granularity(unit))

    return when


def this_unit(unit: str, start: int, end: int) -> Found:
    """The week, month or year of publication."""
    return Found.at(start, end, relative(f"+0 {unit}", unit, lambda day: around(day, unit)))


def _granularity(unit: str) -> str:
    return _GRANULARITY.get(unit, unit)


def _which_months(month: int, months: int, side: int, granularity: str) -> When:
    def days(published: dt.date) -> Days:
        this = around(published, "month")[0]
        span = month_span(published.year, month, months)
        if side < 0 and span[1] >= this:
            return month_span(published.year - 1, month, months)
        if side > 0 and span[0] <= published:
            return month_span(published.year + 1, month, months)
        return span

    return relative(f"{side:+d} {granularity} {month}", granularity, days)


_WEEKEND_AT = re.compile(r"weekend(?![^\W_])")


def weekend(folded: str, start: int) -> Found | None:
    """ "over the weekend": the one that holds the day of publication, or the one before."""
    if not folded.endswith("the ", 0, start) or not _WEEKEND_AT.match(folded, start):
        return None

    def days(published: dt.date) -> Days:
        return around(step(published, "day", -5), "weekend")

    return Found.at(start, start + len("weekend"), relative("weekend", "period", days))


def _stretch(folded: str, start: int) -> Found | None:
    match = _STRETCH_AT.match(folded, start)
    counted = _count_of_units(folded, match.end()) if match else None
    if match is None or counted is None:
        return None
    _, most, unit, end = counted
    return Found.at(start, end, _stretch_of(unit, most, SIDES[match["which"]]))


def _stretch_of(unit: str, count: int, side: int) -> When:
    def days(published: dt.date) -> Days:
        far = step(published, unit, side * count)
        return (far, published) if side < 0 else (published, far)

    return relative(f"{side * count:+d} {unit}s", "period", days)


_UNIT_AFTER = re.compile(rf"[ -]{_UNIT}")
_LOOSE_COUNT = re.compile(
    r"(?:(?P<two>(?:a )?couple(?: of)?)|(?P<few>(?:a )?few|several)|(?P<one>an?|one))(?= )"
)


def _count_of_units(folded: str, start: int) -> tuple[int, int, str, int] | None:
    """ "two days", "a few weeks": least and most of which unit, and where the words end."""
    loose = _LOOSE_COUNT.match(folded, start)
    if loose is not None:
        least, most = (1, 1) if loose["one"] else (2, 3) if loose["two"] else (3, 9)
        end = loose.end()
    else:
        number = number_at(folded, start)
        if number is None or not 0 < number.value < 10_000:
            return None
        least = most = round(number.value) or 1
        end = number.end
    match = _UNIT_AFTER.match(folded, end)
    if match is None:
        return None
    return least, most, match["unit"].replace("centurie", "century"), match.end()


_WAYS = {"ago": -1, "earlier": -1, "before": -1, "prior": -1, "previously": -1, "later": 1,
         "after": 1, "afterwards": 1, "afterward": 1, "from now": 1}  # fmt: skip
_WAY_AT = re.compile(rf" (?P<way>{'|'.join(_WAYS)})(?![^\W_])")
_REPORT_AT = re.compile(
    r" (?:to )?(?:the|this|its) (?:news )?(?:report|article|story|dispatch|publication)"
    r"(?= ?[.,;:)]|$)"
)
"""What a reader of news counts from; "before the report on the crash" is another one."""
_THE_DAY_AT = re.compile(r"the (?P<unit>day|week|month|year|night) (?P<way>before|after)(?![^\W_])")
_GOES_ON = re.compile(r" \w")


def ago(folded: str, start: int) -> Found | None:
    """ "two days ago", "a day earlier"; not "a day after the attack", whose day is known only
    to who knows the attack's."""
    counted = _count_of_units(folded, start)
    way = _WAY_AT.match(folded, counted[3]) if counted else None
    return _counted_from(folded, way, start, counted[:3]) if counted and way else None


def the_day_before(folded: str, start: int) -> Found | None:
    """ "the day before", "the year after"."""
    match = _THE_DAY_AT.match(folded, start)
    return _counted_from(folded, match, start, (1, 1, match["unit"])) if match else None


def _counted_from(
    folded: str, match: re.Match[str], start: int, counted: tuple[int, int, str]
) -> Found | None:
    way, end = match["way"], match.end()
    report = _REPORT_AT.match(folded, end) if way in ("before", "prior") else None
    if report is not None:
        end = report.end()
    elif way in ("before", "after", "prior") and _GOES_ON.match(folded, end):
        return None
    least, most, unit = counted
    shifts = sorted((_WAYS[way] * least, _WAYS[way] * most))
    told = way not in ("ago", "from now") and report is None
    return Found.at(start, end, _shifted(shifts[0], shifts[1], unit, told))


_SIDE_AT = re.compile(r" (?P<way>before|after|prior to|following)(?= )")


def counted_side(folded: str, start: int) -> tuple[When, int] | None:
    """ "Two days before": what it makes of the day that it is anchored to, and where it ends."""
    counted = _count_of_units(folded, start)
    side = _SIDE_AT.match(folded, counted[3]) if counted else None
    if counted is None or side is None:
        return None
    least, most, unit, _ = counted
    sign = -1 if side["way"] in ("before", "prior to") else 1
    first, last = sorted((sign * least, sign * most))
    return _shifted(first, last, unit, False), side.end()


def _shifted(first: int, last: int, unit: str, from_told: bool) -> When:
    granularity = _granularity(unit)

    def when(anchor: Anchor) -> TimeSpan:
        told = anchor.told(unit) if from_told else None
        base = told.start if told is not None else anchor.published
        if base is None:
            key = (
                f"relative:{first:+d} {unit}"
                if first == last
                else f"relative:{first} {last} {unit}"
            )
            return TimeSpan.symbolic(key, granularity)
        if told is not None and unit == "year" and told.granularity in _MONTHS_OF:
            months = _MONTHS_OF[told.granularity]
            days = month_span(base.year + first, base.month, months)
            return TimeSpan(*days, told.granularity)
        if told is not None and told.granularity == "year" and unit not in ("year", "decade"):
            ends = step(told.start, unit, first), step(told.end, unit, last)
            return TimeSpan(*ends, "period")
        if first < last:
            return TimeSpan(step(base, unit, first), step(base, unit, last), "period")
        return TimeSpan(*around(step(base, unit, first), granularity), granularity)

    return when


_MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "half": 6}
