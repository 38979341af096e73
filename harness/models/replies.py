"""What a server said in answer to one request, and the generation that it makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harness.models.outcomes import classify
from harness.models.prices import Price
from harness.types import Generation, Outcome, Usage

if TYPE_CHECKING:
    from openai.types import CompletionUsage
    from openai.types.chat import ChatCompletion


@dataclass(frozen=True)
class Reply:
    """The text, how it ended, and counts of tokens: ``None`` where the server did not say."""

    text: str
    finish_reason: str | None
    refused: bool
    prompt_tokens: int | None = None
    generated_tokens: int | None = None
    first_token_seconds: float | None = None


def reply_of(answer: ChatCompletion) -> Reply:
    """Read a whole chat completion; it must have a choice."""
    choice = answer.choices[0]
    return Reply(
        choice.message.content or choice.message.refusal or "",
        choice.finish_reason,
        choice.finish_reason == "content_filter" or choice.message.refusal is not None,
        *counts(answer.usage),
    )


def counts(usage: CompletionUsage | None) -> tuple[int | None, int | None]:
    """Tokens of the prompt and of the answer."""
    return (usage.prompt_tokens, usage.completion_tokens) if usage else (None, None)


def to_generation(
    request_id: str, reply: Reply, price: Price | None, spent: Usage | None = None
) -> Generation:
    """The generation that a reply makes; ``spent`` is what the caller measured."""
    usage = replace(
        spent or Usage(),
        prompt_tokens=reply.prompt_tokens,
        generated_tokens=reply.generated_tokens,
        first_token_seconds=reply.first_token_seconds,
    )
    usage = replace(usage, price_usd=price.of(usage) if price else None)
    outcome = classify(reply.text, hit_limit=reply.finish_reason == "length")
    if reply.refused:
        outcome = Outcome.REFUSED
    return Generation(request_id, reply.text.strip(), outcome, usage)
