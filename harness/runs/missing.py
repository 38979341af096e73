"""What to say where a run was looked for and none lies, or its files are damaged."""

from __future__ import annotations

from pathlib import Path

from harness.facts.problem import nearest
from harness.listing import some
from harness.types import HarnessError

NAMED = 3
"""So many runs below a folder are named."""


def no_run(path: Path) -> HarnessError:
    """No run lies in this folder; those in it, or the one that was meant, are named."""
    return HarnessError(f"{path}: no run lies here (manifest.json is missing){_meant(path)}")


def cannot_read(path: Path, error: Exception) -> HarnessError:
    """One of a run's own files is missing, closed to us or damaged."""
    if isinstance(error, OSError):
        return HarnessError(f"{path}: cannot read: {error.strerror}")
    return HarnessError(
        f"{path}: damaged: {error}. The run's command, given again, writes this file anew; "
        "summaries and checks that are stored stay"
    )


def _meant(path: Path) -> str:
    inside = _runs_of(path)
    if inside:
        return f"; runs in it: {some(sorted(inside), NAMED)}"
    beside = _runs_of(path.parent)
    return nearest(str(path), beside) if beside else ""


def _runs_of(folder: Path) -> list[str]:
    try:
        return [str(manifest.parent) for manifest in folder.glob("*/manifest.json")]
    except OSError:
        return []
