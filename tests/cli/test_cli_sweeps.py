"""Sweeps on the engines of ``docs/scale-out.md``: processes of joblib, jobs of submitit."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

pytestmark = pytest.mark.slow

HARNESS = [sys.executable, "-m", "harness"]
ROOT = str(Path(__file__).parents[2])
ENVIRONMENT = {**os.environ, "PYTHONPATH": ROOT}
SWEEP = ["run", "-m", "hydra.sweep.dir=out", "show_flags=0"]


def sweep(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*HARNESS, *SWEEP, *arguments], capture_output=True, text=True, cwd=folder, env=ENVIRONMENT
    )


@pytest.mark.parametrize("launcher", ["processes", "local_jobs"])
def test_a_launcher_runs_every_job_and_reports_the_failed(launcher: str, tmp_path: Path) -> None:
    arguments = ["models=[lead3],[lead4]", "suite.name=a", f"hydra/launcher={launcher}"]
    done = sweep(tmp_path, *arguments)
    assert done.returncode == 2, done.stderr
    assert "sweep: 2 jobs, 1 failed" in done.stderr
    assert "  out/1 (" in done.stderr
    assert "model 'lead4': no file" in done.stderr
    cells = (tmp_path / "out" / "0" / "cells.jsonl").read_text()
    assert json.loads(cells)["outcome"] == "ok"


def test_a_killed_job_is_named(tmp_path: Path) -> None:
    articles = (json.dumps({"id": f"a{n}", "text": f"Ship {n} sank. " * 40}) for n in range(3000))
    (tmp_path / "many.jsonl").write_text("\n".join(articles))
    arguments = ["models=[lead3],[lead3]", "suite.fact_sets=[]", "suite.articles=many.jsonl"]
    process = subprocess.Popen(
        [*HARNESS, *SWEEP, *arguments, "progress=quiet", "hydra/launcher=processes"],
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=ENVIRONMENT,
    )
    wait_for(tmp_path / "out" / "0" / "cells.jsonl", process)
    workers = [
        child
        for child in psutil.Process(process.pid).children(recursive=True)
        if "popen_loky" in " ".join(child.cmdline())
    ]
    assert workers
    for worker in workers:
        worker.send_signal(signal.SIGKILL)
    _, told = process.communicate(timeout=120)
    assert process.returncode != 0
    assert "out/0 (models=[lead3]" in told.replace("show_flags=0 ", "")
    assert "was killed; the same command goes on" in told
    assert "hydra/launcher: TerminatedWorkerError" in told


def wait_for(file: Path, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 120
    while not (file.exists() and file.stat().st_size):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)


SLURM = Path(__file__).with_name("slurm_stand_in.py")


def test_the_slurm_preset_submits_jobs_that_run(tmp_path: Path) -> None:
    """By programs of Slurm's names that run what they are given here, one job after another."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in ("sbatch", "srun", "sacct"):
        (commands / name).write_text(f"#!{sys.executable}\n{SLURM.read_text()}")
        (commands / name).chmod(0o755)
    done = subprocess.run(
        [
            *HARNESS, *SWEEP, "models=[lead3],[lead4]", "suite.name=a", "hydra/launcher=slurm",
            "hydra.launcher.partition=gpu", "hydra.launcher.gpus_per_node=1",
        ],
        capture_output=True, text=True, cwd=tmp_path,
        env={**ENVIRONMENT, "PATH": f"{commands}:{os.environ['PATH']}"},
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "sweep: 2 jobs, 1 failed" in done.stderr
    assert "model 'lead4': no file" in done.stderr
    assert json.loads((tmp_path / "out/0/cells.jsonl").read_text())["outcome"] == "ok"
    script = next((tmp_path / "out").rglob("*submission*.sh"))
    asked = {line for line in script.read_text().splitlines() if line.startswith("#SBATCH")}
    assert {
        "#SBATCH --array=0-1%2", "#SBATCH --cpus-per-task=4", "#SBATCH --gpus-per-node=1",
        "#SBATCH --mem=16GB", "#SBATCH --nodes=1", "#SBATCH --ntasks-per-node=1",
        "#SBATCH --partition=gpu", "#SBATCH --signal=USR2@120", "#SBATCH --time=240",
    } <= asked, sorted(asked)  # fmt: skip


@pytest.mark.parametrize(
    ("launcher", "extra"),
    [("processes", "joblib"), ("local_jobs", "submitit"), ("slurm", "submitit")],
)
def test_a_launcher_that_is_not_installed_is_named(
    launcher: str, extra: str, tmp_path: Path
) -> None:
    """A package of the plugins' name that is found first hides those that are installed."""
    (tmp_path / "hydra_plugins").mkdir()
    (tmp_path / "hydra_plugins/__init__.py").touch()
    done = subprocess.run(
        [*HARNESS, *SWEEP, "models=[lead3]", f"hydra/launcher={launcher}"],
        capture_output=True, text=True, cwd=tmp_path,
        env={**ENVIRONMENT, "PYTHONPATH": f"{tmp_path}:{ROOT}"},
    )  # fmt: skip
    assert done.returncode == 2
    assert f"pip install 'factharness[{extra}]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_engine_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = sweep(tmp_path, "models=[lead3]", "hydra/launcher=slurm")
    assert done.returncode == 2
    assert "srun" in done.stderr
    assert "Traceback" not in done.stderr
