"""Encoder-decoders such as BART, PEGASUS, T5 and LED: the article in, a summary out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harness.models.causal import with_text
from harness.models.local import LocalModel
from harness.types import Request

if TYPE_CHECKING:
    from harness.models.spec import Seq2SeqSpec

_NO_LIMIT = 1_000_000
"""Tokenizers that know no limit report a huge one."""


class Seq2Seq(LocalModel):
    """An encoder-decoder. Only an instruction-tuned one reads a prompt."""

    spec: Seq2SeqSpec

    @property
    def takes_prompt(self) -> bool:
        return self.spec.takes_prompt

    def identity(self) -> dict[str, Any]:
        return {**super().identity(), "prefix": self.spec.prefix}

    def _auto_class(self) -> str:
        return "AutoModelForSeq2SeqLM"

    def _context(self) -> int | None:
        config = self._model.config
        names = ("max_encoder_position_embeddings", "max_position_embeddings", "n_positions")
        limits = [n for name in names if isinstance(n := getattr(config, name, None), int)]
        tokenizer = self._tokenizer.model_max_length
        return min([*limits[:1], *([tokenizer] if tokenizer < _NO_LIMIT else [])], default=None)

    def _encode(self, request: Request, text: str) -> list[int]:
        read = with_text(request, text) if self.takes_prompt else self.spec.prefix + text
        return list(self._tokenizer(read, verbose=False).input_ids)
