"""Requests out and responses in, in OpenAI's batch format, so that any engine can generate."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from harness.models.chat import body_of
from harness.models.prices import Price
from harness.models.prompts import Prompt, render
from harness.models.replay import read_rows
from harness.models.replies import reply_of, to_generation
from harness.models.requests import request_key
from harness.types import Article, Generation, HarnessError, Outcome, Request

if TYPE_CHECKING:
    from harness.models.spec import OpenAISpec


def requests_for(
    articles: Sequence[Article],
    prompts: Sequence[Prompt],
    seeds: Sequence[int | None],
    examples: Mapping[str, Sequence[Article]] = MappingProxyType({}),
) -> Iterator[Request]:
    """One request for each article, prompt and seed, under a name of its own.

    ``examples``: prompt -> the articles with summaries that it may show.
    """
    for article in articles:
        for prompt in prompts:
            system, user = render(prompt, article, examples.get(prompt.name, ()))
            for seed in seeds:
                request = Request("", article, user, system, seed)
                yield Request(request_key(request), article, user, system, seed)


def export_requests(requests: Iterable[Request], spec: OpenAISpec) -> Iterator[str]:
    """One line of JSON for each request."""
    for request in requests:
        line = {
            "custom_id": request.id,
            "method": "POST",
            "url": "/v1/chat/completions",
            "body": body_of(spec, request),
        }
        yield json.dumps(line, ensure_ascii=False)


def import_responses(
    asked: Path, answered: Path, price: Price | None = None
) -> Iterator[dict[str, Any]]:
    """Rows for a ``replay`` model with ``by_request: true``, in the order of the requests.

    A request without an answer becomes a row whose outcome is ``error``.

    Raises:
        HarnessError: an answer to nothing that was asked, or a second answer.
    """
    wanted = {
        str(_value(asked, line, row, "custom_id")): (row.get("body") or {}).get("seed")
        for line, row in read_rows(asked)
    }
    found: dict[str, Generation] = {}
    for line, row in read_rows(answered):
        name = str(_value(answered, line, row, "custom_id"))
        if name not in wanted:
            raise HarnessError(
                f"{answered}:{line}: custom_id {name!r} is not among the requests of {asked}; "
                "import the answers to these very requests"
            )
        if name in found:
            raise HarnessError(f"{answered}:{line}: a second answer to custom_id {name!r}")
        found[name] = _generation(name, row, price)
    for name, seed in wanted.items():
        answer = found.get(name) or _broken(name, "MissingResponse", "no answer came back")
        yield {**_row(answer), "seed": seed}


def _generation(name: str, row: Mapping[str, Any], price: Price | None) -> Generation:
    from openai.types.chat import ChatCompletion
    from pydantic import ValidationError

    response = row.get("response") or {}
    if row.get("error") or response.get("status_code", 200) != 200:
        return _broken(name, "BatchError", json.dumps(row.get("error") or response.get("body")))
    try:
        answer = ChatCompletion.model_validate(response.get("body"))
    except ValidationError as error:
        return _broken(name, "BadReplyError", f"no chat completion: {error.errors()[0]['msg']}")
    if not answer.choices:
        return _broken(name, "BadReplyError", "the chat completion has no choice")
    return to_generation(name, reply_of(answer), price)


def _broken(name: str, kind: str, message: str) -> Generation:
    error = {"type": kind, "message": message, "traceback": ""}
    return Generation(name, "", Outcome.ERROR, error=error)


def _row(generation: Generation) -> dict[str, Any]:
    return {
        "request": generation.request_id,
        "id": generation.request_id.rpartition("-")[0],
        "summary": generation.text,
        "outcome": str(generation.outcome),
        "usage": asdict(generation.usage),
        "error": generation.error,
    }


def _value(path: Path, line: int, row: Mapping[str, Any], key: str) -> Any:
    if key not in row:
        raise HarnessError(f"{path}:{line}: the row has no {key!r}")
    return row[key]
