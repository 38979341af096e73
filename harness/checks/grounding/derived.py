"""Values that a careful reader works out: differences, shares, days between two dates.

"The margin shrank by 1.9 points" is nowhere in an article that gives 8.9 and 7.0 per cent,
yet it is no invention. Only figures that stand in one sentence, or in two that follow on
each other, are put together; otherwise any figure could be made from some pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from harness.checks.reading.binding import Slot
from harness.values.bounds import EXACT
from harness.values.conversion import DAY, affine
from harness.values.measure import Quantity
from harness.values.nouns import PARENTS
from harness.values.period import TimeSpan
from harness.values.relate_quantity import LOOSE_SHARE
from harness.values.sets import Interval, Relation, relate

_SPANS = {1.0: 0.5, 7.0: 3.5, 14.0: 3.5, 30.4: 16.0, 365.25: 190.0, 3652.5: 400.0, 36525.0: 1100.0}
"""Days of a unit of time, and how far a span counted in it may be off."""


def is_derivable(claim: Quantity, quantities: Iterable[Slot], times: Iterable[Slot]) -> bool:
    """Whether the claim follows by one step of arithmetic from the article's own values."""
    if claim.unit == "second":
        return any(_spans(claim, days) for days in _distances(times))
    quantities = list(quantities)
    if _is_rest(claim, quantities) or _is_part_of(claim, quantities):
        return True
    if claim.shown.low != claim.shown.high:
        return False
    factor, offset = affine(claim.shown.unit)
    figure = claim.shown.low * factor + offset
    return any(_comes_to(claim, figure, found) for found in _worked_out(claim, quantities))


ROOM = 0.06
"""How far from a figure, as a share of it, that lies which "nearly" or "more than" rounds to it."""


def _comes_to(claim: Quantity, figure: float, found: float) -> bool:
    """Whether the claim's figure is the one worked out, or rounds it: "more than 200" of 202."""
    point = Interval.point(found)
    if relate(Interval.point(figure), point, _tolerance(claim, found)) is Relation.EQUAL:
        return True
    rounded = claim.shown.bound not in (EXACT.name, "up to") and found in claim.interval
    return rounded and abs(found - figure) <= ROOM * abs(figure)


_FOLD = {"double": 2.0, "treble": 3.0, "triple": 3.0, "quadruple": 4.0, "halve": 2.0}


def is_multiplied(verb: str, slots: list[Slot]) -> bool:
    """Whether two figures that stand together in the article are what a verb tells of them:
    "doubled" of 1,600 and 3,000."""
    ratio = _FOLD.get(verb)
    return ratio is not None and any(
        a.sentence == b.sentence and _is_shown_times(ratio, a.value, b.value)
        for a, b in combinations(slots, 2)
    )


def _is_shown_times(ratio: float, a: Quantity, b: Quantity) -> bool:
    if a.unit != b.unit or a.kind in ("ordinal", "score"):
        return False
    alike = a.noun is None or b.noun is None or a.noun == b.noun
    return alike and is_about_times(ratio, a.shown.low, b.shown.low)


def is_about_times(ratio: float, a: float, b: float) -> bool:
    """Whether the larger of two figures is about so many times the other."""
    low, high = sorted((a, b))
    return low > 0 and abs(high / low - ratio) <= 0.15 * ratio


def is_rest(claim: Quantity, reference: Quantity) -> bool:
    """Whether a part is what the fact's part leaves of the whole: 5 of 24, beside 19 of 24."""
    if claim.of is None or reference.of is None:
        return False
    whole, part = reference.of.interval, reference.interval
    exact = whole.is_point and part.is_point and claim.interval.is_point
    same = claim.of.interval == whole
    return exact and same and claim.interval.lo == whole.lo - part.lo


def _is_rest(claim: Quantity, quantities: Iterable[Slot]) -> bool:
    """What is left of a whole: 94 per cent where 6 per cent did not, five others of six."""
    if claim.kind == "share":
        shares = (s.value.interval for s in quantities if s.value.kind == "share")
        rests = (Interval(100 - i.hi, 100 - i.lo, i.hi_open, i.lo_open) for i in shares)
        return any(relate(claim.interval, rest, LOOSE_SHARE) is Relation.EQUAL for rest in rests)
    if any(is_rest(claim, s.value) for s in quantities):
        return True
    if claim.noun != "other" or not claim.interval.is_point:
        return False
    return any(s.value.interval.lo == claim.interval.lo + 1 for s in quantities)


def _is_part_of(claim: Quantity, quantities: Iterable[Slot]) -> bool:
    """A part and its whole that the article gives apart: "seven of the 35 promised"."""
    whole = claim.of
    if whole is None or claim.unit != "count" or not claim.interval.is_point:
        return False
    counts = [s.value for s in quantities if s.value.unit == "count" and s.value.interval.is_point]
    wholes = {c.interval.lo for c in counts if c.noun and c.noun == claim.noun and c.of is None}
    return whole.interval.lo in wholes and claim.interval.lo in {c.interval.lo for c in counts}


def _tolerance(claim: Quantity, found: float) -> float:
    rounding = 0.7 if claim.kind == "share" else 0.5 * claim.step
    return max(1e-9 * abs(found), min(rounding, 0.05 * abs(found)) if claim.unit != "count" else 0)


def _worked_out(claim: Quantity, quantities: Iterable[Slot]) -> Iterator[float]:
    ratio = claim.kind == "share" or claim.unit == "times"
    points = [
        (s.sentence, value)
        for s in quantities
        if (value := _as_shown(s.value) if ratio else s.value).interval.is_point
        and value.interval.lo
    ]
    for (here, a), (there, b) in combinations(points, 2):
        if abs(here - there) > 1 or a.unit != b.unit or a.kind in ("ordinal", "score"):
            continue
        apart = a.noun and b.noun and a.noun != b.noun and claim.unit != "times"
        if apart and not _is_part_of_people(claim, a, b):
            continue
        high, low = max(a.interval.lo, b.interval.lo), min(a.interval.lo, b.interval.lo)
        close = here == there or claim.shown.bound == EXACT.name
        if claim.unit == "times" and low > 0 and close:
            yield high / low
        if claim.kind == "share" and low > 0 and close:
            yield from (100 * (high - low) / high, 100 * low / high)
        if claim.unit == a.unit or (claim.kind, a.kind) == ("percentage point", "share"):
            whole = claim.of.interval.lo if claim.of and claim.of.interval.is_point else None
            if whole is None or whole == high:
                yield high - low
            if here == there and claim.unit == "count" and claim.noun:
                yield high + low


def _as_shown(value: Quantity) -> Quantity:
    """The figure alone, from which shares are worked out: the 43 of "at least 43"."""
    if value.is_vague or value.shown.low != value.shown.high:
        return value
    factor, offset = affine(value.shown.unit)
    return replace(value, interval=Interval.point(value.shown.low * factor + offset))


def _is_part_of_people(claim: Quantity, a: Quantity, b: Quantity) -> bool:
    """Whether a share, or a sum, may be one of people that two nouns tell: of the dead, children;
    people, of passengers and crew."""
    people = all(noun == "person" or noun in PARENTS for noun in (a.noun, b.noun))
    return people and (claim.kind == "share" or claim.noun == "person")


def _distances(times: Iterable[Slot]) -> Iterator[int]:
    known = list(times)
    days = sorted({t.value.start for t in known if _is_day(t.value)})
    for first, last in combinations(days, 2):
        yield (last - first).days
    months = {t.value.start for t in known if t.value.granularity == "month" and not t.value.open}
    for month in months:
        yield from (abs((other - month).days) for other in (*months, *days) if other != month)
    years = {t.value.start for t in known if _is_year(t.value)}
    begun = {t.value.start for t in known if _is_year(t.value) and t.value.open == "end"}
    for period in (t.value for t in known if t.value.granularity == "period"):
        yield round(365.25 * (period.end.year - period.start.year))  # "between 1995 and 2002"
    for first, last in combinations(sorted(years), 2):
        if first in begun:
            yield round(365.25 * (last.year - first.year))  # "since 1805", told in 2013
    for year in years:
        if days and year < days[-1]:
            yield round(365.25 * (days[-1].year - year.year))


def _is_day(span: TimeSpan) -> bool:
    return span.is_day


def _is_year(span: TimeSpan) -> bool:
    return span.granularity == "year" and not span.key


def _spans(claim: Quantity, days: int) -> bool:
    """Whether the claim, shown in days, weeks, months or years, is a distance of ``days``."""
    shown = claim.shown.low
    if not claim.interval.is_point:  # "less than two days" of one
        near = 0.4 * shown <= days * DAY / affine(claim.shown.unit)[0] <= 2.5 * shown
        return days > 0 and near and days * DAY in claim.interval
    unit = claim.interval.hi / DAY / shown if shown and claim.interval.is_point else 0.0
    slack = next((slack for size, slack in _SPANS.items() if abs(unit - size) < 0.1 * size), None)
    return slack is not None and abs(shown * unit - days) < slack
