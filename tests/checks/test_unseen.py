"""Sentences about the flagship's own article, by people who knew neither checker nor suite."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verdict_suite import reworded
from tests.verdict_suite.unseen import judge, shares

ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "istanbul_talks.txt"
FLOORS = {
    # file: verdicts right %, true flagged % at most, false caught %
    "assorted": (96.0, 2.0, 80.0),
    "fluent": (97.5, 1.0, 78.0),
    "generated": (89.5, 1.0, 93.0),
    "mixed": (92.5, 1.0, 97.5),
    "newsletter": (96.0, 1.0, 94.0),
    "relations": (96.0, 1.0, 94.0),
    "retold": (92.0, 1.0, 89.0),
    "slips": (90.0, 1.0, 80.0),
    "traps": (90.5, 1.0, 87.0),
    "varied": (97.0, 1.0, 91.0),
}
"""What holds; raise them with the checker, never lower them."""


@pytest.mark.skipif(not ARTICLE.is_file(), reason=f"needs the publisher's article: {ARTICLE.name}")
def test_floors_of_every_file() -> None:
    found = {name: shares(judged) for name, judged in judge(ARTICLE).items()}
    print(found)
    assert found.keys() == FLOORS.keys()
    for name, (right, flagged, caught) in FLOORS.items():
        assert found[name]["verdicts right %"] >= right, name
        assert found[name]["true flagged %"] <= flagged, name
        assert found[name]["false caught %"] >= caught, name


REWORDED = 17.0
"""The share of true rewordings, in per cent, that may be flagged; lower it with the checker."""


def test_true_sentences_in_other_words_are_seldom_flagged() -> None:
    judged = list(reworded.judge())
    wrong = [item["id"] for item, flags in judged if flags]
    assert len(judged) == 288
    assert 100 * len(wrong) / len(judged) <= REWORDED, wrong
