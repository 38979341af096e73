"""What is told instead of what: neither act nor thing may change places with the other."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Mayor Ida Brandt urged the dockers to look after their families instead of blocking the port. She \
said that the town sought talks with the owners and would not hold a vote.

The owners had bought cranes rather than ships.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Brandt urged the dockers to block the port instead of looking after their families.",
        "Brandt urged the dockers to block the port rather than look after their families.",
        "The town seeks a vote instead of talks with the owners.",
        "The owners bought ships rather than cranes.",
    ],
)
def test_what_has_changed_places_is_flagged(sentence: str) -> None:
    assert serious_flags(checker_of_story(STORY))(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Brandt urged the dockers to look after their families instead of blocking the port.",
        "Brandt urged the dockers to look after their families rather than block the port.",
        "The town seeks talks with the owners instead of a vote.",
        "The owners bought cranes rather than ships.",
    ],
)
def test_what_stands_in_its_place_passes(sentence: str) -> None:
    assert not serious_flags(checker_of_story(STORY))(sentence)
