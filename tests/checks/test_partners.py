"""Between whom talks and truces are: a mediator, host or outsider is no side of them."""

import datetime as dt

import pytest
from stories import checker_of_story

from harness.checks import build_checker
from harness.types import Article, FlagKind

STORY = """\
Norway and Sweden resumed talks over fishing in Geneva on Monday, with Iceland and Malta mediating.
A truce between Oslo and Stockholm broke down in May. Denmark has watched from the shore.
The Swedish delegation said that Norway had sent twelve boats.
"""


@pytest.fixture(scope="module")
def sides():
    checker = checker_of_story(STORY)

    def flagged(text):
        found = checker.check(text).flags
        return [f for f in found if f.kind is FlagKind.ROLE and f.checker == "partners"]

    return flagged


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Iceland and Malta have resumed in Geneva.",
        "Norway is mediating between Iceland and Sweden.",
        "Iceland and Malta agreed to a truce.",
        "The Norwegian-Danish talks have resumed.",
        "Negotiators from Sweden and Denmark met in Geneva.",
        "Talks with Denmark have resumed in Geneva.",
        "The quarrel over boats may sour relations with Iceland.",
    ],
)
def test_others_made_a_side_are_flagged(sides, text):
    (flag,) = sides(text)
    assert flag.severity == "high"
    assert "the sides in the article are Norway and Sweden" in flag.explanation
    assert flag.evidence is not None


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Oslo and Stockholm have resumed, mediated by Iceland and Malta.",
        "Iceland and Malta are mediating between the Swedes and the Norwegians.",
        "Between them, Iceland and Malta mediate.",
        "The Swedish-Norwegian talks have resumed.",
        "Norway has resumed talks with Sweden, with Iceland and Malta mediating.",
        "Norway must deal with Denmark.",
        "Both sides had agreed to a truce.",
        "Iceland hosted no talks; it mediates with Malta.",
    ],
)
def test_the_sides_themselves_are_not(sides, text):
    assert sides(text) == []


def test_an_article_without_sides_judges_nobody():
    checker = build_checker(Article("rain", "It rained in Oslo on Monday.", None), None)
    assert checker.check("Talks between Iceland and Malta have resumed.").flags != ()
    assert all(
        f.checker != "partners"
        for f in checker.check("Talks between Iceland and Malta have resumed.").flags
    )


@pytest.mark.parametrize(
    "text",
    [
        "Norway has not taken part in the talks.",
        "Sweden is boycotting the negotiations over fishing.",
        "The Swedish delegation walked out of the talks.",
        "Oslo has walked away from the talks in Geneva.",
        "Norway is not represented at the talks.",
    ],
)
def test_a_side_kept_away_is_flagged(text):
    checker = checker_of_story(STORY)
    found = [f for f in checker.check(text).flags if f.kind is FlagKind.NEGATION]
    assert [f.severity for f in found] == ["high"]
    assert "away; in the article" in found[0].explanation


@pytest.mark.parametrize(
    ("story", "text"),
    [
        (STORY, "Norway and Sweden are both taking part in the talks."),
        (STORY, "Denmark has not taken part in the talks."),
        (STORY, "Norway could yet walk out of the talks."),
        (STORY + "Sweden has since walked out.", "Sweden walked out of the talks."),
    ],
)
def test_whoever_may_be_away_is_not(story, text):
    checker = build_checker(Article("fish", story, dt.date(2025, 6, 2)), None)
    assert all(f.kind is not FlagKind.NEGATION for f in checker.check(text).flags)
