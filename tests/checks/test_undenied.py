"""Denials that nobody gives."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Rwandan jets bombed camps of the Lake Front in Uganda on Friday, killing nine people. Uganda \
rejected Rwanda's claim that it shelters the Front. Rwanda said the raids would go on.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Rwanda has denied bombing camps of the Lake Front.", True),
        ("Rwanda denies that its jets bombed camps of the Lake Front.", True),
        ("Uganda denies that it shelters the Lake Front.", False),
        ("Rwanda has not denied bombing camps of the Lake Front.", False),
        ("Rwanda bombed camps of the Lake Front.", False),
    ],
)
def test_who_denies(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(STORY))(sentence)) is wrong
