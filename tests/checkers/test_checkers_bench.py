"""The bench: measures against other libraries' or by hand, layouts, held-out thresholds."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from checker_files import Scripted, team_of
from click.testing import CliRunner

from harness.checkers.base import Judgement
from harness.checkers.bench import measures
from harness.checkers.bench.rows import Pair, read_pairs
from harness.checkers.bench.run import Settings, half_of, judge, measure
from harness.cli import cli
from harness.types import HarnessError


def test_measures_by_hand() -> None:
    labels = np.array([1, 1, 1, 0, 0])
    scores = np.array([0.9, 0.8, 0.3, 0.4, 0.1])
    said = scores >= 0.5
    assert measures.balanced_accuracy(labels, said) == pytest.approx((2 / 3 + 1) / 2)
    assert measures.roc_auc(labels, scores) == pytest.approx(5 / 6)
    assert measures.roc_auc(labels, np.ones(5)) == 0.5
    assert measures.precision_recall_f1(labels, said) == pytest.approx((2 / 3, 1, 0.8))
    cut = measures.best_threshold(labels, scores)
    assert 0.4 < cut < 0.8
    error = measures.calibration_error(np.array([1, 0]), np.array([0.75, 0.75]))
    assert error == pytest.approx(0.25)
    assert measures.span_f1([[(0, 4)], []], [[(2, 6)], [(0, 2)]]) == pytest.approx(0.4)
    assert measures.span_f1([[(0, 4)]], [[]]) is None


def test_the_interval_draws_whole_documents() -> None:
    """Copies of a document's rows add no information; rows of others do."""
    rng = np.random.default_rng(1)
    labels = rng.integers(0, 2, 40)
    said = np.where(rng.random(40) < 0.75, labels == 1, labels == 0)
    documents = [str(i) for i in range(40)]
    once = measures.clustered_interval(labels, said, documents, 2000, 0)
    copied = measures.clustered_interval(
        np.tile(labels, 5), np.tile(said, 5), documents * 5, 2000, 0
    )
    apart = measures.clustered_interval(
        np.tile(labels, 5), np.tile(said, 5), [str(i) for i in range(200)], 2000, 0
    )
    assert once is not None
    assert copied is not None
    assert apart is not None
    assert (copied.low, copied.high) == pytest.approx((once.low, once.high))
    assert apart.high - apart.low < 0.6 * (once.high - once.low)
    assert measures.clustered_interval(labels, said, ["x"] * 40, 100, 0) is None


LAYOUTS: list[tuple[dict[str, Any], Pair]] = [
    (
        {"doc": "D", "summary": "S x", "label": 0, "set": "a", "spans": [[2, 3]]},
        Pair("D", "S x", 0, "a", (), ((2, 3),)),
    ),
    (
        {"id": "1", "doc": "D", "summary": "S", "label": 0, "domain": "news",
         "edit_types": ["entity_modification"], "seed_summary": "T"},
        Pair("D", "S", 0, "news", ("entity_modification",)),
    ),
    (  # LLM-AggreFact
        {"dataset": "RAGTruth", "doc": "D", "claim": "S", "label": 1},
        Pair("D", "S", 1, "RAGTruth"),
    ),
    (  # AggreFact
        {"dataset": "Goyal21", "origin": "xsum", "doc": "D", "summary": "S", "model_name": "BART",
         "label": "0", "cut": "val"},
        Pair("D", "S", 0, "xsum/Goyal21"),
    ),
    (  # FRANK
        {"hash": "1234", "article": "D", "summary": "S", "Factuality": 0.5, "EntE": 1.0, "RelE": 0},
        Pair("D", "S", 0, "XSum", ("EntE",)),
    ),
    (  # FaithBench
        {"source": "D", "summary": "S x", "metadata": {"summarizer": "m"}, "annotations": [
            {"label": ["Unwanted", "Unwanted.Extrinsic"], "summary_start": 2, "summary_end": 3},
            {"label": ["Benign"], "summary_start": 0, "summary_end": 1}]},
        Pair("D", "S x", 0, "m", ("Unwanted", "Unwanted.Extrinsic"), ((2, 3),)),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("row", "pair"), LAYOUTS)
def test_published_layouts(row: dict[str, Any], pair: Pair, tmp_path: Path) -> None:
    other = {"doc": "x", "summary": "y", "label": 1 - pair.label}
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, (row, other))))
    assert read_pairs(file)[0] == pair
    file.with_suffix(".json").write_text(json.dumps([row, other]))
    assert read_pairs(file.with_suffix(".json"))[0] == pair


def test_ragtruth_keeps_documents_in_a_file_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "source_info.jsonl").write_text(
        json.dumps({"source_id": "7", "task_type": "Summary", "source_info": "D"}) + "\n"
    )
    span = {"start": 0, "end": 1, "label_type": "Evident Conflict"}
    rows = [
        {"id": "0", "source_id": "7", "model": "m", "response": "S", "labels": [span]},
        {"id": "1", "source_id": "7", "model": "m", "response": "T", "labels": []},
    ]
    file = tmp_path / "response.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    assert read_pairs(file) == [
        Pair("D", "S", 0, "m", ("Evident Conflict",), ((0, 1),)),
        Pair("D", "T", 1, "m", (), ()),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('{"doc": "D"}', "rows.jsonl:1: not a labelled pair"),
        ('{"doc": "D", "summary": "S", "label": 2}', "neither 0 nor 1"),
        ("{", "rows.jsonl:1: not JSON"),
        ('{"doc": "D", "summary": "S", "label": 1}', "both labels"),
    ],
)
def test_wrong_rows_are_told(row: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(row)
    with pytest.raises(HarnessError, match=said):
        read_pairs(file)


def pairs(documents: int) -> list[Pair]:
    return [
        Pair(f"Document {d}.", f"{word} {d}.", label, f"domain {d % 2}", types)
        for d in range(documents)
        for word, label, types in (("Good", 1, ()), ("Bad", 0, ("swap",)))
    ]


def scripted(documents: int, good: float, bad: float, **more: Judgement) -> Scripted:
    answers = {f"Good {d}.": Judgement(good) for d in range(documents)}
    answers |= {f"Bad {d}.": Judgement(bad) for d in range(documents)}
    return Scripted(answers | {k.replace("_", " "): j for k, j in more.items()}, threshold=0)


def test_a_perfect_and_a_blind_checker() -> None:
    found = measure("x", judge(team_of(scripted(20, 0.4, 0.2)), pairs(20)))
    assert (found["balanced_accuracy"], found["roc_auc"], found["interval"]) == (1, 1, [1, 1])
    assert found["error_types"]["swap"] == {"pairs": 20, "recall": 1, "precision": 1}
    assert {d: r["pairs"] for d, r in found["domains"].items()} == {"domain 0": 20, "domain 1": 20}
    assert found["ece"] == pytest.approx((0.6 + 0.2) / 2)
    assert found["summaries_per_second"] > 0
    blind = measure("x", judge(team_of(scripted(20, 0.4, 0.4)), pairs(20)))
    assert (blind["balanced_accuracy"], blind["roc_auc"]) == (0.5, 0.5)


def test_thresholds_come_from_other_documents() -> None:
    """Where each half wants another threshold, one's own would be perfect; the other's is not."""
    rows = pairs(30)
    answers = {}
    for pair in rows:
        high = half_of(pair.doc)
        answers[pair.summary] = Judgement((0.3 if pair.label else 0.1) + 0.5 * high)
    found = measure("x", judge(team_of(Scripted(answers)), rows), Settings(scope="file"))
    assert {half_of(pair.doc) for pair in rows} == {0, 1}
    assert found["balanced_accuracy"] == pytest.approx(0.5)


def test_unscored_pairs_are_counted_not_guessed() -> None:
    checker = scripted(10, 0.9, 0.1)
    del checker.answers["Good 3."]
    found = measure("x", judge(team_of(checker), pairs(10)))
    assert (found["unscored"], found["pairs"]) == (1, 20)
    assert found["unscored_reasons"] == [
        "HarnessError: no claim could be scored: not in the script"
    ]
    assert found["balanced_accuracy"] == 1


def test_the_command_prints_all_checkers_and_the_floor(tmp_path: Path) -> None:
    rows = [
        {"doc": f"The ferry {n} carried {n + 200} people.", "summary": s, "label": label}
        for n in range(6)
        for s, label in ((f"It carried {n + 200}.", 1), (f"It carried {n + 900}.", 0))
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    told = ["checkers", "bench", str(file), "--checker", "rules+number-overlap", "--trials", "100"]
    result = CliRunner().invoke(cli, [*told, "--format", "json"])
    assert result.exit_code == 0, result.output
    found = {c["name"]: c for c in json.loads(result.stdout)["checkers"]}
    assert list(found) == [
        "rules+number-overlap", "number-overlap", "entity-overlap", "ngram-overlap"
    ]  # fmt: skip
    assert "check number-overlap: 0/" in result.stderr
    assert found["number-overlap"]["balanced_accuracy"] == 1
    assert math.isclose(found["entity-overlap"]["balanced_accuracy"], 0.5)
    table = CliRunner().invoke(cli, [*told, "--no-floor"])
    assert "rules+number-overlap" in table.output
    assert "100.0" in table.output


def test_list_and_check() -> None:
    listed = CliRunner().invoke(cli, ["checkers", "list"])
    assert listed.exit_code == 0, listed.output
    assert "minicheck-flan-t5-large" in listed.output
    tried = CliRunner().invoke(cli, ["checkers", "check", "number-overlap"])
    assert tried.exit_code == 0, tried.output
    true, false = re.findall(r"(?:true|false) claim +score ([\d.]+)", tried.output)
    assert (float(true), float(false)) == (1, 0)
