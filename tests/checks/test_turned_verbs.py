"""One event told by verbs that turn it round: by itself, by its object, or by what became of it."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
The dockers and the owners quietly resumed talks in Lanner on Monday, after earlier \
talks had failed. The owners intend to maintain their \
core demand that the night shift be cut, an official of theirs confirmed.

Vessland and Northmark, which mediate, are trying to prevent another outbreak of violence.

The police said that they had killed the smuggler Rolf Hagen. In a video message, the dockers’ \
leader Ida Brandt hit back at the owners and urged them to look after their ships.
"""


@pytest.fixture(scope="module")
def serious():
    return serious_flags(checker_of_story(STORY))


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks in Lanner did not resume.",
        "The talks in Lanner have yet to resume.",
        "The owners’ core demand is no longer on the table.",
        "The owners’ core demand is off the table.",
        "An official made it plain that the central demand has been dropped.",
        "Vessland and Northmark are striving to stoke another outbreak of violence.",
        "Brandt’s video message was warm in tone: she congratulated the owners.",
        "The dockers and the owners loudly resumed talks in Lanner.",
        "The earlier talks were a success.",
        "Rolf Hagen, whom the police say they have captured, was a smuggler.",
    ],
)
def test_the_event_turned_into_its_opposite_is_flagged(serious, sentence):
    assert serious(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks in Lanner have resumed.",
        "The owners’ core demand is still on the table.",
        "Brandt’s message may stoke another outbreak of violence.",
        "To look after their ships: nothing less was urged by Ida Brandt.",
        "The owners’ core demand is not off the table.",
        "An official made it plain that the central demand has not been dropped.",
        "Vessland and Northmark are striving to avert another outbreak of violence.",
        "Rolf Hagen, whom the police say they have killed, was a smuggler.",
        "The man the police say they have killed was a smuggler.",
    ],
)
def test_the_event_in_other_words_passes(serious, sentence):
    assert not serious(sentence)
