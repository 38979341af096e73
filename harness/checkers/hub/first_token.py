"""HHEM-2.1-open without its repository's code: a T5 encoder that classifies one token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from harness.checkers.hub.core import PassageChecker, Reading
from harness.checkers.hub.inputs import Inputs, Row
from harness.checkers.hub.labels import two_classes
from harness.checkers.hub.loading import load_tensors, load_tokenizer, placed
from harness.checkers.hub.spec import FirstTokenSpec
from harness.models.weights import local_folder, weights_identity
from harness.types import HarnessError

_TIED = ("encoder.embed_tokens.weight", "transformer.encoder.embed_tokens.weight")
"""The same tensor as ``shared``; checkpoints may hold it once."""


class FirstToken(PassageChecker[FirstTokenSpec]):
    """The softmax over the two classes of the prompt's first token."""

    def identity(self) -> dict[str, Any]:
        return {**super().identity(), "base": weights_identity(self.spec.base)}

    def load(self) -> tuple[Any, Inputs]:
        import torch
        from transformers import AutoConfig, T5ForTokenClassification

        spec = self.spec
        config = AutoConfig.from_pretrained(
            local_folder(spec.base), num_labels=2, trust_remote_code=False
        )
        two_classes(config, spec.supported, spec.name)
        model = T5ForTokenClassification(config)
        _fill(model, load_tensors(local_folder(spec.weights) / "model.safetensors"), spec.prefix)
        tokenizer = load_tokenizer(spec.base)
        model = placed(model.to(getattr(torch, spec.dtype)), spec)
        return model, Inputs(tokenizer, spec.template, spec.context)

    def read(self, rows: Sequence[Row]) -> list[Reading]:
        import torch

        with torch.inference_mode():
            batch = self.inputs.tensors(rows).to(self.model.device)
            # A T5 decoder's output is asked for nowhere: the head stands on the encoder.
            logits = self.model(
                input_ids=batch["input_ids"], attention_mask=batch["attention_mask"]
            ).logits[:, 0]
        support = torch.softmax(logits.float(), dim=-1)[:, self.spec.supported].tolist()
        return [Reading(p, cut=row.cut) for row, p in zip(rows, support, strict=True)]


def _fill(model: Any, tensors: dict[str, Any], prefix: str) -> None:
    """Load the tensors under a prefix; all that the model has must be among them."""
    state = {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
    try:
        told = model.load_state_dict(state, strict=False)
    except RuntimeError as error:
        line = str(error).splitlines()[-1].strip()
        raise HarnessError(f"the weights do not fit the config of 'base': {line}") from None
    missing = [key for key in told.missing_keys if key not in _TIED]
    if missing or told.unexpected_keys:
        raise HarnessError(
            "the weights are not those of a T5 that classifies tokens, or 'prefix' is wrong: "
            f"missing {missing[:2]}, unexpected {told.unexpected_keys[:2]}"
        )
