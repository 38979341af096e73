"""Models behind a server that speaks OpenAI's chat completions."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from harness.models.base import Progress, describe, failure, reported
from harness.models.chat import ask
from harness.models.patience import Gate, Patience
from harness.models.prices import load_price
from harness.models.replies import to_generation
from harness.types import Generation, HarnessError, Request, Usage

if TYPE_CHECKING:
    from openai import OpenAI

    from harness.models.spec import OpenAISpec


class Served:
    """Asks a server, several requests at once; as many as it bears."""

    takes_prompt = True

    def __init__(self, spec: OpenAISpec) -> None:
        self.spec = spec
        self.name = spec.name
        self.stochastic = spec.temperature > 0
        self._price = load_price(spec.price)
        self._client: OpenAI | None = None

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
        """One request's answer, or its failure once patience has run out."""
        patience = Patience(self.spec.retries, self.spec.longest_wait)
        start = time.perf_counter()
        while True:
            try:
                with gate:
                    began = time.perf_counter()
                    reply = ask(client, self.spec, request)
            except Exception as error:
                wait = patience.after(error)
                if wait is None:
                    spent = Usage(seconds=time.perf_counter() - start, retries=patience.retries)
                    return replace(failure(request, error), usage=spent, error=self._told(error))
                gate.slow_down(wait)
            else:
                gate.speed_up()
                seconds = time.perf_counter() - began
                spent = Usage(seconds=seconds, retries=patience.retries)
                return to_generation(request.id, reply, self._price, spent)

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
