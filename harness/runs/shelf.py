"""Stored runs as a whole: which there are, what they hold, and making room."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harness.runs.store import RunStore


@dataclass(frozen=True)
class Summary:
    """One line of the list of runs."""

    path: Path
    written: str
    suite: str
    models: list[str]
    cells: int
    done: int
    failed: int
    bytes: int


def runs_in(folder: Path) -> Iterator[Path]:
    """The folders of runs below ``folder``, in the order of their names."""
    for manifest in sorted(folder.glob("**/manifest.json")):
        yield manifest.parent


def describe(path: Path) -> Summary:
    store = RunStore.open(path)
    manifest = store.manifest()
    keys = [cell.key for cell in store.grid()]
    done = [key for key in keys if store.has_cell(key)]
    return Summary(
        path=path,
        written=manifest["written"],
        suite=manifest["suite"],
        models=list(manifest["models"]),
        cells=len(keys),
        done=len(done),
        failed=sum(1 for key in done if store.tries(key)),
        bytes=sum(file.stat().st_size for file in path.rglob("*") if file.is_file()),
    )


def remove(path: Path) -> None:
    """Delete a run.

    Raises:
        HarnessError: the folder holds no run, so nothing is deleted.
    """
    RunStore.open(path)
    shutil.rmtree(path)


def tidy(path: Path) -> int:
    """Drop records that the run's grid no longer asks for; return the bytes freed.

    These are summaries of former settings, checks by former facts or checkers,
    failures that were mended, and torn lines. Nothing else may write the run meanwhile.
    """
    store = RunStore.open(path)
    before = _size(store)
    checks = (row.check["key"] for row in store.rows() if row.check)
    store.keep(cells=(cell.key for cell in store.grid()), checks=checks)
    return before - _size(store)


def _size(store: RunStore) -> int:
    paths = (store.cells.path, store.checks.path)
    return sum(path.stat().st_size for path in paths if path.exists())
