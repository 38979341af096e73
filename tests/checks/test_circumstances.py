"""What somebody is said to have been doing when they were killed, hurt or held."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Police in Velm arrested the banker Ada Wirth on Friday. She had been wanted since May. Her driver,
Tom Hale, was shot dead as he reached for a gun. Tom Hale's brother lives in Oslo, where he sells
boats.
"""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Ada Wirth was arrested as she tried to board a boat.", True),
        ("Ada Wirth was arrested while crossing a river.", True),
        ("Ada Wirth was arrested when the police found her.", False),
        ("Ada Wirth was arrested as a wanted woman.", False),
        ("Tom Hale was shot dead as he went for a pistol.", False),
        ("Police arrested Ada Wirth, who had been wanted since May.", False),
    ],
)
def test_circumstances_out_of_nothing_are_flagged(text: str, wrong: bool) -> None:
    found = [
        f for f in serious_flags(checker_of_story(STORY))(text) if f.checker == "circumstances"
    ]
    assert bool(found) is wrong
