"""The sign-flip test: exactness, false-positive rate, agreement with SciPy and sacrebleu."""

import itertools

import numpy as np
import pytest
from sacrebleu.metrics.base import Metric, Score, Signature
from sacrebleu.significance import PairedTest
from scipy import stats

from harness.compare.permutation import sign_flip_pairs, sign_flip_test, smallest_p


def by_hand(differences):
    observed = abs(sum(differences))
    totals = [
        abs(sum(s * d for s, d in zip(signs, differences, strict=True)))
        for signs in itertools.product((-1, 1), repeat=len(differences))
    ]
    return sum(t >= observed - 1e-9 for t in totals) / len(totals)


@pytest.mark.parametrize("seed", range(5))
def test_few_articles_are_tested_exactly(seed):
    differences = np.random.default_rng(seed).normal(0.5, 1, 7).round(1)
    found = sign_flip_test(differences[:, None])
    assert found.exact
    assert found.p[0] == pytest.approx(by_hand(differences), abs=1e-12)


@pytest.mark.parametrize("n", [4, 10, 13])
def test_exact_p_is_scipys(n):
    rng = np.random.default_rng(n)
    a, b = rng.normal(0.3, 1, n), rng.normal(0, 1, n)
    expected = stats.permutation_test(
        (a, b), lambda x, y, axis: np.mean(x - y, axis=axis),
        permutation_type="samples", n_resamples=np.inf, vectorized=True,
    ).pvalue  # fmt: skip
    found = sign_flip_pairs(np.column_stack([a, b]), [(0, 1)])
    assert found.p[0] == pytest.approx(expected, abs=1e-12)


def test_monte_carlo_p_is_near_the_exact_one_and_never_zero():
    rng = np.random.default_rng(1)
    a, b = rng.normal(0.35, 1, 40), rng.normal(0, 1, 40)
    expected = stats.permutation_test(
        (a, b), lambda x, y, axis: np.mean(x - y, axis=axis), permutation_type="samples",
        n_resamples=20_000, vectorized=True, rng=np.random.default_rng(2),
    ).pvalue  # fmt: skip
    found = sign_flip_pairs(np.column_stack([a, b]), [(0, 1)])
    assert found.p[0] == pytest.approx(expected, abs=0.012)
    apart = sign_flip_test(np.full((40, 1), 1.0), trials=999)
    assert apart.p[0] == 1 / 1000


class SentenceMean(Metric):
    """A sacrebleu metric whose corpus score is the mean of ROUGE-like sentence scores."""

    _SIGNATURE_TYPE = Signature

    def __init__(self, references):
        super().__init__()
        self._ref_cache = self._cache_references(references)

    def _check_corpus_score_args(self, hyps, refs):
        pass

    def _preprocess_segment(self, sent):
        return sent

    def _extract_reference_info(self, refs):
        return {"refs": refs}

    def _compute_segment_statistics(self, hypothesis, ref_kwargs):
        # Integers, as sacrebleu sums statistics; the last one counts sentences.
        shared = len(set(hypothesis.split()) & set(ref_kwargs["refs"][0].split()))
        return [1000 * 2 * shared // (len(hypothesis.split()) + 8), 1]

    def _compute_score_from_stats(self, stats):
        return Score("mean", stats[0] / stats[1])

    def _aggregate_and_compute(self, stats):
        return self._compute_score_from_stats(np.asarray(stats).sum(axis=0))


def sentences(rng, quality):
    words = [f"w{i}" for i in range(8)]
    return [" ".join(w if rng.random() < quality else "x" for w in words) for _ in range(60)]


@pytest.mark.parametrize(("quality", "seed"), [(0.5, 1), (0.55, 2), (0.6, 3)])
def test_p_agrees_with_sacrebleus_paired_test_on_the_same_scores(quality, seed):
    rng = np.random.default_rng(seed)
    references = [[" ".join(f"w{i}" for i in range(8))] * 60]
    base, system = sentences(rng, 0.5), sentences(rng, quality)
    metric = SentenceMean(references)
    test = PairedTest(
        [("base", base), ("system", system)], {"mean": metric}, None, "ar", n_samples=10_000
    )
    _, results = test()
    theirs = results["mean"][1].p_value
    scores = np.array([[row[0] for row in metric._extract_corpus_statistics(s, None)]
                       for s in (base, system)], dtype=float).T  # fmt: skip
    ours = sign_flip_pairs(scores, [(0, 1)])
    assert results["mean"][1].score == pytest.approx(scores[:, 1].mean())
    # Two Monte Carlo samples of 10,000 differ by under 4 standard errors. Ties, which
    # sacrebleu leaves out (it counts >, not >=), are added on our side of the bound.
    ties = tie_share(scores[:, 0] - scores[:, 1])
    error = 4 * np.sqrt(2 * ours.p[0] * (1 - ours.p[0]) / 10_000) + 2e-4
    assert -error <= ours.p[0] - theirs <= ties + error


def tie_share(differences):
    signs = np.random.default_rng(9).choice([-1, 1], (10_000, len(differences)))
    return float(np.mean(np.abs(np.abs(signs @ differences) - abs(differences.sum())) < 1e-6))


@pytest.mark.parametrize("articles", [8, 30])
def test_false_positive_rate_is_the_level(articles):
    """Skewed counts, two models exchangeable within each article, 2,000 experiments."""
    rng = np.random.default_rng(11)
    rate = rng.gamma(0.7, 1, (articles, 2000))
    differences = rng.poisson(rate) - rng.poisson(rate)
    p = sign_flip_test(differences.astype(float), trials=999).p
    # 0.05 and three standard errors; ties make the test conservative, never liberal.
    assert np.mean(p <= 0.05) <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 2000)
    assert np.mean(p <= 0.05) > 0.02 or articles == 8


def test_power_is_there_when_models_differ():
    rng = np.random.default_rng(12)
    differences = rng.normal(0.8, 1, (20, 300))
    assert np.mean(sign_flip_test(differences, trials=999).p <= 0.05) > 0.85


def test_pairs_at_once_equal_pairs_one_by_one():
    scores = np.random.default_rng(4).normal(0, 1, (25, 4))
    pairs = [(0, 1), (2, 3), (1, 3)]
    together = sign_flip_pairs(scores, pairs).p
    alone = [sign_flip_test(scores[:, [i]] - scores[:, [j]]).p[0] for i, j in pairs]
    assert together == pytest.approx(alone)


def test_a_missing_article_takes_no_part():
    scores = np.random.default_rng(5).normal(0, 1, (12, 2))
    holed = np.vstack([scores, [[1.0, np.nan]]])
    assert sign_flip_pairs(holed, [(0, 1)]).p == pytest.approx(sign_flip_pairs(scores, [(0, 1)]).p)


def test_equal_models_are_not_told_apart():
    assert sign_flip_test(np.zeros((30, 1))).p[0] == 1.0


def test_smallest_p_says_what_few_articles_can_show():
    assert smallest_p(1) == 1.0
    assert smallest_p(5) == 2 / 32
    assert sign_flip_test(np.ones((5, 1))).p[0] == smallest_p(5)
