"""What somebody is only asked to do, told as promised."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Norland demanded on Monday that Sudria withdraw its boats from the strait. Sudria rejected the \
demand, and said that its boats had fished there for a century. Envoys of both countries met in \
Port Vale on Sunday. Norland promised to publish its charts. It also wants Sudria to act against \
smugglers.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Sudria has agreed to withdraw its boats from the strait.",
        "The envoys met after Sudria promised to withdraw its boats from the strait.",
        "Sudria has begun a drive against smugglers.",
    ],
)
def test_a_demand_told_as_promised_is_flagged(sentence: str) -> None:
    flags = serious_flags(checker_of_story(STORY))(sentence)
    assert [flag for flag in flags if flag.checker == "agreed"], sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Sudria has not agreed to withdraw its boats from the strait.",
        "Norland wants Sudria to withdraw its boats from the strait.",
        "Norland has promised to publish its charts.",
        "Norland wants Sudria to begin a drive against smugglers.",
        "Sudria would have to promise to withdraw its boats from the strait.",
    ],
)
def test_the_demand_itself_passes(sentence: str) -> None:
    flags = serious_flags(checker_of_story(STORY))(sentence)
    assert not [flag for flag in flags if flag.checker == "agreed"], sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Sudria is withdrawing its boats from the strait.",
        "Sudria has withdrawn its boats.",
        "On Monday Sudria withdrew its boats.",
    ],
)
def test_a_demand_told_as_met_is_flagged(sentence: str) -> None:
    assert serious_flags(checker_of_story(STORY))(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Sudria is not withdrawing its boats from the strait.",
        "Sudria must withdraw its boats from the strait.",
        "Norland waits until Sudria has withdrawn its boats from the strait.",
        "Norland wants to hear that Sudria is withdrawing its boats.",
        "Sudria is fishing in the strait with its boats.",
        "Norland is publishing its charts.",
    ],
)
def test_what_is_not_told_as_done_passes(sentence: str) -> None:
    flags = serious_flags(checker_of_story(STORY))(sentence)
    assert not [flag for flag in flags if flag.checker == "agreed"], sentence
