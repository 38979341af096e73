"""Victims, speakers and things in another's place, and acts that turn on their own doer."""

from __future__ import annotations

import pytest
from stories import checker_of, checker_of_story, serious_flags

from harness.types import VerdictKind

STORY = """\
Vessland has repeatedly accused Northmark of sheltering the Lanner gang. Northmark “seeks peaceful \
engagement” with its neighbour, minister Ida Brandt said.

Oil from the fields of Karsk is dear, an analyst said. The price has doubled in a year. Traders in \
Rolm and Tolm shrug.

A few demands from Vessland need extra time, a source close to Northmark's delegation told the \
Lanner Post. The court of Estland heard none of it.
"""


def verdict(fact: str, text: str) -> VerdictKind:
    (found,) = [v for v in checker_of("istanbul_talks").check(text).verdicts if v.fact == fact]
    return found.verdict


@pytest.mark.parametrize(
    "sentence",
    [
        "Vessland accused itself of sheltering the Lanner gang.",
        "Northmark seeks confrontation, its minister said.",
    ],
)
def test_what_the_same_party_did_otherwise_is_flagged(sentence):
    assert serious_flags(checker_of_story(STORY))(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Vessland accused Northmark of sheltering the Lanner gang.",
        "Northmark seeks dialogue with its neighbour, its minister said.",
        "A spokesman for Northmark's delegation said that a few demands need extra time.",
    ],
)
def test_the_same_in_other_words_passes(sentence):
    assert not serious_flags(checker_of_story(STORY))(sentence)


@pytest.mark.parametrize(
    ("fact", "text", "expected"),
    [
        ("amjad_killed", "Islamabad announced that Haqqani was killed.", "contradicted"),
        ("amjad_killed", "The raid that killed Haqqani was Islamabad's own.", "contradicted"),
        ("amjad_killed", "Islamabad says it killed Amjad, whom Haqqani knew.", "supported"),
        ("amjad_killed", "Islamabad says Amjad met his end in its operation.", "supported"),
        ("amjad_killed", "Amjad is dead: Islamabad killed the TTP figure.", "supported"),
        ("amjad_killed", "Islamabad killed a TTP figure.", "vague"),
        ("amjad_killed", "Haqqani knew whom Islamabad had killed.", "omitted"),
        ("ceasefire_place", "A ceasefire was reached in the capital of Qatar.", "supported"),
        ("ceasefire_place", "A ceasefire was reached in the capital of Turkey.", "contradicted"),
    ],
)
def test_another_victim_or_capital(fact, text, expected):
    assert verdict(fact, text) == VerdictKind(expected)


def test_a_spokesman_of_strangers_is_no_source():
    flags = serious_flags(checker_of("istanbul_talks"))
    assert flags("A spokesman for the US ministry said that the disputes had been settled.")


def test_a_reflexive_that_is_its_own_subject_is_read_without_end():
    checker_of("istanbul_talks").check("Itself itself says itself said it.")
