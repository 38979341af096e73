from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from harness.cli.models import models
from harness.cli.settings import Groups, composed, validated
from harness.cli.show import show_run
from harness.runs.run import perform
from harness.types import HarnessError


def harness_models(*arguments: str) -> Result:
    return CliRunner().invoke(models, arguments)


def test_list_says_what_there_is_and_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "absent.yaml").write_text(
        "name: absent\nkind: openai\nbase_url: http://127.0.0.1:9/v1\nmodel: m\n"
    )
    (folder / "small.yaml").write_text(
        "name: small\nkind: causal\nweights: {folder: x}\nquantize: int4\n"
    )
    monkeypatch.setattr("harness.models.available.find_spec", lambda name: None)
    listed = harness_models("list", "--config-dir", str(tmp_path))
    assert listed.exit_code == 0, listed.output
    rows = {cells[1]: cells for line in listed.output.splitlines() if len(cells := split(line)) > 4}
    assert rows["smollm2-135m"][2:] == ["causal", "134,515,008", "Apache-2.0", "yes", ""]
    assert rows["lead3"][5] == "yes"
    assert rows["replay"][5] == "no: there is no file summaries.jsonl"
    assert rows["absent"][5] == "no: nothing answers at http://127.0.0.1:9/v1"
    assert rows["small"][5] == "no: the package bitsandbytes is not installed"


def split(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("│")]


def test_check_tries_a_model_out() -> None:
    checked = harness_models("check", "lead3")
    assert checked.exit_code == 0, checked.output
    assert "outcome           ok" in checked.output
    assert "The ferry to Skarholm was cancelled" in checked.output


def test_check_reports_speed_and_memory_of_a_users_own_model(
    tmp_path: Path, checkpoints: dict[str, Path]
) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "mine.yaml").write_text(
        f"name: mine\nkind: seq2seq\nweights: {{folder: {checkpoints['bart']}}}\n"
        "decoding: {max_new_tokens: 8, min_new_tokens: 4}\n"
    )
    checked = harness_models("check", "mine", "--config-dir", str(tmp_path))
    assert checked.exit_code == 0, checked.output
    said = dict(line.split(maxsplit=1) for line in checked.output.splitlines()[:3])
    assert said["outcome"] in ("ok", "truncated")
    for label in ("tokens/s", "peak memory", "first token"):
        [line] = [line for line in checked.output.splitlines() if line.startswith(label)]
        assert "unknown" not in line
    assert "mine" in harness_models("list", "--config-dir", str(tmp_path)).output


def test_check_fails_with_the_reason() -> None:
    failed = harness_models("check", "replay")
    assert isinstance(failed.exception, HarnessError)
    assert "summaries.jsonl" in str(failed.exception)
    unknown = harness_models("check", "smollm2")
    assert "did you mean 'smollm2-135m'" in str(unknown.exception)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    run = tmp_path / "run"
    run.mkdir()
    row = {"id": "ferry", "text": "The ferry was cancelled.", "published": "2025-10-30"}
    (run / "articles.jsonl").write_text(json.dumps(row) + "\n")
    return run


def test_requests_out_and_responses_in(articles: Path, tmp_path: Path) -> None:
    out, back, summaries = (tmp_path / name for name in ("out.jsonl", "in.jsonl", "s.jsonl"))
    done = harness_models(
        "export-requests",
        *(str(articles), "--model", "openai-compatible"),
        *("--prompt", "plain", "--prompt", "careful", "-o", str(out)),
    )
    assert done.exit_code == 0, done.output
    asked = [json.loads(line) for line in out.read_text().splitlines()]
    assert len(asked) == 2
    assert all("The ferry was cancelled." in str(line["body"]["messages"]) for line in asked)
    body = {"id": "x", "object": "chat.completion", "created": 0, "model": "m"}
    message = {"role": "assistant", "content": "No ferry."}
    choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
    answer = {"status_code": 200, "body": {**body, "choices": choices}}
    back.write_text(json.dumps({"custom_id": asked[0]["custom_id"], "response": answer}) + "\n")
    done = harness_models("import-responses", str(out), str(back), "-o", str(summaries))
    assert done.exit_code == 0, done.output
    assert "2 requests, 1 without a usable answer" in done.output
    rows = [json.loads(line) for line in summaries.read_text().splitlines()]
    assert [row["summary"] for row in rows] == ["No ferry.", ""]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--model", "lead3"], "requests are written for kind openai"),
        (["--model", "openai-compatible", "--seed", "0"], "does not sample"),
    ],
)
def test_requests_that_make_no_sense(articles: Path, arguments: list[str], complaint: str) -> None:
    failed = harness_models("export-requests", str(articles), *arguments)
    assert isinstance(failed.exception, HarnessError)
    assert complaint in str(failed.exception)


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    failed = harness_models("export-requests", str(tmp_path), "--model", "openai-compatible")
    assert "holds no articles.jsonl" in str(failed.exception)
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": 1}' + os.linesep)
    failed = harness_models("export-requests", str(bad), "--model", "openai-compatible")
    assert f"{bad}:1: not an article" in str(failed.exception)


def test_a_run_says_which_articles_were_read_in_part(
    tmp_path: Path, checkpoints: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from harness.cli.compare import compare_verb

    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "tiny.yaml").write_text(
        f"name: tiny\nkind: seq2seq\nweights: {{folder: {checkpoints['bart']}}}\n"
        "decoding: {max_new_tokens: 8, min_new_tokens: 4}\n"
    )
    monkeypatch.chdir(tmp_path)
    settings, hydra = composed(["models=[tiny]", "progress=quiet"], str(tmp_path))
    perform(validated(settings), Groups(hydra).load, tmp_path / "out")
    show_run(tmp_path / "out", 0)
    [cell] = map(json.loads, (tmp_path / "out" / "cells.jsonl").read_text().splitlines())
    cut = cell["usage"]["cut_tokens"]
    assert cut > 100
    table = (tmp_path / "out" / "table.md").read_text()
    assert "1 read in part" in table
    assert f"tiny never saw {cut} tokens at the end of one article" in table
    compared = CliRunner().invoke(compare_verb, ["out"])
    assert f"never saw {cut} tokens" in " ".join(compared.output.split())
