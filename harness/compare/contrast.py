"""One metric over all models: means with intervals, and every pair tested, paired by article."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from harness.compare.intervals import Estimate, Floats, IntervalPlan, estimate
from harness.compare.metrics import Metric
from harness.compare.multiple import group_letters, holm
from harness.compare.permutation import TRIALS, Pair, sign_flip_pairs
from harness.compare.power import detectable_difference, effect_size

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Settings:
    """What the numbers depend on besides the data; all of it is in the signature."""

    intervals: IntervalPlan = field(default_factory=IntervalPlan)
    trials: int = TRIALS
    alpha: float = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """Two models on the articles that both have: ``first`` minus ``second``."""

    first: str
    second: str
    estimate: Estimate
    p: float
    p_holm: float
    effect: float | None
    detectable: float | None
    """The smallest true difference that these articles would show, see ``power``."""
    wins: int
    losses: int

    def told_apart(self, alpha: float) -> bool:
        return self.p_holm <= alpha


@dataclass(frozen=True)
class Contrast:
    """One metric: ``scores`` is articles x models, NaN where a model has no value."""

    metric: Metric
    scores: pd.DataFrame
    estimates: dict[str, Estimate]
    settings: Settings

    @cached_property
    def adjusted(self) -> dict[frozenset[str], float]:
        """Holm-adjusted p-value of each pair; empty with fewer than two articles."""
        return _adjusted(self.scores, self.settings)

    @property
    def ranking(self) -> list[str]:
        """Models with a value, best first (as they came where no direction is better)."""
        found = {m: e.mean for m, e in self.estimates.items() if e.mean is not None}
        if self.metric.better is None:
            return list(found)
        return sorted(found, key=lambda m: found[m], reverse=self.metric.better == "high")

    def best(self) -> set[str]:
        ranking = self.ranking
        if self.metric.better is None or len(ranking) < 2:
            return set()
        top = self.estimates[ranking[0]].mean
        return {model for model in ranking if self.estimates[model].mean == top}

    def like_best(self) -> set[str]:
        """Models that are not the best, yet cannot be told apart from (one of) them."""
        best = self.best()
        return {
            model
            for model in self.ranking
            if model not in best
            and any(self.adjusted.get(frozenset({model, top}), 0) > self.settings.alpha
                    for top in best)
        }  # fmt: skip

    def letters(self) -> dict[str, str]:
        apart = {pair for pair, p in self.adjusted.items() if p <= self.settings.alpha}
        return group_letters(self.ranking, apart) if self.adjusted else {}

    def differences(self, pairs: Sequence[tuple[str, str]]) -> list[Difference]:
        """The pairs in detail; Holm's correction is over these pairs."""
        if not pairs:
            return []
        index = [(self._at(first), self._at(second)) for first, second in pairs]
        p = sign_flip_pairs(
            self.scores.to_numpy(), index, self.settings.trials, self.settings.intervals.seed
        ).p
        return [
            self._difference(*pair, float(raw), float(adjusted), len(pairs))
            for pair, raw, adjusted in zip(pairs, p, holm(p), strict=True)
        ]

    def all_pairs(self) -> list[tuple[str, str]]:
        return list(itertools.combinations(self.ranking, 2))

    def _at(self, model: str) -> int:
        return list(self.scores.columns).index(model)

    def _difference(
        self, first: str, second: str, p: float, adjusted: float, tests: int
    ) -> Difference:
        values: Floats = (self.scores[first] - self.scores[second]).to_numpy()
        return Difference(
            first,
            second,
            estimate(values, self.settings.intervals),
            p,
            adjusted,
            effect_size(values),
            detectable_difference(values, self.settings.alpha / tests),
            int((values > 0).sum()),
            int((values < 0).sum()),
        )


def contrast(frame: pd.DataFrame, metric: Metric, settings: Settings) -> Contrast:
    """Contrast the models of a cell frame: cells are averaged within their article first."""
    by_article = frame.groupby(["article", "model"], sort=False)[metric.name].mean()
    scores = by_article.unstack("model")
    scores = scores[list(dict.fromkeys(frame["model"]))]
    estimates = {
        str(model): estimate(scores[model].to_numpy(), settings.intervals, metric.bounds)
        for model in scores.columns
    }
    return Contrast(metric, scores, estimates, settings)


def _adjusted(scores: pd.DataFrame, settings: Settings) -> dict[frozenset[str], float]:
    filled = scores.dropna(axis=1, how="all")
    pairs: list[Pair] = list(itertools.combinations(range(filled.shape[1]), 2))
    if len(filled) < 2 or not pairs:
        return {}
    found = sign_flip_pairs(filled.to_numpy(), pairs, settings.trials, settings.intervals.seed)
    names = [str(name) for name in filled.columns]
    return {
        frozenset({names[i], names[j]}): float(p)
        for (i, j), p in zip(pairs, holm(np.asarray(found.p)), strict=True)
    }
