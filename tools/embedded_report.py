"""What held-out scores of the embedded checker come to: accuracy by domain, and calibration."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from harness.checkers.bench import measures
from harness.checkers.common import Calibration


@dataclass(frozen=True)
class Held:
    """What was said of a domain by a model that was trained without it."""

    labels: Any
    logits: Any
    documents: list[str]
    trigrams: Any

    @property
    def weights(self) -> Any:
        """Both labels weigh the same, and so do all domains."""
        right, wrong = (self.labels == 1).sum(), (self.labels == 0).sum()
        return np.where(self.labels == 1, 0.5 / right, 0.5 / wrong)


def report(file: Path) -> None:
    rows = [json.loads(line) for line in file.open(encoding="utf-8")]
    domains = {name: _held([r for r in rows if r["domain"] == name]) for name in _names(rows)}
    print("| held out | pairs | AUC | balanced acc. | 95 % | own threshold | novel 3-grams |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    chances, table = {}, []
    for name, held in domains.items():
        others = [other for each, other in domains.items() if each != name]
        scale, shift = platt(others)
        chances[name] = 1 / (1 + np.exp(-(scale * held.logits + shift)))
        table.append(line(name, held, chances[name] >= 0.5))
    mean = np.mean(np.array(table), axis=0)
    print(
        f"| mean | {len(rows)} | {mean[0]:.1f} | {mean[1]:.1f} | | {mean[2]:.1f} | {mean[3]:.1f} |"
    )
    reliability(domains, chances)
    scale, shift = platt(list(domains.values()))
    print(f"\ncalibration: {{scale: {scale:.3f}, shift: {shift:.3f}}}")


def report_others(rows: list[dict[str, Any]], calibration: Calibration) -> None:
    """Sets that nothing was trained or calibrated on, by the head and calibration that ship."""
    print("| set | pairs | AUC | balanced acc. | 95 % | own threshold | novel 3-grams |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name in _names(rows):
        held = _held([row for row in rows if row["domain"] == name])
        if len(set(held.labels)) == 2:
            said = calibration.scale * held.logits + calibration.shift >= 0
            line(name, held, said)


def _names(rows: list[dict[str, Any]]) -> list[str]:
    return sorted({row["domain"] for row in rows})


def _held(rows: list[dict[str, Any]]) -> Held:
    labels, logits = (np.array([r[key] for r in rows]) for key in ("label", "logit"))
    return Held(labels, logits, [r["doc"] for r in rows], np.array([r["trigrams"] for r in rows]))


def line(name: str, held: Held, said: Any) -> list[float]:
    """Prints a domain's figures, in points, and returns those that are averaged."""
    cells = [
        measures.roc_auc(held.labels, held.logits),
        measures.balanced_accuracy(held.labels, said),
        measures.balanced_accuracy(held.labels, by_other_half(held, held.logits)),
        measures.balanced_accuracy(held.labels, by_other_half(held, held.trigrams)),
    ]
    interval = measures.clustered_interval(held.labels, said, held.documents, 2000, 0)
    points = [100 * cell for cell in cells]
    between = f"{100 * interval.low:.1f} to {100 * interval.high:.1f}" if interval else ""
    print(
        f"| {name} | {len(held.labels)} | {points[0]:.1f} | {points[1]:.1f} | {between} "
        f"| {points[2]:.1f} | {points[3]:.1f} |"
    )
    return points


def by_other_half(held: Held, scores: Any) -> Any:
    """Decisions by the threshold that the other half of the domain's documents chooses."""
    half = np.array([int(document, 16) % 2 for document in held.documents])
    said = np.zeros(len(scores), dtype=bool)
    for side in (0, 1):
        tune = half != side
        best = measures.best_threshold(held.labels[tune], scores[tune])
        said[half == side] = scores[half == side] >= best
    return said


def platt(every: list[Held]) -> tuple[float, float]:
    """Scale and shift of the logits that fit the labels best (Platt 1999)."""
    logits, labels, weights = (
        np.concatenate([getattr(held, name) for held in every])
        for name in ("logits", "labels", "weights")
    )

    def cost(given: Any) -> float:
        signed = np.where(labels == 1, 1, -1) * (given[0] * logits + given[1])
        return float((weights * np.logaddexp(0, -signed)).sum())

    scale, shift = minimize(cost, [1.0, 0.0]).x
    return float(scale), float(shift)


def reliability(domains: Mapping[str, Held], chances: Mapping[str, Any]) -> None:
    """Said against seen, by tenths, with the expected calibration error."""
    said = np.concatenate(list(chances.values()))
    labels, weights = (
        np.concatenate([getattr(held, name) for held in domains.values()]) / 1.0
        for name in ("labels", "weights")
    )
    weights /= weights.sum()
    bins, error = np.minimum((said * 10).astype(int), 9), 0.0
    print("\n| said | share of claims | right |\n|---|---:|---:|")
    for number in np.unique(bins):
        here = bins == number
        told, seen = (np.average(x[here], weights=weights[here]) for x in (said, labels))
        error += weights[here].sum() * abs(told - seen)
        print(f"| {told:.2f} | {100 * weights[here].sum():.1f} % | {seen:.2f} |")
    print(f"\nexpected calibration error {100 * error:.1f} points")
