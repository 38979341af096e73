"""Demands told as met where they were only made, and falsehoods told by headlines."""

from __future__ import annotations

import pytest
from stories import checker_of, serious_flags

from harness.types import VerdictKind


@pytest.fixture(scope="module")
def serious():
    return serious_flags(checker_of("istanbul_talks"))


@pytest.mark.parametrize(
    "text",
    [
        "Kabul has met Islamabad's demand to act against the militants.",
        "All of Pakistan's demands were met, an insider said.",
        "Kabul has bowed to Islamabad's demand.",
    ],
)
def test_a_demand_told_as_met_is_flagged(serious, text):
    assert serious(text), text


@pytest.mark.parametrize(
    "text",
    [
        "Kabul has not met all of Islamabad's demands.",
        "Not all of Pakistan's demands were met.",
        "A few of Pakistan's demands are hard to accept.",
    ],
)
def test_a_demand_that_stands_is_none(serious, text):
    assert not serious(text)


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("no_deal_signed", "Peace treaty signed!"),
        ("no_deal_signed", "Peace treaty inked! Islamabad and Kabul shake hands."),
        ("border_not_open", "Frontier open again after a bloody month."),
        ("border_not_open", "Goods pass through the reopened crossings again."),
        ("no_shelter_admitted", "Kabul owns up: it gives the TTP a roof."),
    ],
)
def test_a_headline_asserts_a_falsehood(fact, text):
    (found,) = [v for v in checker_of("istanbul_talks").check(text).verdicts if v.fact == fact]
    assert found.verdict is VerdictKind.CONTRADICTED


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("no_deal_signed", "Peace treaty far off: no deal signed."),
        ("border_not_open", "Frontier not open yet after a bloody month."),
        ("no_shelter_admitted", "Kabul is told to own up that it gives the TTP a roof."),
    ],
)
def test_a_headline_that_asserts_nothing(fact, text):
    (found,) = [v for v in checker_of("istanbul_talks").check(text).verdicts if v.fact == fact]
    assert found.verdict is VerdictKind.OMITTED
