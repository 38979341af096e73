"""Values that the article has in other terms are no inventions; other values still are."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious

CHURCH = (
    "Volunteers in Velm have been working for the past decade to keep the altar clean. "
    "Estonian Jaan Lepp has been the warden for about four months. "
    "Repairs would need costs likely to be under Â£50,000, he said. "
    "Match ends, Velm Town 2, Ostrava 1. The match drew more than 44m views. "
    "Crews have since struck 450 targets on the ridge. "
    "The bells would be worth around $300 billion as scrap, a paper joked. "
    "Brenn rang them from 1939 to 1975. Former warden Ida Brenn dies at 78."
)


@pytest.mark.parametrize(
    ("summary", "wrong"),
    [
        ("For ten years volunteers have kept the altar clean.", []),
        ("For twenty years volunteers have kept the altar clean.", ["twenty years"]),
        ("Jaan Lepp became the warden four months ago.", []),
        ("Jaan Lepp became the warden seven months ago.", ["seven months ago"]),
        ("Repairs would cost less than £50,000.", []),
        ("Repairs would cost more than £50,000.", ["more than £50,000"]),
        ("Velm Town won the match 2-1.", []),
        ("Velm Town won the match 3-1.", ["3-1"]),
        ("The match was seen more than 44 million times.", []),
        ("The match was seen more than 54 million times.", ["more than 54 million times"]),
        ("Crews have struck 450 sites on the ridge.", []),
        ("Crews have struck 550 sites on the ridge.", ["550 sites"]),
        ("The bells would be worth $300 billion.", []),
        ("The bells would be worth $400 billion.", ["$400 billion"]),
        ("Brenn rang the bells until 1975.", []),
        ("Ida Brenn died at the age of 78.", []),
        ("Ida Brenn died at the age of 88.", ["88"]),
    ],
)
def test_the_same_value_in_other_terms(summary: str, wrong: list[str]) -> None:
    found = serious(checker_of_story(CHURCH).check(summary))
    assert [flag.span.text for flag in found if flag.checker == "grounding"] == wrong


CLUB = (
    "The players have a record with 25 wins out of the first 30 matches, the boss of Velm Town "
    "said. A video has been viewed 45,000 times. Talks with the EU go on. The club shop is only "
    'three years old. "We have set up the Velm Fund to help," the mayor said. Two brands will be '
    "divested. A full refund is not always possible now, but fans gain from a full refund."
)


@pytest.mark.parametrize(
    ("summary", "wrong"),
    [
        ("Velm Town have won 25 of their opening 30 games.", []),
        ("The video drew 45,000 views.", []),
        ("The video drew 65,000 views.", ["65,000 views"]),
        ("Talks with Brussels go on.", []),
        ("Talks with Moscow go on.", ["Moscow"]),
        ("The club shop was founded three years ago.", []),
        ("The club shop was founded six years ago.", ["six years ago"]),
        ("The Velm Fund was set up by the council.", []),
        ("Two brands will be sold.", []),
        ("It is not always possible to get a full refund.", []),
    ],
)
def test_the_same_in_other_words(summary: str, wrong: list[str]) -> None:
    found = serious(checker_of_story(CLUB).check(summary))
    assert [flag.span.text for flag in found] == wrong
