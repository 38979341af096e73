"""Whom a text gives a part, in the many ways of giving it."""

from pathlib import Path

import pytest

from harness.checks import build_checker
from harness.facts.load import load_fact_set
from harness.types import VerdictKind

SET = Path(__file__).parents[2] / "datasets/istanbul_talks"


@pytest.fixture(scope="module")
def mediators():
    facts = load_fact_set(SET)
    checker = build_checker(facts.article, facts)

    def verdict(text):
        (found,) = [v for v in checker.check(text).verdicts if v.fact == "mediators"]
        return found.verdict

    return verdict


@pytest.mark.parametrize(
    "text",
    [
        "Turkey and Qatar, acting as mediators, want calm.",
        "The talks are being held in Istanbul, with Turkey and Qatar as mediators.",
        "Talks go on in Istanbul with help from Ankara and Doha.",
        "Under pressure from Ankara and Doha, delegates have gone back to the table.",
        "An intervention from Ankara and Doha rescued the process.",
        "The return owes much to Turkey and Qatar.",
        "Trying to keep the peace are Turkey and Qatar.",
        "Turkey, along with Qatar, is brokering the talks.",
        "Urged on by the Turks and the Qataris, Pakistan and Afghanistan met again.",
        "Both are talking again, with Qatar and Turkey in the role of mediators.",
    ],
)
def test_whoever_helps_or_presses_together_holds_the_shared_part(mediators, text):
    assert mediators(text) is VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "The talks are being held in Istanbul, with Egypt and Qatar as mediators.",
        "Iran and Qatar, acting as mediators, want calm.",
        "Saudi Arabia and Qatar pushed the two sides back to the table.",
        "The talks restarted at the urging of India and Qatar.",
        "Pakistan is mediating between Turkey and Afghanistan.",
    ],
)
def test_a_stranger_in_the_part_contradicts(mediators, text):
    assert mediators(text) is VerdictKind.CONTRADICTED


@pytest.mark.parametrize(
    "text",
    ["A demand from Pakistan stands in the way.", "Turkey and Pakistan share no border."],
)
def test_another_giver_says_nothing_of_the_part(mediators, text):
    assert mediators(text) is VerdictKind.OMITTED
