"""Where models run: here, in this process, or on an engine of the same shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from harness.models.base import Summarizer, failure
from harness.types import Generation, HarnessError, Request


class ModelUnavailableError(HarnessError):
    """A model cannot be used at all; the others can."""


class Engine(Protocol):
    """Where models run."""

    def generate(self, model: Summarizer, requests: Sequence[Request]) -> Iterator[Generation]:
        """Yield one generation per request, as they finish, in any order.

        Raises:
            ModelUnavailableError: no request can be answered; the message says why.
        """
        ...

    def close(self, model: Summarizer) -> None:
        """The model is not needed any more."""
        ...


class LocalEngine:
    """Runs models in this process, one after the other."""

    def generate(self, model: Summarizer, requests: Sequence[Request]) -> Iterator[Generation]:
        """Yield exactly one generation per request, even from a model that breaks off."""
        left = {request.id: request for request in requests}
        try:
            for generation in model.generate(requests):
                if left.pop(generation.request_id, None) is not None:
                    yield generation
        except HarnessError as error:
            raise ModelUnavailableError(str(error)) from error
        except Exception as error:
            yield from self._one_at_a_time(model, list(left.values()), error)
        else:
            for request in left.values():
                yield failure(request, RuntimeError("the model gave no answer"))

    def close(self, model: Summarizer) -> None:
        model.close()

    def _one_at_a_time(
        self, model: Summarizer, requests: Sequence[Request], error: Exception
    ) -> Iterator[Generation]:
        """Find the request that broke the batch, so that the others need not fail with it."""
        if len(requests) == 1:
            yield failure(requests[0], error)
            return
        for request in requests:
            yield from self.generate(model, [request])
