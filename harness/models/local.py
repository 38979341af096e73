"""What encoder-decoders and causal models share when transformers runs them here."""

from __future__ import annotations

import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from harness.models import memory
from harness.models.base import Progress, failure, reported
from harness.models.batching import run_batches
from harness.models.loading import Loaded, load
from harness.models.longform import Ruler, plan
from harness.models.outcomes import classify
from harness.models.tasks import Piece, Task
from harness.models.weights import weights_identity
from harness.types import Generation, HarnessError, Request, Usage

if TYPE_CHECKING:
    from harness.models.decoding import Answer
    from harness.models.spec import CausalSpec, Seq2SeqSpec

GENERATOR = 2
"""Raise it when the code here changes what a model writes."""


class LocalModel(ABC):
    """A transformers model in this process, loaded at the first request."""

    def __init__(self, spec: CausalSpec | Seq2SeqSpec) -> None:
        self.spec = spec
        self.name = spec.name
        self.stochastic = spec.decoding.samples
        self._loaded: Loaded | None = None

    @property
    @abstractmethod
    def takes_prompt(self) -> bool: ...

    @abstractmethod
    def _auto_class(self) -> str:
        """The name of the class of transformers that loads this kind."""

    @abstractmethod
    def _encode(self, request: Request, text: str) -> list[int]:
        """What the model reads for a request with ``text`` in the article's place."""

    @abstractmethod
    def _context(self) -> int | None:
        """How many tokens ``_encode`` may return; ``None`` where the model sets no limit."""

    def identity(self) -> dict[str, Any]:
        spec = self.spec
        return {
            "kind": spec.kind,
            "weights": weights_identity(spec.weights),
            "dtype": spec.dtype,
            "quantize": spec.quantize,
            "decoding": spec.decoding.model_dump(exclude_none=True),
            "long_articles": spec.long_articles.model_dump(exclude_none=True),
            "generator": GENERATOR,
        }

    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        self.load()
        wave: list[Task] = []
        for request in requests:
            try:
                wave.append(self._task(request))
            except Exception as error:
                yield reported(failure(request, error), progress)
        while wave:
            unfinished: list[Task] = []
            for piece, answer in self._read(self._pieces(wave)):
                if (final := piece.task.receive(piece.place, answer)) is not None:
                    yield reported(final, progress)
                elif piece.task.waiting:
                    unfinished.append(piece.task)
            wave = unfinished

    def load(self) -> None:
        """Load weights and tokenizer, unless they are loaded."""
        if self._loaded is None:
            self._loaded = load(self.spec, self._auto_class())

    def close(self) -> None:
        self._loaded = None

    @property
    def _model(self) -> Any:
        assert self._loaded is not None
        return self._loaded.model

    @property
    def _tokenizer(self) -> Any:
        assert self._loaded is not None
        return self._loaded.tokenizer

    def _task(self, request: Request) -> Task:
        if self.takes_prompt and request.prompt is None:
            raise HarnessError(f"model {self.name} reads a prompt, and this request has none")
        if self.stochastic and request.seed is None:
            raise HarnessError(f"model {self.name} samples, so each request needs a seed")
        ruler = Ruler(lambda text: len(self._encode(request, text)), self._room())
        return Task(request, plan(request.article.text, ruler, self.spec.long_articles))

    def _room(self) -> int:
        limits = (self._context(), self.spec.long_articles.context)
        return min((n for n in limits if n is not None), default=sys.maxsize)

    def _pieces(self, wave: Sequence[Task]) -> list[Piece]:
        return [
            Piece(task, place, self._encode(task.request, text))
            for task in wave
            for place, text in enumerate(task.texts)
        ]

    def _read(self, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Generation]]:
        """The answer to each piece, batch by batch."""
        results = run_batches(
            pieces,
            length=lambda piece: len(piece.tokens),
            rows=self._rows,
            work=self._work,
            is_out_of_memory=memory.is_out_of_memory,
        )
        for piece, result in results:
            if isinstance(result, Exception):
                yield piece, failure(piece.task.request, result)
            else:
                yield piece, result

    def _rows(self, tokens: int) -> int:
        if self.spec.batch_size != "auto":
            return self.spec.batch_size
        decoding, model = self.spec.decoding, self._model
        total = tokens + decoding.max_new_tokens
        fits = memory.rows_that_fit(model.config, model.device, model.dtype, total)
        return max(1, fits // decoding.num_beams)

    def _work(self, batch: Sequence[Piece]) -> list[Generation]:
        """Decode one batch; its time is shared out among its rows."""
        from harness.models.decoding import Decoder

        decoder = Decoder(self._model, self.spec.decoding)
        seeds = [p.task.request.seed for p in batch] if self.stochastic else None
        memory.start_peak(self._model.device)
        start = time.perf_counter()
        answers = decoder.decode([p.tokens for p in batch], seeds)
        share = (time.perf_counter() - start) / len(batch)
        cost = Usage(
            seconds=share,
            first_token_seconds=decoder.first_token_seconds,
            peak_memory_bytes=memory.peak(self._model.device),
        )
        return [
            self._generation(piece, answer, cost)
            for piece, answer in zip(batch, answers, strict=True)
        ]

    def _generation(self, piece: Piece, answer: Answer, cost: Usage) -> Generation:
        text = self._tokenizer.decode(answer.tokens, skip_special_tokens=True).strip()
        outcome = classify(text, hit_limit=answer.hit_limit)
        usage = replace(cost, prompt_tokens=len(piece.tokens), generated_tokens=len(answer.tokens))
        return Generation(piece.task.request.id, text, outcome, usage)
