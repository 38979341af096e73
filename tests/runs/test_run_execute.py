"""Runs that never lose and never wrongly reuse anything."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from small_runs import bare_cases, execute, flagship, grid_of, lead

from harness.models.base import Progress
from harness.models.registry import build
from harness.models.spec import load_spec
from harness.runs.execute import FLUSH_SECONDS, Limits
from harness.runs.plan import Case, Shard
from harness.runs.store import RunStore
from harness.types import Generation, HarnessError, Outcome, Request

FORK = multiprocessing.get_context("fork")


class Fragile:
    """A summarizer that breaks off at one article, as a plug-in of others may."""

    name = "fragile"
    stochastic = False
    takes_prompt = False

    def __init__(self, breaks_at: str | None) -> None:
        self.breaks_at = breaks_at
        self.asked: list[str] = []

    def identity(self) -> dict[str, Any]:
        return {"kind": "fragile"}

    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        for request in requests:
            self.asked.append(request.article.id)
            if request.article.id == self.breaks_at:
                raise ZeroDivisionError("the model broke")
            yield Generation(request.id, request.article.text[:20])

    def close(self) -> None:
        """Nothing is held."""


class Sampler(Fragile):
    """A summarizer whose summary depends on the seed."""

    name = "sampler"
    stochastic = True

    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        for request in requests:
            yield Generation(request.id, f"Seed {request.seed} was sown.")


class Unloadable(Fragile):
    """A summarizer whose weights are not there."""

    name = "unloadable"

    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        raise HarnessError("model unloadable: the weights are not there")


def lines(folder: Path, name: str) -> list[str]:
    return (folder / name).read_text(encoding="utf-8").splitlines()


def test_the_same_run_again_does_nothing(tmp_path: Path) -> None:
    grid = grid_of(bare_cases(6), lead())
    first = execute(tmp_path, grid)
    before = [(tmp_path / name).read_bytes() for name in ("cells.jsonl", "checks.jsonl")]
    second = execute(tmp_path, grid)
    assert (first.generated, first.checked) == (6, 6)
    assert (second.generated, second.checked) == (0, 0)
    assert before == [(tmp_path / name).read_bytes() for name in ("cells.jsonl", "checks.jsonl")]


def test_another_model_never_serves_a_stored_answer(tmp_path: Path) -> None:
    cases = bare_cases(3)
    execute(tmp_path, grid_of(cases, lead("lead", sentences=1)))
    report = execute(tmp_path, grid_of(cases, lead("lead", sentences=2)))
    assert report.generated == 3
    summaries = {row.generation["summary"] for row in RunStore.open(tmp_path).rows()}
    assert all("It was late." in summary for summary in summaries)


def test_renaming_a_model_generates_nothing(tmp_path: Path) -> None:
    cases = bare_cases(3)
    execute(tmp_path, grid_of(cases, lead("old")))
    assert execute(tmp_path, grid_of(cases, lead("new"))).generated == 0
    assert {row.cell.model for row in RunStore.open(tmp_path).rows()} == {"new"}


def test_order_of_articles_does_not_matter(tmp_path: Path) -> None:
    cases = bare_cases(5)
    execute(tmp_path, grid_of(cases, lead()))
    again = execute(tmp_path, grid_of(dict(reversed(cases.items())), lead()))
    assert (again.generated, again.checked) == (0, 0)


def test_a_changed_article_is_summarised_again(tmp_path: Path) -> None:
    cases = bare_cases(3)
    execute(tmp_path, grid_of(cases, lead()))
    article = replace(cases["a1"].article, text="A ship sank off Doha.")
    report = execute(tmp_path, grid_of(cases | {"a1": Case(article)}, lead()))
    assert (report.generated, report.checked) == (1, 1)


def test_seeds_are_cells_of_their_own_and_zero_is_one(tmp_path: Path) -> None:
    report = execute(tmp_path, grid_of(bare_cases(1), Sampler(None), seeds=(0, 1, 2)))
    found = {row.cell.seed: row.generation["summary"] for row in RunStore.open(tmp_path).rows()}
    assert report.generated == 3
    assert found == {seed: f"Seed {seed} was sown." for seed in (0, 1, 2)}


def test_a_model_that_does_not_sample_is_asked_once(tmp_path: Path) -> None:
    assert execute(tmp_path, grid_of(bare_cases(2), lead(), seeds=(0, 1, 2))).generated == 2


def test_a_small_run_never_pollutes_a_full_one(tmp_path: Path) -> None:
    cases = bare_cases(6)
    execute(tmp_path, grid_of({"a0": cases["a0"]}, lead()))
    assert execute(tmp_path, grid_of(cases, lead())).generated == 5
    execute(tmp_path, grid_of({"a0": cases["a0"]}, lead()))
    assert [row.cell.article for row in RunStore.open(tmp_path).rows()] == ["a0"]


def test_editing_a_fact_checks_again_and_never_generates(tmp_path: Path) -> None:
    cases = flagship()
    execute(tmp_path, grid_of(cases, lead(sentences=3)))
    (case,) = cases.values()
    assert case.facts
    fact = next(fact for fact in case.facts.facts if fact.id == "talks_city")
    edited = fact.model_copy(update={"place": "doha"})
    facts = [edited if each is fact else each for each in case.facts.facts]
    changed = replace(case.facts, spec=case.facts.spec.model_copy(update={"facts": facts}))
    report = execute(
        tmp_path, grid_of({case.article.id: Case(case.article, changed)}, lead(sentences=3))
    )
    assert (report.generated, report.checked) == (0, 1)
    (row,) = RunStore.open(tmp_path).rows()
    assert row.check
    assert row.check["fact_set_sha256"] == changed.digest()
    # and back: the first judgement is still there, and is the current one again
    report = execute(tmp_path, grid_of(cases, lead(sentences=3)))
    assert report.checked == 0
    (row,) = RunStore.open(tmp_path).rows()
    assert row.check
    assert row.check["fact_set_sha256"] == case.facts.digest()


def test_two_fact_sets_of_one_text_each_get_their_check(tmp_path: Path) -> None:
    (case,) = flagship().values()
    twin = replace(case.article, id="twin")
    report = execute(tmp_path, grid_of({case.article.id: case, "twin": Case(twin)}, lead()))
    assert (report.generated, report.checked) == (1, 2)
    assert [bool(row.check["verdicts"]) for row in RunStore.open(tmp_path).rows()] == [True, False]


def test_a_failing_cell_is_recorded_and_the_run_goes_on(tmp_path: Path) -> None:
    model = Fragile(breaks_at="a2")
    report = execute(tmp_path, grid_of(bare_cases(5), model))
    rows = {row.cell.article: row.generation for row in RunStore.open(tmp_path).rows()}
    assert (report.generated, report.failed) == (5, 1)
    assert [rows[f"a{n}"]["outcome"] for n in range(5)] == ["ok", "ok", "error", "ok", "ok"]
    assert rows["a2"]["error"]["type"] == "ZeroDivisionError"
    assert "the model broke" in rows["a2"]["error"]["traceback"]


def test_failed_cells_are_tried_again_when_asked(tmp_path: Path) -> None:
    cases = bare_cases(4)
    execute(tmp_path, grid_of(cases, Fragile(breaks_at="a2")))
    mended = Fragile(breaks_at=None)
    assert execute(tmp_path, grid_of(cases, mended)).failed == 1
    assert mended.asked == []
    report = execute(tmp_path, grid_of(cases, mended), Limits(retry_errors=True))
    assert (mended.asked, report.failed) == (["a2"], 0)
    rows = {row.cell.article: row.generation for row in RunStore.open(tmp_path).rows()}
    assert (rows["a2"]["outcome"], rows["a2"]["tries"]) == ("ok", 2)


@pytest.mark.parametrize(("limit", "written"), [(1, 1), (3, 3), (0.5, 3), (None, 6)])
def test_max_errors_ends_the_run(tmp_path: Path, limit: float | None, written: int) -> None:
    class Broken(Fragile):
        def generate(
            self, requests: Sequence[Request], progress: Progress | None = None
        ) -> Iterator[Generation]:
            for request in requests:
                yield Generation(
                    request.id, "", Outcome.ERROR, error={"type": "E", "message": "no"}
                )

    report = execute(tmp_path, grid_of(bare_cases(6), Broken(None)), Limits(max_errors=limit))
    assert report.stopped == (limit is not None)
    assert report.generated == written == len(lines(tmp_path, "cells.jsonl"))


def test_a_model_that_cannot_be_loaded_stops_no_other(tmp_path: Path) -> None:
    report = execute(tmp_path, grid_of(bare_cases(2), Unloadable(None), lead()))
    assert report.unavailable == {"unloadable": "model unloadable: the weights are not there"}
    assert report.generated == 2
    outcomes = Counter(row.generation is None for row in RunStore.open(tmp_path).rows())
    assert outcomes == {True: 2, False: 2}


def test_many_articles_are_checked_article_by_article(tmp_path: Path) -> None:
    cases = bare_cases(40)
    report = execute(tmp_path, grid_of(cases, lead("one"), lead("two", sentences=2)))
    assert (report.generated, report.checked) == (80, 80)
    order = [line.split('"article":"')[1].split('"')[0] for line in lines(tmp_path, "checks.jsonl")]
    assert [article for article, _ in groupby(order)] == list(cases)


def test_shards_are_disjoint_and_complete() -> None:
    for articles in (3, 40):
        cells = list(grid_of(bare_cases(articles), lead("one"), lead("two", sentences=2)).cells())
        parts = [Shard.parse(f"{n}/4", articles) for n in (1, 2, 3, 4)]
        assert all(sum(cell in part for part in parts) == 1 for cell in cells)


@pytest.mark.parametrize("text", ["0/4", "5/4", "1", "a/b", "1/0", "-1/2"])
def test_a_mistyped_shard_is_refused(text: str) -> None:
    with pytest.raises(HarnessError, match="shard"):
        Shard.parse(text, 10)


def test_kill_at_many_moments_loses_and_repeats_nothing(tmp_path: Path) -> None:
    """Each child does the same run; each but the last is killed at a random moment."""
    cases = bare_cases(60)
    grid = grid_of(cases, lead("one"), lead("two", sentences=2))
    execute(tmp_path / "whole", grid)
    dice = random.Random(11)
    for _ in range(20):
        child = FORK.Process(target=execute, args=(tmp_path / "killed", grid))
        child.start()
        time.sleep(dice.uniform(0.02, 0.5))
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
    report = execute(tmp_path / "killed", grid)
    assert report.failed == 0
    counts = Counter(record["key"] for _, record in RunStore(tmp_path / "killed").cells.scan())
    assert set(counts.values()) == {1}
    assert summaries(tmp_path / "killed") == summaries(tmp_path / "whole")


def summaries(folder: Path) -> dict[str, tuple[str, bool]]:
    rows = RunStore.open(folder).rows()
    return {row.cell.key: (row.generation["summary"], row.check["consistent"]) for row in rows}


def test_torn_records_are_done_again_and_no_others(tmp_path: Path) -> None:
    grid = grid_of(bare_cases(6), lead())
    execute(tmp_path, grid)
    wanted = summaries(tmp_path)
    for name in ("cells.jsonl", "checks.jsonl"):
        with (tmp_path / name).open("r+b") as file:
            file.truncate((tmp_path / name).stat().st_size - 20)
    report = execute(tmp_path, grid)
    assert (report.generated, report.checked) == (1, 1)
    assert summaries(tmp_path) == wanted


class Slow(Fragile):
    """Writes down what it is asked, then takes its time; killed, it is in mid-batch."""

    def __init__(self, diary: Path) -> None:
        super().__init__(None)
        self.diary = diary

    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        for request in requests:
            with self.diary.open("a") as file:
                print(request.id, file=file, flush=True)
            time.sleep(0.02)
            yield Generation(request.id, request.article.text[:20])


def test_kill_in_mid_batch_loses_what_was_in_flight_alone(tmp_path: Path) -> None:
    grid = grid_of(bare_cases(100), Slow(tmp_path / "diary"))
    dice, kills = random.Random(3), 6
    for _ in range(kills):
        child = FORK.Process(target=execute, args=(tmp_path / "run", grid))
        child.start()
        time.sleep(dice.uniform(0.3, 1.2))
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
    stored = {record["key"] for _, record in RunStore(tmp_path / "run").cells.scan()}
    before = lines(tmp_path, "diary")
    execute(tmp_path / "run", grid)
    after = lines(tmp_path, "diary")[len(before) :]
    assert stored
    assert not stored & set(after)
    asked = Counter(before + after)
    assert set(asked) == {cell.key for cell in grid.cells()}
    in_flight = kills * (FLUSH_SECONDS / 0.02 + 1)
    assert asked.total() - len(asked) <= in_flight


def test_a_new_checker_checks_all_and_generates_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grid = grid_of(bare_cases(3), lead())
    execute(tmp_path, grid)
    monkeypatch.setattr("harness.checks.checker.rules_version", lambda: "another")
    report = execute(tmp_path, grid)
    assert (report.generated, report.checked) == (0, 3)


def test_another_weights_file_under_the_same_name_is_seen(tmp_path: Path) -> None:
    """The replayed file stands for weights: its content is the model's identity."""
    file = tmp_path / "model.jsonl"
    counts = []
    for summary in ("A train left.", "A train left.", "A ship sank."):
        file.write_text(json.dumps({"id": "a0", "summary": summary}))
        spec = load_spec({"name": "same", "kind": "replay", "file": str(file)})
        counts.append(execute(tmp_path / "run", grid_of(bare_cases(1), build(spec))).generated)
    assert counts == [1, 0, 1]
