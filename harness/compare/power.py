"""How large a difference is, and how small a one so few articles could show."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from harness.compare.intervals import Floats

POWER = 0.8


def effect_size(differences: Floats) -> float | None:
    """Hedges' g for paired samples: mean over standard deviation of the differences,
    with the small-sample factor 1 - 3 / (4 df - 1). ``None`` without variation."""
    present = differences[~np.isnan(differences)]
    if len(present) < 2 or np.ptp(present) == 0:
        return None
    raw = present.mean() / present.std(ddof=1)
    return float(raw * (1 - 3 / (4 * (len(present) - 1) - 1)))


def detectable_difference(
    differences: Floats, alpha: float = 0.05, power: float = POWER
) -> float | None:
    """The smallest true difference that a two-sided paired test at ``alpha`` over as
    many articles, varying as these do, would show with probability ``power``."""
    present = differences[~np.isnan(differences)]
    if len(present) < 2:
        return None
    return float(detectable_effect(len(present), alpha, power) * present.std(ddof=1))


@lru_cache(maxsize=256)
def detectable_effect(n: int, alpha: float = 0.05, power: float = POWER) -> float:
    """The same in standard deviations of the differences, from the noncentral t."""
    from scipy import optimize, stats

    critical = stats.t.ppf(1 - alpha / 2, n - 1)

    def shortfall(effect: float) -> float:
        # The other tail adds under 1e-4 at any useful power, and SciPy has NaN far out in it.
        return float(stats.nct.sf(critical, n - 1, effect * np.sqrt(n)) - power)

    # The noncentral t needs about critical + z(power) standard errors; bracket well beyond.
    ceiling = 3 * (critical + stats.norm.ppf(power) + 1) / np.sqrt(n)
    return float(optimize.brentq(shortfall, 0.0, ceiling, xtol=1e-8))
