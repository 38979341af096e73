"""Who rules, where, and since when: by verbs of ruling and by the seat of a government taken."""

from __future__ import annotations

import pytest
from stories import checker_of, serious

from harness.types import VerdictKind


@pytest.mark.parametrize(
    "text",
    [
        "The Pakistani Taliban, who have governed in Kabul since 2021, deny it.",
        "The TTP came to power in 2021.",
        "The Taliban came to power in Pakistan in 2021.",
    ],
)
def test_other_rulers_and_other_lands_are_flagged(text):
    assert serious(checker_of("istanbul_talks").check(text)), text


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban, who govern in Kabul, deny it.",
        "The Taliban came to power in Afghanistan in 2021.",
    ],
)
def test_the_rulers_pass(text):
    assert not serious(checker_of("istanbul_talks").check(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Taliban took Kabul by force in 2021.", VerdictKind.SUPPORTED),
        ("The Taliban swept into Kabul in 2011.", VerdictKind.CONTRADICTED),
        ("The Taliban took Herat in 2011.", VerdictKind.OMITTED),
    ],
)
def test_who_takes_the_seat_of_government_takes_power(text, expected):
    (found,) = [
        v for v in checker_of("istanbul_talks").check(text).verdicts if v.fact == "taliban_takeover"
    ]
    assert found.verdict is expected
