"""Coverage of the intervals by simulation, and their agreement with SciPy."""

import numpy as np
import pytest
from scipy import stats

from harness.compare.intervals import IntervalPlan, chosen, estimate

WORLDS = {
    # twelve facts an article, articles unlike each other
    "recall": (lambda rng, size: rng.binomial(12, rng.beta(6, 2, size)) / 12, 0.75, (0, 1)),
    # flags per summary: few, skewed, clustered
    "flags": (lambda rng, size: rng.poisson(rng.gamma(0.5, 0.8, size)) * 1.0, 0.4, (0, np.inf)),
}


def coverage(world: str, clusters: int, method: str, rounds: int = 400) -> float:
    draw, truth, bounds = WORLDS[world]
    samples = draw(np.random.default_rng(20), (rounds, clusters))
    plan = IntervalPlan(method=method, resamples=600)
    found = [estimate(row, plan, bounds) for row in samples]
    return sum(e.low <= truth <= e.high for e in found) / rounds


@pytest.mark.parametrize(
    ("world", "clusters", "least"),
    [("recall", 5, 0.90), ("recall", 20, 0.93), ("recall", 300, 0.93),
     ("flags", 20, 0.88), ("flags", 50, 0.93), ("flags", 300, 0.92)],
)  # fmt: skip
def test_auto_covers_the_truth_as_often_as_it_says(world, clusters, least):
    assert least <= coverage(world, clusters, "auto") <= 0.985


def test_skewed_counts_are_why_auto_is_not_always_t():
    assert coverage("flags", 50, "t") < 0.92 < coverage("flags", 50, "auto")


def test_treating_facts_as_independent_would_cover_too_seldom():
    """What the harness must never do: 12 facts of one article counted as 12 samples."""
    rng = np.random.default_rng(3)
    hits = 0
    for _ in range(400):
        rates = rng.beta(2, 2, 10)
        facts = (rng.random((10, 12)) < rates[:, None]).astype(float)
        naive = estimate(facts.ravel(), IntervalPlan(method="t"))
        hits += naive.low <= 0.5 <= naive.high
    assert hits / 400 < 0.85


def test_t_interval_is_scipys():
    values = np.random.default_rng(0).normal(3, 2, 8)
    expected = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    found = estimate(values, IntervalPlan(method="t"))
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_bca_interval_is_scipys():
    values = np.random.default_rng(0).exponential(2, 30)
    expected = stats.bootstrap(
        (values,), np.mean, n_resamples=2000, method="BCa", rng=np.random.default_rng(1)
    ).confidence_interval
    found = estimate(values, IntervalPlan(method="bca"))
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_auto_takes_t_for_few_and_for_many():
    assert [chosen("auto", n) for n in (9, 10, 200, 201)] == [
        "t",
        "studentized",
        "studentized",
        "t",
    ]


def test_one_cluster_has_a_mean_and_no_interval():
    found = estimate(np.array([0.5, np.nan]))
    assert (found.mean, found.low, found.high, found.n) == (0.5, None, None, 1)


def test_no_cluster_has_nothing():
    assert estimate(np.array([np.nan])).mean is None


def test_interval_is_cut_to_the_range_of_the_metric():
    found = estimate(np.array([1.0, 1.0, 0.6]), bounds=(0, 1))
    assert found.high == 1.0


def test_constant_resamples_do_not_make_an_infinite_interval():
    values = np.array([0.0] * 9 + [1.0])
    found = estimate(values)
    assert np.isfinite([found.low, found.high]).all()


def test_intervals_repeat_with_the_seed_and_seed_zero_is_a_seed():
    values = np.random.default_rng(0).exponential(1, 30)
    first, again, other = (estimate(values, IntervalPlan(seed=s)) for s in (0, 0, 5))
    assert first == again != other
