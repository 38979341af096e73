"""A name for a request that depends on what is asked and on nothing else."""

from __future__ import annotations

from harness.models.cache import digest_of
from harness.types import Request


def request_key(request: Request) -> str:
    """The article's id, for people, and a digest of article, prompt and seed."""
    asked = [request.article.text, request.system, request.prompt, request.seed]
    return f"{request.article.id}-{digest_of(asked)[:24]}"
