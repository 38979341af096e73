"""The client of served models against real server processes, well-behaved and not."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from model_files import article

from harness.models.base import Summarizer
from harness.models.conformance import problems_of
from harness.models.registry import build
from harness.models.spec import load_spec
from harness.types import Generation, HarnessError, Outcome, Request

Make = Callable[..., Summarizer]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    command = [sys.executable, str(Path(__file__).with_name("rude_server.py"))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.kill()


@pytest.fixture
def served(server: str) -> Iterator[Make]:
    built: list[Summarizer] = []

    def make(behaviour: str, **changes: Any) -> Summarizer:
        spec = {"name": "m", "kind": "openai", "base_url": f"{server}/v1", "model": behaviour}
        built.append(build(load_spec({**spec, "timeout": 5, "retries": 3, **changes})))
        return built[-1]

    yield make
    for model in built:
        model.close()


def log(server: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{server}/log") as answer:
        received: list[dict[str, Any]] = json.load(answer)
        return received


def ask(model: Summarizer, name: str, count: int = 1) -> list[Generation]:
    requests = [Request(f"r{i}", article("x"), f"{name} {'x' * i}") for i in range(count)]
    answers = {a.request_id: a for a in model.generate(requests)}
    assert len(answers) == count
    return [answers[r.id] for r in requests]


@pytest.mark.parametrize("stream", [True, False])
def test_an_answer_and_what_it_cost(served: Make, server: str, stream: bool) -> None:
    model = served("polite", stream=stream, price="gpt-4o-mini", top_p=0.9, temperature=0.5)
    request = Request("r", article("x"), f"Hello {stream}", system="Be brief.", seed=0)
    [answer] = model.generate([request])
    assert answer.text == f"The prompt has {len(f'Hello {stream}')} characters."
    assert answer.outcome is Outcome.OK
    assert (answer.usage.prompt_tokens, answer.usage.generated_tokens) == (100, 10)
    assert answer.usage.price_usd == pytest.approx((100 * 0.15 + 10 * 0.60) / 1e6)
    assert (answer.usage.first_token_seconds is not None) == stream
    assert answer.usage.retries == 0
    body = log(server)[-1]["body"]
    assert body["messages"][0] == {"role": "system", "content": "Be brief."}
    assert (body["seed"], body["temperature"], body["top_p"]) == (0, 0.5, 0.9)


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("trouble", ["busy-once", "broken-once", "busy-until-a-date", "cut"])
def test_passing_trouble_is_retried_and_counted(served: Make, trouble: str, stream: bool) -> None:
    [answer] = ask(served(trouble, stream=stream), f"{trouble} {stream}")
    assert (answer.outcome, answer.usage.retries) == (Outcome.OK, 1)


def test_retry_after_is_waited_for(served: Make, server: str) -> None:
    ask(served("busy-once"), "patience")
    first, second = (e["at"] for e in log(server) if e["prompt"].startswith("patience"))
    assert second - first >= 0.3


def test_an_answer_that_breaks_off_is_not_taken_for_a_summary(served: Make) -> None:
    [answer] = ask(served("cut-stream"), "breaking off")
    assert (answer.outcome, answer.usage.retries) == (Outcome.OK, 1)
    assert answer.text.startswith("The prompt has")


@pytest.mark.parametrize(
    ("trouble", "kind", "message"),
    [
        ("always-broken", "InternalServerError", "oh no"),
        ("garbled", "", ""),
        ("web-page", "BadReplyError", "Log in first"),
        ("no-choices", "BadReplyError", "no chat completion"),
    ],
)
def test_lasting_trouble_becomes_an_error_after_its_retries(
    served: Make, trouble: str, kind: str, message: str
) -> None:
    [answer] = ask(served(trouble, retries=1, stream=False), trouble)
    assert (answer.outcome, answer.usage.retries) == (Outcome.ERROR, 1)
    assert answer.error is not None
    assert kind in answer.error["type"]
    assert message in answer.error["message"]
    assert "Traceback" in answer.error["traceback"]


@pytest.mark.parametrize("trouble", ["web-page", "garbled"])
def test_a_stream_of_something_else_is_an_error(served: Make, trouble: str) -> None:
    [answer] = ask(served(trouble, retries=0), f"stream {trouble}")
    assert answer.outcome is Outcome.ERROR


@pytest.mark.parametrize("trouble", ["bad-request", "wrong-key", "busy-for-an-hour"])
def test_what_will_not_pass_is_not_retried(served: Make, server: str, trouble: str) -> None:
    [answer] = ask(served(trouble), f"hopeless {trouble}")
    assert (answer.outcome, answer.usage.retries) == (Outcome.ERROR, 0)
    assert sum(e["prompt"].startswith(f"hopeless {trouble}") for e in log(server)) == 1


@pytest.mark.parametrize(("behaviour", "stream"), [("slow", False), ("dribbling", True)])
def test_a_server_that_takes_too_long_is_given_up(
    served: Make, behaviour: str, stream: bool
) -> None:
    start = time.perf_counter()
    model = served(behaviour, timeout=0.4, retries=1, stream=stream)
    [answer] = ask(model, f"{behaviour} {stream}")
    assert answer.outcome is Outcome.ERROR
    assert answer.usage.retries == 1
    assert time.perf_counter() - start < 4


def test_a_refused_connection_is_an_error_with_a_name(served: Make) -> None:
    model = served("polite", base_url="http://127.0.0.1:9/v1", retries=0)
    [answer] = ask(model, "nobody there")
    assert (answer.error or {})["type"] == "APIConnectionError"
    assert "http://127.0.0.1:9/v1: " in (answer.error or {})["message"]


def test_who_stops_listening_does_not_wait_for_a_busy_server(served: Make) -> None:
    model = served("busy-if-asked", name="stopped", concurrency=2)
    requests = [Request(word, article("x"), word) for word in ("hello", "wait", "wait too")]
    answers = model.generate(requests)
    assert next(answers).request_id == "hello"
    answers.close()  # type: ignore[attr-defined]
    deadline = time.perf_counter() + 5
    while any(t.name.startswith("stopped") for t in threading.enumerate()):
        assert time.perf_counter() < deadline
        time.sleep(0.02)


def test_one_bad_answer_leaves_the_others_alone(served: Make, server: str) -> None:
    polite = ask(served("polite"), "many", 20)
    assert [a.outcome for a in polite] == [Outcome.OK] * 20
    assert [a.text for a in polite] == [f"The prompt has {5 + i} characters." for i in range(20)]


def test_concurrency_is_bounded_and_adapts(served: Make, server: str) -> None:
    answers = ask(served("crowd-shy", concurrency=8, retries=20), "crowd", 40)
    assert [a.outcome for a in answers] == [Outcome.OK] * 40
    inside = [e["inside"] for e in log(server) if e["prompt"].startswith("crowd")]
    assert max(inside) <= 8
    # It began with eight at once and learnt: complaints come half as often later as at the start.
    crowded = [n > 2 for n in inside]
    start, later = crowded[:8], crowded[len(crowded) // 2 :]
    assert sum(later) / len(later) < sum(start) / len(start) / 2


@pytest.mark.parametrize(
    ("behaviour", "outcome"),
    [
        ("wordy", Outcome.TRUNCATED),
        ("filtered", Outcome.REFUSED),
        ("silent", Outcome.EMPTY),
    ],
)
@pytest.mark.parametrize("stream", [True, False])
def test_how_the_server_ends_is_an_outcome(
    served: Make, behaviour: str, outcome: Outcome, stream: bool
) -> None:
    [answer] = ask(served(behaviour, stream=stream), f"{behaviour} {stream}")
    assert answer.outcome is outcome


def test_the_key_comes_from_the_environment_and_goes_nowhere_else(
    served: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEST_KEY", raising=False)
    with pytest.raises(HarnessError, match="export TEST_KEY="):
        ask(served("polite", api_key_env="TEST_KEY"), "no key")
    monkeypatch.setenv("TEST_KEY", "sk-very-secret")
    model = served("wrong-key", api_key_env="TEST_KEY")
    [answer] = ask(model, "key")
    assert "bad key: Bearer ***" in (answer.error or {})["message"]
    assert "very-secret" not in repr(answer) + repr(model.identity())


def test_further_keys_reach_the_server_and_the_key_of_a_cell(served: Make, server: str) -> None:
    extras = {"chat_template_kwargs": {"enable_thinking": False}}
    model = served("polite", extra_body=extras)
    ask(model, "further")
    body = next(e for e in log(server) if e["prompt"].startswith("further"))["body"]
    assert body["chat_template_kwargs"] == {"enable_thinking": False}
    assert model.identity() != served("polite").identity()


def test_the_client_conforms(served: Make) -> None:
    assert problems_of(lambda: served("polite")) == []
    assert problems_of(lambda: served("polite", temperature=1)) == []
