"""What a claim's words share with the article's, as numbers beside the model's states.

A state tells how odd a token is behind the article; whether its word, its stem or its pair with
a neighbour stands there at all is told better by looking.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

FEATURES = 12
"""Numbers a token."""
_WORD = re.compile(r"\w+")
_STEM = 5
_NO_WORD = (0.0,) * (FEATURES - 1) + (-1.0,)


@dataclass(frozen=True)
class Lexicon:
    """The words of an article, lower-cased: how often each, their stems, neighbouring pairs."""

    counts: Counter[str]
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> Lexicon:
        words = _WORD.findall(text.lower())
        return cls(Counter(words), frozenset(w[:_STEM] for w in words), frozenset(pairwise(words)))

    def features(self, claim: str, places: Sequence[tuple[int, int]]) -> list[tuple[float, ...]]:
        """``FEATURES`` numbers for each of a claim's tokens, which stand at ``places``.

        They are those of the first word that a token touches, but for the last, which says
        whether the token ends its word (0: yes or beyond, 1: before; -1: it touches none).
        """
        words = list(_WORD.finditer(claim))
        ends = [word.end() for word in words]
        told = self._words([word[0] for word in words])
        rows = []
        for start, end in places:
            index = bisect_right(ends, start)
            if index < len(words) and words[index].start() < end:
                rows.append((*told[index], float(end < ends[index])))
            else:
                rows.append(_NO_WORD)
        return rows

    def _words(self, words: Sequence[str]) -> list[tuple[float, ...]]:
        lower = [word.lower() for word in words]
        paired = [pair in self.pairs for pair in pairwise(lower)]
        rows: list[tuple[float, ...]] = []
        for index, (word, low) in enumerate(zip(words, lower, strict=True)):
            known, stem = low in self.counts, low[:_STEM] in self.stems
            figure = any(letter.isdigit() for letter in low)
            name = index > 0 and word[0].isupper()
            rows.append(
                (
                    float(known),
                    float(stem),
                    float(index > 0 and paired[index - 1]),
                    float(index < len(paired) and paired[index]),
                    float(figure),
                    float(figure and not known),
                    float(name),
                    float(name and not known),
                    float(not known and not stem),
                    math.log1p(self.counts[low]) / 5,
                    float(len(low) >= 4),
                )
            )
        return rows
