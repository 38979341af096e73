"""Parts that several share, told without their names or as given up, and states told as lost."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of


@pytest.mark.parametrize(
    ("sentence", "fact", "verdict"),
    [
        ("Mediators stepped in after the talks had collapsed.", "mediators", "vague"),
        ("Qatar and Turkey withdrew as mediators.", "mediators", "contradicted"),
        ("There are no mediators in the room.", "mediators", "omitted"),
        ("The Taliban were driven from power in 2021.", "taliban_takeover", "contradicted"),
        ("The Taliban lost power in 2021.", "taliban_takeover", "contradicted"),
        ("The Taliban took power in 2021.", "taliban_takeover", "supported"),
        ("Pakistan announced the capture of Qari Amjad.", "amjad_killed", "contradicted"),
        ("Pakistan announced the killing of Qari Amjad.", "amjad_killed", "supported"),
        ("The talks moved to Doha after failing in Istanbul.", "talks_city", "contradicted"),
        ("The talks moved to Istanbul.", "talks_city", "supported"),
    ],
)
def test_verdict(sentence: str, fact: str, verdict: str) -> None:
    given = {v.fact: v.verdict for v in checker_of("istanbul_talks").check(sentence).verdicts}
    assert given[fact] == verdict
