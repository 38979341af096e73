"""The floor: how much of a claim stands in the article, counted without any model.

Each probability is a plain share (of numbers, names or n-grams found), so it is not one in
earnest until the checker's file calibrates it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from harness.checkers.base import Claim, Judgement, Mark

if TYPE_CHECKING:
    from harness.checkers.spec import OverlapSpec
    from harness.types import Article

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_CAPITAL = re.compile(r"\b[^\W\d_]*[A-Z]\w*(?:[’'-]\w+)*")


class Overlap:
    """Shares of numbers, of capitalised words or of n-grams that the article has as well."""

    def __init__(self, spec: OverlapSpec) -> None:
        self.spec = spec

    def identity(self) -> dict[str, Any]:
        return {"kind": "overlap", "of": self.spec.of, "n": self.spec.n, "version": 1}

    def judge(self, article: Article, claims: Sequence[Claim]) -> list[Judgement]:
        known = _known(article.text, self.spec.of, self.spec.n)
        return [self._judge(claim, known) for claim in claims]

    def close(self) -> None:
        """There is nothing to let go of."""

    def _judge(self, claim: Claim, known: frozenset[str]) -> Judgement:
        found = list(_items(claim.text, self.spec.of, self.spec.n))
        missing = [(start, end) for start, end, item in found if item not in known]
        share = 1 - len(missing) / len(found) if found else 1.0
        marks = tuple(Mark(start, end, 1.0) for start, end in missing)
        return Judgement(self.spec.calibration.apply(share), marks=marks)


@lru_cache(maxsize=64)
def _known(text: str, of: str, n: int) -> frozenset[str]:
    if of == "entities":  # a name may begin a sentence here and not there
        return frozenset(m[0].lower() for m in re.finditer(r"\w+(?:[’'-]\w+)*", text))
    return frozenset(item for _, _, item in _items(text, of, n))


def _items(text: str, of: str, n: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and normal form of each number, name or n-gram."""
    if of == "numbers":
        for m in _NUMBER.finditer(text):
            yield m.start(), m.end(), m[0].replace(",", "")
    elif of == "entities":
        for m in _CAPITAL.finditer(text):
            if m.start() > 0 and text[: m.start()].rstrip()[-1:] not in (".", "!", "?", ""):
                yield m.start(), m.end(), m[0].lower()
    else:
        words = [(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text)]
        for first in range(len(words) - n + 1):
            part = words[first : first + n]
            yield part[0][0], part[-1][1], " ".join(w for _, _, w in part)
