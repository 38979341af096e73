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


INQUIRY = """\
It was the harbour master, not the shipowner, who ordered the ferry to leave, an inquiry found. \
The union wanted not money but rest days. Residents protested against the road and not the bridge.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry was ordered to leave by the shipowner rather than the harbour master.",
        "The union wanted money, not rest days.",
        "Residents protested against the bridge rather than the road.",
        "The shipowner ordered the ferry to leave.",
        "The union wanted money.",
    ],
)
def test_a_contrast_put_in_other_words_is_seen_when_turned_round(sentence: str) -> None:
    assert serious_flags(checker_of_story(INQUIRY))(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry was ordered to leave by the harbour master rather than the shipowner.",
        "The union wanted rest days rather than money.",
        "Residents protested against the road, not the bridge.",
        "The harbour master ordered the shipowner's ferry to leave.",
        "The union wanted rest days.",
    ],
)
def test_a_contrast_put_in_other_words_passes(sentence: str) -> None:
    assert not serious_flags(checker_of_story(INQUIRY))(sentence)
