"""By what way words were spread, and by whose mouth."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Mayor Ida Brandt threatened to close the docks in a video message on Monday. A harbour official \
said that the cranes had stood still since the strike of 2019. Three tugboats were sold this week.
"""


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Brandt made the threat in a televised speech.", "televised speech"),
        ("In a letter, Brandt threatened to close the docks.", "letter"),
        ("In a radio interview, Brandt threatened to close the docks.", "radio interview"),
        ("A spokesman said that the cranes had stood still.", "spokesman"),
        ("The docks could be closed, Brandt warned at a press conference.", "press conference"),
    ],
)
def test_a_way_or_mouth_that_the_article_lacks_is_flagged(sentence: str, words: str) -> None:
    assert words in [flag.span.text for flag in serious_flags(checker_of_story(STORY))(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In a video address, Brandt threatened to close the docks.",
        "Brandt threatened in a video statement to close the docks.",
        "Brandt said in a statement that the docks might close.",
        "A recording has the mayor threatening to close the docks.",
        "A harbour official said in remarks that the cranes had stood still since 2019.",
    ],
)
def test_the_articles_own_way_is_not(sentence: str) -> None:
    assert not serious_flags(checker_of_story(STORY))(sentence)


def test_what_began_in_a_year_is_held_against_years_alone() -> None:
    flags = serious_flags(checker_of_story(STORY))
    assert flags("The cranes have stood still since 2001.")
    assert not flags("The cranes have stood still since 2019.")
    assert flags("Tugboats have been sold since 2019.")
