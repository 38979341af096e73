"""Small real runs: invented articles, summarised by extraction, judged by the real checkers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from harness.facts.load import load_fact_set
from harness.models.base import Summarizer
from harness.models.registry import build
from harness.models.spec import load_spec
from harness.paths import datasets_dir
from harness.runs.checking import Judge
from harness.runs.config import RunConfig, SuiteConfig
from harness.runs.engine import LocalEngine
from harness.runs.execute import Execution, Limits, Report
from harness.runs.manifest import build_manifest
from harness.runs.plan import Case, Grid
from harness.runs.progress import progress_for
from harness.runs.store import RunStore
from harness.types import Article


def lead(name: str = "lead", sentences: int = 1) -> Summarizer:
    return build(load_spec({"name": name, "kind": "lead", "sentences": sentences}))


def bare_cases(count: int) -> dict[str, Case]:
    texts = [f"Train {n} left Ankara with {n + 20} people. It was late." for n in range(count)]
    return {f"a{n}": Case(Article(f"a{n}", text)) for n, text in enumerate(texts)}


def flagship() -> dict[str, Case]:
    facts = load_fact_set(datasets_dir() / "istanbul_talks")
    return {facts.id: Case(facts.article, facts)}


def grid_of(cases: Mapping[str, Case], *models: Summarizer, seeds: tuple[int, ...] = (0,)) -> Grid:
    return Grid(cases, {model.name: model for model in models}, {}, seeds)


CONFIG = RunConfig(
    name="test",
    suite=SuiteConfig(name="test", articles="elsewhere.jsonl"),
    models=["lead"],
    prompts=["plain"],
    seeds=[0],
)


def execute(folder: Path, grid: Grid, limits: Limits | None = None) -> Report:
    """What ``perform`` does, without settings: describe the run, then do what it lacks."""
    store = RunStore.create(folder)
    judge = Judge(grid.cases)
    store.write_config(CONFIG)
    store.write_cases(grid.cases.values())
    store.write_grid(grid.cells())
    store.write_json("manifest.json", build_manifest(grid, judge.signature, "test"))
    return Execution(store, judge, progress_for("quiet"), limits).run(grid, LocalEngine())
