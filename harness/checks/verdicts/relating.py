"""How a value stands to a fact's own, whatever places they stand in."""

from __future__ import annotations

from harness.checks.grounding.relations import is_equal
from harness.checks.reading.binding import PARTNER, Slot
from harness.checks.verdicts.prepared import Prepared
from harness.values.conversion import affine
from harness.values.measure import Quantity
from harness.values.nouns import relate_nouns
from harness.values.period import TimeSpan, relate_times
from harness.values.relate_quantity import is_around, relate_quantities
from harness.values.sets import Relation


def relation_to(place: Slot, prepared: Prepared) -> Relation | None:
    """How the value stands to the fact's own."""
    match prepared.value, place.value:
        case Quantity() as reference, Quantity() as claim:
            return relate_quantities(claim, reference)
        case TimeSpan() as reference, TimeSpan() as claim:
            return relate_event_times(claim, reference)
    return None


def is_of_kind(place: Slot, prepared: Prepared) -> bool:
    """Whether the value could be the fact's: of its unit, and counting no other things."""
    if relation_to(place, prepared) is None:
        return False
    claim, reference = place.value, prepared.value
    if not (isinstance(claim, Quantity) and isinstance(reference, Quantity)):
        return True
    if not (claim.noun and reference.noun):
        return True
    return relate_nouns(claim.noun, reference.noun) is not Relation.DISJOINT


def relate_event_times(claim: TimeSpan, reference: TimeSpan) -> Relation | None:
    """As ``relate_times``; what goes on since then began then: "in power since 2021"."""
    return relate_times(claim if reference.open else claim.begun, reference)


def is_given(place: Slot, slots: list[Slot]) -> bool:
    return any(is_equal(place.value, s.value) for s in slots)


def is_same_written(place: Slot, prepared: Prepared) -> bool:
    """The fact's figure in another unit: "2,600 miles" for 2,600 km."""
    claim, reference = place.value, prepared.value
    if not (isinstance(claim, Quantity) and isinstance(reference, Quantity)):
        return False
    return is_unit_swapped(claim, reference)


def is_unit_swapped(claim: Quantity, reference: Quantity) -> bool:
    """Whether the figure is kept and its unit changed: never what a conversion gives."""
    if claim.shown.unit == reference.shown.unit or claim.kind != reference.kind:
        return False
    if not claim.shown.low == reference.shown.low == reference.shown.high != 0:
        return False
    return affine(claim.shown.unit) != affine(reference.shown.unit)


def is_own_figure(place: Slot, prepared: Prepared) -> bool:
    """Whether it is the fact's figure, if only "about", in a unit that is no count."""
    claim, own = place.value, prepared.value
    if not (isinstance(claim, Quantity) and isinstance(own, Quantity)) or claim.unit == "count":
        return False
    relation = relate_quantities(claim, own)
    return relation is Relation.EQUAL or (relation is Relation.WIDER and is_around(claim, own))


def is_of_other_kind(place: Slot, prepared: Prepared) -> bool:
    """Whether the fact's telling figure stands beside its cues as a measure of something else:
    "dropped by 7.3 pence" for 7.3 per cent."""
    claim, reference = place.value, prepared.value
    if not (isinstance(claim, Quantity) and isinstance(reference, Quantity)):
        return False
    if claim.kind == reference.kind or "count" in (claim.unit, reference.unit):
        return False
    if claim.kind in _APART or not claim.shown.low == reference.shown.low == reference.shown.high:
        return False
    telling = reference.shown.low > COMMON or reference.shown.low % 1 != 0
    return telling and prepared.cues.weight(place) >= PARTNER


_APART = ("ordinal", "score", "time", "percentage point")
COMMON = 12
"""Whole figures up to here stand for many things at once."""
