"""The same command on another day goes on with what it left unfinished."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from omegaconf import DictConfig

from harness.cli.settings import composed, validated
from harness.cli.sweep import SOME_FAILED, read_word
from harness.runs.config import RunConfig
from harness.runs.store import RunStore
from harness.types import HarnessError

ANY_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-"

HOW_ONLY = {"executor", "retry_errors", "max_errors", "progress", "show_flags"}
"""Settings that say how a run is done, not what it is."""


def unfinished(config: RunConfig, hydra: DictConfig) -> Path | None:
    """An earlier day's folder, where this very run was begun and did not end.

    None where today's folder is there already, or the user named a folder.
    """
    today = Path(hydra.run.dir)
    if today.exists() or any(each.startswith("hydra.run.dir") for each in hydra.overrides.hydra):
        return None
    for folder in sorted(today.parent.glob(ANY_DAY + config.name), reverse=True):
        if _same(folder, config):
            word = read_word(folder)
            ended = word is not None and word.get("exit_code") in (0, SOME_FAILED)
            return None if ended else folder
    return None


def to_resume(arguments: Sequence[str]) -> Path | None:
    """The same, from the arguments of ``harness run``; flags but ``--config-dir`` rule it out."""
    config_dir, rest = None, list(arguments)
    if "--config-dir" in rest[:-1]:
        at = rest.index("--config-dir")
        config_dir = rest[at + 1]
        del rest[at : at + 2]
    if any(each.startswith("-") for each in rest) or not any(Path().glob("*/" + ANY_DAY + "*")):
        return None
    try:
        settings, hydra = composed(rest, config_dir)
        return unfinished(validated(settings), hydra)
    except HarnessError:
        return None  # Hydra meets the same mistake, and is heard


def _same(folder: Path, config: RunConfig) -> bool:
    try:
        stored = RunStore(folder).config()
    except HarnessError:
        return False
    return _what(stored) == _what(config)


def _what(config: RunConfig) -> dict[str, Any]:
    return config.model_dump(mode="json", exclude=HOW_ONLY)
