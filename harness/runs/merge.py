"""Joins the shards of one run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from harness.runs.aggregate import write_parquet
from harness.runs.batches import batches
from harness.runs.log import Record
from harness.runs.store import RunStore
from harness.types import HarnessError

SAME = ("suite", "articles", "fact_sets", "models", "prompts", "seeds", "checker")
"""Parts of the manifest in which shards of one run agree."""
DESCRIPTIONS = ("articles.jsonl", "fact_sets.jsonl", "grid.jsonl", "manifest.json")
BATCH = 256


def merge(shards: Sequence[Path], target: Path) -> RunStore:
    """Join shards into ``target``, which may hold some of them already.

    Raises:
        HarnessError: two of them are parts of different runs; it says in what they differ.
    """
    stores = [RunStore.open(shard) for shard in shards]
    if (target / "manifest.json").exists():
        stores.insert(0, RunStore.open(target))
    for store in stores[1:]:
        if differences := list(_differences(stores[0], store)):
            raise HarnessError(
                f"{store.path} is no shard of the same run as {stores[0].path}:\n  "
                + "\n  ".join(differences)
            )
    joined = RunStore.create(target)
    for store in stores:
        if store.path.resolve() != target.resolve():
            _take(store, joined)
    joined.write_config(stores[0].config().model_copy(update={"shard": None}))
    for name in DESCRIPTIONS:
        if not (target / name).exists():
            shutil.copyfile(stores[0].path / name, target / name)
    write_parquet(joined.rows(), target / "scores.parquet")
    return joined


def _take(store: RunStore, joined: RunStore) -> None:
    """Append what the joined run lacks; a success replaces a failure, never the reverse."""
    for cells in batches((record for _, record in store.cells.scan()), BATCH):
        joined.append_cells(
            record
            for record in cells
            if not joined.has_cell(record["key"])
            or (joined.tries(record["key"]) and record["outcome"] != "error")
        )
    for checks in batches((record for _, record in store.checks.scan()), BATCH):
        joined.append_checks(
            record
            for record in checks
            if not joined.has_check(record["key"])
            or (joined.check_failed(record["key"]) and not record["error"])
        )


def _differences(one: RunStore, other: RunStore) -> Iterator[str]:
    left, right = one.manifest(), other.manifest()
    for part in SAME:
        if left[part] != right[part]:
            yield f"{part}: " + _difference(left[part], right[part])


def _difference(left: object, right: object) -> str:
    if not (isinstance(left, dict) and isinstance(right, dict)):
        return f"{left!r} there, {right!r} here"
    return ", ".join(_keys(left, right))


def _keys(left: Record, right: Record) -> Iterator[str]:
    for key in sorted(left.keys() | right.keys()):
        if left.get(key) != right.get(key):
            where = "differs" if key in left and key in right else "only "
            where += "" if where == "differs" else ("there" if key in left else "here")
            yield f"{key} ({where})"
