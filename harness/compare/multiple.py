"""Many comparisons at once: Holm's correction, and groups that cannot be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase

import numpy as np

from harness.compare.intervals import Floats


def holm(p: Floats) -> Floats:
    """Holm's (1979) step-down adjusted p-values, in the order given."""
    order = np.argsort(p, kind="stable")
    factors = len(p) - np.arange(len(p))
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(1.0, np.maximum.accumulate(p[order] * factors))
    return adjusted


def group_letters(ranked: Sequence[str], told_apart: set[frozenset[str]]) -> dict[str, str]:
    """Letters for the models of ``ranked`` (best first): two models share a letter
    if, and only if, ``told_apart`` does not hold their pair.

    The letters are the maximal cliques of the "cannot be told apart" graph, found by
    the insert-and-absorb method of Piepho (2004).
    """
    groups: list[set[str]] = [set(ranked)]
    for pair in sorted(told_apart, key=lambda pair: sorted(map(ranked.index, pair))):
        groups = _absorb([part for group in groups for part in _split(group, pair)])
    position = {name: index for index, name in enumerate(ranked)}
    groups.sort(key=lambda group: sorted(position[name] for name in group))
    return {
        name: "".join(_letter(i) for i, group in enumerate(groups) if name in group)
        for name in ranked
    }


def _split(group: set[str], pair: frozenset[str]) -> list[set[str]]:
    return [group - {member} for member in pair] if pair <= group else [group]


def _absorb(groups: list[set[str]]) -> list[set[str]]:
    """Drop every group that lies within another."""
    kept: list[set[str]] = []
    for group in sorted(groups, key=len, reverse=True):
        if not any(group <= other for other in kept):
            kept.append(group)
    return kept


def _letter(index: int) -> str:
    return ascii_lowercase[index] if index < 26 else f"({index + 1})"
