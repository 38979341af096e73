"""What every summarizer is, and the little that all of them share."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from harness.types import Generation, Outcome, Request

Progress = Callable[[Generation], None]


class Summarizer(Protocol):
    """Writes summaries.

    ``stochastic`` says whether a request's seed changes the summary, ``takes_prompt``
    whether the model reads a rendered prompt (else it is given the bare article).
    """

    name: str
    stochastic: bool
    takes_prompt: bool

    def identity(self) -> dict[str, Any]:
        """All that a summary depends on besides article, prompt and seed, as JSON.

        Cheap: it never loads the model. Results are stored under a hash of it.
        """
        ...

    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        """Yield one generation per request, as they finish, in any order.

        What goes wrong with one request becomes a generation whose outcome is ``error``.
        A model that cannot be loaded at all raises ``HarnessError`` before the first one.
        """
        ...

    def close(self) -> None:
        """Let go of memory, files and connections. May be called twice."""
        ...


def failure(request: Request, error: BaseException) -> Generation:
    """The generation that records an error."""
    return Generation(request.id, "", Outcome.ERROR, error=describe(error))


def describe(error: BaseException) -> Mapping[str, Any]:
    """``{"type", "message", "traceback"}`` of an exception."""
    return {
        "type": type(error).__name__,
        "message": str(error),
        "traceback": "".join(traceback.format_exception(error)),
    }


def one_by_one(
    requests: Iterable[Request],
    answer: Callable[[Request], Generation],
    progress: Progress | None = None,
) -> Iterator[Generation]:
    """Answer each request by itself, timed, with its errors caught and recorded."""
    for request in requests:
        start = time.perf_counter()
        try:
            generation = answer(request)
        except Exception as error:
            generation = failure(request, error)
        if generation.usage.seconds is None:
            seconds = time.perf_counter() - start
            generation = replace(generation, usage=replace(generation.usage, seconds=seconds))
        yield reported(generation, progress)


def reported(generation: Generation, progress: Progress | None) -> Generation:
    """Tell ``progress`` of a generation and hand it on."""
    if progress is not None:
        progress(generation)
    return generation
