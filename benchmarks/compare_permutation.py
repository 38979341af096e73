"""Time the paired permutation test against sacrebleu's on the same scores.

python benchmarks/compare_permutation.py [--models 20 --articles 5000 --trials 10000]

sacrebleu tests each system against one baseline; so that the work is the same, the
harness is timed on those pairs, and once more on all pairs, which sacrebleu has no
way to ask for.
"""

from __future__ import annotations

import argparse
import itertools
import time

import numpy as np
from sacrebleu.metrics.base import Metric, Score, Signature
from sacrebleu.significance import PairedTest

from harness.compare.permutation import sign_flip_pairs


class Mean(Metric):
    """The mean of sentence scores; hypotheses are the scores, as text."""

    _SIGNATURE_TYPE = Signature

    def __init__(self):
        super().__init__()
        self.num_refs = 1

    def _check_corpus_score_args(self, hyps, refs):
        pass

    def _preprocess_segment(self, sent):
        return sent

    def _extract_corpus_statistics(self, hypotheses, references):
        return [[float(text), 1.0] for text in hypotheses]

    def _compute_segment_statistics(self, hypothesis, ref_kwargs):
        raise NotImplementedError("statistics are extracted for the corpus at once")

    def _extract_reference_info(self, refs):
        return {}

    def _compute_score_from_stats(self, stats):
        return Score("mean", stats[0] / stats[1])

    def _aggregate_and_compute(self, stats):
        return self._compute_score_from_stats(np.asarray(stats).sum(axis=0))


def clocked(work):
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("models", 20), ("articles", 5000), ("trials", 10_000)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    rng = np.random.default_rng(1)
    base = rng.beta(3, 5, (options.articles, 1))
    noise = rng.normal(0, 0.1, (options.articles, options.models))
    scores = (base + noise + np.linspace(0, 0.006, options.models)).round(6)
    against_first = [(i, 0) for i in range(1, options.models)]
    everything = list(itertools.combinations(range(options.models), 2))
    ours, seconds = clocked(lambda: sign_flip_pairs(scores, against_first, options.trials))
    _, all_seconds = clocked(lambda: sign_flip_pairs(scores, everything, options.trials))
    systems = [(f"m{i}", [repr(float(v)) for v in scores[:, i]]) for i in range(options.models)]
    test = PairedTest(systems, {"mean": Mean()}, None, "ar", n_samples=options.trials)
    (_, theirs), their_seconds = clocked(test)
    p = [result.p_value for result in theirs["mean"][1:]]
    print(f"{options.models} models, {options.articles} articles, {options.trials} trials")
    print(f"harness, {len(against_first)} pairs: {seconds:.2f} s")
    print(f"harness, {len(everything)} pairs: {all_seconds:.2f} s")
    print(f"sacrebleu, {len(against_first)} pairs: {their_seconds:.2f} s")
    print(f"ratio on the same pairs: {their_seconds / seconds:.1f}")
    print(f"largest difference of the p-values: {max(abs(ours.p - np.array(p))):.4f}")


if __name__ == "__main__":
    main()
