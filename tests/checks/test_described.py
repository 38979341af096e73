"""Who part of a number of people is said to have been."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, serious_flags


@pytest.mark.parametrize(
    ("story", "sentence", "words"),
    [
        ("luapula_cholera", "3,740 people fell ill, most of them miners.", "miners"),
        (
            "luapula_cholera",
            "Some 3,740 people have fallen ill, many of them young schoolchildren.",
            "schoolchildren",
        ),
        ("lhotka_crash", "The crash hurt 52 people, most of them pupils.", "pupils"),
    ],
)
def test_people_that_the_article_lacks_are_flagged(story: str, sentence: str, words: str) -> None:
    flags = serious_flags(checker_of(story))(sentence)
    assert [flag for flag in flags if flag.span.text.endswith(words)], sentence


@pytest.mark.parametrize(
    ("story", "sentence"),
    [
        ("lhotka_crash", "Six people died, five of them passengers of the local train."),
        ("corentyne_dispute", "Suriname freed 19 men, all of them fishermen from Guyana."),
        ("corentyne_dispute", "Five men are still held, all of them captains."),
        ("storm_nerea", "Four people died, three of them in Spain."),
    ],
)
def test_its_own_are_not(story: str, sentence: str) -> None:
    flags = serious_flags(checker_of(story))(sentence)
    assert not [flag for flag in flags if flag.checker == "described"], sentence
