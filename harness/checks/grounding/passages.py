"""Which sentences of an article speak of a clause's matter, by its weighted words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis

NEAR = 0.6
"""Sentences with at least this part of the best one's words are looked at too."""


@dataclass(frozen=True, slots=True)
class Passages:
    """``scores`` are the weights of the clause's words that each sentence has a word for;
    ``known`` are the tokens for which any has one, ``total`` is the weight of all of them."""

    scores: dict[int, float]
    known: tuple[int, ...]
    total: float

    @property
    def share(self) -> float:
        """The part of the clause that the best sentence has words for, 0 to 1."""
        return max(self.scores.values(), default=0.0) / self.total if self.total else 0.0

    def near(self) -> list[int]:
        """The sentences that speak of the matter, the nearest first."""
        best = max(self.scores.values(), default=0.0)
        found = [s for s, score in self.scores.items() if score >= NEAR * best]
        return sorted(found, key=lambda s: (-self.scores[s], s))


def passages(words: Iterable[int], summary: Analysis, index: ArticleIndex) -> Passages:
    """Score the article's sentences by the tokens ``words`` of a summary."""
    total = 0.0
    scores: dict[int, float] = {}
    known = []
    for token in words:
        meanings = index.vocabulary.meanings(summary.words[token])
        if meanings:
            known.append(token)
        named = meanings or (summary.doc[token].lemma_.lower(),)
        weight = max(index.vocabulary.weight(m) for m in named)
        total += weight
        for sentence in index.sentences_with(meanings):
            scores[sentence] = scores.get(sentence, 0.0) + weight
    return Passages(scores, tuple(known), total)
