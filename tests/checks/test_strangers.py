"""Whose act it is: denials of the unconfirmed, threats by strangers, plural relatives."""

import pytest
from stories import checker_of_story, serious_flags

STORY = """\
Norway and Iceland, who are trying to avert a fishing war, met the owners in Bergen on Monday.
The harbour union has yet to confirm the arrest of its leader Marco Vidal, but officials warned
that it could wreck the talks. The owners' chief Rosa Lund threatened to close the port. Sweden
has accused Denmark of overfishing. The Greens insist that they have no control over the dockers.
None of the fines has been paid, but most of the disputes with Denmark have been settled.
"""


@pytest.fixture(scope="module")
def serious():
    return serious_flags(checker_of_story(STORY))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The harbour union has denied the arrest of Marco Vidal.", "denied"),
        ("The harbour union denies that its leader has been arrested.", "denies"),
        ("The harbour union verified that its leader Marco Vidal had been arrested.", "verified"),
        ("Norway has threatened to close the port.", "threatened"),
        ("Norway and Iceland are trying to provoke a fishing war.", "provoke"),
        ("The Greens insist that they have full control over the dockers.", "control"),
        ("According to the owners, none of the disputes with Denmark has been settled.", "none"),
        ("Iceland has accused Denmark of overfishing.", "accused"),
    ],
)
def test_an_act_of_which_the_article_knows_nothing_is_flagged(serious, text, wrong):
    assert any(wrong in flag.span.text for flag in serious(text))


@pytest.mark.parametrize(
    "text",
    [
        "The harbour union has not confirmed the arrest of Marco Vidal.",
        "The harbour union is silent on the arrest of its leader.",
        "Rosa Lund, who leads the owners, threatened to shut the port.",
        "Norway and Iceland are seeking to avert a fishing war.",
        "The Greens insist that they do not control the dockers.",
        "According to the report, most of the disputes with Denmark have been settled.",
        "Sweden accuses Denmark of overfishing.",
        "None of the fines have been paid.",
    ],
)
def test_the_same_acts_in_other_words_are_not(serious, text):
    assert serious(text) == []
