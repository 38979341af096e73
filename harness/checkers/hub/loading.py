"""Checkpoints and tokenizers of checkers, loaded from local folders only."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

from harness.checkers.hub.spec import HubSpec
from harness.models.spec import Weights
from harness.models.weights import local_folder
from harness.types import HarnessError

_RELATIVE = ("deberta", "deberta-v2", "t5", "mt5", "umt5")
"""Families that know no absolute positions, so that their context has no hard end."""


def load_model(spec: HubSpec, auto_class: str) -> Any:
    """The checkpoint of a specification, in evaluation mode on its device.

    Raises:
        HarnessError: weights are missing, here and from the hub, or do not fit the class.
    """
    import torch
    import transformers

    folder = local_folder(spec.weights)
    transformers.utils.logging.disable_progress_bar()
    try:
        model, told = getattr(transformers, auto_class).from_pretrained(
            folder,
            dtype=getattr(torch, spec.dtype),
            use_safetensors=None if spec.weights.allow_pickle else True,
            output_loading_info=True,
            trust_remote_code=False,  # unset, a terminal is asked whether to run it
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise HarnessError(f"{folder}: cannot be loaded: {_line(error)}") from error
    if told["missing_keys"]:
        # transformers would go on with random weights in their place.
        missing = ", ".join(sorted(told["missing_keys"])[:3])
        raise HarnessError(f"{folder}: the checkpoint lacks weights of {auto_class}: {missing}")
    return placed(model, spec)


def placed(model: Any, spec: HubSpec) -> Any:
    """The model on the device that the specification names."""
    from harness.models.loading import device_named

    return model.to(device_named(spec.device)).eval()


def load_tokenizer(weights: Weights) -> Any:
    import transformers

    folder = local_folder(weights)
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(folder, trust_remote_code=False)
    except (OSError, ValueError, ImportError) as error:
        raise HarnessError(
            f"{folder}: no tokenizer can be loaded: {_line(error)} (a tokenizer without "
            "tokenizer.json needs: pip install sentencepiece)"
        ) from error
    if not tokenizer.is_fast:
        raise HarnessError(f"{folder}: the tokenizer gives no offsets (it has no tokenizer.json)")
    return tokenizer


def check_context(spec: HubSpec, config: Any) -> None:
    """Refuse a context beyond the positions that the model has learned."""
    most = getattr(config, "max_position_embeddings", None)
    if most is None or config.model_type in _RELATIVE:
        return
    if config.model_type in ("roberta", "xlm-roberta", "camembert"):
        most -= (config.pad_token_id or 0) + 1  # positions begin behind the padding's
    if spec.context > most:
        raise HarnessError(
            f"'context: {spec.context}' is more than the {most} tokens that the checkpoint reads"
        )


def load_tensors(path: Path) -> dict[str, Any]:
    """Tensors by name of a .safetensors file, or of a pickle that holds nothing else.

    Of a training checkpoint, those under ``state_dict``. Code in a pickle is never run.
    """
    import torch
    from safetensors.torch import load_file

    if not path.is_file():
        raise HarnessError(f"there is no file {path}")
    if path.suffix == ".safetensors":
        return dict(load_file(path))
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise HarnessError(
            f"{path}: holds more than tensors, and code in it is not run ({_line(error)}); "
            "convert its state_dict to safetensors"
        ) from None
    state = content.get("state_dict", content)
    return {str(key): value for key, value in state.items()}


def _line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
