"""How much a server reads: told, learnt from what it refuses, or seen in what it counts.

Servers differ. vLLM and llama.cpp refuse what is too long and say how much they read; Ollama
drops a part without a word, and only its count of the prompt's tokens gives it away.
"""

from __future__ import annotations

import math
import re
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from harness.models.causal import with_text
from harness.models.longform import Ruler
from harness.types import Request

if TYPE_CHECKING:
    from openai import OpenAI

    from harness.models.replies import Reply
    from harness.models.spec import OpenAISpec

USUAL = 4.3
"""Characters a token: English news under the vocabularies of today's models."""
MOST = 6.5
"""No tokenizer reads so many characters of running text a token: a prompt with fewer tokens
than this gives was not read whole."""
CAUTIOUS = 0.95
"""Of the characters that should fit, so many are sent: a part may hold denser text."""
AROUND = 48
"""Tokens that a chat template may put around the messages."""

_LIMITS = (  # vLLM and OpenAI; llama.cpp; its older form
    r"maximum context length is (\d+)",
    r"available context size \((\d+)",
    r"max context size \((\d+)",
)
_LENGTHS = (
    r"\((\d+) in the messages",
    r"(?:has|contains at least|resulted in) (\d+) (?:input )?tokens",
    r"(?:request|input) \((\d+) tokens\)",
)
_COMPLAINTS = (r"context[ _](?:length|size|window)", r"maximum context", r"too many tokens")


class CutSilentlyError(Exception):
    """The server answered, but did not read all of the prompt."""


@dataclass
class ServerContext:
    """What is known so far; every answer to any request may add to it."""

    tokens: int | None
    """The most that prompt and answer may have together; None: not known."""
    answer: int
    """Tokens kept free for the answer."""
    per_token: float = USUAL
    has_tokenizer: bool = True

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    @property
    def room(self) -> int:
        """The most tokens that a prompt may have."""
        return sys.maxsize if self.tokens is None else self.tokens - self.answer - AROUND

    def ruler(self, request: Request, measured: float | None) -> Ruler:
        """Measures parts of this request; ``measured``: its own characters a token."""
        per_token = (measured or self.per_token) * CAUTIOUS
        return Ruler(lambda text: math.ceil(_length(request, text) / per_token), self.room)

    def learn(self, error: Exception, request: Request, text: str) -> bool:
        """Take in why a prompt was refused; False where its length was not the reason."""
        said = complaint(error)
        if said is None:
            return False
        limit, length = _first(_LIMITS, said), _first(_LENGTHS, said)
        characters = _length(request, text)
        with self._lock:
            tokens = length or round(characters / self.per_token)
            if limit is not None:
                self.tokens = limit
            elif self.tokens is None or self.tokens >= tokens + self.answer:
                # It does not say what it reads: less than this, so try with three quarters.
                self.tokens = max(1, 3 * tokens // 4) + self.answer
            if length:
                self.per_token = characters / length
            elif limit is not None and tokens + self.answer <= limit:
                self.per_token *= 0.8  # what should have fitted did not
        return True

    def look(self, reply: Reply, request: Request, text: str) -> None:
        """Compare the tokens that the server counted with the prompt that it was sent.

        Raises:
            CutSilentlyError: they are too few for it.
        """
        characters = _length(request, text)
        if not reply.prompt_tokens or characters <= MOST * (reply.prompt_tokens + AROUND):
            return
        with self._lock:
            self.tokens = reply.prompt_tokens + self.answer + AROUND
        raise CutSilentlyError(
            f"the server read {reply.prompt_tokens} tokens of a prompt of {characters} characters, "
            "so it dropped a part; give it a longer context"
        )

    def measure(self, client: OpenAI, spec: OpenAISpec, request: Request) -> float | None:
        """Characters a token of this request by the server's own tokenizer, where it has one.

        llama.cpp's server and vLLM have ``/tokenize`` beside ``/v1``. It is asked only about
        prompts that may be too long.
        """
        text = request.prompt or ""
        if not self.has_tokenizer or self.room == sys.maxsize or len(text) / 3 < self.room:
            return None
        import openai

        url = urlsplit(spec.base_url)
        path = url.path.rstrip("/").removesuffix("/v1") + "/tokenize"
        body = {"model": spec.model, "prompt": text, "content": text}
        try:
            told: Any = client.post(url._replace(path=path).geturl(), cast_to=object, body=body)
            count = told.get("count") or len(told["tokens"])
            return len(text) / count if count else None
        except (openai.APIError, AttributeError, KeyError, TypeError):
            self.has_tokenizer = False
            return None


def complaint(error: Exception) -> str | None:
    """What a server says of a prompt that is too long; None for every other error."""
    import openai

    if not isinstance(error, openai.APIStatusError) or error.status_code not in (400, 413, 422):
        return None
    said = f"{error.message} {error.body}"
    return said if any(re.search(each, said, re.IGNORECASE) for each in _COMPLAINTS) else None


def _length(request: Request, text: str) -> int:
    return len(request.system or "") + len(with_text(request, text))


def _first(patterns: tuple[str, ...], said: str) -> int | None:
    found = (re.search(pattern, said, re.IGNORECASE) for pattern in patterns)
    return next((int(match[1]) for match in found if match), None)
