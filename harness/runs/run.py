"""One run, from its settings to its tables."""

from __future__ import annotations

from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from harness.runs.aggregate import write_parquet
from harness.runs.build import LoadGroup, build_grid, build_team
from harness.runs.checking import Judge
from harness.runs.config import LocalExecutor, RunConfig
from harness.runs.engine import Engine, LocalEngine
from harness.runs.execute import Execution, Limits, Report
from harness.runs.manifest import build_manifest
from harness.runs.plan import Grid, Shard
from harness.runs.progress import progress_for
from harness.runs.store import RunStore

if TYPE_CHECKING:
    from harness.checkers.team import Team


def perform(config: RunConfig, load: LoadGroup, folder: Path) -> Report:
    """Do what the config asks for and the folder lacks, and write the scores table.

    Interrupted at any moment, the same call goes on where it was.

    Raises:
        HarnessError: the config names what is not there, or the folder cannot be written.
    """
    grid = build_grid(config, load)
    judge = Judge(grid.cases, build_team(config, load))
    store = RunStore.create(folder)
    describe(store, config, grid, judge)
    limits = Limits(
        Shard.parse(config.shard, len(grid.cases)), config.retry_errors, config.max_errors
    )
    with (
        closing(judge.team),
        closing(progress_for(config.progress)) as progress,
        engine_for(config, grid) as engine,
    ):
        report = Execution(store, judge, progress, limits).run(grid, engine)
    write_parquet(store.rows(), folder / "scores.parquet")
    return report


def engine_for(config: RunConfig, grid: Grid) -> AbstractContextManager[Engine]:
    """The engine that the config asks for, with what it holds open."""
    if isinstance(config.executor, LocalExecutor):
        return nullcontext(LocalEngine())
    from harness.runs.ray_engine import RayEngine

    return RayEngine(grid.specs, config.executor)


def warnings_about(grid: Grid, team: Team) -> list[str]:
    """What a reader of the table should know: judges that judge themselves."""
    from harness.checkers.judge.judge import self_graded
    from harness.checkers.judge.spec import JudgeSpec

    judges = [spec for spec in team.specs if isinstance(spec, JudgeSpec)]
    return [
        f"{judge.name} judges summaries of {model}, which is the same model; models favour what "
        "they wrote themselves"
        for judge in judges
        for model in self_graded(judge, list(grid.specs.values()))
    ]


def describe(store: RunStore, config: RunConfig, grid: Grid, judge: Judge) -> None:
    """Write the files that say what the run is; the manifest last, as it makes it a run."""
    store.write_config(config)
    store.write_cases(grid.cases.values())
    store.write_grid(grid.cells())
    team = judge.team
    manifest = build_manifest(grid, team.signature, config.suite.name, team.described())
    manifest["warnings"] = warnings_about(grid, team)
    store.write_json("manifest.json", manifest)
