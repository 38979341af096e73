"""Every fact set of the harness's own: what is wrong is caught, what is right left alone."""

from __future__ import annotations

import pytest

from harness.facts.load import load_fact_set
from harness.facts.mutate.trial import Limits, try_facts
from harness.paths import datasets_dir

SETS = sorted(file.parent.name for file in datasets_dir().glob("*/facts.yaml"))
LIMITS = Limits(min_kill=0.9, max_false_alarm=0.05)


@pytest.mark.parametrize("name", SETS)
def test_rates_of_the_own_fact_sets(name: str) -> None:
    trial = try_facts(load_fact_set(datasets_dir() / name))
    assert sum(len(fact.mutants) for fact in trial.facts) >= 60
    assert sum(len(fact.paraphrases) for fact in trial.facts) >= 40
    assert LIMITS.problems(trial) == []


def test_there_are_sets_to_test() -> None:
    assert len(SETS) >= 13
