"""Real weights: SmolLM2-135M-Instruct in float32, here and behind a real server."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from model_files import config_file, model_file

from harness.models.base import Summarizer
from harness.models.conformance import problems_of
from harness.models.prompts import load_prompt, render
from harness.models.registry import build
from harness.models.spec import Weights, load_spec
from harness.models.trial import PARAGRAPH
from harness.models.weights import local_folder
from harness.types import Article, Generation, Outcome, Request

pytestmark = pytest.mark.slow

ARTICLES = [
    Article("ferry", PARAGRAPH),
    Article("pool", "Councillors in Brannick voted 9 to 4 on Monday to close the swimming pool."),
    Article("short", "It rained."),
]
SHORT = {"max_new_tokens": 16}


def requests(seed: int | None = None) -> list[Request]:
    prompt = load_prompt(config_file("prompt", "plain"))
    asked = [(a, *render(prompt, a)) for a in ARTICLES]
    return [Request(a.id, a, user, system, seed) for a, system, user in asked]


def texts(answers: Iterator[Generation]) -> dict[str, str]:
    return {answer.request_id: answer.text for answer in answers}


def test_greedy_batches_write_what_one_by_one_writes(smollm2: Callable[..., Summarizer]) -> None:
    together = texts(smollm2(decoding=SHORT, batch_size=3).generate(requests()))
    alone = texts(smollm2(decoding=SHORT, batch_size=1).generate(requests()))
    assert together == alone
    assert "Skarholm" in alone["ferry"]


def test_samples_belong_to_their_seed(smollm2: Callable[..., Summarizer]) -> None:
    model = smollm2(decoding={**SHORT, "temperature": 0.7, "top_p": 0.9})
    together = texts(model.generate(requests(seed=0)))
    alone = texts(model.generate(requests(seed=0)[1:2]))
    other = texts(model.generate(requests(seed=1)[1:2]))
    assert alone["pool"] == together["pool"] != other["pool"]


def test_the_limit_the_costs_and_the_order(smollm2: Callable[..., Summarizer]) -> None:
    heard: list[Generation] = []
    model = smollm2(decoding={"max_new_tokens": 5}, batch_size=2)
    answers = list(model.generate(requests(), heard.append))
    assert heard == answers
    for answer in answers:
        usage = answer.usage
        assert answer.outcome is Outcome.TRUNCATED
        assert usage.generated_tokens == 5
        assert usage.seconds is not None
        assert usage.first_token_seconds is not None
        assert usage.peak_memory_bytes is not None
        assert usage.peak_memory_bytes > 500_000_000
    lengths = [a.usage.prompt_tokens or 0 for a in answers]
    assert lengths == sorted(lengths, reverse=True)


def test_it_conforms(smollm2: Callable[..., Summarizer]) -> None:
    assert problems_of(lambda: smollm2(decoding={"max_new_tokens": 4})) == []


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """transformers' own server on the same weights; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("transformers")), "serve", folder()]
    options = ["--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
    with subprocess.Popen([*command, *options], stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/health", process)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.kill()


def folder() -> str:
    return str(local_folder(Weights.model_validate(model_file("smollm2-135m")["weights"])))


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 90
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"transformers serve did not answer at {address}")


@pytest.mark.parametrize("stream", [True, False])
def test_a_real_server_writes_what_the_model_writes_here(
    smollm2: Callable[..., Summarizer], served: str, stream: bool
) -> None:
    spec = {"name": "s", "kind": "openai", "base_url": served, "model": folder()}
    model = build(load_spec({**spec, "max_tokens": 16, "stream": stream, "concurrency": 2}))
    here = {a.request_id: a for a in smollm2(decoding=SHORT).generate(requests()[:2])}
    there = {a.request_id: a for a in model.generate(requests()[:2])}
    model.close()
    for name, answer in there.items():
        assert answer.error is None, answer.error
        assert answer.text == here[name].text
        assert answer.outcome == here[name].outcome
        assert answer.usage.prompt_tokens == here[name].usage.prompt_tokens
