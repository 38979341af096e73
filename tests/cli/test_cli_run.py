"""`harness run` from its command line to its files, in processes of its own."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console
from rich.table import Table

from harness.cli.show import HEADINGS, _peaks, as_tables
from harness.cli.tables import in_blocks
from harness.runs.aggregate import Line

HARNESS = [sys.executable, "-m", "harness"]
ROOT = str(Path(__file__).parents[2])
ENVIRONMENT = {**os.environ, "PYTHONPATH": ROOT}
QUICK = ["models=[lead3]", "name=quick"]


def harness(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*HARNESS, *arguments], capture_output=True, text=True, cwd=folder, env=ENVIRONMENT
    )


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The folder of one small run, with what it printed."""
    here = tmp_path_factory.mktemp("runs")
    finished = harness(here, "run", "models=[lead3,textrank]", "hydra.run.dir=out/first")
    assert finished.returncode == 0, finished.stderr
    return here / "out" / "first", finished.stdout, finished.stderr


def test_a_run_prints_its_table_and_leaves_its_files(done: tuple[Path, str, str]) -> None:
    folder, printed, progress = done
    for word in (
        "lead3",
        "textrank",
        "fact recall",
        "ROUGE-L (F1) against the article",
        "signature",
    ):
        assert word in printed
    assert printed.splitlines()[-2:] == [
        "Stored in out/first",
        "As a page: harness report out/first; with intervals: harness compare out/first",
    ]
    assert "write lead3: 1/1" in progress
    assert {file.name for file in folder.iterdir() if not file.name.startswith(".")} == {
        "articles.jsonl",
        "cells.jsonl",
        "checks.jsonl",
        "config.yaml",
        "fact_sets.jsonl",
        "grid.jsonl",
        "manifest.json",
        "scores.parquet",
        "status.json",
        "table.md",
    }
    assert (folder / "table.md").read_text().startswith("| model |")


def test_every_record_has_its_fields(done: tuple[Path, str, str]) -> None:
    folder, _, _ = done
    cell = json.loads((folder / "cells.jsonl").read_text().splitlines()[0])
    check = json.loads((folder / "checks.jsonl").read_text().splitlines()[0])
    assert (cell["format"], cell["model"], cell["outcome"], cell["tries"]) == (1, "lead3", "ok", 1)
    assert cell["key"] == check["cell"]
    assert {verdict["fact"] for verdict in check["verdicts"]} >= {"talks_city", "death_toll"}
    for flag in check["flags"]:
        assert cell["summary"][flag["start"] : flag["end"]] == flag["text"]
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["versions"]["spacy"]
    assert str(folder.parent) not in (folder / "manifest.json").read_text()


def test_the_same_command_does_nothing_twice(done: tuple[Path, str, str]) -> None:
    folder, printed, _ = done
    here = folder.parent.parent
    before = (folder / "cells.jsonl").read_bytes()
    again = harness(here, "run", "models=[lead3,textrank]", "hydra.run.dir=out/first")
    assert again.stdout == printed
    assert (folder / "cells.jsonl").read_bytes() == before
    assert "write" not in again.stderr


def test_stored_runs_are_listed_shown_and_queried(done: tuple[Path, str, str]) -> None:
    folder, printed, _ = done
    here = folder.parent
    (listed,) = harness(here, "runs", "list", ".", "--json").stdout.splitlines()
    assert json.loads(listed)["done"] == 2
    shown = harness(here, "runs", "show", "first")
    assert shown.stdout.splitlines()[:-1] == printed.splitlines()[:-2]
    sql = "SELECT s.model, c.tries FROM scores s JOIN cells c USING (key) ORDER BY 1"
    rows = harness(here, "runs", "query", "--json", "first", sql).stdout.splitlines()
    assert json.loads(rows[0]) == {"model": "lead3", "tries": 1}
    refused = harness(here, "runs", "query", "first", "SELECT nothing FROM nowhere")
    assert refused.returncode == 2
    assert "nowhere" in refused.stderr


def test_plan_counts_what_is_stored(done: tuple[Path, str, str]) -> None:
    folder, _, _ = done
    here = folder.parent.parent
    overrides = ["models=[lead3,textrank,lexrank]", "hydra.run.dir=out/first"]
    plan = json.loads(harness(here, "plan", "--json", *overrides).stdout)
    counts = {key: plan[key] for key in ("cells", "cached", "to_generate", "to_check")}
    assert counts == {"cells": 3, "cached": 2, "to_generate": 1, "to_check": 1}
    nowhere = json.loads(harness(here, "plan", "--json", *QUICK).stdout)
    assert nowhere["to_generate"] == 1
    assert not (here / nowhere["folder"]).exists()


def test_plan_knows_the_most_that_a_run_may_cost(done: tuple[Path, str, str]) -> None:
    here = done[0].parent.parent
    for name, price in (("priced", "gpt-4o-mini"), ("own", "own-server")):
        (here / "mine/model").mkdir(parents=True, exist_ok=True)
        (here / f"mine/model/{name}.yaml").write_text(
            f"kind: openai\nbase_url: http://127.0.0.1:9/v1\nmodel: m\nmax_tokens: 1000\n"
            f"price: {price}\n"
        )
    overrides = ["--config-dir", "mine", "models=[priced,own,lead3]"]
    plan = json.loads(harness(here, "plan", "--json", *overrides).stdout)
    priced, own, lead = plan["models"]
    read, written = priced["prompt_tokens"], 1000 * priced["to_generate"]
    assert read > 500
    assert priced["most_price_usd"] == pytest.approx((read * 0.15 + written * 0.60) / 1e6)
    assert (own["most_price_usd"], lead["most_price_usd"]) == (None, 0)
    assert plan["estimated"]["most_price_usd"] is None
    table = harness(here, "plan", *overrides).stdout
    cells = {
        row[1]: row
        for line in table.splitlines()
        if len(row := [c.strip() for c in line.split("│")]) > 7
    }
    assert [cells[name][7] for name in ("priced", "own", "lead3")] == ["≤0.0015", "?", "0"]


def test_another_text_of_the_story(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("Qatar and Turkey mediate talks in Istanbul. More follows.")
    finished = harness(tmp_path, "run", *QUICK, "article=mine.txt", "hydra.run.dir=out")
    assert finished.returncode == 0, finished.stderr
    article = json.loads((tmp_path / "out" / "articles.jsonl").read_text())
    assert article["text"].startswith("Qatar and Turkey")
    assert article["published"] == "2025-10-30"


def test_a_refused_run_leaves_no_folder(tmp_path: Path) -> None:
    finished = harness(tmp_path, "run", "models=[lead4]", "hydra.run.dir=out")
    assert (finished.returncode, finished.stdout) == (2, "")
    assert finished.stderr.startswith("Error: model 'lead4'")
    assert not (tmp_path / "out").exists()


def test_settings_are_printed_on_request(tmp_path: Path) -> None:
    finished = harness(tmp_path, "run", "--cfg", "job", "seeds=[7]")
    assert "seeds:\n- 7\n" in finished.stdout
    assert not list(tmp_path.iterdir())


def test_a_sweep_reports_its_failed_jobs(tmp_path: Path) -> None:
    finished = harness(tmp_path, "run", "-m", "models=[lead3],[lead4]", "hydra.sweep.dir=out")
    assert finished.returncode == 2
    assert "sweep: 2 jobs, 1 failed" in finished.stderr
    assert "out/1 (models=[lead4]): model 'lead4'" in finished.stderr
    assert (tmp_path / "out" / "0" / "table.md").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    finished = harness(tmp_path, "run", *QUICK, "hydra.run.dir=file/run")
    assert finished.returncode == 2
    assert "file" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_ctrl_c_stops_cleanly_and_says_how_to_go_on(tmp_path: Path) -> None:
    articles = (json.dumps({"id": f"a{n}", "text": f"Ship {n} sank. " * 40}) for n in range(2000))
    (tmp_path / "many.jsonl").write_text("\n".join(articles))
    (tmp_path / "mine" / "model").mkdir(parents=True)
    (tmp_path / "mine" / "model" / "own.yaml").write_text("kind: lead\nsentences: 1\n")
    arguments = ["models=[own]", "suite.fact_sets=[]", "suite.articles=many.jsonl", "progress=json"]
    process = subprocess.Popen(
        [*HARNESS, "run", "--config-dir", "mine", *arguments, "hydra.run.dir=out"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=ENVIRONMENT,
        preexec_fn=hears_ctrl_c,
    )
    wait_for(tmp_path / "out" / "cells.jsonl", process)
    os.kill(process.pid, signal.SIGINT)
    printed, progress = process.communicate(timeout=60)
    assert (process.returncode, printed) == (130, "")
    command = f"harness run --config-dir=mine {' '.join(arguments)} hydra.run.dir=out"
    assert command in progress.replace("'", "")
    assert json.loads((tmp_path / "out" / "status.json").read_text())["exit_code"] == 130
    first = json.loads(progress.splitlines()[0])
    assert (first["model"], first["total"]) == ("own", 2000)


def hears_ctrl_c() -> None:
    """A shell that runs the tests in its background makes them, and what they start, deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for(file: Path, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while not (file.exists() and file.stat().st_size):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("width", [200, 80, 40])
def test_a_table_is_divided_where_the_screen_is_narrow(width: int) -> None:
    line = Line("a-model-with-a-name", "plain")
    tables = [table_text(table, width) for table in as_tables([line], width)]
    assert (len(tables) == 1) == (width == 200)
    for told in tables:
        assert "a-model-with-a-name" in told or width == 40
        assert max(map(len, told.splitlines())) <= width
    if width >= 80:  # no heading is cut
        assert all(any(heading in told for told in tables) for heading in HEADINGS)


def test_names_are_whole_on_a_narrow_screen_and_words_are_folded() -> None:
    rows = [("a-model-with-a-long-name", "134,515,008", "no: nothing answers at a far address")]
    headings = ("name", "parameters", "available here?")
    told = "".join(table_text(t, 80) for t in in_blocks(headings, rows, 80, words=(2,)))
    assert "a-model-with-a-long-name │ 134,515,008 │" in told
    narrow = "".join(table_text(t, 50) for t in in_blocks(headings, rows, 50, words=(2,)))
    assert narrow.count("a-model-with-a-long-name") == 2
    assert "134,515,008" in narrow


def test_a_models_peak_memory_is_told_once() -> None:
    lines = [Line("small", "plain"), Line("small", "careful"), Line("lead", None)]
    lines[0].peak_memory_bytes, lines[1].peak_memory_bytes = 3 * 2**20, 5 * 2**20
    assert list(_peaks(lines)) == ["small 5 MiB"]


def table_text(table: Table, width: int) -> str:
    console = Console(width=width, file=io.StringIO())
    console.print(table)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()
