"""Deeds that befell nobody in the story, acts that a stranger staged, and sides of a border."""

import pytest
from stories import checker_of, serious_flags

flags = serious_flags(checker_of("istanbul_talks"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Pakistan killed Qari Amjad.", False),
        ("The frontier between Pakistan and Afghanistan is closed.", False),
        (
            "According to Afghan officials, Pakistan's posture may wreck every attempt at peace.",
            False,
        ),
        ("Hundreds of people were hurt.", False),
        ("Hundreds of people were detained.", True),
        ("The government in Kabul has fallen silent.", False),
        ("Kabul's rulers have fallen to a Pakistani onslaught.", True),
        ("Pakistan has arrested Haqqani.", True),
        ("Qatar carried out the airstrikes on TTP positions.", True),
        ("Afghan warplanes struck TTP positions, reportedly.", True),
        ("Pakistani warplanes reportedly struck TTP positions.", False),
        ("The frontier between Pakistan and Turkey is closed.", True),
    ],
)
def test_deeds_and_sides(text, wrong):
    assert bool(flags(text)) is wrong
