"""Checkers in runs and on the command line: selection, keys, signatures, scoring again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from harness.cli import cli
from harness.cli.settings import composed, groups_in, validated
from harness.runs.config import RunConfig
from harness.runs.run import perform
from harness.runs.score import Rescoring, rescore
from harness.runs.store import RunStore
from harness.types import HarnessError

ARTICLE = "The ferry Halcyon carried 214 people. It ran aground off Port Ellery on Tuesday."


def config(articles: Path, **changes: Any) -> RunConfig:
    settings = {
        "name": "test",
        "suite": {"name": "test", "articles": str(articles)},
        "models": ["lead3"],
        "prompts": ["plain"],
        "seeds": [0],
        "progress": "quiet",
        **changes,
    }
    return RunConfig.model_validate(settings)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"id": "a", "text": ARTICLE}) + "\n")
    return path


def test_a_run_selects_its_checkers_and_can_be_scored_by_others(
    articles: Path, tmp_path: Path
) -> None:
    load, run = groups_in(None).load, tmp_path / "run"
    perform(config(articles, checkers=["rules", "ngram-overlap"]), load, run)
    store = RunStore.open(run)
    (row,) = store.rows()
    assert row.check
    assert [c["checker"] for c in row.check["claims"]] == ["ngram-overlap"]
    first = store.manifest()["checker"]
    assert "ngram-overlap:" in first
    assert rescore(run, Rescoring(load, progress="quiet")).checked == 0

    changed = {"ngram-overlap": {"threshold": 0.9}}
    perform(config(articles, checkers=["rules", "ngram-overlap"], checker=changed), load, run)
    threshold = RunStore.open(run).manifest()
    assert threshold["checker"] != first
    assert threshold["checkers"]["ngram-overlap"]["threshold"] == 0.9

    again = Rescoring(load, progress="quiet", checkers=["rules"])
    assert rescore(run, again).checked == 1
    (row,) = RunStore.open(run).rows()
    assert row.check
    assert "claims" not in row.check
    assert RunStore.open(run).manifest()["checker"].startswith("rules:")


def test_a_checker_of_a_moved_run_is_taken_from_the_run(articles: Path, tmp_path: Path) -> None:
    load = groups_in(None).load

    def own(group: str, name: str) -> Any:
        if name == "mine":
            return {"name": "mine", "kind": "overlap", "of": "ngrams", "n": 2}
        return load(group, name)

    perform(config(articles, checkers=["mine"]), own, tmp_path / "run")
    assert rescore(tmp_path / "run", Rescoring(load, progress="quiet")).checked == 0


def check(*arguments: str) -> Any:
    result = CliRunner().invoke(
        cli, ["check", "--summary", "It sank in 1912 off Malta.", *arguments]
    )
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_check_takes_checkers_by_name(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(ARTICLE)
    told = ["--article", str(story), "--format", "json"]
    alone = check(*told)
    assert "claims" not in alone
    learned = check(*told, "--checker", "number-overlap")
    assert [f["checker"] for f in learned["flags"]] == ["number-overlap"]
    assert [f["text"] for f in learned["flags"]] == ["1912"]
    assert [c["probability"] for c in learned["claims"]] == [0.0]
    both = check(*told, "--checker", "rules", "--checker", "number-overlap")
    assert {f["checker"] for f in both["flags"]} == {f["checker"] for f in alone["flags"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--checker", "ruels"], "did you mean 'rules'"),
        (["--checker", "rules", "--checker", "rules"], "rules is listed twice"),
    ],
)
def test_wrong_names_are_told(arguments: list[str], said: str) -> None:
    told = ["check", "--facts", "istanbul_talks", "--summary", "x", *arguments]
    result = CliRunner().invoke(cli, told)
    assert result.exit_code == 2
    assert said in result.output


def test_settings_change_a_checkers_file() -> None:
    told = ["checkers=[rules,ngram-overlap]", "checker.ngram-overlap.threshold=0.9"]
    settings, _ = composed(told)
    found = validated(settings)
    assert found.checkers == ["rules", "ngram-overlap"]
    assert found.checker == {"ngram-overlap": {"threshold": 0.9}}
    stranger, _ = composed(["checker.ngram-overlap.threshold=0.9"])
    with pytest.raises(HarnessError, match=r"checker\.ngram-overlap: not among checkers: rules"):
        validated(stranger)


def test_a_model_that_judges_itself_is_warned_about(articles: Path, tmp_path: Path) -> None:
    load = groups_in(None).load
    server = {"base_url": "http://127.0.0.1:9/v1", "model": "lead3"}
    settings = config(articles, checkers=["judge"], checker={"judge": {"server": server}})
    with pytest.raises(HarnessError, match="APIConnectionError"):
        perform(settings, load, tmp_path / "run")
    (said,) = RunStore.open(tmp_path / "run").manifest()["warnings"]
    assert "judge judges summaries of lead3" in said
