"""Whether a figure of a text speaks of a fact's quantity, and how it relates to it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from harness.checks.grounding.derived import is_rest
from harness.checks.grounding.relations import is_equal, says_all
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.reading.stances import REPORTING
from harness.checks.verdicts.alignment import Aligner
from harness.checks.verdicts.finding import Finding, from_relation
from harness.checks.verdicts.judge_parts import (
    breaks_down,
    has_whole,
    is_said_of_part,
)
from harness.checks.verdicts.occasions import is_of_another_occasion
from harness.checks.verdicts.periods import (
    in_no_time,
    other_period,
    period_of,
    since_the_news,
)
from harness.checks.verdicts.portions import is_difference, is_left_over, is_of_part, is_of_piece
from harness.checks.verdicts.prepared import Prepared
from harness.checks.verdicts.relating import is_of_other_kind, is_unit_swapped
from harness.lexicon.words import lexicon
from harness.types import FlagKind, VerdictKind
from harness.values.measure import Quantity
from harness.values.nouns import relate_nouns
from harness.values.quantity import describe
from harness.values.relate_quantity import is_another_magnitude, is_around, relate_quantities
from harness.values.sets import Relation
from harness.values.timespan import describe_time


@dataclass(frozen=True, slots=True)
class Question:
    """What the figures of one text say of one fact's quantity."""

    prepared: Prepared
    reference: Quantity
    slots: list[Slot]
    aligner: Aligner
    text: Analysis

    def judge(self, place: Slot) -> Finding | None:
        """The finding on one figure; None where it does not speak of the fact."""
        found = self._judge(place)
        if found is None or found.verdict is not VerdictKind.CONTRADICTED:
            return found
        figure, statement = self.text.doc[place.token], self.prepared.statement
        return None if is_of_another_occasion(figure, statement) else found

    def _judge(self, place: Slot) -> Finding | None:
        if is_of_other_kind(place, self.prepared) and not self.aligner.is_given(place):
            return _found(Relation.DISJOINT, place, self.reference)
        if self.aligner.is_of_another(place, self.prepared, self.text):
            return None
        if not self.aligner.speaks_of(place, self.prepared, self.text):
            return None
        if not _counts_the_same(place, self.reference, self.text):
            narrowed = _narrows(place, self.prepared) and not _is_told_of(place, self.aligner)
            return _found(Relation.DISJOINT, place, self.reference) if narrowed else None
        relation = self._as_it_stands(place)
        if relation is None or self._is_excused(place, relation):
            return None
        relation = self._as_meant(place, relation)
        return None if relation is None else self._in_its_time(place, relation)

    def _as_it_stands(self, place: Slot) -> Relation | None:
        """How the figure relates to the fact's; None where it is of a part, or a whole."""
        claim: Quantity = place.value
        if self._is_of_other_whole(claim, place):
            return None
        relation = relate_quantities(claim, self.reference)
        if relation is None:
            return None
        if relation is not Relation.EQUAL and is_of_piece(place, self.text):
            return None
        if relation is Relation.DISJOINT:
            if is_of_part(place, self.prepared, self.aligner, self.text):
                return None
        elif is_unit_swapped(claim, self.reference):
            return Relation.DISJOINT
        return relation

    def _is_of_other_whole(self, claim: Quantity, place: Slot) -> bool:
        reference = self.reference
        if claim.of:
            if is_equal(claim.of, replace(reference, of=None)):
                return True  # "one of its 15 seats"
            # A share is not of anything else.
            return reference.kind == "share" and claim.noun not in self.prepared.cues.words
        if not reference.of or (claim.kind == "share" and claim.noun in self.prepared.cues.words):
            return False
        if relate_quantities(claim, reference.of) is Relation.EQUAL and not says_all(claim):
            return True  # it speaks of the whole, not of the part
        # "One source said": whatever it is that this one says.
        return not is_said_of_part(self.prepared, self.text, place.sentence)

    def _is_excused(self, place: Slot, relation: Relation) -> bool:
        """Whether another figure is no contradiction: the rest, a part, or worked out."""
        if relation is not Relation.DISJOINT:
            return False
        claim, reference = place.value, self.reference
        if is_difference(place, self.text):
            return True
        told = place.predicate in self.prepared.predicates | self.prepared.cues.words | REPORTING
        if not told and (is_rest(claim, reference) or is_left_over(claim, reference)):
            return True
        if breaks_down(place, self.prepared, self.slots):
            return True
        part = claim.of is not None or claim.kind == "share"
        same_whole = part and reference.of and told and not place.denied
        return self.aligner.is_worked_out(place) and not same_whole

    def _as_meant(self, place: Slot, relation: Relation) -> Relation | None:
        """The relation as a reader takes it; None where vague words may be of another thing."""
        claim, reference = place.value, self.reference
        if claim.is_vague and reference.is_vague and relation is not Relation.DISJOINT:
            relation = Relation.EQUAL  # "several hundred" for "hundreds"
        if relation is Relation.WIDER and has_whole(place, reference, self.slots):
            relation = Relation.EQUAL  # "four lives, three of them in Spain"
        if relation is Relation.WIDER and is_around(claim, reference):
            relation = Relation.EQUAL
        if relation is Relation.NARROWER and _is_one_sided(reference):
            relation = Relation.DISJOINT  # "over 90" for "over 70" is another figure, not a detail
        if relation is Relation.WIDER and self._is_lower(place):
            relation = Relation.DISJOINT
        if claim.is_vague != reference.is_vague and is_another_magnitude(claim, reference):
            return Relation.DISJOINT if self._is_bound(place) else None
        return relation

    def _is_lower(self, place: Slot) -> bool:
        lower = _is_lower_floor(place.value, self.reference)
        return lower and self._is_bound(place) and not self.aligner.is_given(place)

    def _is_bound(self, place: Slot) -> bool:
        return self.aligner.is_bound(place, self.prepared, self.text)

    def _in_its_time(self, place: Slot, relation: Relation) -> Finding | None:
        """The finding, seen with the time that the figure is of."""
        when = period_of(place, self.prepared, self.slots, self.text)
        short = when is Relation.NARROWER and relation in (Relation.WIDER, Relation.OVERLAPPING)
        moved = short and not self.aligner.is_given(place)  # "scores since Monday" of a month's
        partly = when in (Relation.NARROWER, Relation.OVERLAPPING)
        if partly and relation is not Relation.EQUAL and not moved:
            return None  # another figure, of a part of the time
        if when not in (None, Relation.EQUAL) and relation is not Relation.DISJOINT:
            return other_period(place, self.prepared, self.slots, self.text)
        index, prepared = self.aligner.index, self.prepared
        brief = None
        if relation is Relation.EQUAL:
            brief = in_no_time(place, prepared, self.text)
            brief = brief or since_the_news(place, prepared, index, self.text)
        if brief is not None:
            period = self.prepared.period
            given = describe_time(period) if period else ""
            said = f"“{brief.text}”"
            return from_relation(Relation.DISJOINT, brief, FlagKind.DATE, said, given)
        return _found(relation, place, self.reference)


def _found(relation: Relation, place: Slot, reference: Quantity) -> Finding:
    said, given = describe(place.value), describe(reference)
    return from_relation(relation, place.span, FlagKind.NUMBER, said, given)


def _is_lower_floor(claim: Quantity, reference: Quantity) -> bool:
    """Whether both are floors and the claim's is another figure: "at least 7" is true of 71,
    and yet nobody who knows of "over 70" writes so."""
    floors = all(math.isinf(q.interval.hi) and q.interval.lo > 0 for q in (claim, reference))
    return floors and 2 * claim.interval.lo <= reference.interval.lo


def _is_one_sided(quantity: Quantity) -> bool:
    return math.isinf(quantity.interval.lo) or math.isinf(quantity.interval.hi)


def _narrows(place: Slot, prepared: Prepared) -> bool:
    """Whether the fact's figure is given to some of its people: "over 70 soldiers were killed"."""
    claim, reference = place.value, prepared.value
    assert isinstance(claim, Quantity)
    assert isinstance(reference, Quantity)
    if reference.noun not in ("people", "person") or not lexicon().is_body(claim.noun or ""):
        return False
    told = place.predicate in prepared.predicates | prepared.cues.words
    same = relate_quantities(replace(claim, noun=reference.noun), reference)
    return told and same is Relation.EQUAL


def _is_told_of(place: Slot, aligner: Aligner) -> bool:
    """Whether the article speaks of such people: its dead may be the patients it tells of."""
    return aligner.index.vocabulary.covers(f"{place.value.noun}.n")


_OF_TOLLS = ("death", "casualty", "wounded", "life")


def _counts_the_same(place: Slot, reference: Quantity, text: Analysis) -> bool:
    """Soldiers are not the people of a death toll; an unnamed count may be anything."""
    if reference.noun is None or reference.unit != "count":
        return True
    counted = text.doc[place.token].head
    owner = counted.dep_ == "poss" and text.doc[place.token].dep_ == "nummod"
    noun = place.value.noun or (counted.lemma_.lower() if owner else None)
    if noun is None or noun == reference.noun:
        return True
    relation = relate_nouns(noun, reference.noun)
    return relation in (Relation.EQUAL, Relation.WIDER) or noun in _OF_TOLLS
