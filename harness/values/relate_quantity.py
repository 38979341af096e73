"""How one quantity stands to another."""

from __future__ import annotations

import math
from dataclasses import replace

from harness.values.conversion import affine, same_unit
from harness.values.measure import Quantity
from harness.values.sets import Interval, Relation, relate

CAP = 0.05
"""A conversion may be off by half a step of the digits shown, but never by more than this share."""

ROUNDED_COUNT = 1000
"""Smaller counts are exact: 68 dead are not "70 dead", though 2,597 are "2,600"."""

LOOSE_SHARE = 0.7
"""Percentage points between a fraction and a percentage of it: two-thirds are 66 % and 67 %."""

_RIVAL_KINDS = (
    frozenset({"length", "area", "volume", "mass"}),
    frozenset({"power", "energy"}),
    frozenset({"share", "percentage point", "basis point"}),
    frozenset({"money"}),
)
"""Kinds that careless writers exchange; the same figure in another of them is another claim."""


def relate_quantities(claim: Quantity, reference: Quantity) -> Relation | None:
    """How the claim stands to the reference, or ``None`` where the two cannot be compared.

    Counted nouns are not looked at: whether two figures speak about the same thing is a
    question of alignment. The same figure with a rival unit ("$5m", "€5m") is ``DISJOINT``.
    """
    if "score" in (claim.unit, reference.unit):
        return _relate_scores(claim, reference)
    if not same_unit(claim.unit, reference.unit):
        return _relate_across_units(claim, reference)
    relation = _relate_amounts(claim, reference)
    if claim.of is None and reference.of is None:
        return relation
    return _relate_parts(relation, claim, reference)


def _relate_amounts(claim: Quantity, reference: Quantity) -> Relation:
    converted = claim.shown.unit != reference.shown.unit
    tolerance = _tolerance(claim, reference) if converted else _noise(claim, reference)
    relation = relate(_whole(claim), _whole(reference), tolerance)
    if converted and relation is Relation.DISJOINT and claim.interval != reference.interval:
        exact = relate(_whole(claim), _whole(reference), _noise(claim, reference))
        if exact is not Relation.DISJOINT:  # "over 1,600 miles" of 1,616
            return exact
    if relation is Relation.DISJOINT and not converted:
        if rounds_to(reference, claim):
            return Relation.WIDER
        if rounds_to(claim, reference):
            return Relation.NARROWER
    if relation is Relation.OVERLAPPING and claim.is_vague != reference.is_vague:
        return relate(_implied(claim), _implied(reference))
    return relation


def _whole(quantity: Quantity) -> Interval:
    """The set of whole numbers that a count allows: "over 70 people" are "at least 71"."""
    span = quantity.interval
    if quantity.unit != "count" or not (span.lo_open or span.hi_open):
        return span
    lo, hi = span.lo, span.hi
    up = span.lo_open and float(lo).is_integer()
    down = span.hi_open and float(hi).is_integer()
    lo, hi = (lo + 1 if up else lo), (hi - 1 if down else hi)
    if lo > hi:
        return span
    return Interval(lo, hi, span.lo_open and not up, span.hi_open and not down)


def _relate_scores(claim: Quantity, reference: Quantity) -> Relation | None:
    if claim.unit != reference.unit:
        return None
    same = claim.interval == reference.interval and claim.of == reference.of
    return Relation.EQUAL if same else Relation.DISJOINT


def _relate_across_units(claim: Quantity, reference: Quantity) -> Relation | None:
    shown = relate(claim.shown.interval, reference.shown.interval)
    kinds = {claim.kind, reference.kind}
    if kinds == {"angle", "temperature"}:  # "19.5 degrees" leaves the scale to the reader
        return shown
    units = {claim.shown.unit, reference.shown.unit}
    if units == {"pound", "GBP"}:  # and "pounds" whether they are weight or money
        return _relate_amounts(_as_money(claim), _as_money(reference))
    left, right = share_of(claim), share_of(reference)
    if kinds == {"share", "count"} and left is not None and right is not None:
        return relate(left, right, LOOSE_SHARE)
    rivals = any(kinds <= family for family in _RIVAL_KINDS)
    return Relation.DISJOINT if rivals and shown is Relation.EQUAL else None


def _as_money(quantity: Quantity) -> Quantity:
    shown, factor = quantity.shown, affine(quantity.shown.unit)[0]
    return Quantity(
        shown.interval,
        "GBP",
        replace(shown, unit="GBP"),
        step=quantity.step / factor,
        grain=quantity.grain / factor,
    )


def share_of(quantity: Quantity) -> Interval | None:
    """A share as percent: of a percentage, of a fraction, or of a part and its whole."""
    if quantity.kind == "share":
        return quantity.interval
    whole = quantity.of
    if whole is None or not whole.interval.is_point or not whole.interval.lo:
        return None
    if not quantity.interval.is_point:
        return None
    return Interval.point(100 * quantity.interval.lo / whole.interval.lo)


_WHOLE_UNSAID = {Relation.EQUAL: Relation.WIDER, Relation.NARROWER: Relation.OVERLAPPING}


def _relate_parts(part: Relation, claim: Quantity, reference: Quantity) -> Relation:
    if claim.of is None:
        return _WHOLE_UNSAID.get(part, part)
    if reference.of is None:
        return _WHOLE_UNSAID.get(part.converse, part.converse).converse
    whole = relate_quantities(claim.of, reference.of)
    if part is Relation.EQUAL:
        return whole or Relation.DISJOINT
    left, right = share_of(claim), share_of(reference)
    if left and right and relate(left, right, 1e-9) is Relation.EQUAL:  # "one in 14", 8 of 112
        return Relation.EQUAL
    return part if whole is Relation.EQUAL else Relation.DISJOINT


def _finite_ends(quantity: Quantity) -> list[float]:
    return [abs(x) for x in (quantity.interval.lo, quantity.interval.hi) if math.isfinite(x)]


def _noise(*quantities: Quantity) -> float:
    return 1e-9 * max((x for q in quantities for x in _finite_ends(q)), default=0.0)


def _tolerance(claim: Quantity, reference: Quantity) -> float:
    """What the digits shown leave open between two units: the coarser of the two."""
    if "fraction" in (claim.shown.unit, reference.shown.unit):
        return LOOSE_SHARE
    return max(_half_step(claim), _half_step(reference), _noise(claim, reference))


def _half_step(quantity: Quantity) -> float:
    if quantity.kind == "temperature":  # a share of a temperature means nothing
        return 0.55 * quantity.grain
    # A tenth more than half, since "about" stretches the rounding error with the figure.
    return min(0.55 * quantity.step, CAP * max(_finite_ends(quantity), default=0.0))


def is_around(claim: Quantity, reference: Quantity) -> bool:
    """Whether ``claim`` is the reference's own figure, called approximate: "some 2,600 km".

    In another unit it is that figure up to the claim's last digit that is no padding zero.
    """
    if claim.shown.bound != "about" or not reference.interval.is_point:
        return False
    if claim.shown.low != claim.shown.high or not same_unit(claim.unit, reference.unit):
        return False
    figure = (claim.interval.lo + claim.interval.hi) / 2
    converted = claim.shown.unit != reference.shown.unit
    room = 0.6 * claim.step if converted else _noise(claim, reference)
    return abs(figure - reference.interval.lo) <= room


def rounds_to(exact: Quantity, rounded: Quantity) -> bool:
    """Whether ``rounded`` is what ``exact`` becomes when it is written with fewer digits."""
    if not (exact.interval.is_point and rounded.interval.is_point):
        return False
    value, figure = exact.interval.lo, rounded.interval.lo
    if rounded.unit in ("ordinal", "fraction") or exact.step >= rounded.step:
        return False
    if rounded.unit == "count" and abs(value) < ROUNDED_COUNT:
        return False
    for place in (rounded.grain, rounded.step):
        two_figures = abs(figure) >= 10 * place * (1 - 1e-9)
        if two_figures and -place / 2 <= value - figure < place / 2:
            return True
    return False


def _implied(quantity: Quantity) -> Interval:
    """The set without its far end: a bound set at 70 says that no word for more would do.

    Used only against magnitude words, where "over 70" stands for some dozens, not hundreds.
    """
    span = quantity.interval
    if math.isfinite(span.hi) or span.lo <= 0 or quantity.is_vague:
        return span
    ceiling = 10.0 ** (math.floor(math.log10(span.lo)) + 1)
    return Interval(span.lo, ceiling, span.lo_open, True)


def is_another_magnitude(claim: Quantity, reference: Quantity) -> bool:
    """Whether the figures cannot be meant for one another, though the sets meet.

    "Hundreds" are more than 70, but who knows of hundreds does not write "over 70".
    """
    if not same_unit(claim.unit, reference.unit):
        return False
    return relate(_implied(claim), _implied(reference)) is Relation.DISJOINT
