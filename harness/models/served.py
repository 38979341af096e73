"""Models behind a server that speaks OpenAI's chat completions."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from harness.models.base import Progress, describe, failure, reported
from harness.models.causal import with_text
from harness.models.chat import ask
from harness.models.longform import plan
from harness.models.patience import Gate, Patience
from harness.models.prices import load_price
from harness.models.replies import Reply, to_generation
from harness.models.served_context import CutSilentlyError, ServerContext
from harness.models.tasks import Task
from harness.types import Generation, HarnessError, Request, Usage

if TYPE_CHECKING:
    from openai import OpenAI

    from harness.models.spec import OpenAISpec


MOST_LESSONS = 5
"""So often a server may refuse a prompt as too long before the request counts as failed."""


class Served:
    """Asks a server, several requests at once; as many as it bears."""

    takes_prompt = True

    def __init__(self, spec: OpenAISpec) -> None:
        self.spec = spec
        self.name = spec.name
        self.stochastic = spec.temperature > 0
        self.price = load_price(spec.price)
        self._client: OpenAI | None = None
        self.context = ServerContext(spec.long_articles.context, spec.max_tokens)

    def identity(self) -> dict[str, Any]:
        spec = self.spec
        return {
            "kind": spec.kind,
            "base_url": spec.base_url,
            "model": spec.model,
            "revision": spec.revision,
            "max_tokens": spec.max_tokens,
            "temperature": spec.temperature,
            "top_p": spec.top_p,
            **self._unusual(),
        }

    def _unusual(self) -> dict[str, Any]:
        """Keys that are not as by default; the others would change the keys of older runs."""
        usual, chosen = type(self.spec).model_fields, self.spec.model_dump(exclude_none=True)
        names = ("response_format", "extra_body", "long_articles")
        return {
            name: chosen[name]
            for name in names
            if name in chosen and getattr(self.spec, name) != usual[name].default
        }

    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        client = self._connected()
        gate = Gate(self.spec.concurrency)
        pool = ThreadPoolExecutor(self.spec.concurrency, thread_name_prefix=self.name)
        try:
            waiting = [pool.submit(self._answer, client, gate, request) for request in requests]
            for done in as_completed(waiting):
                yield reported(done.result(), progress)
        finally:
            gate.close()
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = None

    def _connected(self) -> OpenAI:
        from openai import OpenAI

        if self._client is None:
            self._client = OpenAI(
                base_url=self.spec.base_url,
                api_key=self._key() or "none",
                timeout=self.spec.timeout,
                # Retries are done here, where they are counted and slow down the others.
                max_retries=0,
            )
        return self._client

    def _key(self) -> str | None:
        name = self.spec.api_key_env
        if name is None:
            return None
        if not (key := os.environ.get(name)):
            raise HarnessError(
                f"model {self.name} takes its key from the environment variable {name}, "
                f"which is not set; set it with: export {name}=…"
            )
        return key

    def _answer(self, client: OpenAI, gate: Gate, request: Request) -> Generation:
        """One request's answer, or its failure once patience has run out.

        Where the server does not read all of it, it is asked again by ``long_articles``.
        """
        patience = Patience(self.spec.retries, self.spec.longest_wait)
        start = time.perf_counter()
        try:
            for _ in range(MOST_LESSONS):
                reading = Reading(self, client, gate, request, patience)
                if (generation := reading.finish()) is not None:
                    return generation
            raise HarnessError(
                f"the server does not read prompts of {self.context.room} tokens either; set "
                "'long_articles.context' to what it reads"
            )
        except Exception as error:
            spent = Usage(seconds=time.perf_counter() - start, retries=patience.retries)
            return replace(failure(request, error), usage=spent, error=self._told(error))

    def _told(self, error: Exception) -> Mapping[str, Any]:
        """The error as it is stored: with the address that did not answer, without the key,
        which some servers repeat in their complaint about it."""
        from openai import APIConnectionError

        told = dict(describe(error))
        if isinstance(error, APIConnectionError):
            told["message"] += f" ({self.spec.base_url}: {error.__cause__ or 'no answer in time'})"
        key = self._key()
        if key is None:
            return told
        return {name: str(text).replace(key, "***") for name, text in told.items()}


class Reading:
    """One request on its way through a server, at once or part by part."""

    def __init__(
        self, model: Served, client: OpenAI, gate: Gate, request: Request, patience: Patience
    ) -> None:
        self._model = model
        self._client = client
        self._gate = gate
        self._request = request
        self._patience = patience

    def finish(self) -> Generation | None:
        """The final answer; None where the server turned out to read less than was sent."""
        spec, context, request = self._model.spec, self._model.context, self._request
        measured = context.measure(self._client, spec, request)
        steps = plan(request.article.text, context.ruler(request, measured), spec.long_articles)
        task = Task(request, steps)
        while True:
            for place, text in enumerate(list(task.texts)):
                part = request
                if text != request.article.text:
                    part = replace(request, prompt=with_text(request, text))
                try:
                    reply, spent = self._ask(part)
                    context.look(reply, request, text)
                except CutSilentlyError:
                    if spec.long_articles.strategy == "refuse":
                        raise
                    return None
                except Exception as error:
                    if not context.learn(error, request, text):
                        raise
                    return None
                answer = to_generation(request.id, reply, self._model.price, spent)
                if (final := task.receive(place, answer)) is not None:
                    return final

    def _ask(self, request: Request) -> tuple[Reply, Usage]:
        """Ask until there is an answer or patience has run out."""
        while True:
            try:
                with self._gate:
                    began = time.perf_counter()
                    reply = ask(self._client, self._model.spec, request)
            except Exception as error:
                wait = self._patience.after(error)
                if wait is None:
                    raise
                self._gate.slow_down(wait)
            else:
                self._gate.speed_up()
                seconds = time.perf_counter() - began
                return reply, Usage(seconds=seconds, retries=self._patience.retries)
