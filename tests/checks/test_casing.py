"""Headlines in capitals are read like any other text, and keep their letters."""

from __future__ import annotations

import pytest

from harness.checks.reading.casing import is_shouted, spoken
from harness.checks.reading.parse import parse, pipeline
from tests.checks.stories import checker_of

SHOUTED = [
    ("PAKISTAN KILLS SENIOR TTP DEPUTY QARI AMJAD", "amjad_killed", "supported"),
    ("KABUL KILLS SENIOR TTP DEPUTY QARI AMJAD", "amjad_killed", "contradicted"),
    ("OVER 90 PEOPLE KILLED IN BORDER CLASHES THIS MONTH", "death_toll", "contradicted"),
    ("PEACE DEAL SIGNED BY PAKISTAN AND AFGHANISTAN", "no_deal_signed", "contradicted"),
]


@pytest.mark.parametrize(("text", "fact", "expected"), SHOUTED)
def test_a_shouted_headline_is_judged(text: str, fact: str, expected: str) -> None:
    verdicts = checker_of("istanbul_talks").check(text).verdicts
    assert next(v.verdict for v in verdicts if v.fact == fact) == expected


def test_letters_and_offsets_stay() -> None:
    text = "TURKEY SAYS TALKS TOOK PLACE. Nobody shouted."
    doc = parse(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t.text)] == t.text for t in doc)
    assert [t.lemma_ for t in doc][1:4] == ["say", "talk", "take"]


def test_only_runs_of_capitals_are_read_in_other_letters() -> None:
    assert not is_shouted("The TTP and the US met.")
    said = spoken("US AND TTP MET IN ISTANBUL. Then he left.", pipeline())
    assert said == "US and TTP met in Istanbul. Then he left."
