"""The time of a count: one shared with the clause before, one too short, and counts of nobody."""

from __future__ import annotations

import pytest
from stories import checker_of

from harness.types import VerdictKind


def verdict(fact: str, text: str) -> VerdictKind:
    (found,) = [v for v in checker_of("istanbul_talks").check(text).verdicts if v.fact == fact]
    return found.verdict


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("death_toll", "Hundreds were injured and over 70 killed last month at the border."),
        ("injured", "Hundreds were injured and over 70 killed last month at the border."),
        ("death_toll", "Over 70 people were killed in a single day."),
        ("death_toll", "Seventy-plus dead in one afternoon of border fighting."),
        ("injured", "Nobody has been hurt along the frontier in October."),
        ("death_toll", "No one has been killed this month."),
        ("death_toll", "Over 70 people have been killed since the Taliban came to power in 2021."),
        ("death_toll", "September's violence along the frontier left over 70 people dead."),
        ("death_toll", "The fighting in September killed over 70 people."),
    ],
)
def test_another_time_or_nobody_contradicts(fact, text):
    assert verdict(fact, text) is VerdictKind.CONTRADICTED


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("death_toll", "Hundreds were injured and over 70 killed this month at the border."),
        ("injured", "Hundreds were injured and over 70 killed in October at the border."),
        ("death_toll", "Over 70 people have been killed in the space of one month."),
        (
            "death_toll",
            "This month alone, in the worst clashes since the party seized power in 2021, "
            "over 70 people have been killed.",
        ),
        ("death_toll", "In one evening of talks they spoke of the over 70 dead of the month."),
        ("death_toll", "October's violence along the frontier left over 70 people dead."),
        ("death_toll", "This week's clashes brought the death toll to over 70."),
    ],
)
def test_the_same_period_supports(fact, text):
    assert verdict(fact, text) is VerdictKind.SUPPORTED


def test_nobody_hurt_on_one_day_says_nothing_of_the_month():
    assert verdict("injured", "Nobody was hurt on Thursday.") is VerdictKind.OMITTED
