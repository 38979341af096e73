"""What is still going on is not told as ended, and nobody is said to deny what nobody denies."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
A second trial of the former banker Mark Olsen is under way in Velm, five years after the first \
collapsed. The coroner will examine how the ship was loaded. The suspect, a driver of 40, told \
detectives that he had worked for the gang. Wages at the docks come to $900 a month, said a \
deckhand who recruits crew for the ferries.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("A second trial has convicted the former banker Mark Olsen.", True),
        ("The second trial of Mark Olsen has ended.", True),
        ("The coroner ruled that the ship was badly loaded.", True),
        ("A second trial of the former banker Mark Olsen is going on in Velm.", False),
        ("The first trial of Olsen collapsed.", False),
        ("The coroner is to look at the loading of the ship.", False),
    ],
)
def test_an_outcome_of_what_goes_on(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(STORY))(sentence)) is wrong, sentence


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The driver has denied any link to the gang.", True),
        ("The driver has admitted a link to the gang.", False),
        (
            "The deckhand who recruits crew for the ferries said they work there without pay.",
            True,
        ),
        ("The deckhand who recruits crew for the ferries said they get $900 a month.", False),
    ],
)
def test_denials_and_lacks_out_of_nothing(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(STORY))(sentence)) is wrong, sentence


HEARD = """\
The court in Velm heard the appeal of the miner in May and found for the company. A second hearing \
is taking place. The company said that it had done no wrong.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "The appeal court found for the company.",
        "The company denied any wrongdoing.",
        "The hearing in May ended.",
    ],
)
def test_what_has_ended_and_what_is_denied_pass(sentence: str) -> None:
    assert not serious_flags(checker_of_story(HEARD))(sentence)
