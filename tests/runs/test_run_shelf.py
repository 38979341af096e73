"""Scoring again, joining shards, and keeping stored runs in order."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_runs import bare_cases, execute, grid_of, lead

from harness.cli.merge import merge as merge_verb
from harness.cli.runs import list_runs
from harness.paths import datasets_dir
from harness.runs.aggregate import score_row, summarize, write_parquet
from harness.runs.config import RunConfig
from harness.runs.execute import Limits
from harness.runs.merge import merge
from harness.runs.plan import Case, Shard
from harness.runs.query import query
from harness.runs.run import perform
from harness.runs.score import Rescoring, rescore
from harness.runs.shelf import describe, remove, runs_in, tidy
from harness.runs.store import RunStore
from harness.types import HarnessError


def load(group: str, name: str) -> dict[str, object]:
    """Config groups without Hydra: one extractive model, one prompt."""
    if group == "model":
        return {"name": name, "kind": "lead", "sentences": 3}
    if group == "checker":
        return {"name": name, "kind": name}
    return {"name": name, "user": "{article}"}


quiet = Rescoring(load, progress="quiet")


@pytest.fixture
def own_datasets(tmp_path: Path) -> Path:
    """A copy of the flagship fact set that a test may edit."""
    folder = tmp_path / "datasets"
    shutil.copytree(datasets_dir() / "istanbul_talks", folder / "istanbul_talks")
    return folder


def config(datasets: Path, **changes: object) -> RunConfig:
    settings = {
        "name": "test",
        "suite": {"name": "test", "fact_sets": ["istanbul_talks"]},
        "models": ["lead3"],
        "prompts": ["plain"],
        "seeds": [0],
        "datasets_dir": str(datasets),
        "progress": "quiet",
    }
    return RunConfig.model_validate(settings | changes)


def place_of_talks(folder: Path) -> str:
    (row,) = RunStore.open(folder).rows()
    assert row.check
    return next(v["verdict"] for v in row.check["verdicts"] if v["fact"] == "talks_city")


def test_an_edited_fact_is_scored_again_without_a_model(own_datasets: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    perform(config(own_datasets), load, run)
    cells, before = (run / "cells.jsonl").read_bytes(), place_of_talks(run)
    first = json.loads((run / "manifest.json").read_text())
    file = own_datasets / "istanbul_talks" / "facts.yaml"
    file.write_text(file.read_text().replace("place: istanbul", "place: doha"))
    report = rescore(run, quiet)
    assert (report.generated, report.checked, report.notes) == (0, 1, [])
    assert (run / "cells.jsonl").read_bytes() == cells
    assert before == "supported"
    assert place_of_talks(run) != "supported"
    second = json.loads((run / "manifest.json").read_text())
    assert first["signature"] != second["signature"]
    assert rescore(run, quiet).checked == 0


def test_a_moved_run_is_scored_by_its_own_facts(own_datasets: Path, tmp_path: Path) -> None:
    perform(config(own_datasets), load, tmp_path / "run")
    shutil.rmtree(own_datasets)
    shutil.make_archive(str(tmp_path / "packed"), "zip", tmp_path / "run")
    shutil.rmtree(tmp_path / "run")
    shutil.unpack_archive(tmp_path / "packed.zip", tmp_path / "elsewhere")
    report = rescore(tmp_path / "elsewhere", quiet)
    assert report.checked == 0
    (note,) = report.notes
    assert f"not found in {own_datasets}: istanbul_talks;" in note
    assert place_of_talks(tmp_path / "elsewhere") == "supported"


def test_shards_join_to_what_one_run_gives(tmp_path: Path) -> None:
    cases = bare_cases(12)
    grid = grid_of(cases, lead("one"), lead("two", sentences=2))
    execute(tmp_path / "whole", grid)
    for n in (1, 2, 3):
        execute(tmp_path / f"part{n}", grid, Limits(Shard.parse(f"{n}/3", len(cases))))
    parts = [tmp_path / f"part{n}" for n in (1, 2, 3)]
    joined = merge(parts, tmp_path / "joined")
    scores = [score_row(row) for row in joined.rows()]
    unlike = ("seconds", "check_seconds", "first_token_seconds", "peak_memory_bytes")
    whole = [score_row(row) for row in RunStore.open(tmp_path / "whole").rows()]
    assert [strip(row, unlike) for row in scores] == [strip(row, unlike) for row in whole]
    size = (tmp_path / "joined" / "cells.jsonl").stat().st_size
    merge(parts, tmp_path / "joined")
    assert (tmp_path / "joined" / "cells.jsonl").stat().st_size == size


def test_a_shard_that_was_forgotten_is_told_of(tmp_path: Path) -> None:
    cases = bare_cases(12)
    for n in (1, 2):
        shard = Limits(Shard.parse(f"{n}/2", len(cases)))
        execute(tmp_path / f"part{n}", grid_of(cases, lead()), shard)
    parts = [str(tmp_path / f"part{n}") for n in (1, 2)]
    left = sum(1 for cell in RunStore.open(tmp_path / "part2").cells.scan())
    into = ["--into", str(tmp_path / "joined")]
    first = CliRunner().invoke(merge_verb, [parts[0], *into])
    assert first.exit_code == 0
    assert f"note: {left} summaries are in none of these shards" in first.stderr
    second = CliRunner().invoke(merge_verb, [parts[1], *into])
    assert (second.exit_code, second.stderr) == (0, "")


def strip(row: dict[str, object], names: tuple[str, ...]) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in names}


def test_parts_of_different_runs_are_not_joined(tmp_path: Path) -> None:
    cases = bare_cases(2)
    execute(tmp_path / "one", grid_of(cases, lead("m")))
    changed = cases | {"a1": Case(replace(cases["a1"].article, text="Another text."))}
    execute(tmp_path / "two", grid_of(changed, lead("m", sentences=2), lead("n")))
    with pytest.raises(HarnessError) as refusal:
        merge([tmp_path / "one", tmp_path / "two"], tmp_path / "joined")
    message = str(refusal.value)
    assert "articles: a1 (differs)" in message
    assert "models: m (differs), n (only here)" in message
    assert not (tmp_path / "joined").exists()


def test_runs_are_listed_and_removed_and_nothing_else_is(tmp_path: Path) -> None:
    execute(tmp_path / "results" / "one", grid_of(bare_cases(2), lead()))
    (tmp_path / "results" / "notes").mkdir()
    (found,) = runs_in(tmp_path / "results")
    summary = describe(found)
    assert (summary.cells, summary.done, summary.failed, summary.models) == (2, 2, 0, ["lead"])
    with pytest.raises(HarnessError, match="no run lies here"):
        remove(tmp_path / "results" / "notes")
    remove(found)
    assert [path.name for path in (tmp_path / "results").iterdir()] == ["notes"]


def test_a_damaged_run_hides_no_other_and_says_what_mends_it(tmp_path: Path) -> None:
    for name in ("one", "two"):
        execute(tmp_path / name, grid_of(bare_cases(2), lead()))
    grid = tmp_path / "two" / "grid.jsonl"
    grid.write_bytes(grid.read_bytes()[:30])
    listed = CliRunner().invoke(list_runs, [str(tmp_path)])
    assert listed.exit_code == 0
    assert "one" in listed.stdout
    assert f"Warning: {grid}: damaged" in listed.stderr
    assert "given again, writes this file anew" in listed.stderr
    for file in ("articles.jsonl", "manifest.json"):
        (tmp_path / "one" / file).write_text('{"id": "a')
        with pytest.raises(HarnessError, match=rf"{file}.*damaged"):
            list(RunStore.open(tmp_path / "one").rows())


def test_a_folder_without_a_run_names_those_within_or_near(tmp_path: Path) -> None:
    execute(tmp_path / "first", grid_of(bare_cases(1), lead()))
    with pytest.raises(HarnessError, match=r"no run lies here.*; runs in it: .*first"):
        RunStore.open(tmp_path)
    with pytest.raises(HarnessError, match=r"no run lies here.*did you mean .*first"):
        RunStore.open(tmp_path / "frist")


def test_a_list_of_no_runs_is_no_empty_table(tmp_path: Path) -> None:
    assert "no runs below" in CliRunner().invoke(list_runs, [str(tmp_path)]).stderr
    nowhere = CliRunner().invoke(list_runs, [str(tmp_path / "no")])
    assert isinstance(nowhere.exception, HarnessError)


def test_tidying_keeps_what_the_grid_asks_for(tmp_path: Path) -> None:
    cases = bare_cases(3)
    execute(tmp_path, grid_of(cases, lead("m", sentences=2)))
    execute(tmp_path, grid_of(cases, lead("m")))
    with (tmp_path / "cells.jsonl").open("ab") as file:
        file.write(b'{"torn": ')
    rows = list(RunStore.open(tmp_path).rows())
    assert tidy(tmp_path) > 0
    assert list(RunStore.open(tmp_path).rows()) == rows
    assert len((tmp_path / "cells.jsonl").read_bytes().splitlines()) == 3
    assert execute(tmp_path, grid_of(cases, lead("m"))).generated == 0


def test_the_scores_table_is_the_frame_and_the_parquet(tmp_path: Path) -> None:
    execute(tmp_path, grid_of(bare_cases(3), lead()))
    store = RunStore.open(tmp_path)
    write_parquet(store.rows(), tmp_path / "scores.parquet")
    frame = store.frame()
    assert list(frame["words"]) == [
        row[0] for row in query(tmp_path, "SELECT words FROM scores").fetchall()
    ]
    assert frame["prompt"].isna().all()
    (line,) = summarize(store.rows())
    assert line.mean("words") == pytest.approx(frame["words"].mean())
    assert line.recall is None


def test_a_run_of_another_format_is_refused(tmp_path: Path) -> None:
    execute(tmp_path, grid_of(bare_cases(1), lead()))
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    (tmp_path / "manifest.json").write_text(json.dumps(manifest | {"format": 99}))
    with pytest.raises(HarnessError, match="format 99; this version reads format 1"):
        RunStore.open(tmp_path)


def test_a_pending_cell_is_counted(tmp_path: Path) -> None:
    cases = bare_cases(10)
    execute(tmp_path, grid_of(cases, lead()), Limits(Shard.parse("1/2", len(cases))))
    (line,) = summarize(RunStore.open(tmp_path).rows())
    assert line.outcomes["pending"] + line.outcomes["ok"] == 10
    assert line.outcomes["pending"] > 0
