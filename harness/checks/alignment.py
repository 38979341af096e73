"""Which mention speaks of which fact: by the fact's cues, and by the article's own places.

A value of a summary is held against a fact only where the fact's cue words govern it and
no other value of the article stands in a place that fits the mention better.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from harness.checks.binding import PARTNER, SENTENCE, Slot
from harness.checks.grounding import ArticleIndex, Comparison
from harness.checks.naming import PartyMention
from harness.checks.prepared import Prepared
from harness.facts import schema
from harness.values.measure import Quantity, relate_quantities
from harness.values.period import TimeSpan, relate_times
from harness.values.sets import Relation

ALIKE = 0.3
"""Agreement from which the right value in an unnamed place is taken to be of the fact."""
SLACK = 0.12
"""How much better another value's place must fit before the mention is taken to be of it."""


@dataclass
class Aligner:
    """Alignment of one article's facts; ``evidence`` maps fact ids to the article's places."""

    facts: list[Prepared]
    index: ArticleIndex
    evidence: dict[str, list[Slot]] = field(default_factory=dict)

    def speaks_of(self, place: Slot, prepared: Prepared) -> bool:
        own = prepared.cues.weight(place)
        if own < SENTENCE or own < self._best_rival(place, prepared):
            return False
        evidence = self.evidence.get(prepared.fact.id)
        if not evidence:
            return own >= PARTNER or not self.evidence
        return self._fits_best(self.index.compare(place), evidence)

    def gives(self, place: Slot, prepared: Prepared) -> bool:
        """Whether a place in the article gives the fact's own value, near one of its cues."""
        if prepared.cues.weight(place) < SENTENCE:
            return False
        match prepared.value, place.value:
            case Quantity() as reference, Quantity() as claim:
                return relate_quantities(claim, reference) is Relation.EQUAL
            case TimeSpan() as reference, TimeSpan() as claim:
                return relate_times(claim, reference) is Relation.EQUAL
        fact = prepared.fact
        if isinstance(fact, schema.PlaceFact) and isinstance(place.value, PartyMention):
            return fact.place in place.value.parties
        return False

    def stands_alike(self, place: Slot, prepared: Prepared) -> bool:
        """Whether a place agrees with the article's own, whatever the cues say."""
        evidence = self.evidence.get(prepared.fact.id, [])
        found = self.index.compare(place)
        return any(c.agreement >= ALIKE for c in found if any(c.candidate is e for e in evidence))

    def _best_rival(self, place: Slot, prepared: Prepared) -> float:
        """The nearest cue of another fact that could take the same value."""
        rivals = (f for f in self.facts if f is not prepared and _comparable(f, prepared))
        return max((r.cues.weight(place) for r in rivals), default=0.0)

    def _fits_best(self, found: list[Comparison], evidence: list[Slot]) -> bool:
        mine = [c for c in found if any(c.candidate is e for e in evidence)]
        if any(c.relation is Relation.EQUAL for c in mine):
            return True
        fit = max((c.agreement for c in mine), default=0.0)
        others = [c for c in found if not any(_is_one(c.candidate, e) for e in evidence)]
        if any(c.relation is Relation.EQUAL and c.agreement > fit for c in others):
            return False
        return fit >= max((c.agreement for c in others), default=0.0) - SLACK


def _is_one(candidate: Slot, evidence: Slot) -> bool:
    """A sentence tells one event's time and place, though it may count several things."""
    same_sentence = candidate.sentence == evidence.sentence
    return candidate is evidence or (candidate.kind != "quantity" and same_sentence)


def _comparable(a: Prepared, b: Prepared) -> bool:
    if a.fact.kind != b.fact.kind:
        return False
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return relate_quantities(a.value, b.value) is not None
    return True
