"""How two values of one kind stand to each other, read in their texts."""

from __future__ import annotations

from collections.abc import Callable

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.reading.naming import PartyMention
from harness.lexicon.words import lexicon
from harness.values.measure import Quantity
from harness.values.nouns import relate_nouns
from harness.values.period import relate_times
from harness.values.relate_quantity import relate_quantities
from harness.values.sets import Relation


def is_equal(claim: Quantity, other: Quantity) -> bool:
    return relate_quantities(claim, other) is Relation.EQUAL


def is_same_figure(claim: Quantity, other: Quantity) -> bool:
    """One figure without its bound, or with another: "4.5" for "at most 4.5"."""
    return shows_alike(claim, other) and claim.shown.unit == other.shown.unit


def shows_alike(claim: Quantity, other: Quantity) -> bool:
    """Whether both are written with one figure, whatever its unit and bound."""
    shown, given = claim.shown, other.shown
    return (shown.low, shown.high) == (given.low, given.high)


def _relate_quantities(claim: Slot, candidate: Slot, _: Analysis) -> Relation | None:
    whole: Quantity | None = candidate.value.of
    if whole is not None and claim.value.of is None and is_equal(claim.value, whole):
        # "the four sources", of whom the article counts three
        return Relation.DISJOINT if says_all(claim.value) else Relation.EQUAL
    if is_age_told_bare(claim.value, candidate.value):
        return Relation.EQUAL
    if not _counts_alike(claim.value, candidate.value):
        return None
    nouns = claim.value.noun, candidate.value.noun
    if claim.value.kind == "share" and None not in nouns and nouns[0] != nouns[1]:
        return None  # half of the vote is no share of the seats
    return relate_quantities(claim.value, candidate.value)


def is_age_told_bare(claim: Quantity, candidate: Quantity) -> bool:
    """ "Now 102", "died at 78": a figure alone, which the article has as somebody's age."""
    bare = claim.unit == "count" and claim.noun is None
    return bare and candidate.noun == "age" and shows_alike(claim, candidate)


def says_all(quantity: Quantity) -> bool:
    """Whether the words claim the whole: "all four sources"."""
    return quantity.of is None and quantity.shown.text.lower().startswith(_WHOLE)


_WHOLE = ("all ", "every ", "each ")


_NO_MEN = frozenset("woman girl child baby boy mother wife daughter sister widow infant".split())


def _counts_alike(claim: Quantity, candidate: Quantity) -> bool:
    """Whether two counts may be of one thing: attacks are not people."""
    if claim.unit != "count" or claim.noun is None or candidate.noun is None:
        return True
    if relate_nouns(claim.noun, candidate.noun) is not Relation.DISJOINT:
        return True
    if {claim.noun, candidate.noun} == {"job", "worker"}:
        return True
    if candidate.noun == "man" and "person" in lexicon().fields(claim.noun):
        return claim.noun not in _NO_MEN  # "thirty rescuers", of whom the article says "men"
    a, b = f"{claim.noun}.n", f"{candidate.noun}.n"
    relation = lexicon()
    return relation.same(a, b) or relation.wider(a, b) or relation.wider(b, a)


def _relate_times(claim: Slot, candidate: Slot, _: Analysis) -> Relation | None:
    mine, other = claim.value, candidate.value
    edge = {"start": other.end, "end": other.start}.get(other.open)
    if mine.is_day and other.key is None and mine.start == edge:
        return Relation.EQUAL  # what ends on Wednesday goes on until Wednesday
    return relate_times(mine, other)


def _relate_parties(claim: Slot, candidate: Slot, article: Analysis) -> Relation | None:
    a: PartyMention = claim.value
    b: PartyMention = candidate.value
    if a.parties & b.parties:
        return Relation.EQUAL
    if article.book.named_alike(a.parties, b.parties):
        return None
    types = article.book.types(a.parties), article.book.types(b.parties)
    if "unknown" not in (a.how, b.how) and not types[0] & types[1]:
        return None
    return Relation.DISJOINT


RELATE: dict[str, Callable[[Slot, Slot, Analysis], Relation | None]] = {
    "quantity": _relate_quantities,
    "time": _relate_times,
    "party": _relate_parties,
}


def relate_slots(claim: Slot, candidate: Slot, source: Analysis) -> Relation | None:
    """How two values of one kind stand to each other; ``None`` where they cannot be compared."""
    return RELATE[claim.kind](claim, candidate, source) if claim.kind == candidate.kind else None
