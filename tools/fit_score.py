"""Fit the weights of the score, and say how far they hold where they were not fitted.

    python tools/fit_score.py FOLDER [--jobs 2] [--sample 1] [--kept ROWS.json] [--also SET ...]

FOLDER holds ``summedits_dev.jsonl`` and ``development.jsonl``. What the score weighs
(harness/checks/score.py) is counted for every row of SummEdits and of the sets named by ``--also``.
``--kept`` keeps the counts, which take minutes; tools/stack_embedded.py reads them too. A logistic
regression reads log(1 + count), each weight bound to its sign; labels and domains weigh the same.
The table judges each domain by weights that were fitted on all other domains: ROC-AUC; balanced
accuracy at 0.5; and at a threshold chosen on one half of its documents and reported on the other.
The sets of ``--also`` are judged by the weights of all domains. Then prints
``harness/checks/score.yaml``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from logistic import equal_shares, logistic

from harness.checkers.bench import measures
from harness.checks import build_checker
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.parse import parse_many
from harness.checks.reading.slots import read_slots
from harness.checks.score import AGAINST, FOR, evidence
from harness.types import Article

NAMES = (*AGAINST, *FOR)
STRENGTH = 0.1
"""Of the L2 penalty on standardised counts; the mean loss has weight 1."""

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--sample", type=int, default=1, help="every nth document only")
    parser.add_argument("--kept", type=Path, help="counts, written here or read from here")
    parser.add_argument("--also", nargs="*", default=[], help="other sets to judge")
    options = parser.parse_args()
    if options.kept and options.kept.exists():
        rows = json.loads(options.kept.read_text(encoding="utf-8"))
    else:
        rows = counted(read(options.folder, options.also, options.sample), options.jobs)
        if options.kept:
            options.kept.write_text(json.dumps(rows), encoding="utf-8")
    table(rows)


def read(folder: Path, also: list[str], step: int) -> list[list[Row]]:
    """The rows by document."""
    rows = []
    for name in ("summedits_dev.jsonl", "development.jsonl"):
        for line in (folder / name).open(encoding="utf-8"):
            row = json.loads(line)
            row["group"] = row.get("set") or f"summedits/{row['domain']}"
            if "set" not in row or row["set"] in also:
                rows.append(row)
    rows.sort(key=lambda r: (r["group"], r["doc"]))
    return [list(group) for _, group in groupby(rows, key=lambda r: r["doc"])][::step]


def counted(documents: list[list[Row]], jobs: int) -> list[Row]:
    with ProcessPoolExecutor(jobs) as pool:
        return [r for part in pool.map(count, documents, chunksize=8) for r in part]


def count(group: list[Row]) -> list[Row]:
    """What the score weighs of the summaries of one document."""
    checker = build_checker(Article(id="doc", text=group[0]["doc"]))
    found = []
    for row, doc in zip(group, parse_many([r["summary"] for r in group]), strict=True):
        text = Analysis(doc, checker.book)
        wording = checker.likeness.measures(text, list(read_slots(text)))
        given = evidence(checker.check_doc(doc).flags, wording)
        half = int(hashlib.sha256(row["doc"].encode()).hexdigest()[:8], 16) // 1000 % 2
        found.append(
            {"group": row["group"], "id": row["id"], "label": row["label"]}
            | {"half": half, "given": given}
        )
    return found


def table(rows: list[Row]) -> None:
    given = np.array([[r["given"][name] for name in NAMES] for r in rows])
    labels = np.array([r["label"] for r in rows])
    halves = np.array([r["half"] for r in rows])
    groups = np.array([r["group"] for r in rows])
    edits = np.array([g.startswith("summedits/") for g in groups])
    domains = sorted(set(groups[edits]))
    print("| judged | fitted on | rows | AUC | at 0.5 | halves |\n|---|---|---:|---:|---:|---:|")
    means = []
    for name in [*domains, *sorted(set(groups[~edits]))]:
        here = groups == name
        score = scored(given, *fitted(given, labels, groups, edits & ~here))[here]
        cells = list(figures(labels[here], score, halves[here]))
        means += [cells] if name in domains else []
        source = "other domains" if name in domains else "SummEdits"
        told = " | ".join(f"{100 * c:.1f}" for c in cells)
        print(f"| {name} | {source} | {here.sum()} | {told} |")
    told = " | ".join(f"{100 * c:.1f}" for c in np.nanmean(means, axis=0))
    print(f"| mean of domains | other domains | {edits.sum()} | {told} |")
    intercept, weights = fitted(given, labels, groups, edits)
    print(f"\nintercept: {intercept:.3f}\nweights:")
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"  {name}: {weight:.3f}")


def figures(labels: Any, score: Any, halves: Any) -> Iterator[float]:
    yield measures.roc_auc(labels, score)
    yield measures.balanced_accuracy(labels, score >= 0)
    parts = [halves == side for side in (0, 1)]
    if any(len(set(labels[part])) < 2 for part in parts):
        yield float("nan")
        return
    found = []
    for tune, report in (parts, parts[::-1]):
        threshold = measures.best_threshold(labels[tune], score[tune])
        found.append(measures.balanced_accuracy(labels[report], score[report] >= threshold))
    yield sum(found) / 2


def scored(given: Any, intercept: float, weights: Any) -> Any:
    return given @ weights + intercept


def fitted(given: Any, labels: Any, groups: Any, known: Any) -> tuple[float, Any]:
    """Intercept and weights fitted on the ``known`` rows."""
    shares = equal_shares(groups[known], labels[known])
    bounds = [*[(None, 0.0)] * len(AGAINST), *[(0.0, None)] * len(FOR)]
    return logistic(given[known], labels[known], shares, STRENGTH, bounds)


if __name__ == "__main__":
    main()
