"""The verdict suite's floors: what holds now must go on holding; the goals are printed beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.checks import build_checker
from harness.facts.load import load_fact_set
from harness.types import Severity
from tests.verdict_suite.scoring import judge_all, table

DATASETS = Path(__file__).parents[2] / "datasets"
GOALS = {"verdicts right %": 95.0, "true flagged %": 3.0, "false caught %": 90.0}
FLOORS = {
    # category: verdicts right %, true flagged % at most, false caught %
    "all": (95.0, 1.5, 92.0),
    "quantity": (92.5, 4.0, 93.0),
    "time": (94.0, 1.0, 93.0),
    "party": (84.0, 2.0, 91.0),
    "role": (85.0, 3.0, 79.0),
    "negation": (96.0, 3.0, 89.0),
    "quote": (94.0, 1.0, 92.0),
    "certainty": (100.0, 0.0, 70.0),
    "unsupported": (91.0, 4.0, 89.0),
    "alignment": (86.0, 1.0, 78.0),
    "boilerplate": (100.0, 0.0, 100.0),
}
"""Below the goals still; raise them with the checker, never lower them."""
SELF_FLAGGED = 0
"""Sentences of the articles in ``datasets/`` that get a serious flag as their own summary."""


def test_floors_of_every_category() -> None:
    rows = table(judge_all())
    assert rows["all"]["sentences"] >= 300
    for name, row in rows.items():
        print(name, {key: round(value, 1) for key, value in row.items()})
    print("goals", GOALS)
    for name, (right, flagged, caught) in FLOORS.items():
        row = rows[name]
        assert row["verdicts right %"] >= right, name
        assert row["true flagged %"] <= flagged, name
        assert row["false caught %"] >= caught, name


@pytest.mark.parametrize("split", ["dev", "held"])
def test_both_splits_are_there(split: str) -> None:
    assert sum(j.item["split"] == split for j in judge_all()) >= 100


def test_an_article_hardly_contradicts_itself() -> None:
    flagged = []
    for path in sorted(DATASETS.glob("*/facts.yaml")):
        facts = load_fact_set(path.parent)
        checker = build_checker(facts.article, facts)
        sentences = [s.text.strip() for s in checker.article.doc.sents if s.text.strip()]
        for sentence, result in zip(sentences, checker.check_many(sentences), strict=True):
            serious = [f for f in result.flags if f.severity is not Severity.LOW]
            flagged += [f"{path.parent.name}: {f.span.text}: {f.explanation}" for f in serious]
            for flag in result.flags:
                assert sentence[flag.span.start : flag.span.end] == flag.span.text
    assert len(flagged) <= SELF_FLAGGED, "\n".join(flagged)
