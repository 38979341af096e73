"""The conformance suite finds what it is there to find, and our models pass it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from harness.models.base import Progress, Summarizer, one_by_one
from harness.models.conformance import problems_of
from harness.models.outcomes import classify
from harness.models.registry import build
from harness.models.spec import load_spec
from harness.models.trial import PARAGRAPH
from harness.types import Generation, Outcome, Request


class Good:
    """Says the first word of the article; the others below each break one rule."""

    name = "good"
    stochastic = False
    takes_prompt = False

    def identity(self) -> dict[str, Any]:
        return {"kind": "first-word"}

    def answer(self, request: Request) -> Generation:
        text = request.article.text[:3]
        return Generation(request.id, text, classify(text))

    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        return one_by_one(requests, self.answer, progress)

    def close(self) -> None:
        pass


class Nameless(Good):
    name = ""


class NoIdentity(Good):
    def identity(self) -> dict[str, Any]:
        return {}


class RestlessIdentity(Good):
    def identity(self) -> dict[str, Any]:
        return {"at": id(self)}


class NotJson(Good):
    def identity(self) -> dict[str, Any]:
        return {"size": (1, 2)}


class DropsEmpty(Good):
    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        return super().generate([r for r in requests if r.article.text], progress)


class Raises(Good):
    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        for request in requests:
            yield Generation(request.id, request.article.text.split()[0])


class Silent(Good):
    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        return super().generate(requests, None)


class BlankButFine(Good):
    def answer(self, request: Request) -> Generation:
        return Generation(request.id, "", Outcome.OK)


class CarriesOver(Good):
    def __init__(self) -> None:
        self.count = 0

    def answer(self, request: Request) -> Generation:
        self.count += 1
        return Generation(request.id, f"summary {self.count}")


class ClosesOnce(Good):
    def __init__(self) -> None:
        self.handle: list[int] | None = [1]

    def close(self) -> None:
        assert self.handle is not None
        self.handle = None


def test_a_good_one_passes() -> None:
    assert problems_of(Good) == []


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (Nameless, "name is not"),
        (NoIdentity, "identity() is empty"),
        (RestlessIdentity, "have different identities"),
        (NotJson, "does not survive JSON"),
        (DropsEmpty, "each request exactly once"),
        (Raises, "raised IndexError"),
        (Silent, "progress is not called"),
        (BlankButFine, "is blank, but its outcome is ok"),
        (CarriesOver, "changes with what else is asked"),
        (ClosesOnce, "raised AssertionError"),
    ],
)
def test_each_broken_rule_is_found(bad: Callable[[], Summarizer], problem: str) -> None:
    assert any(problem in found for found in problems_of(bad))


@pytest.mark.parametrize("family", ["bart", "t5", "causal"])
@pytest.mark.parametrize("temperature", [0, 1])
def test_transformers_models_conform(
    make: Callable[..., Summarizer], family: str, temperature: float
) -> None:
    decoding = {"max_new_tokens": 8, "temperature": temperature}
    assert problems_of(lambda: make(family, decoding=decoding)) == []


def test_a_replayed_file_conforms(tmp_path: Path) -> None:
    file = tmp_path / "summaries.jsonl"
    rows = [f'{{"id": "r{i}", "summary": "{PARAGRAPH[:40]}"}}\n' for i in range(3)]
    file.write_text("".join(rows))
    spec = load_spec({"name": "m", "kind": "replay", "file": str(file)})
    assert problems_of(lambda: build(spec)) == []
