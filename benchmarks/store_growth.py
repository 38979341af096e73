"""How a run grows: time, memory and disk from a thousand cells to a hundred thousand.

    python benchmarks/store_growth.py --articles 50 500 5000 --checks 1000

Twenty models replay stored summaries of invented articles, so that nothing but the
harness is measured. Each size runs in a process of its own. Columns: seconds to
write all cells, seconds to find on a second pass that nothing is to be done, seconds
to make the scores table, check speed over the first ``--checks`` cells, peak memory
of the process, bytes on disk per cell.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from harness.models.registry import build
from harness.models.spec import load_spec
from harness.paths import datasets_dir
from harness.runs.aggregate import write_parquet
from harness.runs.checking import Judge
from harness.runs.engine import LocalEngine
from harness.runs.execute import Execution
from harness.runs.manifest import build_manifest
from harness.runs.plan import Case, Grid
from harness.runs.progress import progress_for
from harness.runs.store import RunStore
from harness.types import Article

MODELS = 20
SENTENCES = 3


def make_cases(count: int) -> dict[str, Case]:
    """Articles of the starter suite over and over, each with a first line of its own."""
    texts = [
        file.read_text(encoding="utf-8") for file in sorted(datasets_dir().glob("*/article.txt"))
    ]
    return {
        f"a{n}": Case(Article(f"a{n}", f"Dispatch {n}.\n\n{texts[n % len(texts)]}"))
        for n in range(count)
    }


def make_grid(cases: dict[str, Case], folder: Path) -> Grid:
    """Models that replay random sentences of each article, with one number changed."""
    models = {}
    for index in range(MODELS):
        dice = random.Random(index)
        file = folder / f"model{index}.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for case in cases.values():
                sentences = case.article.text.replace("\n", " ").split(". ")
                chosen = dice.sample(sentences, min(SENTENCES, len(sentences)))
                summary = ". ".join(chosen).replace(str(dice.randrange(10)), "7")
                print(json.dumps({"id": case.article.id, "summary": summary}), file=out)
        spec = load_spec({"name": f"model{index}", "kind": "replay", "file": str(file)})
        models[spec.name] = build(spec)
    return Grid(cases, models, {}, (0,))


def measure(articles: int, checks: int, folder: Path) -> dict[str, float]:
    """One size, in this process."""
    cases = make_cases(articles)
    grid = make_grid(cases, folder)
    judge = Judge(cases)
    start = time.perf_counter()
    store = RunStore.create(folder / "run")
    store.write_cases(cases.values())
    store.write_grid(grid.cells())
    store.write_json("manifest.json", build_manifest(grid, judge.signature, "growth"))
    cells = list(grid.cells())
    Execution(store, judge, progress_for("quiet")).write(grid, cells, LocalEngine())
    written = time.perf_counter()
    again = Execution(RunStore(store.path), judge, progress_for("quiet"))
    assert again.write(grid, list(grid.cells()), LocalEngine()).generated == 0
    reopened = time.perf_counter()
    write_parquet(store.rows(), store.path / "scores.parquet")
    tabled = time.perf_counter()
    cells.sort(key=lambda cell: cell.article)
    checked = Execution(store, judge, progress_for("quiet")).score(cells[:checks]).checked
    done = time.perf_counter()
    size = sum(file.stat().st_size for file in store.path.iterdir())
    return {
        "cells": len(cells),
        "write_s": written - start,
        "again_s": reopened - written,
        "table_s": tabled - reopened,
        "checks_per_s": checked / (done - tabled),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "bytes_per_cell": size / len(cells),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[50, 500, 5000])
    parser.add_argument("--checks", type=int, default=1000)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.articles[0], options.checks, options.one)))
        return
    for count in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, __file__, "--one", folder]
            command += ["--articles", str(count), "--checks", str(options.checks)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
        figures = json.loads(done.stdout)
        print("  ".join(f"{name} {value:,.1f}" for name, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
