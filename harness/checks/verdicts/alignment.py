"""Which mention speaks of which fact: the place that fits it best, and the fact's cues.

Every value stands in a *place*: the words and parties around it. A fact's own places are
those where the article gives its value, and its statement. A value of a summary is held
against the fact only where one of those places fits it better than the places of all
other values: the article's own, and those of the other facts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from harness.checks.grounding.derived import is_derivable
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.relations import is_same_figure, relate_slots
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import HEAD, SENTENCE, Slot
from harness.checks.reading.naming import PartyMention
from harness.checks.verdicts.fit import Fitting
from harness.checks.verdicts.kept import Kept
from harness.checks.verdicts.levels import argument_of, owners
from harness.checks.verdicts.measured import Asked, measures_another, set_apart
from harness.checks.verdicts.prepared import Prepared
from harness.checks.verdicts.relating import (
    is_given,
    is_of_kind,
    is_own_figure,
    is_same_written,
    relate_event_times,
    relation_to,
)
from harness.facts import schema
from harness.lexicon.changes import goes_up
from harness.values.measure import Quantity
from harness.values.period import TimeSpan, relate_times
from harness.values.relate_quantity import relate_quantities
from harness.values.sets import Relation

CUED = 0.5
"""What the nearest possible cue word adds to a place's fit (0..1)."""
SAME_VALUE = 0.18
"""Fit from which the fact's own value is taken to be said of it, whatever the cues."""
OTHER_VALUE = 0.3
"""Fit from which a value that the article gives nowhere is taken to be of the fact."""
SLACK = 0.1
"""How much better another value's place must fit before a new value is taken to be of it."""
APART = 0.7
"""Fit, cues aside, from which a value is the fact's though an event nearer to it is another's."""
SWAP = 0.0
"""How much better the fact's place must fit a value that the article gives of something else."""

Fit = tuple[float, Relation]


@dataclass
class Aligner:
    """Alignment of one article's facts; ``evidence`` maps fact ids to the article's places."""

    facts: list[Prepared]
    index: ArticleIndex
    evidence: dict[str, list[Slot]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fitting = Fitting(self.index)
        self.owners: dict[int, set[str]] = {}
        """The facts whose values the article's slots give, by the identity of the slots."""
        self._nearest: Kept[frozenset[str]] = Kept()

    def learn(self, places: dict[str, list[Slot]]) -> None:
        """Take over where the article gives each fact's value."""
        self.evidence = places
        for name, slots in places.items():
            for slot in slots:
                self.owners.setdefault(id(slot), set()).add(name)

    def is_of_another(self, place: Slot, prepared: Prepared, text: Analysis) -> bool:
        """Whether the nearest event around the value is that of another fact of its kind."""
        nearest = self.nearest(place, text)
        if not nearest or prepared.fact.id in nearest:
            return False
        if relation_to(place, prepared) not in (Relation.EQUAL, Relation.WIDER):
            return not self._stands_apart(place, prepared, text)
        own = argument_of(text.doc[place.token])
        told = [*self.evidence.get(prepared.fact.id, ()), *prepared.told]
        if any(slot.predicate in own for slot in told):
            return False
        return any(f.cues.words & own for f in self.facts if f.fact.id in nearest)

    def _stands_apart(self, place: Slot, prepared: Prepared, text: Analysis) -> bool:
        """Whether a value that the article gives nowhere stands in the fact's own words, far
        more than in those of any other value: "under an older permit"."""
        if not self.evidence or prepared.cues.weight(place) < SENTENCE or self.is_given(place):
            return False
        own, others = self._rivals(place, prepared, text)
        cued = self._cued(place, prepared)
        mine = max((fit for fit, _ in own), default=0.0) - cued
        return mine >= APART and mine >= max((fit for fit, _ in others), default=0.0) + SLACK

    def nearest(self, place: Slot, text: Analysis) -> frozenset[str]:
        """The facts of the value's kind that the nearest event around it is about."""

        def among_rivals() -> frozenset[str]:
            rivals = [f for f in self.facts if is_of_kind(place, f)]
            return owners(text.doc[place.token], rivals, text)

        return self._nearest.of(text, place, answer=among_rivals)

    def is_other_date(self, place: Slot, prepared: Prepared) -> bool:
        """Whether the time is another fact's, or a stretch of time, which dates no event."""
        own = prepared.value
        assert isinstance(own, TimeSpan)
        if place.value.granularity == "period" and own.granularity != "period":
            return True
        others = (f for f in self.facts if f is not prepared and isinstance(f.value, TimeSpan))
        said = prepared.cues.weight(place)
        return any(
            relation_to(place, f) is Relation.EQUAL and f.cues.weight(place) >= said for f in others
        )

    def is_bound(self, place: Slot, prepared: Prepared, text: Analysis) -> bool:
        """Whether the value is an argument of the fact's own verb or noun, and of no other's.

        "Fewer than a hundred have been wounded" is about the wounded, whatever fits better.
        """
        if self.nearest(place, text) != {prepared.fact.id}:
            return False
        bound = prepared.cues.words & argument_of(text.doc[place.token])
        bound -= prepared.names  # three minutes of a player are not her months
        return any(goes_up(word) is None for word in bound)  # margins fall as well as profits

    def _is_given_of(self, place: Slot, words: frozenset[str]) -> bool:
        """Whether the article gives the value of such an event: there may be several."""
        same = (c.candidate for c in self.index.compare(place) if c.relation is Relation.EQUAL)
        things = {place.head} if place.value.unit != "count" else frozenset()  # "a $5m plant"
        return any((words | things) & {s.head, s.predicate} for s in same)

    def speaks_of(self, place: Slot, prepared: Prepared, text: Analysis) -> bool:
        cue = prepared.cues.weight(place)
        bound = self.evidence and place.kind == "quantity" and self.is_bound(place, prepared, text)
        if bound and not self._is_given_of(place, prepared.cues.words):
            return True
        if not self.evidence:  # still learning where the article gives the facts' values
            return cue >= SENTENCE
        own, others = self._rivals(place, prepared, text)
        mine = max((fit for fit, _ in own), default=0.0)
        relations = {relation for _, relation in own} | {relation_to(place, prepared)}
        rival = max((fit for fit, _ in others), default=0.0)
        given = max((f for f, r in others if r is Relation.EQUAL), default=0.0)
        borne = max((f for f, r in others if r is Relation.WIDER), default=0.0)
        closed = isinstance(place.value, Quantity) and math.isfinite(place.value.interval.hi)
        if is_own_figure(place, prepared) and self.nearest(place, text) == {prepared.fact.id}:
            return given <= mine + SLACK
        if Relation.EQUAL in relations:
            if measures_another(place, self._asked(prepared), text):
                return False
            floor = 0.0 if place.kind == "party" else SAME_VALUE
            return mine >= floor and given <= mine + SLACK
        if given and set_apart(place, self._asked(prepared), text) is False:
            return False
        if cue < SENTENCE:
            return is_same_written(place, prepared) and not given
        if not own and not given:
            return True  # nothing but its cues says where the fact's value would stand
        if Relation.WIDER in relations:
            return mine >= OTHER_VALUE and given <= mine + SLACK
        if closed and borne >= mine - SLACK and relation_to(place, prepared) is Relation.DISJOINT:
            return False  # "no more than £200 million" of a range that ends there
        apart = set_apart(place, self._asked(prepared), text) if given else None
        if apart is not None:
            return apart and mine >= OTHER_VALUE
        if given:  # by its place alone, since a cue says nothing of a value's own place
            cued = self._cued(place, prepared)
            return mine >= OTHER_VALUE and mine - cued >= given + SWAP
        if is_same_written(place, prepared):
            return True
        return mine >= OTHER_VALUE and mine >= rival - SLACK

    def _asked(self, prepared: Prepared) -> Asked:
        return Asked(prepared, self.evidence.get(prepared.fact.id, []), self.index)

    def _rivals(
        self, place: Slot, prepared: Prepared, text: Analysis
    ) -> tuple[list[Fit], list[Fit]]:
        """How the value fits, and relates to, the fact's own places, and of all others."""
        own: list[Fit] = []
        others: list[Fit] = []
        cued = {f.fact.id: self._cued(place, f) for f in self.facts}
        mine = prepared.fact.id
        for found in self.index.compare(place):
            owners = self.owners.get(id(found.candidate), set())
            if not owners and not self.evidence.get(mine):
                continue  # the article gives the fact's value nowhere: this may be its place
            fit = self.fitting.of(place, found.candidate, text)
            fit += max((cued[o] for o in owners), default=0.0) if mine not in owners else cued[mine]
            (own if self._is_own(found.candidate, prepared, owners) else others).append(
                (fit, found.relation)
            )
        for fact in self.facts:
            for told in fact.told:
                relation = relate_slots(place, told, fact.statement)
                if relation is not None and told.kind == place.kind:
                    fit = self.fitting.of(place, told, text, fact.statement) + cued[fact.fact.id]
                    (own if fact is prepared else others).append((fit, relation))
        return own, others

    def _is_own(self, candidate: Slot, prepared: Prepared, owners: set[str]) -> bool:
        """One of the fact's places, or a time that says less about the same event."""
        if prepared.fact.id in owners:
            return True
        if not isinstance(prepared.value, TimeSpan):
            return False
        relation = relate_times(candidate.value, prepared.value)
        return relation is not Relation.DISJOINT and any(
            candidate.sentence == slot.sentence for slot in self.evidence.get(prepared.fact.id, ())
        )

    def is_given(self, place: Slot) -> bool:
        """Whether the article has the value, of whatever it may be."""
        return any(c.relation is Relation.EQUAL for c in self.index.compare(place))

    def is_worked_out(self, place: Slot) -> bool:
        """Whether the value follows from others of the article, as a difference does."""
        slots = self.index.slots
        return not is_given(place, slots["quantity"]) and is_derivable(
            place.value, slots["quantity"], slots["time"]
        )

    def _cued(self, place: Slot, prepared: Prepared) -> float:
        return CUED * min(1.0, prepared.cues.weight(place) / HEAD)

    def gives(self, place: Slot, prepared: Prepared) -> bool:
        """Whether a place in the article gives the fact's own value, near one of its cues."""
        if prepared.cues.weight(place) < SENTENCE:
            return False
        match prepared.value, place.value:
            case Quantity() as reference, Quantity() as claim:
                relation = relate_quantities(claim, reference)
                return relation is Relation.EQUAL or is_same_figure(claim, reference)
            case TimeSpan() as reference, TimeSpan() as claim:
                return relate_event_times(claim, reference) is Relation.EQUAL
        fact = prepared.fact
        if isinstance(fact, schema.PlaceFact) and isinstance(place.value, PartyMention):
            return fact.place in place.value.parties
        return False
