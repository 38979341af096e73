"""AlignScore: three heads over the pooled output of a RoBERTa (Zha et al. 2023)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from harness.checkers.hub.core import PassageChecker, Reading
from harness.checkers.hub.inputs import Inputs, Row
from harness.checkers.hub.loading import check_context, load_tensors, load_tokenizer, placed
from harness.checkers.hub.spec import AlignSpec
from harness.models.cache import file_digest
from harness.models.weights import local_folder
from harness.types import HarnessError

_OUTPUTS = {"tri": 3, "bin": 2, "reg": 1}
_ALIGNED = {"tri": 0, "bin": 1, "reg": 0}
"""The output that means aligned; of the three, 1 is neutral and 2 contradicted."""
_CONTRADICTED = 2


class Align(PassageChecker[AlignSpec]):
    """The probability of ``aligned`` from one of the heads; the published one is ``tri``."""

    def identity(self) -> dict[str, Any]:
        told = super().identity()
        told["checkpoint"] = file_digest(self._file())
        return told

    def load(self) -> tuple[Any, Inputs]:
        import torch
        from transformers import AutoConfig, AutoModel

        spec = self.spec
        config = AutoConfig.from_pretrained(local_folder(spec.weights), trust_remote_code=False)
        if config.model_type != "roberta":
            raise HarnessError(f"AlignScore stands on roberta, 'weights' is {config.model_type}")
        check_context(spec, config)
        tensors = load_tensors(self._file())
        body = AutoModel.from_config(config)
        _fill(body, tensors, "base_model.", self._file())
        head = torch.nn.Linear(config.hidden_size, _OUTPUTS[spec.head])
        _fill(head, tensors, f"{spec.head}_layer.", self._file())
        model = torch.nn.ModuleDict({"body": body, "head": head}).to(getattr(torch, spec.dtype))
        return placed(model, spec), Inputs(load_tokenizer(spec.weights), None, spec.context)

    def read(self, rows: Sequence[Row]) -> list[Reading]:
        import torch

        body, head = self.model["body"], self.model["head"]
        with torch.inference_mode():
            batch = self.inputs.tensors(rows).to(body.device)
            logits = head(body(**batch).pooler_output).float()
            if self.spec.head == "reg":
                chances = torch.sigmoid(logits)
            else:
                chances = torch.softmax(logits, dim=-1)
        aligned, tri = _ALIGNED[self.spec.head], self.spec.head == "tri"
        return [
            Reading(float(p[aligned]), float(p[_CONTRADICTED]) if tri else None, cut=row.cut)
            for row, p in zip(rows, chances.tolist(), strict=True)
        ]

    def _file(self) -> Path:
        path = Path(self.spec.checkpoint).expanduser()
        if not path.is_file():
            raise HarnessError(
                f"checker {self.spec.name}: there is no file {path}; download AlignScore's "
                "checkpoint and set 'checkpoint' to it"
            )
        return path


def _fill(module: Any, tensors: dict[str, Any], prefix: str, file: Path) -> None:
    state = {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
    # Old checkpoints also hold the numbers of the positions, which are no weights.
    state.pop("embeddings.position_ids", None)
    try:
        module.load_state_dict(state)
    except RuntimeError as error:
        line = str(error).splitlines()[-1].strip()
        raise HarnessError(
            f"{file}: not AlignScore's weights for the RoBERTa of 'weights': {prefix}: {line}"
        ) from None
