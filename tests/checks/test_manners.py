"""Before whose eyes something is done, and what makes something stronger or weaker."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Norland and Brandt have quietly resumed negotiations in Velm. Ida Quist, the mayor of Brandt, \
had openly threatened to “drown” the mill. Norland officials privately warn that the dam could \
burst. Observers say that the mayor's history of flooding fields weakens her credibility in such \
charges. The new survey reinforces the millers' case.
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Norland and Brandt are negotiating again, and they are doing it behind closed doors.",
            "Norland and Brandt are negotiating again, and they are doing it in full public view.",
        ),
        (
            "Norland and Brandt are discreetly negotiating in Velm.",
            "Norland and Brandt are openly negotiating in Velm.",
        ),
        (
            "The contacts between Norland and Brandt were resumed in secret.",
            "The contacts between Norland and Brandt were resumed before the cameras.",
        ),
        (
            "Quist made her threat to drown the mill in public.",
            "Quist made her threat to drown the mill in private.",
        ),
        (
            "In private conversations, Norland officials warn that the dam could burst.",
            "In an official statement, Norland officials warn that the dam could burst.",
        ),
        (
            "The mayor's history of flooding fields robs her of credibility.",
            "The mayor's history of flooding fields lends her credibility.",
        ),
        (
            "Quist's past makes her charges less believable.",
            "Quist's history of flooding fields makes her charges more believable.",
        ),
        (
            "Her history of flooding fields weakens the mayor's charges.",
            "Her history of flooding fields lends weight to the mayor's charges.",
        ),
        (
            "The new survey adds weight to the millers' case.",
            "The new survey dents the millers' case.",
        ),
    ],
)
def test_manners_and_what_lends_weight(right: str, wrong: str) -> None:
    flags = serious_flags(checker_of_story(STORY))
    assert flags(right) == []
    assert flags(wrong)
