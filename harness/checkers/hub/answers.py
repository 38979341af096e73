"""An encoder-decoder that answers with one token, as MiniCheck-Flan-T5 does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from harness.checkers.hub.core import PassageChecker, Reading
from harness.checkers.hub.inputs import Inputs, Row
from harness.checkers.hub.loading import load_model, load_tokenizer
from harness.checkers.hub.spec import AnswerSpec
from harness.types import HarnessError


class Answer(PassageChecker[AnswerSpec]):
    """The softmax over the two answer tokens at the decoder's first step."""

    def load(self) -> tuple[Any, Inputs]:
        model = load_model(self.spec, "AutoModelForSeq2SeqLM")
        tokenizer = load_tokenizer(self.spec.weights)
        self._verify(tokenizer)
        return model, Inputs(tokenizer, self.spec.template, self.spec.context)

    def _verify(self, tokenizer: Any) -> None:
        """The file's answer tokens are this tokenizer's; else every verdict would be noise."""
        for name in ("supported", "unsupported"):
            wanted = getattr(self.spec, name)
            found = tokenizer.convert_ids_to_tokens([wanted.id])[0]
            if found != wanted.token:
                raise HarnessError(
                    f"'{name}.id: {wanted.id}' is {found!r} to the checkpoint's tokenizer, "
                    f"not {wanted.token!r}: these are other weights than the file means"
                )

    def read(self, rows: Sequence[Row]) -> list[Reading]:
        import torch

        model = self.model
        first = model.config.decoder_start_token_id
        with torch.inference_mode():
            batch = self.inputs.tensors(rows).to(model.device)
            start = torch.full((len(rows), 1), first, device=model.device)
            logits = model(
                input_ids=batch["input_ids"],
                attention_mask=batch["attention_mask"],
                decoder_input_ids=start,
            ).logits[:, 0]
        pair = logits[:, [self.spec.unsupported.id, self.spec.supported.id]].float()
        support = torch.softmax(pair, dim=-1)[:, 1].tolist()
        return [Reading(p, cut=row.cut) for row, p in zip(rows, support, strict=True)]
