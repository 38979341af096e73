"""The paired sign-flip permutation test, for all pairs of models at once.

Under the null hypothesis that two models are exchangeable on each article, the
sign of each article's difference is a coin toss. The two-sided p-value is the
share of sign patterns whose total is at least as far from 0 as the one observed.
With up to 16 articles every pattern is tried (the p-value is exact); with more,
``trials`` random ones are, and p = (c + 1) / (trials + 1), which keeps the test
valid (Phipson and Smyth, 2010).

The total is linear in the scores, so the flips are applied to the models, not to
the pairs: one matrix product of trials x articles x models serves every pair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.compare.intervals import Floats

EXACT_UP_TO = 16
TRIALS = 10_000
_CHUNK = 512
_MOST_SIGNS = 1 << 22
"""Signs held at once, 32 MB of them: what keeps memory flat over very many articles."""
_TIE = 1e-10
"""Totals this close (relative to the sum of sizes) are ties; rounding must not break them."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PermutationResult:
    """p-values, shape (pairs,), and how they were found."""

    p: Floats
    exact: bool
    trials: int


def sign_flip_test(differences: Floats, trials: int = TRIALS, seed: int = 1) -> PermutationResult:
    """Test columns of paired differences, shape (articles, tests), against 0.

    NaN marks an article that one side lacks; it takes no part in that column.
    """
    columns = np.nan_to_num(differences)
    return _run(columns, lambda totals: totals, columns, trials, seed)


def sign_flip_pairs(
    scores: Floats, pairs: Sequence[Pair], trials: int = TRIALS, seed: int = 1
) -> PermutationResult:
    """Test pairs of columns of ``scores``, shape (articles, models), against each other."""
    first, second = (np.array([pair[side] for pair in pairs], dtype=int) for side in (0, 1))
    differences = scores[:, first] - scores[:, second]
    if np.isnan(scores).any():
        return sign_flip_test(differences, trials, seed)
    # Centring by article leaves the differences alone and keeps the totals small.
    centred = scores - scores.mean(axis=1, keepdims=True)
    return _run(
        centred, lambda totals: totals[:, first] - totals[:, second], differences, trials, seed
    )


def smallest_p(articles: int, trials: int = TRIALS) -> float:
    """The smallest p-value that so many articles can ever give."""
    return 2.0 / 2**articles if articles <= EXACT_UP_TO else 1.0 / (trials + 1)


def _run(
    columns: Floats,
    to_tests: Callable[[Floats], Floats],
    differences: Floats,
    trials: int,
    seed: int,
) -> PermutationResult:
    articles = len(columns)
    exact = articles <= EXACT_UP_TO
    threshold = np.abs(differences.sum(axis=0)) - _TIE * np.abs(differences).sum(axis=0)
    patterns = _every_pattern(articles) if exact else _random_patterns(articles, trials, seed)
    count = np.zeros(differences.shape[1])
    seen = 0
    for signs in patterns:
        count += (np.abs(to_tests(signs @ columns)) >= threshold).sum(axis=0)
        seen += len(signs)
    p = count / seen if exact else (count + 1) / (seen + 1)
    return PermutationResult(p, exact, seen)


def _every_pattern(articles: int) -> Iterator[Floats]:
    """Half of all patterns: the other half are their mirror images, with equal |total|."""
    half = 2 ** max(articles - 1, 0)
    bits = np.arange(articles)
    for start in range(0, half, _CHUNK):
        numbers = np.arange(start, min(start + _CHUNK, half))
        yield _as_signs((numbers[:, None] >> bits) & 1)


def _random_patterns(articles: int, trials: int, seed: int) -> Iterator[Floats]:
    generator = np.random.default_rng(seed)
    chunk = max(1, min(_CHUNK, _MOST_SIGNS // max(articles, 1)))
    for start in range(0, trials, chunk):
        rows = min(chunk, trials - start)
        packed = generator.integers(0, 256, (rows, -(-articles // 8)), dtype=np.uint8)
        yield _as_signs(np.unpackbits(packed, axis=1, count=articles))


def _as_signs(bits: NDArray[np.integer]) -> Floats:
    return bits.astype(np.float64) * 2 - 1
