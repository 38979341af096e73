"""Habits, second names, "without", "no reason for", "the latter": who and whether, sideways."""

from __future__ import annotations

import pytest
from stories import checker_of_story, serious_flags

STORY = """Peru and Chile resumed talks in Lima on Friday, sources told Reuters, after pressure
from Bolivia. Peru has accused Chile of harbouring the Frente Rojo, an armed group that attacks
Peruvian posts. Observers say Peru's own record of bribing judges weakens its case. Peruvian
airstrikes on its camps in April forced the closure of the border, which Peru keeps closed.
Peru's Defence Minister Ana Reyes threatened to flatten the group's camps, and Chile's President
Luis Soto hit back at Lima, urging it to mind its own troubles. A truce was agreed in La Paz, in
May."""

flags = serious_flags(checker_of_story(STORY))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Peru has a record of bribing judges.", "Bolivia has a record of bribing judges."),
        ("Soto urged Peru to mind its own troubles.", "Soto urged Bolivia to mind its troubles."),
        ("Peru launched airstrikes on camps.", "Bolivia launched airstrikes on camps."),
        (
            "Peru blames Chile for sheltering the Frente Rojo.",
            "Chile blames Peru for sheltering it.",
        ),
        ("Peru harbours its doubts.", "Bolivia has been sheltering the Frente Rojo, Peru said."),
        (
            "Peru sees no reason for opening the border.",
            "Peru sees every reason for opening the border.",
        ),
        (
            "The talks resumed without a word from the minister.",
            "Peru and Chile resumed talks without pressure from Bolivia.",
        ),
        (
            "Ana Reyes and Luis Soto traded barbs: the former threatened the group's camps.",
            "Ana Reyes and Luis Soto traded barbs: the latter threatened to flatten the camps.",
        ),
        (
            "The border has remained closed.",
            "The border has remained open to trade.",
        ),
        ("Peru's Defence Minister Ana Reyes threatened it.", "Chile's Ana Reyes threatened it."),
        (
            "Neither the truce nor the talks have opened the border.",
            "Neither Peru nor Chile has resumed talks.",
        ),
        (
            "The minister, or Ana Reyes, threatened the group.",
            "Chile, or Bolivia, warned Ana Reyes.",
        ),
    ],
)
def test_sideways(right: str, wrong: str) -> None:
    assert (flags(right), bool(flags(wrong))) == ([], True)


@pytest.mark.parametrize(
    "right",
    [
        "I am told by Reuters that the talks have resumed.",
        "Diary, Friday. Peru talks to Chile.",
        "In the first half of May a truce was agreed between Peru and Chile.",
    ],
)
def test_the_writer_and_his_heading_are_no_party(right: str) -> None:
    assert flags(right) == []
