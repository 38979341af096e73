"""One chat completion, asked for and read: whole or streamed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from harness.models.replies import Reply, counts, reply_of
from harness.types import HarnessError, Request

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types import CompletionUsage

    from harness.models.spec import OpenAISpec


class BadReplyError(Exception):
    """The server answered with something that is no chat completion."""


class TooSlowError(Exception):
    """The server was still answering when the time allowed was over."""


def ask(client: OpenAI, spec: OpenAISpec, request: Request) -> Reply:
    """Send one request and read the answer; errors of the client library pass through."""
    if request.prompt is None:
        raise HarnessError(f"model {spec.name} reads a prompt, and this request has none")
    body = {**_known(spec, request), "extra_body": dict(spec.extra_body)}
    return _streamed(client, body, spec.timeout) if spec.stream else _whole(client, body)


def body_of(spec: OpenAISpec, request: Request) -> dict[str, Any]:
    """The body of a chat completion request, as it goes over the wire."""
    return {**_known(spec, request), **spec.extra_body}


def _known(spec: OpenAISpec, request: Request) -> dict[str, Any]:
    """What the protocol has."""
    system = [{"role": "system", "content": request.system}] if request.system else []
    optional = {
        "top_p": spec.top_p,
        "seed": request.seed,
        "response_format": spec.response_format,
    }
    return {
        "model": spec.model,
        "messages": [*system, {"role": "user", "content": request.prompt}],
        "max_tokens": spec.max_tokens,
        "temperature": spec.temperature,
        **{key: value for key, value in optional.items() if value is not None},
    }


def _whole(client: OpenAI, body: dict[str, Any]) -> Reply:
    from openai.types.chat import ChatCompletion

    answer = client.chat.completions.create(**body)
    # Whatever is not JSON by its content type is handed over as text.
    if not isinstance(answer, ChatCompletion) or not answer.choices:
        raise BadReplyError(f"no chat completion in the answer: {str(answer)[:200]!r}")
    return reply_of(answer)


def _streamed(client: OpenAI, body: dict[str, Any], timeout: float) -> Reply:
    start = time.perf_counter()
    first: float | None = None
    parts: list[str] = []
    finish: str | None = None
    refused = False
    usage: CompletionUsage | None = None
    stream = client.chat.completions.create(
        **body, stream=True, stream_options={"include_usage": True}
    )
    with stream:
        for chunk in stream:
            if time.perf_counter() - start > timeout:
                raise TooSlowError(f"no complete answer within {timeout:g} seconds")
            usage = chunk.usage or usage
            if not chunk.choices:
                continue
            choice = chunk.choices[0]
            finish = choice.finish_reason or finish
            refused = refused or choice.delta.refusal is not None
            if piece := choice.delta.content or choice.delta.refusal:
                first = first or time.perf_counter() - start
                parts.append(piece)
    if finish is None:
        raise BadReplyError("the stream ended without a finish reason: the answer is not complete")
    refused = refused or finish == "content_filter"
    return Reply("".join(parts), finish, refused, *counts(usage), first)
