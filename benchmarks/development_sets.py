"""How well flags agree with people, on human-labelled pairs of document and summary.

    python benchmarks/development_sets.py FOLDER [--sample 0.2] [--errors SET] [--jobs 2]

FOLDER holds ``summedits_dev.jsonl`` and ``development.jsonl``: one object a line with
``doc``, ``summary``, ``label`` (1 consistent) and, where known, ``set``, ``domain``,
``edit_types`` or ``error_type``. For every set: balanced accuracy with the threshold on
the score chosen on one half of the documents and reported on the other (and the reverse,
averaged), the share of summaries of each label with a flag, and recall and false
positives by error type. Prints two markdown tables.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any

from harness.types import Article

Row = dict[str, Any]


def read(folder: Path, share: float) -> list[Row]:
    rows = []
    for name in ("summedits_dev.jsonl", "development.jsonl"):
        for line in (folder / name).open(encoding="utf-8"):
            row = json.loads(line)
            row["group"] = group_of(row)
            row["hash"] = int(hashlib.sha256(row["doc"].encode()).hexdigest()[:8], 16)
            if row["hash"] % 1000 < share * 1000:
                rows.append(row)
    rows.sort(key=lambda r: (r["group"], r["doc"]))
    return rows


def group_of(row: Row) -> str:
    """The set, with the domain of SummEdits and the source of FRANK's summaries."""
    name = str(row.get("set") or f"summedits/{row['domain']}")
    if name == "summac_val_frank":
        return f"{name}/{row['origin'].rpartition('/')[2] or 'unknown'}"
    return name


def kinds_of(row: Row) -> list[str]:
    """Error types; a consistent row of the swaps tells by its origin what it stands beside."""
    types = row.get("error_type") or row.get("edit_types") or []
    if not types and row["group"] == "fib_factcc_synth":
        types = row["origin"].rpartition("/")[2]
    return [types] if isinstance(types, str) else list(types)


def judge(rows: list[Row]) -> list[Row]:
    from harness.checks import build_checker

    judged = []
    for doc, group in groupby(rows, key=lambda r: r["doc"]):
        batch = list(group)
        checker = build_checker(Article(id="doc", text=doc))
        results = checker.check_many([r["summary"] for r in batch])
        for row, result in zip(batch, results, strict=True):
            flags = [f.to_json() for f in result.flags]
            judged.append({**row, "score": result.score, "flags": flags})
    return judged


def chunks(rows: list[Row], count: int) -> Iterator[list[Row]]:
    documents = [list(g) for _, g in groupby(rows, key=lambda r: r["doc"])]
    for start in range(count):
        yield [row for document in documents[start::count] for row in document]


def balanced(rows: list[Row], threshold: float) -> float:
    """Mean of the recalls of both labels where ``score > threshold`` means consistent."""
    hits: dict[int, list[bool]] = {0: [], 1: []}
    for row in rows:
        hits[row["label"]].append((row["score"] > threshold) == bool(row["label"]))
    recalls = [sum(h) / len(h) for h in hits.values() if h]
    return sum(recalls) / len(recalls)


def held_out(rows: list[Row]) -> float:
    halves = [[r for r in rows if r["hash"] // 1000 % 2 == side] for side in (0, 1)]
    if not all(halves):
        return float("nan")
    results = []
    for tune, report in (halves, halves[::-1]):
        steps = sorted({r["score"] for r in tune})
        best = max([-1.0, *steps], key=lambda t: balanced(tune, t))
        results.append(balanced(report, best))
    return sum(results) / 2


def high(row: Row) -> bool:
    return any(f["severity"] == "high" for f in row["flags"])


def serious(row: Row) -> bool:
    return any(f["severity"] != "low" for f in row["flags"])


def share(rows: list[Row], test: Any) -> float:
    return 100 * sum(map(test, rows)) / len(rows) if rows else float("nan")


def report(rows: list[Row]) -> None:
    print(
        "| set | rows | balanced acc. | flagged: inconsistent | flagged: consistent "
        "| high: inconsistent | high: consistent |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|")
    groups = defaultdict(list)
    for row in rows:
        groups[row["group"]].append(row)
    scores = []
    for name, group in sorted(groups.items()):
        wrong, right = ([r for r in group if r["label"] == v] for v in (0, 1))
        score = 100 * held_out(group)
        scores += [score] if name.startswith("summedits") else []
        print(
            f"| {name} | {len(group)} | {score:.1f} | {share(wrong, serious):.1f} "
            f"| {share(right, serious):.1f} | {share(wrong, high):.1f} | {share(right, high):.1f} |"
        )
    if scores:
        print(f"| summedits, mean of domains | | {sum(scores) / len(scores):.1f} | | | | |")
    by_type(groups)


def by_type(groups: dict[str, list[Row]]) -> None:
    """Recall by error type beside the false positives: on the consistent rows of that
    type where the set has at least five, else on all consistent rows of the set."""
    print("\n| set | error type | wrong | recall % | high % | right | false pos. % | high % |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    for name, group in sorted(groups.items()):
        kinds = defaultdict(list)
        for row in group:
            for kind in kinds_of(row):
                kinds[kind].append(row)
        for kind, members in sorted(kinds.items()):
            wrong = [r for r in members if r["label"] == 0]
            right = [r for r in members if r["label"] == 1]
            if len(right) < 5:
                right = [r for r in group if r["label"] == 1]
            if wrong:
                print(
                    f"| {name} | {kind} | {len(wrong)} | {share(wrong, serious):.1f} "
                    f"| {share(wrong, high):.1f} | {len(right)} | {share(right, serious):.1f} "
                    f"| {share(right, high):.1f} |"
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=float, default=1.0, help="share of the documents")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, help="write the judged rows here as JSONL")
    options = parser.parse_args()
    rows = read(options.folder, options.sample)
    with ProcessPoolExecutor(options.jobs) as pool:
        parts = pool.map(judge, chunks(rows, options.jobs * 4))
        judged = [row for part in parts for row in part]
    if options.out:
        with options.out.open("w", encoding="utf-8") as out:
            for row in judged:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    report(judged)


if __name__ == "__main__":
    main()
