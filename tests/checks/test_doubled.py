"""Names where they cannot stand: against themselves, or a person's before a place."""

from __future__ import annotations

import pytest

from harness.types import Flag
from tests.checks.stories import checker_of_story, serious

STORY = """\
Norvik Foods is expanding in Denmark by buying the dairy firm Lakto.
Norvik accused its rival Brenner of copying its cheese. The fans of Norvik cheered.
Jim Onions, a walker, found a boat in the river on Monday. Mr Onions called the police.
"""


def flags(text: str) -> list[Flag]:
    return serious(checker_of_story(STORY).check(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Brenner is expanding in Denmark by buying Brenner.", "Brenner"),
        ("Brenner accused Brenner of copying its cheese.", "Brenner accused Brenner"),
        ("A walker found a boat in a Jim Onions valley on Monday.", "Jim Onions valley"),
    ],
)
def test_a_name_that_stands_for_another_is_flagged(text: str, wrong: str) -> None:
    assert wrong in [f.span.text for f in flags(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Norvik is expanding in Denmark by buying Lakto.",
        "Norvik accused Brenner of copying the cheese of Norvik.",
        "Norvik said that Norvik is expanding in Denmark.",
        "Walker Jim Onions found a boat in the river on Monday.",
    ],
)
def test_names_in_their_places_pass(text: str) -> None:
    assert not flags(text)
