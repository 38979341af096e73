"""Whether a model can be used here and now, told without loading it."""

from __future__ import annotations

import os
import socket
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from harness.models import hub
from harness.models.spec import CausalSpec, ModelSpec, OpenAISpec, ReplaySpec, Seq2SeqSpec, Weights
from harness.models.weights import gguf_file, local_folder
from harness.types import HarnessError

_SECONDS = 1.0
"""How long a server may take to accept a connection."""


def what_is_missing(spec: ModelSpec) -> str | None:
    """What keeps the model from being used here; ``None`` where nothing is known to.

    A server is only asked whether it takes a connection.
    """
    if isinstance(spec, CausalSpec | Seq2SeqSpec):
        if spec.quantize != "none" and find_spec("bitsandbytes") is None:
            return "the package bitsandbytes is not installed"
        return missing_weights(spec.weights)
    if isinstance(spec, OpenAISpec):
        return _missing_server(spec)
    if isinstance(spec, ReplaySpec) and not Path(spec.file).expanduser().is_file():
        return f"there is no file {spec.file}"
    return None


def _missing_server(spec: OpenAISpec) -> str | None:
    if spec.api_key_env and spec.api_key_env not in os.environ:
        return f"the environment variable {spec.api_key_env} is not set"
    url = urlsplit(spec.base_url)
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        socket.create_connection((url.hostname or "", port), timeout=_SECONDS).close()
    except OSError:
        return f"nothing answers at {spec.base_url}"
    return None


def missing_weights(weights: Weights) -> str | None:
    """What keeps weights from being loaded without a network; ``None`` where nothing does."""
    if weights.hub is not None:
        return None if hub.is_here(weights) else "not downloaded"
    try:
        local_folder(weights) if weights.folder else gguf_file(weights)
    except HarnessError as error:
        return str(error).removeprefix("weights: ")
    return None
