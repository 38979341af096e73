"""What a thing is said to be like: the opposite of what the article says of the same noun."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Despite repeated calls for calm, fighting went on in Port Lanner. The clashes are among the worst \
since the war. Brandt seeks peaceful engagement and a quick vote.

The second round of talks was short. The first truce had been long.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Calls for calm have been rare.",
        "The clashes are among the lightest since the war.",
        "Brandt seeks violent engagement.",
    ],
)
def test_the_opposite_quality_is_flagged(sentence: str) -> None:
    assert serious_flags(checker_of_story(STORY))(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Calls for calm have been frequent.",
        "Calls for calm have not been rare.",
        "The clashes are among the fiercest since the war.",
        "The first round of talks came before it.",
        "Brandt seeks peaceful engagement.",
    ],
)
def test_the_same_quality_passes(sentence: str) -> None:
    assert not serious_flags(checker_of_story(STORY))(sentence)


FIELDS = """\
Rwanda urged Uganda to look after its own security crisis. A water shortage has closed schools. \
The two trade ministers met in Kigali.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Rwanda urged Uganda to look after its own economic crisis.", True),
        ("A food shortage has closed schools.", True),
        ("Rwanda urged Uganda to look after its own internal crisis.", False),
        ("Rwanda urged Uganda to look after its security crisis.", False),
        ("The trade crisis is over.", False),
    ],
)
def test_the_field_of_a_thing(sentence: str, wrong: bool) -> None:
    flags = serious_flags(checker_of_story(FIELDS))(sentence)
    assert any(f.checker == "qualities" for f in flags) is wrong, flags
