"""One wrong word in a sentence that is right otherwise, as language models write it."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Corrin's mayor, Ilse Brook, had threatened to "flatten" the sheds of the Dock Guild, a remark \
that was widely criticised. Officials note the town's own history of hiding and feeding \
smugglers, which weakens its complaint. Raids by town guards triggered attacks on their huts. \
The brawls are among the worst since 2012. More than 70 people were hurt. The Net Guild stayed \
out of it.
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "The mayor's threat to destroy the Dock Guild's sheds was criticised.",
            "The mayor's threat to destroy the Net Guild's sheds was criticised.",
        ),
        (
            "The remark, made the day before the brawls, was widely condemned as a mistake.",
            "The remark, made the day before the brawls, was widely praised as a way out.",
        ),
        (
            "Guards carried out raids, which triggered attacks on their huts.",
            "The guards answered attacks on their huts, which triggered the raids.",
        ),
        (
            "The brawls are some of the worst the town has seen since 2012.",
            "The brawls are the first the town has seen since 2012.",
        ),
        ("At least 70 people were hurt.", "At least 70 soldiers were hurt."),
    ],
)
def test_the_wrong_word_is_flagged_and_the_right_one_is_not(right: str, wrong: str) -> None:
    flags = serious_flags(checker_of_story(STORY))
    assert not flags(right)
    assert flags(wrong)


def test_who_has_itself_done_it_is_not_another() -> None:
    story = (
        "Observers note Harland's own history of nurturing and sheltering rebel groups. "
        "Harland accuses Brenland of shielding the Reds."
    )
    flags = serious_flags(checker_of_story(story))
    assert not flags("Harland, observers note, has itself nurtured and sheltered rebel groups.")
    assert flags("Brenland, observers note, has itself nurtured and sheltered rebel groups.")


def test_calm_that_returns_and_who_commands() -> None:
    story = (
        "Violence persists on the Corrin border, with new attacks reported there this week. Dover "
        "insists that it has no control over the Reds."
    )
    flags = serious_flags(checker_of_story(story))
    assert flags("Calm has returned to the Corrin border.")
    assert flags("Dover says it commands the Reds.")
    assert not flags("Locals say that calm has not returned to the Corrin border.")
    assert not flags("Dover says it does not command the Reds.")
