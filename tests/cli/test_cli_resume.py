"""The same command goes on: on another day, after a kill, after the disk was full."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HARNESS = [sys.executable, "-m", "harness"]
ROOT = str(Path(__file__).parents[2])
ENVIRONMENT = {**os.environ, "PYTHONPATH": ROOT}
QUICK = ["models=[lead3]", "name=quick", "show_flags=0"]
YESTERDAY = "results/2026-01-30-quick"


def harness(
    folder: Path, *arguments: str, before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, *HARNESS, *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        env=ENVIRONMENT,
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run; tests take copies."""
    folder = tmp_path_factory.mktemp("whole")
    done = harness(folder, "run", *QUICK, f"hydra.run.dir={YESTERDAY}")
    assert done.returncode == 0, done.stderr
    return folder / YESTERDAY


@pytest.fixture
def killed_yesterday(tmp_path: Path, whole: Path) -> Path:
    """A folder with a run that another day's process left unfinished."""
    shutil.copytree(whole, tmp_path / YESTERDAY)
    status = tmp_path / YESTERDAY / "status.json"
    status.write_text(json.dumps({**json.loads(status.read_text()), "exit_code": None}))
    return tmp_path


def test_an_unfinished_run_of_another_day_goes_on(killed_yesterday: Path) -> None:
    before = (killed_yesterday / YESTERDAY / "cells.jsonl").read_bytes()
    listed = harness(killed_yesterday, "runs", "list", "--json").stdout
    assert json.loads(listed)["state"] == "running or killed"
    plan = json.loads(harness(killed_yesterday, "plan", "--json", *QUICK).stdout)
    assert (plan["folder"], plan["cached"]) == (YESTERDAY, 1)
    done = harness(killed_yesterday, "run", *QUICK, "progress=quiet")
    assert f"going on with {YESTERDAY}" in done.stderr
    assert [path.name for path in (killed_yesterday / "results").iterdir()] == ["2026-01-30-quick"]
    assert (killed_yesterday / YESTERDAY / "cells.jsonl").read_bytes() == before
    listed = harness(killed_yesterday, "runs", "list", "--json").stdout
    assert json.loads(listed)["state"] == "complete"


def test_other_settings_do_not_go_on_with_it(killed_yesterday: Path) -> None:
    done = harness(killed_yesterday, "plan", "--json", *QUICK, "model.lead3.sentences=2")
    assert json.loads(done.stdout)["folder"] != YESTERDAY
    (killed_yesterday / YESTERDAY / "status.json").write_text('{"exit_code": 0}')
    done = harness(killed_yesterday, "plan", "--json", *QUICK)
    assert json.loads(done.stdout)["folder"] != YESTERDAY


def test_a_full_disk_ends_a_run_and_more_room_lets_it_go_on(tmp_path: Path) -> None:
    articles = (json.dumps({"id": f"a{n}", "text": f"Ship {n} sank."}) for n in range(60))
    (tmp_path / "many.jsonl").write_text("\n".join(articles))
    arguments = ["run", *QUICK, "suite.fact_sets=[]", "suite.articles=many.jsonl"]
    arguments += ["hydra.run.dir=out", "progress=quiet"]
    limited = ("bash", "-c", 'ulimit -f 25; exec "$0" "$@"')  # files of 25 KiB at the most
    full = harness(tmp_path, *arguments, before=limited)
    assert full.returncode == 2
    assert "out/cells.jsonl: cannot write: File too large" in full.stderr
    assert "run the same command again" in full.stderr
    assert "Traceback" not in full.stderr
    assert json.loads((tmp_path / "out" / "status.json").read_text())["exit_code"] == 2
    assert harness(tmp_path, "runs", "show", "out").returncode == 0
    assert harness(tmp_path, *arguments).returncode == 0
    stored = [json.loads(line) for line in (tmp_path / "out" / "cells.jsonl").open()]
    assert len({record["key"] for record in stored}) == len(stored) == 60


def test_a_read_only_run_is_refused_and_can_still_be_read(tmp_path: Path, whole: Path) -> None:
    shutil.copytree(whole, tmp_path / "out")
    for path in (*(tmp_path / "out").iterdir(), tmp_path / "out"):
        path.chmod(0o500 if path.is_dir() else 0o400)
    nobody: tuple[str, ...] = ()
    if os.geteuid() == 0:  # root may write everywhere, unless it lets go of that right
        nobody = ("setpriv", "--bounding-set=-dac_override")
    again = [*QUICK, "hydra.run.dir=out", "seeds=[5]"]
    refused = harness(tmp_path, "run", *again, before=nobody)
    assert refused.returncode == 2
    assert "Permission denied" in refused.stderr
    assert "make the folder writable" in refused.stderr
    assert "Traceback" not in refused.stderr
    for verb in (("runs", "list", "."), ("runs", "show", "out"), ("plan", *again)):
        read = harness(tmp_path, *verb, before=nobody)
        assert read.returncode == 0, read.stderr
        assert "lead3" in read.stdout
