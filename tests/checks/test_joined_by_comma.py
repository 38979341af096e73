"""Subjects that the parser joins to the phrase before them, and parts told by other words."""

from __future__ import annotations

import pytest
from stories import checker_of, serious

from harness.checks.reading.frames import read_frames
from harness.checks.reading.parse import parse
from harness.types import VerdictKind


def verdict(fact: str, text: str) -> VerdictKind:
    (found,) = [v for v in checker_of("istanbul_talks").check(text).verdicts if v.fact == fact]
    return found.verdict


@pytest.mark.parametrize(
    ("fact", "text", "expected"),
    [
        (
            "mediators",
            "According to sources cited by Reuters, Turkey and Qatar intervened later.",
            "supported",
        ),
        (
            "mediators",
            "After talks that were facilitated by Turkey and Qatar, Pakistan and Afghanistan have "
            "signed an agreement.",
            "supported",
        ),
        ("mediators", "Talks are back on: Turkey, Qatar mediate.", "supported"),
        ("mediators", "The Taliban, in their role as mediators, have urged calm.", "contradicted"),
        ("mediators", "Turkey and Qatar have accused the Taliban of hiding the TTP.", "omitted"),
        ("injured", "Wounded so far this month: a dozen.", "contradicted"),
        ("injured", "Wounded so far this month: hundreds.", "supported"),
        ("amjad_rank", "Amjad served the TTP as a cook.", "contradicted"),
        ("amjad_rank", "Amjad served the TTP as a senior deputy leader.", "supported"),
    ],
)
def test_who_it_is_said_of(fact, text, expected):
    assert verdict(fact, text) == VerdictKind(expected)


def test_a_list_of_three_is_one_subject():
    (frame,) = [f for f in read_frames(parse("A, B and C intervened.")) if f.lemma == "intervene"]
    assert len(frame.agents) == 3


def test_the_army_chief_is_not_the_minister():
    checker = checker_of("istanbul_talks")
    assert serious(checker.check("Islamabad's army chief, Khawaja Asif, threatened Kabul."))
    assert not serious(checker.check("Islamabad's defence chief, Khawaja Asif, threatened Kabul."))
