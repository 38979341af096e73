"""The embedded checker on its real weights: what it says, and that its shortcuts are exact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from checker_files import spec_of

from harness.checkers.base import Judgement
from harness.checkers.conformance import problems_of
from harness.checkers.embedded.body import Body, packs, tokens_of
from harness.checkers.embedded.checker import Embedded
from harness.checkers.embedded.head import load
from harness.checkers.embedded.spec import EmbeddedSpec
from harness.checkers.embedded.words import FEATURES, Lexicon
from harness.checkers.registry import build
from harness.claims.split import claim_of
from harness.types import Article, HarnessError

TEXT = (
    "The ferry Halcyon ran aground off Port Ellery on Tuesday with 214 people aboard. "
    "All were brought ashore by Wednesday morning, the coastguard said. "
    "The harbour authority has opened an inquiry, which is to report in March."
)
RIGHT = "The harbour authority has opened an inquiry that will report in March."
WRONG = "The harbour authority has refused an inquiry that will report in March."


def spec() -> EmbeddedSpec:
    found = spec_of("embedded", dtype="float32")
    assert isinstance(found, EmbeddedSpec)
    return found


@pytest.fixture(scope="module")
def checker() -> Iterator[Embedded]:
    made = Embedded(spec())
    yield made
    made.close()


def judged(checker: Embedded, *claims: str) -> list[Judgement]:
    return checker.judge(Article("a", TEXT), [claim_of(claim) for claim in claims])


def test_packs_fill_up_and_never_lose_a_claim() -> None:
    assert list(packs([3, 3, 3, 20, 1], size=8)) == [[0, 1], [2], [3], [4]]
    assert list(packs([])) == []


def test_a_file_that_is_no_head_is_named(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import save_file

    file = tmp_path / "other.safetensors"
    save_file({"mean": torch.zeros(2)}, file)
    with pytest.raises(HarnessError, match=r"other\.safetensors: not a head .*'a\.bias'"):
        load(file)


def test_words_are_looked_up_in_the_article() -> None:
    claim = "The harbours opened 3 Miravel inquiries"
    places = [(0, 3), (3, 9), (9, 12), (12, 19), (19, 21), (21, 29), (29, 39)]
    told = Lexicon.of(TEXT).features(claim, places)
    assert all(len(row) == FEATURES for row in told)
    the, start, end, opened, figure, name, stem = told
    assert the[0] == 1
    assert (start[0], start[1], start[8], start[-1]) == (0, 1, 0, 1)  # a stem; the word goes on
    assert (end[1], end[-1]) == (1, 0)
    assert opened[0] == opened[1] == 1
    assert figure[4:6] == (1, 1)
    assert name[6:9] == (1, 1, 1)
    assert stem[:2] == (0, 1)  # as of inquiry
    assert Lexicon.of(TEXT).features("—", [(0, 1)])[0] == (0.0,) * (FEATURES - 1) + (-1.0,)


def test_neighbours_of_a_word_count() -> None:
    row = Lexicon.of(TEXT).features("ran aground quickly", [(0, 3), (3, 11), (11, 19)])[1]
    assert row[2:4] == (1, 0)


@pytest.mark.slow
def test_the_states_are_those_of_the_whole_model_without_shortcuts(checker: Embedded) -> None:
    import torch
    from transformers import AutoModelForCausalLM

    from harness.models.weights import local_folder

    body, _ = checker._loaded()
    prefix = body.prefix(TEXT, 1000)
    first, second = body.read(prefix, [WRONG, RIGHT])
    again = body.read(prefix, [RIGHT])[0]
    whole = AutoModelForCausalLM.from_pretrained(local_folder(spec().weights), dtype=torch.float32)
    ids = [
        t for part in (TEXT, "\n\nSummary:", f" {RIGHT}") for t in tokens_of(body.tokenizer, part)
    ]
    with torch.inference_mode():
        out = whole(torch.tensor([ids]), output_hidden_states=True).hidden_states
    expected = torch.cat([out[15][0], out[18][0]], dim=1)[-len(second.states) :]
    assert torch.allclose(second.states, expected, atol=2e-3, rtol=1e-3)
    assert torch.allclose(again.states, expected, atol=2e-3, rtol=1e-3)
    assert first.states.shape[1] == 2 * 576
    assert [RIGHT[a:b] for a, b in second.places][:3] == ["The", " harbour", " authority"]


@pytest.mark.slow
def test_a_wrong_claim_is_less_likely_than_the_right_one(checker: Embedded) -> None:
    right, wrong = judged(checker, RIGHT, WRONG)
    assert right.probability is not None
    assert wrong.probability is not None
    assert wrong.probability < right.probability
    assert right.evidence is not None
    assert "inquiry" in right.evidence.text


@pytest.mark.slow
def test_a_cut_article_is_told(checker: Embedded) -> None:
    short = Embedded(spec().model_copy(update={"context": 10}))
    short._body, short._head = checker._loaded()
    [found] = short.judge(Article("a", TEXT), [claim_of(RIGHT)])
    assert found.details["cut_tokens"] == len(tokens_of(checker._loaded()[0].tokenizer, TEXT)) - 10


@pytest.mark.slow
def test_it_conforms() -> None:
    assert problems_of(lambda: build(spec())) == []


def test_identity_depends_on_the_body(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("identity() loads the model")

    monkeypatch.setattr(Body, "__init__", forbidden)
    one = Embedded(spec()).identity()
    other = Embedded(spec().model_copy(update={"layers": 12})).identity()
    assert one != other
