"""What a second process, and what Ray, bring and cost on this machine.

    python benchmarks/engines.py --checks 400 --cells 5000

First, checking alone: one process over a run's unchecked summaries against two over one
folder, a shard each. The clock runs from when the parser is loaded in all of them. Then
writing alone: cells of a model that costs almost nothing (the lead), by the built-in
executor and by a Ray cluster started for it, in batches of 8 as it comes. Wall-clock seconds:
whatever else the machine does is in them, so its load is printed first. For checking, the ratio
of processor seconds stands beside them: what two processes would bring on two cores of their own,
as far as they do not wait for one another's locks.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import tempfile
import time
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier
from pathlib import Path

from store_growth import make_cases, make_config, make_grid

from harness.models.registry import build
from harness.models.spec import load_spec
from harness.runs.checking import Judge
from harness.runs.config import RayExecutor
from harness.runs.engine import Engine, LocalEngine
from harness.runs.execute import Execution
from harness.runs.plan import Case, Grid, Shard
from harness.runs.progress import progress_for
from harness.runs.ray_engine import RayEngine
from harness.runs.run import describe
from harness.runs.store import RunStore

SPAWN = multiprocessing.get_context("spawn")


def check_part(
    run: Path, part: Shard, most: int, barrier: Barrier, busy: Synchronized[float]
) -> None:
    """Check the first ``most`` cells' part, once every process is ready."""
    store = RunStore.open(run)
    judge = Judge(store.cases())
    next(iter(judge.judge([(cell, store.generation(cell.key)) for cell in [next(store.grid())]])))
    cells = sorted(store.grid(), key=lambda cell: cell.article)[:most]
    barrier.wait()
    start = time.process_time()
    Execution(store, judge, progress_for("quiet")).score(cell for cell in cells if cell in part)
    with busy:
        busy.value += time.process_time() - start
    barrier.wait()


def checking(processes: int, checks: int) -> tuple[float, float]:
    """Checks a second by so many processes over one run, and a processor second of theirs."""
    cases = make_cases(checks // 20)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        grid, store = make_grid(cases, folder), RunStore.create(folder / "run")
        describe(store, make_config(folder, cases), grid, Judge(cases))
        execution = Execution(store, NoJudge(cases), progress_for("quiet"))
        execution.write(grid, list(grid.cells()), LocalEngine())
        barrier = SPAWN.Barrier(processes + 1)
        busy = SPAWN.Value("d", 0.0)
        parts = [Shard(n + 1, processes, by_article=True) for n in range(processes)]
        workers = [
            SPAWN.Process(target=check_part, args=(store.path, part, checks, barrier, busy))
            for part in parts
        ]
        for worker in workers:
            worker.start()
        barrier.wait()
        start = time.perf_counter()
        barrier.wait()
        seconds = time.perf_counter() - start
        for worker in workers:
            worker.join()
        done = sum(1 for _ in RunStore(store.path).checks.scan())
        return done / seconds, done / busy.value


class NoJudge(Judge):
    """Leaves the checks for later."""

    @property
    def holds_all(self) -> bool:
        return False


def writing(engine: Engine, grid: Grid, folder: Path) -> float:
    """Seconds to write every cell, the start of the model's workers included."""
    store = RunStore.create(folder)
    cells = list(grid.cells())
    start = time.perf_counter()
    execution = Execution(store, NoJudge(grid.cases), progress_for("quiet"))
    assert execution.write(grid, cells, engine).generated == len(cells)
    return time.perf_counter() - start


def lead_grid(cases: dict[str, Case]) -> Grid:
    spec = load_spec({"name": "lead", "kind": "lead", "sentences": 3})
    return Grid(cases, {"lead": build(spec)}, {}, (0,), {"lead": spec})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checks", type=int, default=400)
    parser.add_argument("--cells", type=int, default=5000)
    options = parser.parse_args()
    print("load", " ".join(f"{load:.1f}" for load in os.getloadavg()), flush=True)
    (one, alone), (two, shared) = (checking(count, options.checks) for count in (1, 2))
    print(f"checks a second: one {one:.1f}, two {two:.1f}: {two / one:.2f} times")
    print(
        f"checks a processor second: one {alone:.1f}, two {shared:.1f}: "
        f"{2 * shared / alone:.2f} times",
        flush=True,
    )
    few, many = (lead_grid(make_cases(n)) for n in (options.cells // 10, options.cells))
    with tempfile.TemporaryDirectory() as name:
        report("here", LocalEngine(), few, many, Path(name) / "here")
        start = time.perf_counter()
        with RayEngine(many.specs, RayExecutor(name="ray")) as engine:
            print(f"Ray joined in {time.perf_counter() - start:.1f} s", flush=True)
            report("Ray", engine, few, many, Path(name) / "ray")


def report(engine: str, on: Engine, few: Grid, many: Grid, folder: Path) -> None:
    """The cost of a cell is that of the further ones; the rest is the start of the workers."""
    short, long = writing(on, few, folder / "few"), writing(on, many, folder / "many")
    further = many.size_of("lead") - few.size_of("lead")
    cell = (long - short) / further
    start = short - cell * few.size_of("lead")
    print(f"{engine}: {cell * 1000:.2f} ms a cell, {start:.1f} s to start", flush=True)


if __name__ == "__main__":
    main()
