from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from model_files import model_file
from tiny import save_causal, save_seq2seq

from harness.models.base import Summarizer
from harness.models.registry import build
from harness.models.spec import load_spec

FAMILIES = ("bart", "pegasus", "t5", "led")


@pytest.fixture(scope="session")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders of small random checkpoints, by family."""
    root = tmp_path_factory.mktemp("checkpoints")
    folders = {family: save_seq2seq(family, root / family) for family in FAMILIES}
    folders["causal"] = save_causal(root / "causal", chat=True)
    folders["wide"] = save_causal(root / "wide", chat=True, width=64)  # 4 bits come in 64s
    folders["plain"] = save_causal(root / "plain", chat=False)
    return folders


@pytest.fixture
def make(checkpoints: dict[str, Path]) -> Iterator[Callable[..., Summarizer]]:
    """Builds a small model of a family with the given changes to its file."""
    built: list[Summarizer] = []

    def make_one(family: str, **changes: Any) -> Summarizer:
        kind = "seq2seq" if family in FAMILIES else "causal"
        spec = {
            "name": family,
            "kind": kind,
            "weights": {"folder": str(checkpoints[family])},
            "decoding": {"max_new_tokens": 12, "min_new_tokens": 6},
            **({"template": "plain"} if family == "plain" else {}),
            **changes,
        }
        built.append(build(load_spec(spec)))
        return built[-1]

    yield make_one
    for model in built:
        model.close()


@pytest.fixture(scope="session")
def smollm2() -> Iterator[Callable[..., Summarizer]]:
    """SmolLM2's real weights, loaded once; models made of it differ in decoding only."""
    first: Any = build(load_spec(model_file("smollm2-135m")))
    first.load()

    def make_one(**changes: Any) -> Summarizer:
        return build(load_spec({**model_file("smollm2-135m"), **changes}))

    yield make_one
    first.close()
