"""Summaries from files, requests out and responses in, prices."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from model_files import article

from harness.models.batch_files import export_requests, import_responses, requests_for
from harness.models.prices import Price, load_price
from harness.models.prompts import load_prompt
from harness.models.registry import build
from harness.models.replay import Replay
from harness.models.spec import OpenAISpec, ReplaySpec, load_spec
from harness.types import Generation, HarnessError, Outcome, Request, Usage

ARTICLES = [article("The ferry was cancelled.", "ferry"), article("The pool closed.", "pool-2")]
PROMPT = load_prompt({"name": "p", "system": "Be brief.", "user": "Summarize: {article}"})
SERVED = OpenAISpec(
    name="s", kind="openai", base_url="http://localhost/v1", model="gpt-x", temperature=0.5
)


def replay(file: Path, **settings: Any) -> Replay:
    model = build(ReplaySpec(name="r", kind="replay", file=str(file), **settings))
    assert isinstance(model, Replay)
    return model


def answers(model: Replay, *requests: Request) -> dict[str, Generation]:
    return {a.request_id: a for a in model.generate(requests)}


def asked(*names: str) -> list[Request]:
    return [Request(name, article("text", name)) for name in names]


def test_csv_and_jsonl_are_read(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text('\ufeffid,text\n1,"A ""quoted"", summary\nof two lines"\n2,\n')
    found = answers(replay(table, summary_field="text"), *asked("1", "2"))
    assert found["1"].text == 'A "quoted", summary\nof two lines'
    assert found["2"].outcome is Outcome.EMPTY
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"id": 1, "summary": "One."}\n\n{"id": "2", "summary": "Two."}\n')
    found = answers(replay(lines), *asked("1", "2"))
    assert {k: a.text for k, a in found.items()} == {"1": "One.", "2": "Two."}


def test_a_missing_summary_is_an_error_of_that_article(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "ferry", "summary": "One."}\n')
    found = answers(replay(file), *asked("ferry", "fery"))
    assert found["ferry"].outcome is Outcome.OK
    assert "did you mean 'ferry'" in (found["fery"].error or {})["message"]


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        (
            "a.jsonl",
            '{"id": 1, "summary": "x"}\n{"id": 1, "summary": "y"}',
            ":2: id 1 is there twice",
        ),
        (
            "a.jsonl",
            '{"id": 1, "sumary": "x"}',
            ":1: the row has no 'summary'; did you mean 'sumary'",
        ),
        ("a.jsonl", '{"id": 1', ":1: not JSON"),
        ("a.jsonl", "[1]", ":1: expected a JSON object, got list"),
        ("a.csv", "id,text\n1,x\n", ":2: the row has no 'summary'"),
    ],
)
def test_bad_files_are_named_with_the_line(
    tmp_path: Path, name: str, content: str, complaint: str
) -> None:
    file = tmp_path / name
    file.write_text(content)
    with pytest.raises(HarnessError) as caught:
        answers(replay(file), *asked("1"))
    assert str(caught.value).startswith(f"{file}{complaint}")


def test_the_identity_follows_the_content(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "1", "summary": "One."}')
    before = replay(file).identity()
    file.rename(tmp_path / "b.jsonl")
    assert replay(tmp_path / "b.jsonl").identity() == before
    (tmp_path / "b.jsonl").write_text('{"id": "1", "summary": "Two."}')
    assert replay(tmp_path / "b.jsonl").identity() != before
    with pytest.raises(HarnessError, match="no file"):
        replay(file).identity()


def exported(path: Path) -> list[dict[str, Any]]:
    requests = requests_for(ARTICLES, [PROMPT], [0, 1])
    lines = list(export_requests(requests, SERVED))
    path.write_text("\n".join(lines) + "\n")
    return [json.loads(line) for line in lines]


def response(custom_id: str, text: str | None, **more: Any) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": "stop", **more}
    usage = {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12}
    body = {"id": "x", "object": "chat.completion", "created": 0, "model": "gpt-x"}
    body |= {"choices": [choice], "usage": usage}
    return {"custom_id": custom_id, "response": {"status_code": 200, "body": body}, "error": None}


def write(path: Path, rows: list[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_requests_go_out_in_the_batch_format(tmp_path: Path) -> None:
    lines = exported(tmp_path / "out.jsonl")
    assert len({line["custom_id"] for line in lines}) == 4
    first = lines[0]
    assert first["custom_id"].startswith("ferry-")
    assert (first["method"], first["url"]) == ("POST", "/v1/chat/completions")
    assert first["body"] == {
        "model": "gpt-x",
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Summarize: The ferry was cancelled."},
        ],
        "max_tokens": 300,
        "temperature": 0.5,
        "seed": 0,
    }


def test_further_keys_of_a_server_go_out_as_they_are() -> None:
    extras = {"chat_template_kwargs": {"enable_thinking": False}}
    spec = load_spec(
        {
            "name": "m",
            "kind": "openai",
            "base_url": "http://x/v1",
            "model": "q",
            "extra_body": extras,
        }
    )
    assert isinstance(spec, OpenAISpec)
    request = Request("r", article("The ferry."), "Summarize: The ferry.")
    (line,) = export_requests([request], spec)
    assert json.loads(line)["body"]["chat_template_kwargs"] == {"enable_thinking": False}


def test_answers_come_back_to_their_requests(tmp_path: Path) -> None:
    ids = [line["custom_id"] for line in exported(tmp_path / "out.jsonl")]
    back = [
        response(ids[3], "Fourth."),
        response(ids[1], "Second, cut", finish_reason="length"),
        {"custom_id": ids[0], "response": None, "error": {"code": "expired"}},
    ]
    rows = list(import_responses(tmp_path / "out.jsonl", write(tmp_path / "in.jsonl", back), PRICE))
    assert [row["request"] for row in rows] == ids
    assert [row["id"] for row in rows] == ["ferry", "ferry", "pool-2", "pool-2"]
    assert [row["outcome"] for row in rows] == ["error", "truncated", "error", "ok"]
    assert "expired" in rows[0]["error"]["message"]
    assert rows[2]["error"]["type"] == "MissingResponse"

    model = replay(write(tmp_path / "summaries.jsonl", rows), by_request=True)
    assert model.takes_prompt
    assert model.stochastic
    requests = list(requests_for(ARTICLES, [PROMPT], [0, 1]))
    found = answers(model, *requests)
    assert found[ids[3]].text == "Fourth."
    assert found[ids[3]].usage.generated_tokens == 3
    assert found[ids[3]].usage.price_usd == pytest.approx((9 * 1 + 3 * 2) / 1e6)
    assert found[ids[1]].outcome is Outcome.TRUNCATED
    assert found[ids[0]].outcome is Outcome.ERROR
    other_seed = Request("o", ARTICLES[0], requests[0].prompt, requests[0].system, seed=2)
    assert answers(model, other_seed)["o"].outcome is Outcome.ERROR


def test_answers_to_requests_without_seeds_are_asked_for_once(tmp_path: Path) -> None:
    (request,) = requests_for(ARTICLES[:1], [PROMPT], [None])
    (tmp_path / "out.jsonl").write_text("\n".join(export_requests([request], SERVED)))
    back = write(tmp_path / "in.jsonl", [response(request.id, "Once.")])
    rows = list(import_responses(tmp_path / "out.jsonl", back, PRICE))
    model = replay(write(tmp_path / "summaries.jsonl", rows), by_request=True)
    assert not model.stochastic
    assert answers(model, request)[request.id].text == "Once."
    seeded = Request("o", ARTICLES[0], request.prompt, request.system, seed=0)
    error = answers(model, seeded)["o"].error
    assert error is not None
    assert "with seed 0; run with the prompts and seeds" in error["message"]


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        (lambda ids: [response("other", "x")], ":1: custom_id 'other' is not among the requests"),
        (lambda ids: [response(ids[0], "x")] * 2, ":2: a second answer"),
        (lambda ids: [{"id": "x"}], ":1: the row has no 'custom_id'"),
    ],
)
def test_answers_to_something_else_are_refused(tmp_path: Path, rows: Any, complaint: str) -> None:
    ids = [line["custom_id"] for line in exported(tmp_path / "out.jsonl")]
    back = write(tmp_path / "in.jsonl", rows(ids))
    with pytest.raises(HarnessError) as caught:
        list(import_responses(tmp_path / "out.jsonl", back))
    assert complaint in str(caught.value)


def test_garbled_answers_are_errors_of_their_request(tmp_path: Path) -> None:
    ids = [line["custom_id"] for line in exported(tmp_path / "out.jsonl")]
    back = [
        {"custom_id": ids[0], "response": {"status_code": 200, "body": {"choices": "?"}}},
        {"custom_id": ids[1], "response": {"status_code": 500, "body": {"error": "oh no"}}},
        response(ids[2], "x")
        | {"response": {"body": response("", "x")["response"]["body"] | {"choices": []}}},
    ]
    rows = list(import_responses(tmp_path / "out.jsonl", write(tmp_path / "in.jsonl", back)))
    assert {row["outcome"] for row in rows} == {"error"}
    assert "oh no" in rows[1]["error"]["message"]


PRICE = Price(prompt=1, generated=2, read="2026-01-01", source="test")  # type: ignore[arg-type]


def test_a_price_is_known_or_not_given() -> None:
    assert PRICE.of(Usage(prompt_tokens=1_000_000, generated_tokens=500_000)) == 2
    assert PRICE.of(Usage(prompt_tokens=10)) is None
    unknown = load_price("own-server")
    assert unknown is not None
    assert unknown.of(Usage(prompt_tokens=1, generated_tokens=1)) is None
    assert load_price(None) is None
    with pytest.raises(HarnessError, match="did you mean 'gpt-4o-mini'"):
        load_price("gpt-4o-mni")


def test_every_price_is_dated_and_sourced() -> None:
    from ruamel.yaml import YAML

    from harness.paths import configs_dir

    for key in YAML(typ="safe").load(configs_dir() / "prices.yaml"):
        price = load_price(key)
        assert price is not None
        assert price.source
