"""Weights on a model hub: which commit a revision is, and its files on this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from harness.models.network import http_errors
from harness.types import HarnessError

if TYPE_CHECKING:
    from harness.models.spec import Weights

_COMMIT = re.compile(r"[0-9a-f]{40}")
_FILES = ["*.json", "*.txt", "*.model", "*.jinja", "*.safetensors"]
_SECONDS = 10.0
"""How long the hub may take to answer before it counts as out of reach."""


def commit_of(weights: Weights) -> str:
    """The commit that the revision names: pinned, else known locally, else asked for."""
    if _COMMIT.fullmatch(weights.revision):
        return weights.revision
    cached = _cached(weights)
    return cached.name if cached is not None else _ask(weights)


def fetch(weights: Weights) -> Path:
    """The local snapshot of the revision, downloaded where it is not here yet."""
    folder = _cached(weights)
    if folder is None or not _has_weights(folder, weights):
        # Asked for by name, since only then does the cache note what the name stands for.
        commit = _ask(weights)
        folder = _download(weights, weights.revision)
        if folder.name != commit:
            folder = _download(weights, commit)
    if not _has_weights(folder, weights):
        raise HarnessError(
            f"weights: {weights.hub} has no safetensors at {weights.revision}; set "
            "'weights.allow_pickle: true' if you trust its pickled weights"
        )
    return folder


def _download(weights: Weights, revision: str) -> Path:
    from huggingface_hub import snapshot_download

    wanted = _patterns(weights)
    with _explained(weights):
        return Path(snapshot_download(_name(weights), revision=revision, allow_patterns=wanted))


def is_here(weights: Weights) -> bool:
    """Whether the weights can be loaded without a network."""
    folder = _cached(weights)
    return folder is not None and _has_weights(folder, weights)


def _name(weights: Weights) -> str:
    return weights.hub or ""


def _patterns(weights: Weights) -> list[str]:
    return [*_FILES, "*.bin"] if weights.allow_pickle else _FILES


def _has_weights(folder: Path, weights: Weights) -> bool:
    kinds = ("*.safetensors", "*.bin") if weights.allow_pickle else ("*.safetensors",)
    return any(next(folder.glob(kind), None) for kind in kinds)


def _cached(weights: Weights) -> Path | None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        folder = snapshot_download(_name(weights), revision=weights.revision, local_files_only=True)
    except LocalEntryNotFoundError:
        return None
    return Path(folder)


@cache
def _ask(weights: Weights) -> str:
    """The commit that the hub says the revision is now.

    Asked once: what a branch stands for may not change between planning and loading.
    """
    from huggingface_hub import HfApi

    with _explained(weights):
        info = HfApi().model_info(_name(weights), revision=weights.revision, timeout=_SECONDS)
    return str(info.sha)


@contextmanager
def _explained(weights: Weights) -> Iterator[None]:
    """Turn the hub's errors into a ``HarnessError`` of one line."""
    from huggingface_hub.errors import (
        GatedRepoError,
        HfHubHTTPError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    what = f"weights: {weights.hub} at {weights.revision}"
    unreachable: tuple[type[Exception], ...]
    unreachable = (OfflineModeIsEnabled, HfHubHTTPError, *http_errors(), OSError)
    try:
        yield
    except GatedRepoError:
        raise HarnessError(
            f"{what} is gated; accept its licence on the hub and set HF_TOKEN"
        ) from None
    except RevisionNotFoundError:
        raise HarnessError(f"{what}: no such revision; check 'weights.revision'") from None
    except RepositoryNotFoundError:
        raise HarnessError(f"{what}: no such model; check 'weights.hub'") from None
    except unreachable as error:
        raise HarnessError(
            f"{what} is not on this machine and the hub cannot be reached "
            f"({type(error).__name__}); connect once to fetch it, copy the model folder here and "
            "set 'weights.folder', or leave the model out"
        ) from None
