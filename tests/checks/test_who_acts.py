"""Who an article says does something, where names, places and run-on captions mislead."""

from __future__ import annotations

import pytest
from stories import checker_of_story, serious

WIDOW = (
    "Pat Ingles, 69, likes to party. Grandmother-of-three Pat lost her husband 12 years ago. "
    "A widow from Edinburgh who loves dancing praised her. Mark Dale lost his shop in May."
)
CLUB = (
    "Ruud Gullit managed the club for a year. John Carver is relishing the chance to take charge "
    "against Sunderland on Sunday Gullit controversially decided not to start Alan Shearer. "
    "Tom Baker praised the plan. Ann Smith criticised the budget."
)
TRIAL = (
    "Harlow Cycling was angry about the sentence. Martin Key, campaigns manager at Harlow Cycling, "
    'said: "The sentence does not fit the crime." Anna Brown, the driver\'s lawyer, said: '
    '"He is deeply sorry." The mayor, Tom Field, left early.'
)
VOW = (
    'India\'s foreign minister Arun Singh vowed to do "whatever it takes". Pakistan, where the '
    "man is held, rejected the plea."
)


@pytest.mark.parametrize(
    ("story", "summary"),
    [
        (WIDOW, "Pat Ingles, 69, lost her husband 12 years ago."),
        (WIDOW, "pat ingles , 69 , loves dancing ."),
        (CLUB, "Gullit controversially decided not to start Alan Shearer."),
        (TRIAL, 'The sentence "does not fit the crime," Harlow Cycling has said.'),
        (TRIAL, 'The driver is "deeply sorry", said Anna Brown.'),
        (VOW, 'India said that it would do "whatever it takes".'),
    ],
)
def test_who_may_be_meant_is_not_flagged(story: str, summary: str) -> None:
    assert not serious(checker_of_story(story).check(summary))


@pytest.mark.parametrize(
    ("story", "summary"),
    [
        (WIDOW, "Mark Dale lost his husband 12 years ago."),
        (CLUB, "Ann Smith praised the plan."),
        (TRIAL, 'The sentence "does not fit the crime," Anna Brown has said.'),
        (TRIAL, 'Harlow Cycling said the driver was "deeply sorry".'),
        (VOW, 'Pakistan said that it would do "whatever it takes".'),
    ],
)
def test_another_is_still_flagged(story: str, summary: str) -> None:
    assert serious(checker_of_story(story).check(summary))


def test_what_the_article_tells_last_may_be_given_to_another() -> None:
    story = (
        "Oman hosted the talks in May. Dale Mining bought the harbour. "
        "Mayor Tom Field said the council rejected the plan."
    )
    assert serious(checker_of_story(story).check("Oman said the council rejected the plan."))


RIGHTS = (
    "Dale Media said on Monday that it would buy the archive. Orion Pictures will sell the remake "
    'rights next year. "Didn\'t all your hair fall out?" the host asked Lena Moss. Moss laughed.'
)


@pytest.mark.parametrize(
    "summary", ["Dale Media sold the remake rights.", "All her hair fell out, said Lena Moss."]
)
def test_what_is_planned_or_asked_contradicts_nobody(summary: str) -> None:
    flags = serious(checker_of_story(RIGHTS).check(summary))
    assert not any(flag.severity == "high" for flag in flags)
