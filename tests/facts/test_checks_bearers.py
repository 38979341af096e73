"""A fact's value told of another party, and an office denied."""

from __future__ import annotations

import pytest

from harness.checks import build_checker
from harness.checks.checker import Checker
from harness.facts.load import load_fact_set
from harness.paths import datasets_dir
from harness.types import VerdictKind


@pytest.fixture(scope="module")
def checker() -> Checker:
    facts = load_fact_set(datasets_dir() / "istanbul_talks")
    return build_checker(facts.article, facts)


def verdict(checker: Checker, fact: str, summary: str) -> VerdictKind:
    return next(v.verdict for v in checker.check(summary).verdicts if v.fact == fact)


@pytest.mark.parametrize(
    ("fact", "summary"),
    [
        ("border_length", "The border between Turkey and Afghanistan is 2,600 km long."),
        ("taliban_takeover", "The TTP seized power in 2021."),
        ("amjad_rank", "Qari Amjad was not a senior deputy leader of the TTP."),
    ],
)
def test_another_bearer_contradicts(checker: Checker, fact: str, summary: str) -> None:
    assert verdict(checker, fact, summary) is VerdictKind.CONTRADICTED


@pytest.mark.parametrize(
    ("fact", "summary"),
    [
        ("border_length", "The border between Pakistan and Afghanistan is 2,600 km long."),
        ("border_length", "The 2,600-km frontier was closed."),
        ("taliban_takeover", "The Taliban seized power in 2021."),
    ],
)
def test_the_same_bearer_does_not(checker: Checker, fact: str, summary: str) -> None:
    assert verdict(checker, fact, summary) is VerdictKind.SUPPORTED
