"""Runs on a real Ray cluster: two nodes, each a set of processes of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from small_runs import bare_cases, execute

from harness.models.registry import build
from harness.models.spec import load_spec
from harness.runs.checking import Judge
from harness.runs.config import RayExecutor
from harness.runs.execute import Execution, Report
from harness.runs.plan import Case, Grid
from harness.runs.progress import progress_for
from harness.runs.ray_engine import RayEngine
from harness.runs.store import RunStore
from harness.types import Article, HarnessError

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head and a second node, with one CPU each."""
    previous = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(ROOT)  # the nodes' workers import the harness
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    from ray.cluster_utils import Cluster

    nodes = Cluster(
        initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False}
    )
    nodes.add_node(num_cpus=1)
    yield nodes
    nodes.shutdown()
    if previous is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = previous


def textrank_grid(cases: dict[str, Case], cpus: float = 1) -> Grid:
    content = {"name": "rank", "kind": "sumy", "algorithm": "textrank", "resources": {"cpus": cpus}}
    spec = load_spec(content)
    return Grid(cases, {"rank": build(spec)}, {}, (0,), {"rank": spec})


def long_cases(count: int) -> dict[str, Case]:
    sentence = "Train {n} left Ankara for stop {m} with {k} people on board. "
    texts = ["".join(sentence.format(n=n, m=m, k=n * m) for m in range(60)) for n in range(count)]
    return {f"a{n}": Case(Article(f"a{n}", text)) for n, text in enumerate(texts)}


def execute_on(address: str, folder: Path, grid: Grid, **options: Any) -> tuple[Report, RunStore]:
    store = RunStore.create(folder)
    with RayEngine(grid.specs, RayExecutor(name="ray", address=address, **options)) as engine:
        judge = Judge(grid.cases)
        report = Execution(store, judge, progress_for("quiet")).run(grid, engine)
    return report, store


def texts(store: RunStore, grid: Grid) -> list[str]:
    return [store.generation(cell.key)["summary"] for cell in grid.cells()]


def test_two_nodes_write_what_one_process_writes(cluster: Any, tmp_path: Path) -> None:
    grid = textrank_grid(bare_cases(30))
    report, store = execute_on(cluster.address, tmp_path / "ray", grid)
    execute(tmp_path / "here", grid)
    assert (report.generated, report.failed) == (30, 0)
    assert texts(store, grid) == texts(RunStore(tmp_path / "here"), grid)


def test_a_killed_worker_loses_and_repeats_nothing(cluster: Any, tmp_path: Path) -> None:
    grid = textrank_grid(long_cases(24))
    killed: list[int] = []

    def kill_one() -> None:
        cells = tmp_path / "ray" / "cells.jsonl"
        while not (cells.exists() and cells.stat().st_size):
            time.sleep(0.01)
        killed.append(workers(cluster)[0])
        os.kill(killed[0], signal.SIGKILL)

    assassin = threading.Thread(target=kill_one)
    assassin.start()
    report, store = execute_on(cluster.address, tmp_path / "ray", grid, batch=2)
    assassin.join()
    assert killed
    assert (report.generated, report.failed) == (24, 0)
    keys = [record["key"] for _, record in store.cells.scan()]
    assert sorted(keys) == sorted(cell.key for cell in grid.cells())


def workers(cluster: Any) -> list[int]:
    """Process ids of the cluster's workers that hold a model."""
    raylets = {node.all_processes["raylet"][0].process.pid for node in cluster.list_all_nodes()}
    found = []
    for folder in Path("/proc").iterdir():
        try:
            command = (folder / "cmdline").read_text()
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
        except (OSError, IndexError):
            continue
        if command.startswith("ray::Worker") and int(parent) in raylets:
            found.append(int(folder.name))
    return found


def test_a_model_that_fits_no_node_is_refused(cluster: Any, tmp_path: Path) -> None:
    report, _ = execute_on(cluster.address, tmp_path, textrank_grid(bare_cases(1), cpus=9))
    assert "needs 9 CPUs" in report.unavailable["rank"]


def test_an_address_where_nothing_listens_is_named() -> None:
    with pytest.raises(HarnessError, match=r"127\.0\.0\.1:1: no Ray cluster answers there"):
        RayEngine({}, RayExecutor(name="ray", address="127.0.0.1:1")).__enter__()
    with pytest.raises(HarnessError, match="write host:port"):
        RayEngine({}, RayExecutor(name="ray", address="cluster")).__enter__()


def test_the_command_joins_a_cluster(cluster: Any, tmp_path: Path) -> None:
    arguments = ["executor=ray", f"executor.address={cluster.address}", "models=[lead3]"]
    done = subprocess.run(
        [sys.executable, "-m", "harness", "run", *arguments, "hydra.run.dir=out"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert "lead3" in done.stdout
