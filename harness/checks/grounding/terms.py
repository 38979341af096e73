"""How far the words around a claim's value are those around each of the article's values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from harness.checks.reading.binding import BEFORE, Slot, Vocabulary


@dataclass(frozen=True)
class Terms:
    """A claim's words, weighed and read as the article's, to hold against many candidates."""

    total: float
    each: tuple[tuple[float, tuple[str, ...]], ...]

    @classmethod
    def of(cls, claim: Slot, vocabulary: Vocabulary) -> Terms:
        each = tuple(
            (weight * vocabulary.weight(lemma), _meanings(vocabulary, lemma))
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
                self._near[word].append((number, near))

    def agreement(self, terms: Terms) -> list[float]:
        """For each value, in 0..1, the share of the claim's weighted words around it, too."""
        shared = [0.0] * self._count
        for value, meanings in terms.each:
            nearest: dict[int, float] = {}
            for meaning in meanings:
                for number, near in self._near.get(meaning, ()):
                    if near > nearest.get(number, 0.0):
                        nearest[number] = near
            for number, near in nearest.items():
                close = near > BEFORE
                shared[number] += value * (min(1.0, 0.4 + 0.4 * near) if close else near / 2)
        return [found / terms.total for found in shared] if terms.total else shared


def _meanings(vocabulary: Vocabulary, lemma: str) -> tuple[str, ...]:
    return tuple(vocabulary.meanings(f"{lemma}.v") | vocabulary.meanings(f"{lemma}.n"))
