"""Weights and tokenizer in memory, shared by the models that are made of the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from harness.models.weights import local_folder, read_ahead
from harness.types import HarnessError

if TYPE_CHECKING:
    from harness.models.spec import CausalSpec, Seq2SeqSpec

_SPECIAL_TOKENS = (
    "bos_token_id",
    "eos_token_id",
    "pad_token_id",
    "decoder_start_token_id",
    "forced_bos_token_id",
)
"""``forced_eos_token_id`` is left out: it would make a truncated summary look finished."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """A model of transformers on its device, ready to generate, and its tokenizer."""

    model: Any
    tokenizer: Any


_LOADED: WeakValueDictionary[tuple[str, ...], Loaded] = WeakValueDictionary()
"""What some model still holds: greedy and sampled SmolLM2 need not take memory twice."""


def load(spec: CausalSpec | Seq2SeqSpec, auto_class: str) -> Loaded:
    """Load what a specification names, or share what is loaded already."""
    folder = local_folder(spec.weights)
    read_ahead(folder)
    device = device_named(spec.device)
    key = (str(folder), auto_class, spec.dtype, spec.quantize, device)
    if (found := _LOADED.get(key)) is not None:
        return found
    loaded = _load(folder, spec, auto_class, device)
    _LOADED[key] = loaded
    return loaded


def _load(folder: Path, spec: CausalSpec | Seq2SeqSpec, auto_class: str, device: str) -> Loaded:
    import torch
    import transformers
    from rich.console import Console

    transformers.utils.logging.disable_progress_bar()
    with Console(stderr=True).status(f"loading {spec.name}"):
        tokenizer = transformers.AutoTokenizer.from_pretrained(folder, trust_remote_code=False)
        model = getattr(transformers, auto_class).from_pretrained(
            folder,
            dtype=getattr(torch, spec.dtype),
            use_safetensors=None if spec.weights.allow_pickle else True,
            quantization_config=_quantization(spec.quantize),
            trust_remote_code=False,  # unset, a terminal is asked whether to run it
        )
    special = {key: getattr(model.generation_config, key) for key in _SPECIAL_TOKENS}
    if special["pad_token_id"] is None:
        special["pad_token_id"] = tokenizer.pad_token_id or tokenizer.eos_token_id
    # What the checkpoint would like to be decoded with does not count: the file decides.
    model.generation_config = transformers.GenerationConfig(**special)
    return Loaded(model.to(device).eval(), tokenizer)


def device_named(name: str) -> str:
    """The device that a specification means; auto is the fastest one here."""
    import torch

    here = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if name == "auto":
        return next((device for device, there in here.items() if there), "cpu")
    if not here.get(name, True):
        raise HarnessError(f"this machine has no {name} device; set 'device: auto' or 'cpu'")
    return name


def _quantization(bits: str) -> Any:
    """The configuration of bitsandbytes for quantised loading, or ``None`` for none."""
    if bits == "none":
        return None
    from importlib.util import find_spec

    from transformers import BitsAndBytesConfig

    if find_spec("bitsandbytes") is None:
        raise HarnessError(
            f"'quantize: {bits}' needs the package bitsandbytes; "
            "install it with: pip install 'factharness[quantize]'"
        )
    return BitsAndBytesConfig(load_in_8bit=bits == "int8", load_in_4bit=bits == "int4")
