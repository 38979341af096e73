"""Objections and answers that somebody is said not to have given."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, checker_of_story, serious_flags

STORY = """\
Norland has accused Sudria of fishing without a licence. Sudria rejected the claims on Monday and \
blamed old charts. Westmark, which lies between them, said nothing.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland has never objected to Sudria's fishing.",
        "Norland had raised no complaint against Sudria.",
        "Sudria has never responded to the claims.",
        "Sudria did not answer the claims, and has not replied to the allegations since.",
    ],
)
def test_silence_of_who_has_spoken_is_flagged(sentence: str) -> None:
    flags = serious_flags(checker_of_story(STORY))(sentence)
    assert [flag for flag in flags if flag.checker == "unvoiced"], sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland has complained of Sudria's fishing.",
        "Westmark has raised no objection to Sudria's fishing.",
        "Sudria raised no objection to Norland's boats.",
        "Westmark has not responded to the claims.",
        "Sudria has responded to the claims by blaming old charts.",
    ],
)
def test_other_silence_is_not(sentence: str) -> None:
    flags = serious_flags(checker_of_story(STORY))(sentence)
    assert not [flag for flag in flags if flag.checker == "unvoiced"], sentence


def test_a_body_without_its_name_is_blamed_as_well() -> None:
    flags = serious_flags(checker_of("harcourt_results"))
    assert flags("Carol Whitlow raised no objection to Harcourt's plans.")
    assert not flags("Carol Whitlow accused Harcourt of making its workers pay.")
