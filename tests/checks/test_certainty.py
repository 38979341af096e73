"""What the article only reports, retold as fact: whose word it is, and how grave."""

from __future__ import annotations

import datetime as dt

import pytest

from harness.checks import build_checker
from harness.types import Article, FlagKind, Severity

STORY = """Rescuers have found the missing boat, two people familiar with the search said on Monday.
The coastguard has repeatedly accused the owner of hiding the engine logs. The owner denies it.
Waves reportedly broke the mast on Sunday. The harbour master said the crew had ignored a warning.
The slip was closed. Owners fear that fish would spoil at the quay if the market closed.
"""


@pytest.fixture(scope="module")
def found():
    checker = build_checker(Article("boat", STORY, dt.date(2026, 3, 2)))

    def flags(sentence: str) -> list[Severity]:
        result = checker.check(sentence)
        return [f.severity for f in result.flags if f.kind is FlagKind.CERTAINTY]

    return flags


def test_an_accusation_told_as_fact_is_no_small_matter(found):
    assert found("The owner is hiding the engine logs.") == [Severity.MEDIUM]


@pytest.mark.parametrize(
    "sentence", ["The crew had ignored a warning.", "Waves broke the mast on Sunday."]
)
def test_a_report_told_as_fact_is_a_low_flag(found, sentence):
    assert found(sentence) == [Severity.LOW]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rescuers have found the missing boat.",  # the news itself, whoever brought it
        "The quay has been closed.",  # what is feared is that another thing closes
        "The owner denies hiding the engine logs.",
        "The coastguard is angry with the owner for hiding the engine logs.",
        "The crew had ignored a warning, the harbour master said.",
        "The harbour master believes that the crew ignored a warning.",
        "The coastguard accuses the owner of hiding the engine logs.",
        "The coastguard has complained before that the owner hides the engine logs.",
        "The coastguard has complained before that such owners hide the engine logs.",
    ],
)
def test_what_is_told_as_somebodys_word_is_no_finding(found, sentence):
    assert found(sentence) == []
