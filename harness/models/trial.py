"""One short generation, to see whether a model works and how fast it is."""

from __future__ import annotations

import time
from dataclasses import dataclass

from harness.models.base import Summarizer
from harness.models.prompts import Prompt, render
from harness.types import Article, Generation, Request

PARAGRAPH = (
    "The ferry to Skarholm was cancelled on Tuesday for the third day in a row. A storm with "
    "gusts of 110 kilometres an hour has kept the harbour closed, the operator said, and about "
    "40 passengers are waiting in the town hall. Mayor Ingrid Solberg promised hot meals and "
    "said that a military aircraft would bring medicine before the weekend."
)


@dataclass(frozen=True)
class Trial:
    """``first_seconds`` includes loading, ``generation`` is of a second run without it."""

    first_seconds: float
    generation: Generation

    @property
    def load_seconds(self) -> float:
        return max(0.0, self.first_seconds - (self.generation.usage.seconds or 0.0))

    @property
    def tokens_per_second(self) -> float | None:
        usage = self.generation.usage
        if not usage.generated_tokens or not usage.seconds:
            return None
        return usage.generated_tokens / usage.seconds


def try_out(model: Summarizer, prompt: Prompt) -> Trial:
    """Summarise a paragraph twice: once to load the model, once to time it."""
    article = Article("paragraph", PARAGRAPH, title="Storm keeps the ferry in port")
    system, user = render(prompt, article) if model.takes_prompt else (None, None)
    seed = 0 if model.stochastic else None
    request = Request("trial", article, user, system, seed)
    start = time.perf_counter()
    next(model.generate([request]))
    first = time.perf_counter() - start
    return Trial(first, next(model.generate([request])))
