""" "No new attacks": events of which a text says that there were none."""

import pytest
from stories import checker_of, serious_flags

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
