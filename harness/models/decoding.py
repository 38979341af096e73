"""One batch through ``model.generate``: tensors in, trimmed tokens out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from transformers import (
    GenerationConfig,
    LogitsProcessor,
    LogitsProcessorList,
    NoRepeatNGramLogitsProcessor,
    RepetitionPenaltyLogitsProcessor,
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
)

from harness.models.sampling import GumbelNoise, row_seed

if TYPE_CHECKING:
    from harness.models.spec import Decoding

_OWN = {"temperature", "top_p", "top_k", "no_repeat_ngram_size", "repetition_penalty"}
"""Applied here rather than by transformers, which would sample from one shared stream, and
which would take the padding before a short prompt for text that must not be repeated."""


@dataclass(frozen=True)
class Answer:
    """``tokens`` ends with the end-of-text token, unless the token limit came first."""

    tokens: list[int]
    hit_limit: bool


class _Clock(LogitsProcessor):
    """Notes when the first scores were ready: the time to first token, within a step."""

    def __init__(self) -> None:
        self._start = time.perf_counter()
        self.seconds: float | None = None

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.Tensor:
        if self.seconds is None:
            self.seconds = time.perf_counter() - self._start
        return scores


class OwnText(LogitsProcessor):
    """Shows a processor each row without its padding, so that batch mates do not matter.

    ``starts`` says where the text of each row begins; in a beam search, each row is followed
    by its other beams.
    """

    def __init__(self, inner: LogitsProcessor, starts: Sequence[int]) -> None:
        self._inner = inner
        self._starts = starts

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.Tensor:
        if not any(self._starts):
            unpadded: torch.Tensor = self._inner(input_ids, scores)
            return unpadded
        beams = len(input_ids) // len(self._starts)
        rows = [
            self._inner(input_ids[i : i + 1, self._starts[i // beams] :], scores[i : i + 1])
            for i in range(len(input_ids))
        ]
        return torch.cat(rows)


class Decoder:
    """Decodes batches with one model under one set of decoding parameters."""

    def __init__(self, model: Any, decoding: Decoding) -> None:
        self._model = model
        self._decoding = decoding
        self.first_token_seconds: float | None = None

    def decode(
        self, rows: Sequence[Sequence[int]], seeds: Sequence[int | None] | None
    ) -> list[Answer]:
        """Answers to rows of tokens; ``seeds`` are given where the model samples."""
        clock = _Clock()
        steps = [*self._repetition(rows), *self._sampling(rows, seeds), clock]
        tokens, mask = self._padded(rows)
        with torch.inference_mode():
            output = self._model.generate(
                input_ids=tokens,
                attention_mask=mask,
                **self._also_reads(mask),
                generation_config=self._config(),
                logits_processor=LogitsProcessorList(steps),
            )
        self.first_token_seconds = clock.seconds
        # A causal model repeats its prompt, an encoder-decoder begins with one start token.
        seen = 1 if self._model.config.is_encoder_decoder else tokens.shape[1]
        return [self._trimmed(row) for row in output[:, seen:].tolist()]

    def _config(self) -> GenerationConfig:
        settings = self._decoding.model_dump(exclude=_OWN, exclude_none=True)
        return GenerationConfig(**settings, do_sample=False)

    def _repetition(self, rows: Sequence[Sequence[int]]) -> list[LogitsProcessor]:
        decoding = self._decoding
        steps: list[LogitsProcessor] = []
        if decoding.repetition_penalty is not None:
            steps.append(RepetitionPenaltyLogitsProcessor(decoding.repetition_penalty))
        if decoding.no_repeat_ngram_size is not None:
            steps.append(NoRepeatNGramLogitsProcessor(decoding.no_repeat_ngram_size))
        # An encoder-decoder looks back on what it wrote, which is never padded.
        padded = not self._model.config.is_encoder_decoder
        width = max(map(len, rows))
        starts = [width - len(row) if padded else 0 for row in rows]
        return [OwnText(step, starts) for step in steps]

    def _sampling(
        self, rows: Sequence[Sequence[int]], seeds: Sequence[int | None] | None
    ) -> list[LogitsProcessor]:
        if seeds is None:
            return []
        decoding = self._decoding
        steps: list[LogitsProcessor] = [TemperatureLogitsWarper(decoding.temperature)]
        if decoding.top_k is not None:
            steps.append(TopKLogitsWarper(decoding.top_k))
        if decoding.top_p is not None:
            steps.append(TopPLogitsWarper(decoding.top_p))
        each = [row_seed(s or 0, tokens) for s, tokens in zip(seeds, rows, strict=True)]
        return [*steps, GumbelNoise(each)]

    def _padded(self, rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Tokens and attention mask, (rows, longest): a prompt ends where decoding begins,
        so a causal model is padded on the left; an encoder is padded on the right."""
        width = max(map(len, rows))
        tokens = torch.full((len(rows), width), self._model.generation_config.pad_token_id)
        mask = torch.zeros_like(tokens)
        for i, row in enumerate(rows):
            at = 0 if self._model.config.is_encoder_decoder else width - len(row)
            tokens[i, at : at + len(row)] = torch.tensor(row)
            mask[i, at : at + len(row)] = 1
        return tokens.to(self._model.device), mask.to(self._model.device)

    def _also_reads(self, mask: torch.Tensor) -> dict[str, torch.Tensor]:
        """LED looks at everything from the first token, as its authors do for summaries."""
        if self._model.config.model_type != "led":
            return {}
        everywhere = torch.zeros_like(mask)
        everywhere[:, 0] = 1
        return {"global_attention_mask": everywhere}

    def _trimmed(self, row: list[int]) -> Answer:
        ends = self._model.generation_config.eos_token_id
        stops = set(ends if isinstance(ends, list) else [ends])
        length = next((i + 1 for i, token in enumerate(row) if token in stops), None)
        return Answer(row[:length], hit_limit=length is None)
