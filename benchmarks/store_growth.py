"""How a run grows: time, memory and disk from a thousand cells to a hundred thousand.

    python benchmarks/store_growth.py --articles 50 500 5000 --checks 300

Twenty models replay stored summaries of invented articles, so that nothing but the
harness is measured. Each size runs in a process of its own, and each stage is given in
seconds of processor time, which other work on the machine does not stretch:

- ``write``: all cells from the replayed files into the store
- ``check``: the first ``--checks`` cells, by the real checkers; ``checks_per_s`` is its rate
- ``fill``: the other cells get copies of those checks, each under its own key, so that the
  stages after it see a full store (checking all of 100,000 cells takes hours)
- ``again``: the same ``harness run`` as a command, which finds nothing to do and makes its table
- ``compare``: ``harness compare`` over the run, with its intervals and tests

Memory is the peak of each process, in megabytes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from harness.models.registry import build
from harness.models.spec import load_spec
from harness.paths import datasets_dir
from harness.runs.batches import batches
from harness.runs.checking import Judge
from harness.runs.config import RunConfig
from harness.runs.engine import LocalEngine
from harness.runs.execute import Execution
from harness.runs.plan import Case, Cell, Grid
from harness.runs.progress import progress_for
from harness.runs.records import article_record
from harness.runs.run import describe
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
    """Models that replay random sentences of each article, with one number changed.

    Their YAML files lie in ``folder/model``, for ``--config-dir``.
    """
    models, specs = {}, {}
    (folder / "model").mkdir()
    for index in range(MODELS):
        dice = random.Random(index)
        file = folder / f"model{index}.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for case in cases.values():
                sentences = case.article.text.replace("\n", " ").split(". ")
                chosen = dice.sample(sentences, min(SENTENCES, len(sentences)))
                summary = ". ".join(chosen).replace(str(dice.randrange(10)), "7")
                print(json.dumps({"id": case.article.id, "summary": summary}), file=out)
        content = {"name": f"model{index}", "kind": "replay", "file": str(file)}
        (folder / "model" / f"model{index}.yaml").write_text(json.dumps(content))
        spec = load_spec(content)
        models[spec.name], specs[spec.name] = build(spec), spec
    return Grid(cases, models, {}, (0,), specs)


def make_config(folder: Path, cases: dict[str, Case]) -> RunConfig:
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as out:
        for case in cases.values():
            print(json.dumps(article_record(case.article)), file=out)
    return RunConfig.model_validate(
        {
            "name": "growth",
            "suite": {"name": "growth", "articles": str(folder / "articles.jsonl")},
            "models": [f"model{index}" for index in range(MODELS)],
            "prompts": ["plain"],
            "seeds": [0],
        }
    )


def fill(store: RunStore, judge: Judge, cells: list[Cell], sample: list[Cell]) -> None:
    """Give every cell without a check a copy of a sampled one, under its own key."""

    def records() -> Iterator[dict[str, Any]]:
        known = [store.check(judge.key(each, store.generation(each.key))) for each in sample]
        dice = random.Random(0)
        for cell in cells:
            key = judge.key(cell, store.generation(cell.key))
            if not store.has_check(key):
                copy = dice.choice(known) or {}
                yield {**copy, "key": key, "cell": cell.key, "article": cell.article}

    for batch in batches(records(), 500):
        store.append_checks(batch)


class Stages:
    """Seconds of processor time of each stage, and the peak memory of its process."""

    def __init__(self) -> None:
        self.figures: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self.figures[f"{name}_s"] = time.process_time() - start

    def command(self, name: str, *arguments: str) -> str:
        """Run ``harness`` with these arguments, in a process of its own.

        Linux counts the memory of the process that starts another as the other's peak, so
        this is called from a small process.
        """
        program = [sys.executable, "-m", "harness", *arguments]
        process = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        assert os.waitstatus_to_exitcode(status) == 0, process.stderr and process.stderr.read()
        self.figures[f"{name}_s"] = usage.ru_utime + usage.ru_stime
        self.figures[f"{name}_mb"] = usage.ru_maxrss / 1024
        return printed.decode()


def measure(articles: int, checks: int, folder: Path) -> dict[str, float]:
    """One size, in this process."""
    stages = Stages()
    cases = make_cases(articles)
    grid, config = make_grid(cases, folder), make_config(folder, cases)
    judge = Judge(cases)
    _ = judge.signature  # loads the parser
    store = RunStore.create(folder / "run")
    with stages.stage("write"):
        describe(store, config, grid, judge)
        cells = list(grid.cells())
        Judge.holds_all = property(lambda self: False)  # type: ignore[assignment,method-assign]
        Execution(store, judge, progress_for("quiet")).write(grid, cells, LocalEngine())
    stages.figures["write_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sample = sorted(cells, key=lambda cell: cell.article)[:checks]
    with stages.stage("check"):
        checked = Execution(store, judge, progress_for("quiet")).score(sample).checked
    stages.figures["checks_per_s"] = checked / stages.figures["check_s"]
    with stages.stage("fill"):
        fill(store, judge, cells, sample)
    stages.figures["check_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cells": len(cells), **stages.figures}


def follow_up(folder: Path) -> dict[str, float]:
    """The same run as a command, and its comparison."""
    stages, run = Stages(), folder / "run"
    names = ",".join(f"model{index}" for index in range(MODELS))
    overrides = [f"models=[{names}]", f"suite.articles={folder}/articles.jsonl"]
    overrides += ["suite.fact_sets=[]", "suite.name=growth", "prompts=[plain]", "seeds=[0]"]
    overrides += ["progress=quiet", "show_flags=0", f"hydra.run.dir={run}"]
    before = [(run / name).stat().st_size for name in ("cells.jsonl", "checks.jsonl")]
    stages.command("again", "run", "--config-dir", str(folder), *overrides)
    after = [(run / name).stat().st_size for name in ("cells.jsonl", "checks.jsonl")]
    assert before == after, "the same command did something"
    stages.command("compare", "compare", str(run))
    total = sum(file.stat().st_size for file in run.iterdir())
    return {**stages.figures, "folder_mb": total / 1e6}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[50, 500, 5000])
    parser.add_argument("--checks", type=int, default=300)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.articles[0], options.checks, options.one)))
        return
    for count in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, __file__, "--one", folder]
            command += ["--articles", str(count), "--checks", str(options.checks)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            figures = {**json.loads(done.stdout), **follow_up(Path(folder))}
        print("  ".join(f"{name} {value:,.1f}" for name, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
