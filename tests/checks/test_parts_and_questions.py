"""A part beside its whole, and what is only asked."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, checker_of_story, serious_flags


@pytest.mark.parametrize(
    "text",
    [
        "Four people died in the storm, three of them in Spain.",
        "Four people were killed, three in Spain and one in Portugal.",
    ],
)
def test_a_part_that_the_article_gives_stands_beside_its_whole(text):
    assert not serious_flags(checker_of("storm_nerea"))(text)


@pytest.mark.parametrize("part", ["two of them in Spain", "three of them in Portugal"])
def test_another_part_does_not(part):
    assert serious_flags(checker_of("storm_nerea"))(f"Four people died in the storm, {part}.")


STORY = """\
The two councils cannot agree where the new clinic should open, and have refused to say when a \
decision will come. Residents of Velm say that the old clinic closed in May.
"""


@pytest.mark.parametrize(
    "text",
    [
        "The councils are at odds over where the clinic should open.",
        "The quarrel is about where the new clinic will open.",
    ],
)
def test_an_indirect_question_denies_nothing(text):
    assert not serious_flags(checker_of_story(STORY))(text)


def test_what_is_not_agreed_is_not_agreed():
    flags = serious_flags(checker_of_story(STORY))
    assert flags("The two councils agree where the new clinic should open.")
