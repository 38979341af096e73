"""Figures and denials of another occasion of the fact's kind say nothing of the fact."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of


def _verdict(story: str, fact: str, text: str) -> str:
    verdicts = checker_of(story).check(text).verdicts
    return next(str(v.verdict) for v in verdicts if v.fact == fact)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The earlier storm killed nobody.", "omitted"),
        ("The previous storm killed 12 people.", "omitted"),
        ("It was fiercer than the storm of 1998, which killed 12.", "omitted"),
        ("Nobody was killed by the storm.", "contradicted"),
        ("The storm killed 12 people.", "contradicted"),
        ("The storm killed four people.", "supported"),
    ],
)
def test_another_storm(text: str, verdict: str) -> None:
    assert _verdict("storm_nerea", "deaths", text) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The first count of 29 dead was raised later.", "omitted"),
        ("It was bigger than the quake of 2009, which killed 46.", "omitted"),
        ("The count of 29 dead was final.", "contradicted"),
        ("No fewer than 96 people died.", "contradicted"),
    ],
)
def test_an_older_count_and_another_quake(text: str, verdict: str) -> None:
    assert _verdict("naryn_earthquake", "death_toll", text) == verdict


def test_a_date_of_another_quake_is_none_of_this_one() -> None:
    text = "It was bigger than the quake of 2009."
    assert _verdict("naryn_earthquake", "quake_date", text) == "omitted"
    assert _verdict("naryn_earthquake", "quake_date", "The quake hit in 2009.") == "contradicted"


def test_a_fact_on_an_earlier_occasion_is_judged_by_what_is_told_of_it() -> None:
    text = "The previous record crowd was 41,206."
    assert _verdict("port_ellery_final", "old_record", text) == "contradicted"
