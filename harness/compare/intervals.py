"""Confidence intervals for a mean over clusters.

The input is one number per article (the cluster's own mean), so resampling the
numbers is the cluster bootstrap. Three methods:

``t``            Student's t with clusters - 1 degrees of freedom.
``studentized``  the bootstrap-t of Efron and Tibshirani (1993, section 12.5),
                 second-order accurate, for the skewed counts that flags are.
``bca``          SciPy's bias-corrected and accelerated bootstrap.

``auto`` takes t under 10 clusters, where a bootstrap has too little to resample,
and over 200, where the two agree; the studentised bootstrap lies between. The
coverage of each is simulated in ``tests/compare/test_intervals.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Method = Literal["auto", "t", "studentized", "bca"]

SMALLEST_BOOTSTRAP = 10
LARGEST_BOOTSTRAP = 200
RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over ``n`` clusters. The bounds are ``None`` where one cluster, or
    none, gives no interval; the mean is ``None`` where there is no cluster."""

    mean: float | None
    low: float | None
    high: float | None
    n: int

    @property
    def constant(self) -> bool:
        """Whether the clusters did not differ, so that the interval has no width."""
        return self.n > 1 and self.low == self.high


@dataclass(frozen=True, slots=True)
class IntervalPlan:
    """How intervals are made; part of every signature."""

    method: Method = "auto"
    level: float = 0.95
    seed: int = 1
    resamples: int = RESAMPLES


def chosen(method: Method, clusters: int) -> Method:
    """The method that ``auto`` stands for with so many clusters."""
    if method != "auto":
        return method
    return "studentized" if SMALLEST_BOOTSTRAP <= clusters <= LARGEST_BOOTSTRAP else "t"


def estimate(
    values: Floats,
    plan: IntervalPlan | None = None,
    bounds: tuple[float, float] = (-np.inf, np.inf),
) -> Estimate:
    """The mean of ``values`` (one per cluster; NaN means absent) with its interval.

    ``bounds`` is the range that the metric can take; the interval is cut to it.
    """
    plan = plan or IntervalPlan()
    present = values[~np.isnan(values)]
    n = len(present)
    if n == 0:
        return Estimate(None, None, None, 0)
    mean = float(present.mean())
    if n == 1:
        return Estimate(mean, None, None, 1)
    if np.ptp(present) == 0:
        return Estimate(mean, mean, mean, n)
    low, high = _interval(present, plan)
    return Estimate(mean, max(low, bounds[0]), min(high, bounds[1]), n)


def _interval(values: Floats, plan: IntervalPlan) -> tuple[float, float]:
    method = chosen(plan.method, len(values))
    if method == "studentized":
        low, high = _studentized(values, plan)
        # Many constant resamples make the bound infinite; BCa stays finite.
        return (low, high) if np.isfinite([low, high]).all() else _bca(values, plan)
    if method == "bca":
        return _bca(values, plan)
    return _student_t(values, plan.level)


def _standard_error(values: Floats) -> float:
    return float(values.std(ddof=1) / np.sqrt(len(values)))


def _student_t(values: Floats, level: float) -> tuple[float, float]:
    from scipy import stats

    half = float(stats.t.ppf(0.5 + level / 2, len(values) - 1)) * _standard_error(values)
    mean = float(values.mean())
    return mean - half, mean + half


def _bca(values: Floats, plan: IntervalPlan) -> tuple[float, float]:
    from scipy import stats

    found = stats.bootstrap(
        (values,),
        np.mean,
        confidence_level=plan.level,
        n_resamples=plan.resamples,
        method="BCa",
        rng=np.random.default_rng(plan.seed),
    ).confidence_interval
    return float(found.low), float(found.high)


@lru_cache(maxsize=8)
def _resampled_rows(clusters: int, resamples: int, seed: int) -> NDArray[np.int64]:
    """One set of resamples serves every model and metric over the same articles."""
    return np.random.default_rng(seed).integers(0, clusters, (resamples, clusters))


def _studentized(values: Floats, plan: IntervalPlan) -> tuple[float, float]:
    drawn = values[_resampled_rows(len(values), plan.resamples, plan.seed)]
    distance = drawn.mean(axis=1) - values.mean()
    spread = drawn.std(axis=1, ddof=1) / np.sqrt(len(values))
    pivots = np.full(len(drawn), np.inf)
    np.divide(distance, spread, out=pivots, where=spread > 0)
    pivots[spread == 0] = np.copysign(np.inf, distance[spread == 0])
    tail = (1 - plan.level) / 2
    below, above = np.quantile(pivots, [tail, 1 - tail], method="inverted_cdf")
    error = _standard_error(values)
    return float(values.mean() - above * error), float(values.mean() - below * error)
