"""Every family through the same path: small checkpoints, saved and loaded as real ones are."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from model_files import article
from tiny import CHAT, WORDS

from harness.models.base import Summarizer
from harness.models.registry import build
from harness.models.spec import load_spec
from harness.types import Generation, HarnessError, Outcome, Request

Make = Callable[..., Summarizer]
FAMILIES = ["bart", "pegasus", "t5", "led", "causal", "plain"]
PROMPTED = {"causal", "plain"}
LONG = " ".join(WORDS * 6)


def ask(model: Summarizer, *texts: str, seed: int | None = None) -> dict[str, Generation]:
    requests = [
        Request(f"r{i}", article(text, f"a{i}"), text if model.takes_prompt else None, seed=seed)
        for i, text in enumerate(texts)
    ]
    return {answer.request_id: answer for answer in model.generate(requests)}


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_generates_within_its_limit(make: Make, family: str) -> None:
    answer = ask(make(family), "The ferry was cancelled on Tuesday .")["r0"]
    assert answer.error is None
    assert answer.outcome in (Outcome.OK, Outcome.TRUNCATED)
    assert answer.text
    assert 0 < (answer.usage.generated_tokens or 0) <= 12
    assert (answer.outcome is Outcome.TRUNCATED) == (answer.usage.generated_tokens == 12)
    assert answer.usage.prompt_tokens
    assert answer.usage.first_token_seconds is not None


@pytest.mark.parametrize("family", FAMILIES)
def test_a_batch_writes_what_each_text_gets_by_itself(make: Make, family: str) -> None:
    texts = [" ".join(WORDS[i : i + 2 + 3 * i]) for i in range(8)]
    varied = {"max_new_tokens": 12, "min_new_tokens": 6, "no_repeat_ngram_size": 1}
    together = ask(make(family, batch_size=8, decoding=varied), *texts)
    alone = ask(make(family, batch_size=1, decoding=varied), *texts)
    assert {k: a.text for k, a in together.items()} == {k: a.text for k, a in alone.items()}
    assert len({a.text for a in alone.values()}) > 1


def test_beams_of_a_batch_are_those_of_each_text_by_itself(make: Make) -> None:
    texts = [" ".join(WORDS[i : i + 1 + i % 7]) for i in range(24)]
    length = {"max_new_tokens": 24, "min_new_tokens": 24}
    beams = {**length, "num_beams": 3, "no_repeat_ngram_size": 1}
    together = ask(make("plain", batch_size=24, decoding=beams), *texts)
    alone = ask(make("plain", batch_size=1, decoding=beams), *texts)
    assert {k: a.text for k, a in together.items()} == {k: a.text for k, a in alone.items()}


def test_padding_is_not_penalised_as_repetition() -> None:
    import torch
    from transformers import RepetitionPenaltyLogitsProcessor

    from harness.models.decoding import OwnText

    tokens = torch.tensor([[0, 0, 5], [0, 0, 5], [6, 0, 5], [6, 0, 5]])
    step = OwnText(RepetitionPenaltyLogitsProcessor(2.0), starts=[2, 0])
    halved = (step(tokens, torch.ones(4, 8)) == 0.5).nonzero().tolist()
    assert halved == [[0, 5], [1, 5], [2, 0], [2, 5], [2, 6], [3, 0], [3, 5], [3, 6]]


@pytest.mark.parametrize("family", ["bart", "causal"])
def test_a_sample_belongs_to_its_seed_not_to_its_batch(make: Make, family: str) -> None:
    texts = ["The storm kept the harbour closed .", "about 40 passengers are waiting", WORDS[5]]
    sampled = {"max_new_tokens": 12, "min_new_tokens": 6, "temperature": 1.5}
    model = make(family, decoding=sampled)
    together = ask(model, *texts, seed=3)
    assert ask(model, texts[0], seed=3)["r0"].text == together["r0"].text
    reordered = ask(model, *reversed(texts), seed=3)
    assert reordered["r2"].text == together["r0"].text
    assert ask(model, texts[0], seed=4)["r0"].text != together["r0"].text


def test_sampling_without_a_seed_is_an_error_of_that_request(make: Make) -> None:
    answer = ask(make("causal", decoding={"temperature": 1.0}), "The storm")["r0"]
    assert answer.outcome is Outcome.ERROR
    assert "needs a seed" in (answer.error or {})["message"]


def test_beam_search_and_its_parameters_reach_the_decoder(make: Make) -> None:
    beams = {"max_new_tokens": 12, "num_beams": 3, "min_new_tokens": 4, "no_repeat_ngram_size": 1}
    words = ask(make("bart", decoding=beams), "The storm kept the harbour closed .")["r0"]
    assert words.usage.generated_tokens is not None
    assert words.usage.generated_tokens >= 4
    assert len(set(words.text.split())) == len(words.text.split())


@pytest.mark.parametrize("family", ["bart", "led", "causal"])
def test_truncation_is_recorded_to_the_token(make: Make, family: str) -> None:
    long = {"strategy": "truncate", "context": 40, "overlap": 4}
    answer = ask(make(family, long_articles=long), LONG)["r0"]
    assert answer.error is None
    assert (answer.usage.prompt_tokens or 0) <= 40
    total = len(WORDS * 6) + (1 if family != "causal" else 2)
    assert answer.usage.cut_tokens == pytest.approx(
        total - (answer.usage.prompt_tokens or 0), abs=1
    )


@pytest.mark.parametrize("family", ["bart", "t5", "causal"])
@pytest.mark.parametrize("strategy", ["map_reduce", "refine"])
def test_long_articles_are_read_to_the_end(make: Make, family: str, strategy: str) -> None:
    long = {"strategy": strategy, "context": 60, "overlap": 4}
    answers = ask(make(family, long_articles=long), LONG, "The storm")
    assert answers["r0"].error is None
    assert answers["r0"].usage.cut_tokens == 0
    assert (answers["r0"].usage.prompt_tokens or 0) >= len(WORDS * 6)
    assert (answers["r1"].usage.prompt_tokens or 0) < 10


def test_refusing_long_articles_says_how_long_they_are(make: Make) -> None:
    model = make("bart", long_articles={"strategy": "refuse", "context": 40})
    answers = ask(model, LONG, "The storm")
    assert answers["r0"].outcome is Outcome.ERROR
    assert f"{len(WORDS * 6) + 1} tokens" in (answers["r0"].error or {})["message"]
    assert answers["r1"].error is None


def test_a_prompt_without_the_article_cannot_be_shortened(make: Make) -> None:
    model = make("causal", long_articles={"context": 40, "overlap": 4})
    [answer] = model.generate([Request("r", article(LONG), prompt="The storm " * 60)])
    assert answer.outcome is Outcome.ERROR
    assert "{article}" in (answer.error or {})["message"]


def test_the_system_message_is_read(make: Make) -> None:
    for family in ("causal", "plain"):
        model = make(family)
        text = "The storm kept the harbour closed ."
        plain = Request("p", article(text), text)
        headed = Request("h", article(text), text, system="Mayor Ingrid Solberg promised meals")
        answers = {a.request_id: a for a in model.generate([plain, headed])}
        assert answers["h"].usage.prompt_tokens > (answers["p"].usage.prompt_tokens or 0) + 4


@pytest.mark.parametrize(
    "template",
    [
        "{% if messages[0].role == 'system' %}{{ raise_exception('no system') }}{% endif %}" + CHAT,
        "{% set messages = messages | rejectattr('role', 'equalto', 'system') %}" + CHAT,
    ],
    ids=["refuses it", "leaves it out"],
)
def test_a_template_without_system_messages_reads_it_with_the_users(
    make: Make, template: str
) -> None:
    model: Any = make("causal")
    model.load()
    model._tokenizer.chat_template = template
    text = "The storm kept the harbour closed ."
    request = Request("h", article(text), text, system="Mayor Ingrid Solberg promised meals")
    read = model._tokenizer.decode(model._encode(request, text))
    assert "Mayor Ingrid Solberg promised meals The storm kept" in " ".join(read.split())


def test_a_template_takes_options(make: Make) -> None:
    model: Any = make("causal", template_options={"enable_thinking": False})
    model.load()
    model._tokenizer.chat_template = "{% if not enable_thinking %}Mayor {% endif %}" + CHAT
    request = Request("h", article("The storm ."), "The storm .")
    assert model._tokenizer.decode(model._encode(request, "The storm .")).startswith("Mayor")
    assert model.identity()["template_options"] == {"enable_thinking": False}
    assert "template_options" not in make("causal").identity()


@pytest.mark.parametrize(("bits", "layer"), [("int8", "Linear8bitLt"), ("int4", "Linear4bit")])
def test_quantised_weights_generate(make: Make, bits: str, layer: str) -> None:
    pytest.importorskip("bitsandbytes")
    model: Any = make("wide", quantize=bits)
    text = "The storm kept the harbour closed ."
    (answer,) = model.generate([Request("q", article(text), text)])
    assert answer.error is None
    assert answer.usage.generated_tokens
    assert layer in {type(module).__name__ for module in model._model.modules()}
    assert model.identity() != make("wide").identity()


def test_quantised_loading_without_its_package_says_what_to_install(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(HarnessError, match=r"pip install 'factharness\[quantize\]'"):
        list(make("causal", quantize="int4").generate([]))


def test_a_chat_model_without_a_template_says_so(make: Make) -> None:
    with pytest.raises(HarnessError, match="template: plain"):
        list(make("plain", template="chat").generate([]))


def test_pickled_weights_are_refused_unless_allowed(
    checkpoints: dict[str, Path], tmp_path: Path, make: Make
) -> None:
    import torch
    from safetensors.torch import load_file

    folder = tmp_path / "pickled"
    shutil.copytree(checkpoints["bart"], folder)
    weights = folder / "model.safetensors"
    torch.save(load_file(weights), folder / "pytorch_model.bin")
    weights.unlink()
    with pytest.raises(OSError, match="safetensors"):
        ask(make("bart", weights={"folder": str(folder)}), "The storm")
    allowed = make("bart", weights={"folder": str(folder), "allow_pickle": True})
    storm = "The storm kept the harbour closed ."
    assert ask(allowed, storm)["r0"].text == ask(make("bart"), storm)["r0"].text


def test_models_of_the_same_weights_share_them_while_one_is_open(make: Make) -> None:
    greedy, sampled = make("bart"), make("bart", decoding={"temperature": 1.0})
    ask(greedy, "The storm")
    ask(sampled, "The storm", seed=0)
    assert greedy._model is sampled._model  # type: ignore[attr-defined]


def test_what_the_checkpoint_says_about_decoding_is_not_followed(
    checkpoints: dict[str, Path], tmp_path: Path, make: Make
) -> None:
    folder = tmp_path / "opinionated"
    shutil.copytree(checkpoints["bart"], folder)
    file = folder / "generation_config.json"
    said = json.loads(file.read_text()) | {"num_beams": 4, "no_repeat_ngram_size": 1}
    file.write_text(json.dumps(said))
    storm = "The storm kept the harbour closed ."
    assert ask(make("bart", weights={"folder": str(folder)}), storm)["r0"].text == (
        ask(make("bart"), storm)["r0"].text
    )


def test_a_device_that_is_not_there_is_named(make: Make) -> None:
    import torch

    absent = "mps" if not torch.backends.mps.is_available() else "cuda"
    with pytest.raises(HarnessError, match=absent):
        ask(make("bart", device=absent), "The storm")


def test_the_identity_names_all_that_shapes_a_summary(make: Make) -> None:
    base = make("bart").identity()
    changed = [
        make("bart", decoding={"max_new_tokens": 13}),
        make("bart", dtype="bfloat16"),
        make("bart", prefix="summarize: "),
        make("bart", long_articles={"strategy": "refine"}),
        make("pegasus"),
    ]
    identities = [json.dumps(m.identity(), sort_keys=True) for m in changed]
    assert json.dumps(base, sort_keys=True) not in identities
    assert len(set(identities)) == len(identities)
    renamed = make("bart", name="other", batch_size=2, description="x", resources={"cpus": 2})
    assert renamed.identity() == base


def test_a_folder_without_a_model_is_named() -> None:
    spec = load_spec({"name": "x", "kind": "seq2seq", "weights": {"folder": "nowhere"}})
    with pytest.raises(HarnessError, match=r"nowhere .*weights\.folder"):
        build(spec).identity()
