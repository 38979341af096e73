"""The logistic regression that the scripts of this folder fit: L2 on standardised features."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize

Bounds = Sequence[tuple[float | None, float | None]]


def equal_shares(*keys: Any) -> Any:
    """What each row weighs where all groups of rows with the same keys weigh the same."""
    groups = [" ".join(map(str, key)) for key in zip(*keys, strict=True)]
    _, index, counts = np.unique(groups, return_inverse=True, return_counts=True)
    return 1 / counts[index] / len(counts)


def logistic(
    rows: Any, labels: Any, shares: Any, strength: float, bounds: Bounds | None = None
) -> tuple[float, Any]:
    """Intercept and weights; ``bounds`` are those of the weights.

    The mean loss has weight 1 and the squared weights ``strength``; a feature that never varies
    weighs nothing.
    """
    centre, spread = rows.mean(0), rows.std(0)
    divisor = np.where(spread > 0, spread, np.inf)
    scaled = (rows - centre) / divisor
    signs = np.where(labels == 1, 1, -1)

    def cost(at: Any) -> tuple[float, Any]:
        margin = signs * (scaled @ at[1:] + at[0])
        loss = (shares * np.logaddexp(0, -margin)).sum() + strength * (at[1:] ** 2).sum()
        slope = -shares * signs / (1 + np.exp(margin))
        return float(loss), np.r_[slope.sum(), slope @ scaled + 2 * strength * at[1:]]

    start = np.zeros(rows.shape[1] + 1)
    within = None if bounds is None else [(None, None), *bounds]
    found = minimize(cost, start, jac=True, method="L-BFGS-B", bounds=within).x
    weights = found[1:] / divisor
    return float(found[0] - weights @ centre), weights
