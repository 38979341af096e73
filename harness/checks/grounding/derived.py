"""Values that a careful reader works out: differences, shares, days between two dates.

"The margin shrank by 1.9 points" is nowhere in an article that gives 8.9 and 7.0 per cent,
yet it is no invention. Only figures that stand in one sentence, or in two that follow on
each other, are put together; otherwise any figure could be made from some pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from harness.checks.reading.binding import Slot
from harness.values.measure import LOOSE_SHARE, Quantity
from harness.values.period import TimeSpan
from harness.values.sets import Interval, Relation, relate
from harness.values.units import DAY, affine

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
    figure = Interval.point(claim.shown.low * factor + offset)
    return any(
        relate(figure, Interval.point(found), _tolerance(claim, found)) is Relation.EQUAL
        for found in _worked_out(claim, quantities)
    )


def is_told_otherwise(claim: Quantity, slots: list[Slot], text: str) -> bool:
    """Whether the article has the figure in other terms: an age told as "of 62", a multiple as
    "triples", or a sum as "900 people and about 350 more"."""
    shown = claim.shown
    if shown.low != shown.high:
        return False
    counts = [s for s in slots if s.value.unit == "count" and s.value.interval.is_point]
    if "old" in shown.text.lower():
        return any(s.value.noun is None and s.value.interval.lo == shown.low for s in counts)
    if shown.text.lower().endswith("times"):
        told = any(verb in text for verb in _MULTIPLES.get(shown.low, ()))
        return told or any(
            _is_times(shown.low, a.value, b.value) for a, b in combinations(slots, 2)
        )
    if claim.unit != "count":
        return any(
            bare.value.noun is None
            and bare.value.unit == "count"
            and bare.value.shown.low == bare.value.shown.high == shown.low
            and any(s.sentence == bare.sentence and s.value.unit == claim.unit for s in slots)
            for bare in slots
        )  # "lost 214 million euros on revenue of 61 million"
    for first, second in combinations(slots, 2):
        same = (
            first.sentence == second.sentence and first.value.unit == second.value.unit == "count"
        )
        if same and _MORE.match(text, second.span.end):
            total = first.value.shown.low + second.value.shown.low
            if abs(total - shown.low) <= 0.05 * total * (claim.shown.bound != "exact"):
                return True
    return False


def is_sum_of_kinds(claim: Slot, slots: list[Slot], text: str) -> bool:
    """Whether a count is of two kinds that the article counts apart: "12 red and blue boats",
    of "eight red and four blue vessels"; the claim has the word of each."""
    if claim.value.unit != "count" or not claim.value.interval.is_point:
        return False
    for first, second in pairwise(slots):
        joined = _KIND.fullmatch(text, first.span.end, second.span.start)
        if joined is None or not first.value.unit == second.value.unit == "count":
            continue
        kind = _FIRST_KIND.match(second.span.text) or _NEXT.match(text, second.span.end)
        total = first.value.interval.lo + second.value.interval.lo
        if kind and total == claim.value.interval.lo:
            said = {*claim.words, claim.head}
            return {joined[1].lower(), kind[1].lower()} <= said
    return False


_KIND = re.compile(r" ([\w-]+) and ")
_NEXT = re.compile(r" ([\w-]+)")
_FIRST_KIND = re.compile(r"\S+ ([\w-]+) ")
"""What follows a figure: the kind that it counts, of "104 merchant and 16 military vessels"."""


def _is_times(ratio: float, a: Quantity, b: Quantity) -> bool:
    """Whether one figure is about so many times another of its unit."""
    low, high = sorted((a.interval.lo, b.interval.lo))
    alike = a.unit == b.unit != "count" and a.interval.is_point and b.interval.is_point
    return alike and low > 0 and abs(high / low - ratio) <= 0.15 * ratio


_MULTIPLES = {
    2.0: ("doubl", "twice"),
    3.0: ("tripl", "trebl"),
    4.0: ("quadrupl",),
}
"""Verbs for a multiple, as far as their forms are alike."""
_MORE = re.compile(r" (?:more|fewer|further|additional|extra)\b")


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
    points = [
        (s.sentence, s.value)
        for s in quantities
        if s.value.interval.is_point and s.value.interval.lo
    ]
    for (here, a), (there, b) in combinations(points, 2):
        if abs(here - there) > 1 or a.unit != b.unit or a.kind in ("ordinal", "score"):
            continue
        if a.noun and b.noun and a.noun != b.noun:
            continue
        high, low = max(a.interval.lo, b.interval.lo), min(a.interval.lo, b.interval.lo)
        if claim.kind == "share" and low > 0:
            yield from (100 * (high - low) / high, 100 * low / high)
        if claim.unit == a.unit or (claim.kind, a.kind) == ("percentage point", "share"):
            whole = claim.of.interval.lo if claim.of and claim.of.interval.is_point else None
            if whole is None or whole == high:
                yield high - low
            if here == there and claim.unit == "count" and claim.noun:
                yield high + low


def _distances(times: Iterable[Slot]) -> Iterator[int]:
    known = list(times)
    days = sorted({t.value.start for t in known if _is_day(t.value)})
    for first, last in combinations(days, 2):
        yield (last - first).days
    years = {t.value.start for t in known if t.value.granularity == "year" and not t.value.key}
    for year in years:
        if days and year < days[-1]:
            yield round(365.25 * (days[-1].year - year.year))


def _is_day(span: TimeSpan) -> bool:
    return span.is_day


def _spans(claim: Quantity, days: int) -> bool:
    """Whether the claim, shown in days, weeks, months or years, is a distance of ``days``."""
    shown = claim.shown.low
    if not claim.interval.is_point:  # "less than two days" of one
        near = 0.4 * shown <= days * DAY / affine(claim.shown.unit)[0] <= 2.5 * shown
        return days > 0 and near and days * DAY in claim.interval
    unit = claim.interval.hi / DAY / shown if shown and claim.interval.is_point else 0.0
    slack = next((slack for size, slack in _SPANS.items() if abs(unit - size) < 0.1 * size), None)
    return slack is not None and abs(shown * unit - days) < slack
