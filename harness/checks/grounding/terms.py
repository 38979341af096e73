"""How far the words around a claim's value are those around each of the article's values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from harness.checks.reading.binding import BEFORE, Slot, Vocabulary


@dataclass(frozen=True)
class Terms:
    """A claim's words, weighed and read as the article's, to hold against many candidates."""

    total: float
    each: tuple[tuple[float, frozenset[str]], ...]

    @classmethod
    def of(cls, claim: Slot, vocabulary: Vocabulary) -> Terms:
        # what befalls a name is told in its own words; a figure's verb has many synonyms
        meant = vocabulary.senses if claim.kind == "party" else vocabulary.alike
        each = tuple(
            (weight * vocabulary.weight(lemma), meant(lemma))
            for lemma, weight in claim.words.items()
            if weight > BEFORE
        )
        return cls(sum(value for value, _ in each), each)


class Surroundings:
    """The words around an article's values of one kind, by word, so that a claim looks up its
    own words instead of walking past every value."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._count = len(slots)
        self._near: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, slot in enumerate(slots):
            for word, near in slot.words.items():
                close = near > BEFORE
                share = min(1.0, 0.4 + 0.4 * near) if close else near / 2
                self._near[word].append((number, share))

    def agreement(self, terms: Terms) -> list[float]:
        """For each value, in 0..1, the share of the claim's weighted words around it, too."""
        shared = [0.0] * self._count
        for value, meanings in terms.each:
            for number, share in self._shares(meanings):
                shared[number] += value * share
        return [found / terms.total for found in shared] if terms.total else shared

    def _shares(self, meanings: Collection[str]) -> Iterable[tuple[int, float]]:
        """The values that have one of the words around them, each with how near the nearest is."""
        told = [self._near[meaning] for meaning in meanings if meaning in self._near]
        if len(told) < 2:
            return told[0] if told else ()
        nearest: dict[int, float] = {}
        for places in told:
            for number, share in places:
                if share > nearest.get(number, 0.0):
                    nearest[number] = share
        return nearest.items()
