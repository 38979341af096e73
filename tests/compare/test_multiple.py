"""Holm against statsmodels, group letters by their definition, power against statsmodels."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestPower

from harness.compare.multiple import group_letters, holm
from harness.compare.power import detectable_difference, detectable_effect, effect_size


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_holm_is_statsmodels(p):
    assert holm(np.array(p)) == pytest.approx(multipletests(p, method="holm")[1])


def test_holm_bounds_the_familywise_error():
    rng = np.random.default_rng(1)
    wrong = sum((holm(rng.random(10)) <= 0.05).any() for _ in range(2000))
    assert wrong / 2000 <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 2000)


@given(st.integers(1, 7), st.randoms())
def test_models_share_a_letter_iff_they_cannot_be_told_apart(count, random):
    models = [f"m{i}" for i in range(count)]
    pairs = [frozenset(pair) for pair in itertools.combinations(models, 2)]
    apart = {pair for pair in pairs if random.random() < 0.5}
    letters = group_letters(models, apart)
    for pair in pairs:
        first, second = pair
        assert bool(set(letters[first]) & set(letters[second])) == (pair not in apart)


def test_the_best_model_has_the_first_letter():
    assert group_letters(["x", "y"], {frozenset("xy")}) == {"x": "a", "y": "b"}


@pytest.mark.parametrize(
    ("n", "alpha"), [(2, 0.05), (5, 0.05), (20, 0.05), (20, 0.001), (50, 0.001), (1000, 0.05)]
)
def test_detectable_effect_is_statsmodels(n, alpha):
    reached = TTestPower().power(detectable_effect(n, alpha), n, alpha, alternative="two-sided")
    assert reached == pytest.approx(0.8, abs=1e-4)


def test_a_detectable_difference_is_detected_four_times_in_five():
    rng = np.random.default_rng(2)
    n = 20
    delta = detectable_effect(n)
    found = stats.ttest_1samp(rng.normal(delta, 1, (n, 3000)), 0).pvalue <= 0.05
    assert np.mean(found) == pytest.approx(0.8, abs=0.03)
    assert detectable_difference(rng.normal(0, 3, n)) > detectable_difference(rng.normal(0, 1, n))


def test_effect_size_is_hedges_g():
    differences = np.array([1.0, 2.0, 3.0, 4.0])
    raw = 2.5 / np.std(differences, ddof=1)
    assert effect_size(differences) == pytest.approx(raw * (1 - 3 / 11))
    assert effect_size(np.array([1.0, 1.0])) is None
