"""Scores of a summary's wording: ROUGE, length, and how much of it is copied."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from harness.imports import nltk
from harness.types import Article

if TYPE_CHECKING:
    from rouge_score.rouge_scorer import RougeScorer

ROUGE_TYPES = ("rouge1", "rouge2", "rougeL")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


class _Tokenizer:
    """rouge-score's own tokens, with the article's kept between its summaries."""

    def tokenize(self, text: str) -> list[str]:
        return list(_tokens(text))


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[str, ...]:
    nltk()
    from rouge_score.tokenizers import DefaultTokenizer

    return tuple(DefaultTokenizer(use_stemmer=True).tokenize(text))


@cache
def _scorer() -> RougeScorer:
    nltk()
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(["rouge1", "rouge2"], tokenizer=_Tokenizer())


def rouge(summary: str, target: str) -> dict[str, float]:
    """ROUGE-1, -2 and -L F1 in 0..1 (Lin 2004), with Porter stemming, as rouge-score has them.

    The longest common subsequence is rapidfuzz's, a hundred times as fast as rouge-score's.
    """
    scores = _scorer().score(target, summary)
    wording = {name: float(scores[name].fmeasure) for name in ("rouge1", "rouge2")}
    return wording | {"rougeL": _longest_common(_tokens(target), _tokens(summary))}


def _longest_common(target: tuple[str, ...], summary: tuple[str, ...]) -> float:
    """F1 of precision L/|summary| and recall L/|target|, which is 2L/(|summary| + |target|)."""
    from rapidfuzz.distance import LCSseq

    if not target or not summary:
        return 0.0
    return 2 * float(LCSseq.similarity(target, summary)) / (len(target) + len(summary))


def words(text: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(text)]


def fragments(article: list[str], summary: list[str]) -> list[int]:
    """Lengths of the shared word sequences, greedily from the left.

    The extractive fragments of Grusky, Naaman and Artzi (NAACL 2018), section 3.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index, token in enumerate(article):
        places[token].append(index)
    lengths, position = [], 0
    while position < len(summary):
        longest = 0
        for start in places.get(summary[position], ()):
            size = 1
            while (
                position + size < len(summary)
                and start + size < len(article)
                and summary[position + size] == article[start + size]
            ):
                size += 1
            longest = max(longest, size)
        if longest:
            lengths.append(longest)
        position += longest or 1
    return lengths


def copying(article: str, summary: str) -> dict[str, float]:
    """Length in words, compression, and extractive coverage and density.

    ``coverage`` is the share of summary words inside shared fragments (0..1), ``density``
    the mean length of the fragment a word belongs to, ``compression`` article words per
    summary word; all three are 0 for an empty summary.
    """
    source, target = words(article), words(summary)
    if not target:
        return {"words": 0.0, "compression": 0.0, "coverage": 0.0, "density": 0.0}
    lengths = fragments(source, target)
    return {
        "words": float(len(target)),
        "compression": len(source) / len(target),
        "coverage": sum(lengths) / len(target),
        "density": sum(n * n for n in lengths) / len(target),
    }


def rouge_target(article: Article) -> str:
    """What ROUGE is computed against: ``reference`` where the article has one, else ``article``."""
    return "reference" if article.reference else "article"


def score_text(article: Article, summary: str) -> dict[str, float]:
    """All scores of one summary; ROUGE against what :func:`rouge_target` names."""
    target = article.reference or article.text
    return {**rouge(summary, target), **copying(article.text, summary)}
