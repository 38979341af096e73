"""Long articles on servers that read less than is sent: nothing is cut without a word."""

from __future__ import annotations

from typing import Any

import pytest
from rude_server import CONTEXT, tokens_of
from test_models_served import Make, log, served, server

from harness.models.base import Summarizer
from harness.types import Article, Generation, Outcome, Request

__all__ = ["served", "server"]

MAX_TOKENS = 60
WORDS = " ".join(f"Word{n:04}" for n in range(300))  # 2,699 characters, 675 tokens
LAST = "Word0299"

BOUNDED = ("small_context", "llama_context", "terse_context", "forgetful")


def summarise(model: Summarizer, text: str = WORDS) -> Generation:
    (answer,) = model.generate([Request("r", Article("a", text), f"Summarize: {text} Begin now.")])
    return answer


def prompts(server: str, behaviour: str) -> list[str]:
    return [e["prompt"] for e in log(server) if e["model"] == behaviour]


def long(strategy: str, **more: Any) -> dict[str, Any]:
    return {"max_tokens": MAX_TOKENS, "long_articles": {"strategy": strategy, "overlap": 8, **more}}


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("behaviour", BOUNDED)
def test_what_was_cut_is_recorded(served: Make, server: str, behaviour: str, stream: bool) -> None:
    before = len(prompts(server, behaviour))
    answer = summarise(served(behaviour, stream=stream, **long("truncate")))
    assert answer.outcome is Outcome.OK
    refused, *_, taken = prompts(server, behaviour)[before:]
    assert LAST in refused
    assert taken.startswith("Summarize: Word0000")
    assert taken.endswith(" Begin now.")
    assert tokens_of(taken) + MAX_TOKENS <= CONTEXT
    missing = tokens_of(refused) - tokens_of(taken)
    assert answer.usage.cut_tokens == pytest.approx(missing, rel=0.15)


@pytest.mark.parametrize("behaviour", BOUNDED)
def test_map_reduce_reads_every_word(served: Make, server: str, behaviour: str) -> None:
    before = len(prompts(server, behaviour))
    answer = summarise(served(behaviour, **long("map_reduce")))
    assert (answer.outcome, answer.usage.cut_tokens) == (Outcome.OK, 0)
    asked = prompts(server, behaviour)[before:]
    fitting = [p for p in asked if tokens_of(p) + MAX_TOKENS <= CONTEXT]
    assert set(WORDS.split()) <= set(" ".join(fitting).split())
    assert "The prompt has" in fitting[-1]  # the summaries of the windows, summarised
    assert answer.usage.generated_tokens == 10 * len(fitting)


def test_refine_carries_the_summary(served: Make, server: str) -> None:
    answer = summarise(served("small_context", **long("refine")))
    assert (answer.outcome, answer.usage.cut_tokens) == (Outcome.OK, 0)
    assert "The prompt has" in prompts(server, "small_context")[-1]
    assert LAST in prompts(server, "small_context")[-1]


@pytest.mark.parametrize("behaviour", BOUNDED)
def test_refuse_makes_it_an_error(served: Make, behaviour: str) -> None:
    answer = summarise(served(behaviour, **long("refuse")))
    assert answer.outcome is Outcome.ERROR
    assert answer.error
    assert "long_articles" in answer.error["message"] or "dropped" in answer.error["message"]


def test_what_one_request_taught_the_next_one_knows(served: Make, server: str) -> None:
    model = served("small_context", **long("truncate"))
    summarise(model)
    before = len(prompts(server, "small_context"))
    summarise(model, WORDS.replace("Word", "Text"))
    (only,) = prompts(server, "small_context")[before:]
    assert tokens_of(only) + MAX_TOKENS <= CONTEXT


@pytest.mark.parametrize("behaviour", ["counting", "forgetful"])
def test_a_context_that_is_set_needs_no_lesson(served: Make, server: str, behaviour: str) -> None:
    model = served(behaviour, **long("truncate", context=CONTEXT))
    before = len(prompts(server, behaviour))
    answer = summarise(model)
    (only,) = prompts(server, behaviour)[before:]
    assert tokens_of(only) + MAX_TOKENS <= CONTEXT
    assert answer.usage.cut_tokens > 0


def test_short_articles_are_sent_as_ever(served: Make, server: str) -> None:
    model = served("small_context", **long("map_reduce", context=CONTEXT))
    before = len(prompts(server, "small_context"))
    assert summarise(model, "A short story.").usage.cut_tokens == 0
    assert prompts(server, "small_context")[before:] == ["Summarize: A short story. Begin now."]


def test_keys_of_older_runs_stay(served: Make) -> None:
    assert "long_articles" not in served("polite").identity()
    assert served("polite", **long("refine")).identity()["long_articles"]["strategy"] == "refine"
