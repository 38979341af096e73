"""One run, from its settings to its tables."""

from __future__ import annotations

from contextlib import closing
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML

from harness.runs.aggregate import write_parquet
from harness.runs.build import LoadGroup, build_grid
from harness.runs.checking import Judge
from harness.runs.config import RunConfig
from harness.runs.engine import LocalEngine
from harness.runs.execute import Execution, Limits, Report
from harness.runs.manifest import build_manifest
from harness.runs.plan import Grid, Shard
from harness.runs.progress import progress_for
from harness.runs.store import RunStore


def perform(config: RunConfig, load: LoadGroup, folder: Path) -> Report:
    """Do what the config asks for and the folder lacks, and write the scores table.

    Interrupted at any moment, the same call goes on where it was.

    Raises:
        HarnessError: the config names what is not there, or the folder cannot be written.
    """
    grid = build_grid(config, load)
    judge = Judge(grid.cases)
    store = RunStore.create(folder)
    describe(store, config, grid, judge)
    limits = Limits(
        Shard.parse(config.shard, len(grid.cases)), config.retry_errors, config.max_errors
    )
    with closing(progress_for(config.progress)) as progress:
        report = Execution(store, judge, progress, limits).run(grid, LocalEngine())
    write_parquet(store.rows(), folder / "scores.parquet")
    return report


def describe(store: RunStore, config: RunConfig, grid: Grid, judge: Judge) -> None:
    """Write the files that say what the run is; the manifest last, as it makes it a run."""
    text = StringIO()
    YAML(typ="safe", pure=True).dump(config.model_dump(mode="json"), text)
    store.write_text("config.yaml", text.getvalue())
    store.write_cases(grid.cases.values())
    store.write_grid(grid.cells())
    store.write_json("manifest.json", build_manifest(grid, judge.signature, config.suite.name))
