"""Passages of an article, and which of them a claim is to be held against."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from harness.imports import spacy
from harness.types import Span

if TYPE_CHECKING:
    from spacy.language import Language

    from harness.checkers.common import Passages

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_STEM = 6
"""Longer words count as the same from here on: "announced" and "announcement"."""
_SATURATION, _LENGTH = 1.2, 0.5
"""BM25's k1 and b; windows are of similar length, so that b matters little."""


class PassageIndex:
    """The windows of one text and what nearness to a claim is computed from."""

    def __init__(self, text: str, spec: Passages) -> None:
        self.spec = spec
        self.text = text
        self.windows = [Span.of(text, *at) for at in windows(text, spec)]

    def nearest(self, claim: str) -> list[Span]:
        """The passages for a claim, in the order of the article; none for a blank article."""
        top = self.spec.top
        if top is None or len(self.windows) <= top:
            return list(self.windows)
        scores = self._scores(claim)
        best = sorted(range(len(scores)), key=lambda i: (-scores[i], i))[:top]
        return [self.windows[i] for i in sorted(best)]

    def _scores(self, claim: str) -> list[float]:
        by = self.spec.by
        lexical = self._bm25(claim) if by in ("lexical", "both") else None
        if by == "lexical" and lexical is not None:
            return lexical
        from harness.claims.embedder import similarities

        close = similarities(claim, tuple(w.text for w in self.windows))
        if lexical is None:
            return close
        return [a + b for a, b in zip(_ranked(lexical), _ranked(close), strict=True)]

    @property
    def _counts(self) -> list[Counter[str]]:
        return _word_counts(tuple(w.text for w in self.windows))

    def _bm25(self, claim: str) -> list[float]:
        """Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), eq. 3.15."""
        counts = self._counts
        total = len(counts)
        mean = sum(c.total() for c in counts) / total
        scores = [0.0] * total
        for word in set(words(claim)):
            having = sum(word in c for c in counts)
            weight = math.log(1 + (total - having + 0.5) / (having + 0.5))
            for index, count in enumerate(counts):
                often = count[word]
                norm = _SATURATION * (1 - _LENGTH + _LENGTH * count.total() / mean)
                scores[index] += weight * often / (often + norm) if often else 0.0
        return scores


@lru_cache(maxsize=64)
def passages_of(text: str, spec: Passages) -> PassageIndex:
    """The index of a text, shared by the checkers that cut it alike."""
    return PassageIndex(text, spec)


@lru_cache(maxsize=64)
def _word_counts(texts: tuple[str, ...]) -> list[Counter[str]]:
    return [Counter(words(text)) for text in texts]


def words(text: str) -> Iterator[str]:
    """Lower-cased words and numbers, long words cut to their stem."""
    return (word[0].lower()[:_STEM] for word in _WORD.finditer(text))


def _ranked(scores: Sequence[float]) -> list[float]:
    """Reciprocal ranks (Cormack et al. 2009), by which unlike scores can be added."""
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    ranks = {index: rank for rank, index in enumerate(order)}
    return [1 / (60 + ranks[i]) for i in range(len(scores))]


def windows(text: str, spec: Passages) -> Iterator[tuple[int, int]]:
    """Offsets of overlapping windows of whole sentences.

    A sentence longer than ``spec.words`` is cut between words, so that no window is longer.
    """
    units = list(_units(text, spec.words))
    start = 0
    while start < len(units):
        end, size = start, 0
        while end < len(units) and (end == start or size + units[end][2] <= spec.words):
            if spec.sentences is not None and end - start >= spec.sentences:
                break
            size += units[end][2]
            end += 1
        yield units[start][0], units[end - 1][1]
        if end == len(units):
            return
        start = max(start + 1, end - spec.overlap)


def _units(text: str, most: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of words of each sentence, or of its parts of ``most`` words."""
    for start, end in sentence_offsets(text):
        places = [m.span() for m in re.finditer(r"\S+", text[start:end])]
        for first in range(0, len(places), most):
            part = places[first : first + most]
            yield start + part[0][0], start + part[-1][1], len(part)


def sentence_offsets(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a text, told by punctuation and line breaks alone.

    Quick, and good enough for passages; claims are split by the parser.
    """
    for line in re.finditer(r"[^\n]+", text):
        for sentence in _sentencizer()(line[0]).sents:
            words = sentence.text.strip()
            if words:
                at = line.start() + sentence.start_char
                at += len(sentence.text) - len(sentence.text.lstrip())
                yield at, at + len(words)


@cache
def _sentencizer() -> Language:
    nlp: Language = spacy().blank("en")
    nlp.add_pipe("sentencizer")
    return nlp
