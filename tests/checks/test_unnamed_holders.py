"""Parts that several share, told without their names or as given up, and states told as lost."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The mediating countries have been talking to both sides.", "vague"),
        ("Barbados shares the role of mediator with Trinidad and Tobago.", "supported"),
        ("Barbados shares the role of mediator with Jamaica.", "contradicted"),
    ],
)
def test_a_part_is_shared_or_done_by_nobody_named(sentence: str, verdict: str) -> None:
    given = {v.fact: v.verdict for v in checker_of("corentyne_dispute").check(sentence).verdicts}
    assert given["mediators"] == verdict


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
        (
            "Qari Amjad, whose killing Islamabad announced on Thursday, led fighters.",
            "amjad_killed",
            "supported",
        ),
        (
            "Khawaja Asif, whose killing Islamabad announced on Thursday, led fighters.",
            "amjad_killed",
            "omitted",
        ),
        ("The talks moved to Doha after failing in Istanbul.", "talks_city", "contradicted"),
        ("The talks moved to Istanbul.", "talks_city", "supported"),
    ],
)
def test_verdict(sentence: str, fact: str, verdict: str) -> None:
    given = {v.fact: v.verdict for v in checker_of("istanbul_talks").check(sentence).verdicts}
    assert given[fact] == verdict
