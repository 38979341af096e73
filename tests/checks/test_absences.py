""" "No new attacks": events of which a text says that there were none."""

import pytest
from stories import checker_of, checker_of_story, serious_flags

flags = serious_flags(checker_of("istanbul_talks"))


@pytest.mark.parametrize(
    "text",
    [
        "There is no end to the violence.",
        "No attack will go unanswered, says Haqqani.",
        "There is no trust between the two governments.",
        "No date has been given for the next round.",
        "Haqqani struck a defiant note.",
    ],
)
def test_nothing_that_the_article_tells_of_is_denied(text):
    assert not flags(text)


@pytest.mark.parametrize(
    "text",
    [
        "No new attacks have been reported along the border this week.",
        "This week brought no fresh assaults.",
        "There have been no airstrikes.",
        "No talks are being held.",
    ],
)
def test_events_that_the_article_tells_of_are_denied(text):
    assert flags(text)


STORY = """\
In spite of the ban, new burglaries were reported in Velm this week. The ban took effect in May.
A bridge was closed in April.
"""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Since the ban, no new burglaries have been reported in Velm.", True),
        ("No burglaries have been reported since the closure of the bridge.", False),
        ("New burglaries have been reported since the ban.", False),
    ],
)
def test_what_goes_on_in_spite_of_something_goes_on_since(text, wrong):
    assert bool(serious_flags(checker_of_story(STORY))(text)) is wrong
