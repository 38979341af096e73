"""Weights from a model hub: a real server of its protocol, and none at all."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

FETCH = """
from harness.models.hub import is_here
from harness.models.registry import build
from harness.models.spec import load_spec
from harness.types import Article, HarnessError, Request
weights = {"hub": "owner/NAME", "revision": "main"}
try:
    length = {"max_new_tokens": 4, "min_new_tokens": 4}
    spec = load_spec({"name": "m", "kind": "seq2seq", "weights": weights, "decoding": length})
    model = build(spec)
    print(is_here(spec.weights), model.identity()["weights"]["revision"])
    [answer] = model.generate([Request("r", Article("a", "The storm"))])
    print(answer.outcome, model.identity()["weights"]["revision"])
except HarnessError as error:
    print(error)
"""


@pytest.fixture
def hub(checkpoints: dict[str, Path]) -> Iterator[str]:
    program = str(Path(__file__).with_name("hub_server.py"))
    command = [sys.executable, program, str(checkpoints["bart"])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.kill()


def fetch(home: Path, hub: str, name: str = "small") -> list[str]:
    environment = {**os.environ, "HF_HOME": str(home), "HF_ENDPOINT": hub}
    done = subprocess.run(
        [sys.executable, "-c", FETCH.replace("NAME", name)],
        capture_output=True,
        text=True,
        check=False,
        env={k: v for k, v in environment.items() if k not in ("HF_HUB_OFFLINE", "HF_TOKEN")},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()


def test_a_branch_is_kept_as_the_commit_it_stood_for(hub: str, tmp_path: Path) -> None:
    first = "1" * 40
    assert fetch(tmp_path, hub) == [f"False {first}", f"truncated {first}"]
    move = urllib.request.Request(f"{hub}/commit/{'2' * 40}", method="POST")
    urllib.request.urlopen(move).close()
    # The hub is not asked again: a branch that moves does not change what is here.
    assert fetch(tmp_path, hub) == [f"True {first}", f"truncated {first}"]


def test_a_hub_out_of_reach_and_a_model_that_is_not_there_say_so(hub: str, tmp_path: Path) -> None:
    [gone] = fetch(tmp_path, "http://127.0.0.1:9")
    assert "owner/small at main is not on this machine and the hub cannot be reached" in gone
    [unknown] = fetch(tmp_path, hub, name="smal")
    assert "no such model; check 'weights.hub'" in unknown
