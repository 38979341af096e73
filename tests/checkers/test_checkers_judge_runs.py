"""Judges over whole runs: their server's troubles, their price, and their key, which is nowhere."""

from __future__ import annotations

import json
import logging
import urllib.request
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from checker_files import spec_of

from harness.checkers.registry import build
from harness.claims.split import claim_of
from harness.cli.costs import Costs
from harness.cli.failures import Failures
from harness.cli.settings import groups_in
from harness.cli.show import show_run
from harness.runs.config import RunConfig
from harness.runs.run import perform
from harness.runs.score import Rescoring, rescore
from harness.runs.store import RunStore
from harness.types import Article

TEXT = "The ferry carried 214 people. It ran aground off Port Ellery on Tuesday."
KEY = "sk-0123-very-secret"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("JUDGE_KEY", KEY)


class Runs:
    """Runs of one article by one copying summarizer, its two sentences judged by a model."""

    def __init__(self, server: str, model: str, folder: Path, **keys: Any) -> None:
        self.folder = folder
        own = {"base_url": f"{server}/v1", "model": model, "retries": 0, **keys}
        self._judge = spec_of("judge", server=own).model_dump(mode="json")

    def load(self, group: str, name: str) -> Any:
        if group == "checker" and name == "judge":
            return self._judge
        return groups_in(None).load(group, name)

    def __call__(self, name: str) -> Path:
        articles, run = self.folder / "articles.jsonl", self.folder / name
        articles.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n")
        suite = {"name": "test", "articles": str(articles)}
        settings = {"name": "test", "suite": suite, "models": ["lead3"], "prompts": ["plain"]}
        told = {**settings, "seeds": [0], "progress": "quiet", "checkers": ["rules", "judge"]}
        perform(RunConfig.model_validate(told), self.load, run)
        return run


def noted(run: Path) -> list[str]:
    failures = Failures()
    list(failures.watch(RunStore.open(run).rows()))
    return list(failures.told())


def spent(run: Path) -> list[str]:
    costs = Costs()
    list(costs.watch(RunStore.open(run).rows()))
    return list(costs.told())


def claims_of(run: Path) -> list[dict[str, Any]]:
    (row,) = RunStore.open(run).rows()
    assert row.check
    return list(row.check["claims"])


def asked(server: str) -> int:
    with urllib.request.urlopen(f"{server}/log") as answer:
        return len(json.load(answer))


def test_what_a_judge_left_unscored_is_told_and_asked_again(server: str, tmp_path: Path) -> None:
    runs = Runs(server, "waking", tmp_path)
    run = runs("run")
    assert noted(run)[0].startswith("unscored: 2 of 2 claims by judge, such as on a: ")

    again = Rescoring(runs.load, progress="quiet")
    assert rescore(run, again).checked == 0
    assert rescore(run, replace(again, retry_errors=True)).checked == 1
    assert noted(run) == []
    assert [claim["probability"] for claim in claims_of(run)] == [0.75, 0.75]


def test_passing_trouble_is_waited_out_and_counted(server: str) -> None:
    """A full server, a broken one and one that is too slow, each once."""
    keys = {"base_url": f"{server}/v1", "model": "flaky", "retries": 3, "timeout": 0.7}
    (judgement,) = build(spec_of("judge", server=keys)).judge(
        Article("a", TEXT), [claim_of("The ferry carried 214 people.")]
    )
    assert judgement.probability == 0.75
    assert judgement.details["retries"] == 3


@pytest.mark.parametrize(
    ("model", "said"), [("down", "InternalServerError"), ("full", "RateLimitError")]
)
def test_lasting_trouble_leaves_claims_unscored(
    server: str, model: str, said: str, tmp_path: Path
) -> None:
    run = Runs(server, model, tmp_path, retries=1)("run")
    assert noted(run)[0].startswith(f"unscored: 2 of 2 claims by judge, such as on a: {said}")
    for claim in claims_of(run):
        assert claim["probability"] is None
        assert claim["details"]["retries"] == 1


def test_a_second_run_asks_nothing_and_prices_are_summed(server: str, tmp_path: Path) -> None:
    runs = Runs(server, "honest", tmp_path, price="gpt-4o-mini")
    before = asked(server)
    first = runs("first")
    assert asked(server) == before + 2
    second = runs("second")
    assert asked(server) == before + 2
    assert claims_of(second) == claims_of(first)

    claims = claims_of(first)
    read = sum(claim["details"]["prompt_tokens"] for claim in claims)
    price = sum(claim["details"]["price_usd"] for claim in claims)
    assert price == pytest.approx((read * 0.15 + 20 * 0.60) / 1e6)
    line = f"judge: {read:,} tokens read and 20 written for 2 claims, US$ {price:.4f}"
    assert spent(first) == [line]
    show_run(first, 0)
    assert line in (first / "table.md").read_text()


def test_tokens_are_told_without_a_price(server: str, tmp_path: Path) -> None:
    (line,) = spent(Runs(server, "honest", tmp_path)("run"))
    assert line.endswith("20 written for 2 claims")


@pytest.mark.parametrize("model", ["honest", "down", "locked"])
def test_the_key_is_in_no_file_and_no_log(
    server: str,
    model: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Not even where the server repeats it."""
    caplog.set_level(logging.DEBUG)
    runs = Runs(server, model, tmp_path, api_key_env="JUDGE_KEY")
    try:
        run = runs("run")
        show_run(run, 0)
    except Exception as error:
        assert model == "locked"
        told = str(error)
        assert "bad key" in told
        assert KEY not in told
    told = "".join(capfd.readouterr()) + caplog.text
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert KEY not in told
    assert [path for path in files if KEY.encode() in path.read_bytes()] == []
