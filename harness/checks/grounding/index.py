"""An article's values by kind: built once, asked about every summary."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from functools import cached_property

from harness.checks.grounding.comparison import Comparison
from harness.checks.grounding.relations import RELATE
from harness.checks.grounding.terms import Surroundings, Terms
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot, Vocabulary
from harness.checks.reading.partners import sides_of
from harness.checks.reading.slots import read_slots
from harness.types import Span
from harness.values.party import Ids, normalise
from harness.values.period import TimeSpan
from harness.values.sets import Relation

_FURNITURE = re.compile(
    r"\b(?:download|subscribe|newsletter|app|sign up|follow us|follow|latest|updates?|click|"
    r"exclusive|alerts?|cookies|read our|visit)\b"
)

HELD = 512
"""Comparisons kept, since facts and grounding ask about the same mentions in turn."""


class ArticleIndex:
    """An article's slots by kind; built once, used for every summary."""

    def __init__(self, analysis: Analysis, names: Iterable[str] = ()) -> None:
        """``names``: what else the fact set calls the article's things: "the Durand Line"."""
        self.analysis = analysis
        self.names = frozenset(word for name in names for word in normalise(name).split())
        self.vocabulary = Vocabulary(analysis)
        self.slots: dict[str, list[Slot]] = defaultdict(list)
        for found in read_slots(analysis):
            self.slots[found.kind].append(found)
        self._held: dict[int, tuple[Slot, list[Comparison]]] = {}
        self._related: dict[Hashable, list[tuple[int, Slot, Relation]]] = {}

    def sentences_with(self, lemmas: Iterable[str]) -> set[int]:
        """The sentences that have any of ``lemmas``."""
        return {number for lemma in lemmas for number in self.analysis.postings.get(lemma, ())}

    def sentence_like(self, lemmas: Iterable[str]) -> int | None:
        """The sentence that shares most of ``lemmas``, weighted by rarity."""
        scores: Counter[int] = Counter()
        for lemma in sorted(lemmas):
            weight = self.vocabulary.weight(lemma)
            for number in self.analysis.postings.get(lemma, ()):
                scores[number] += weight  # type: ignore[assignment]
        return max(scores, key=lambda n: (scores[n], -n), default=None)

    @cached_property
    def sides(self) -> Ids:
        """Whom the article makes the sides of its talks, truces and deals."""
        return sides_of(self.analysis)

    @cached_property
    def denying(self) -> frozenset[int]:
        """The sentences in which something is negated."""
        return frozenset(f.sentence for f in self.analysis.frames if f.negated)

    @cached_property
    def dated(self) -> list[Slot]:
        """The day of publication, as a time that stands beside no other word."""
        day = self.analysis.published
        if day is None:
            return []
        return [Slot(TimeSpan.day(day), Span(0, 0, ""), 0, 0, "time", "", "", {})]

    @cached_property
    def furniture(self) -> Span | None:
        """The advertising tail that scraped pages end with, if there is one."""
        paragraphs = [p for p in self.analysis.text.split("\n") if p.strip()]
        if len(paragraphs) < 3:
            return None
        last = paragraphs[-1]
        if len(set(_FURNITURE.findall(last.lower()))) < 2:
            return None
        start = self.analysis.text.rindex(last)
        return Span.of(self.analysis.text, start, start + len(last.rstrip()))

    @cached_property
    def _surroundings(self) -> dict[str, Surroundings]:
        return {kind: Surroundings(self.slots[kind]) for kind in RELATE}

    def _relations(self, claim: Slot) -> list[tuple[int, Slot, Relation]]:
        """The article's values that may be held against the claim, with their numbers.

        Whatever has the same value, written alike, stands to them alike, which is kept over
        the summaries.
        """
        key = _key(claim)
        known = self._related.get(key)
        if known is None:
            if len(self._related) > HELD:
                self._related.clear()
            relate, slots = RELATE[claim.kind], enumerate(self.slots[claim.kind])
            each = ((i, slot, relate(claim, slot, self.analysis)) for i, slot in slots)
            known = [(i, slot, relation) for i, slot, relation in each if relation is not None]
            self._related[key] = known
        return known

    def compare(self, claim: Slot) -> list[Comparison]:
        """The article's values that may be held against the claim, each with its agreement."""
        held = self._held.get(id(claim))
        if held is not None and held[0] is claim:
            return held[1]
        agreement = self._surroundings[claim.kind].agreement(Terms.of(claim, self.vocabulary))
        related = self._relations(claim)
        found = [Comparison(slot, relation, agreement[i]) for i, slot, relation in related]
        if len(self._held) > HELD:
            self._held.clear()
        self._held[id(claim)] = (claim, found)
        return found


def _key(claim: Slot) -> Hashable:
    """What tells a value from others: of a quantity and a time, how it was written, too."""
    value = claim.value
    match claim.kind:
        case "party":
            return value.parties, value.how
        case "time":
            return value, value.shown
        case _:
            whole = value.of
            told = (whole.shown, whole.step, whole.grain) if whole else None
            return value, value.shown, value.step, value.grain, told
