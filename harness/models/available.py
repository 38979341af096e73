"""Whether a model can be used here and now, told without loading it."""

from __future__ import annotations

import os
from pathlib import Path

from harness.models import hub
from harness.models.spec import CausalSpec, ModelSpec, OpenAISpec, ReplaySpec, Seq2SeqSpec, Weights
from harness.models.weights import gguf_file, local_folder
from harness.types import HarnessError


def what_is_missing(spec: ModelSpec) -> str | None:
    """What keeps the model from being used here; ``None`` where nothing is known to.

    A server is not asked whether it is up.
    """
    if isinstance(spec, CausalSpec | Seq2SeqSpec):
        return _missing_weights(spec.weights)
    if isinstance(spec, OpenAISpec) and spec.api_key_env and spec.api_key_env not in os.environ:
        return f"the environment variable {spec.api_key_env} is not set"
    if isinstance(spec, ReplaySpec) and not Path(spec.file).expanduser().is_file():
        return f"there is no file {spec.file}"
    return None


def _missing_weights(weights: Weights) -> str | None:
    if weights.hub is not None:
        return None if hub.is_here(weights) else "not downloaded"
    try:
        local_folder(weights) if weights.folder else gguf_file(weights)
    except HarnessError as error:
        return str(error).removeprefix("weights: ")
    return None
