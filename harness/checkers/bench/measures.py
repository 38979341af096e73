"""Measures of a score against labels; each with its definition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


def balanced_accuracy(labels: Labels, said: NDArray[np.bool_]) -> float:
    """Mean of the recalls of both labels; nan where one does not occur."""
    right, wrong = labels == 1, labels == 0
    if not right.any() or not wrong.any():
        return float("nan")
    return float((said[right].mean() + (~said[wrong]).mean()) / 2)


def best_threshold(labels: Labels, scores: Floats) -> float:
    """Where ``score >= threshold`` as consistent gives the best balanced accuracy.

    Halfway to the next lower score, so that it does not hang on the last digit.
    """
    values = np.unique(scores)
    cuts = np.concatenate([[values[0] - 1], (values[1:] + values[:-1]) / 2, [values[-1] + 1]])
    right, wrong = np.sort(scores[labels == 1]), np.sort(scores[labels == 0])
    if not len(right) or not len(wrong):
        return float(cuts[len(cuts) // 2])
    kept = 1 - np.searchsorted(right, cuts) / len(right)
    refused = np.searchsorted(wrong, cuts) / len(wrong)
    return float(cuts[int(np.argmax(kept + refused))])


def roc_auc(labels: Labels, scores: Floats) -> float:
    """The chance that a consistent pair scores above one that is not; ties count half."""
    from scipy.stats import rankdata

    right = labels == 1
    n, m = int(right.sum()), int((~right).sum())
    if not n or not m:
        return float("nan")
    return float((rankdata(scores)[right].sum() - n * (n + 1) / 2) / (n * m))


def precision_recall_f1(
    labels: Labels, said: NDArray[np.bool_]
) -> tuple[float | None, float | None, float | None]:
    """Of finding what is *not* consistent; None where nothing was there or said."""
    wrong, flagged = labels == 0, ~said
    hit = float((wrong & flagged).sum())
    precision = hit / float(flagged.sum()) if flagged.any() else None
    recall = hit / float(wrong.sum()) if wrong.any() else None
    total = float(wrong.sum() + flagged.sum())
    return precision, recall, 2 * hit / total if total else None


def calibration_error(labels: Labels, scores: Floats, bins: int = 10) -> float:
    """Expected calibration error: bins of equal width, weighted by their size."""
    place = np.clip((scores * bins).astype(int), 0, bins - 1)
    error = 0.0
    for each in range(bins):
        inside = place == each
        if inside.any():
            gap = abs(float(labels[inside].mean()) - float(scores[inside].mean()))
            error += gap * float(inside.mean())
    return error


def clustered_interval(
    labels: Labels, said: NDArray[np.bool_], documents: Sequence[str], trials: int, seed: int
) -> Interval | None:
    """95 % percentile bootstrap of balanced accuracy over whole documents.

    None where there are fewer than two documents.
    """
    names, place = np.unique(np.asarray(documents), return_inverse=True)
    if len(names) < 2:
        return None
    parts = [labels == 1, labels == 0]
    totals = [np.bincount(place[part], minlength=len(names)) for part in parts]
    hits = [
        np.bincount(place[part & right], minlength=len(names))
        for part, right in zip(parts, (said, ~said), strict=True)
    ]
    drawn = np.random.default_rng(seed).multinomial(
        len(names), np.full(len(names), 1 / len(names)), size=trials
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        recalls = [(drawn @ h) / (drawn @ t) for h, t in zip(hits, totals, strict=True)]
    values = np.mean(recalls, axis=0)
    values = values[np.isfinite(values)]
    if not len(values):
        return None
    low, high = np.percentile(values, [2.5, 97.5])
    return Interval(float(low), float(high))


def span_f1(
    found: Sequence[Sequence[tuple[int, int]]], marked: Sequence[Sequence[tuple[int, int]]]
) -> float | None:
    """F1 over code points, all summaries together; None where nobody marked any."""
    hit = said = there = 0
    for ours, theirs in zip(found, marked, strict=True):
        mine = {i for start, end in ours for i in range(start, end)}
        people = {i for start, end in theirs for i in range(start, end)}
        hit, said, there = hit + len(mine & people), said + len(mine), there + len(people)
    return 2 * hit / (said + there) if there else None
