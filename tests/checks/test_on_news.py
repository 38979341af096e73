"""Sentences about news reports without a fact set, by people who knew no checker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verdict_suite.news import judge
from tests.verdict_suite.unseen import flag_shares

REPORTS = Path(__file__).parents[3] / "shared" / "benchmarks" / "development.jsonl"
FLOORS = {
    # file: true flagged % at most, false caught %
    "first": (1.0, 66.0),
    "second": (1.0, 42.0),
    "third": (2.0, 28.0),
}
"""What holds; raise them with the checker, never lower them."""


@pytest.mark.skipif(not REPORTS.is_file(), reason=f"needs the reports of {REPORTS.name}")
def test_floors_of_every_file() -> None:
    found = {name: flag_shares(judged) for name, judged in judge(REPORTS).items()}
    print(found)
    assert found.keys() == FLOORS.keys()
    for name, (flagged, caught) in FLOORS.items():
        assert found[name]["true flagged %"] <= flagged, name
        assert found[name]["false caught %"] >= caught, name
