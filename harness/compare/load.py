"""Stored runs, as comparison needs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from harness.compare.stored import Briefs, Stored
from harness.runs.plan import Case
from harness.runs.store import Row, RunStore
from harness.types import Outcome

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell with the summary that was stored and its current check, if there is one."""

    run: str
    model: str
    """The name in tables: the model's own, with ``@run`` where runs share the name."""
    article: str
    prompt: str | None
    seed: int | None
    key: str
    generation: Stored
    check: Record | None

    @property
    def outcome(self) -> Outcome:
        return Outcome(self.generation["outcome"])

    @property
    def failed(self) -> bool:
        """Whether the cell has no summary that a reader could be given."""
        return self.outcome not in (Outcome.OK, Outcome.TRUNCATED)

    @property
    def checked(self) -> bool:
        return self.check is not None and not self.check.get("error")

    @property
    def cut_tokens(self) -> int:
        """Tokens at the article's end that the model never read."""
        return self.generation.brief["cut_tokens"] or 0

    @property
    def unscored(self) -> tuple[int, int]:
        """How many of the verdicts were not decided, and how many there are."""
        if isinstance(self.check, Stored):
            found: tuple[int, int] = self.check.brief["unscored"]
            return found
        return unscored(self.check or {"verdicts": []})


def unscored(check: Record) -> tuple[int, int]:
    verdicts = [verdict["verdict"] for verdict in check["verdicts"]]
    return verdicts.count("unscored"), len(verdicts)


@dataclass(frozen=True)
class LoadedRun:
    """One run: its entries in grid order, its articles and facts, and what is missing."""

    name: str
    path: Path
    manifest: Record
    cases: Mapping[str, Case]
    entries: tuple[Entry, ...]
    pending: int
    """Cells that the grid asks for and that were never generated."""
    twins: tuple[Entry, ...] = ()
    """Summaries that an earlier run holds as well; they count once, but what this run judged
    them by still has to be what the earlier one judged them by."""


def load_run(path: Path) -> LoadedRun:
    """Read a run folder.

    Raises:
        HarnessError: the folder holds no run; the nearest one that does is named.
    """
    store = RunStore.open(path)
    name = path.resolve().name
    entries, pending, briefs = [], 0, Briefs()
    for row in store.rows():
        if row.generation is None:
            pending += 1
        else:
            entries.append(_entry(name, store, row, briefs))
    return LoadedRun(name, path, store.manifest(), store.cases(), tuple(entries), pending)


def _entry(run: str, store: RunStore, row: Row, briefs: Briefs) -> Entry:
    """The entry of a row; its records stay on the disk but for what every cell is asked."""
    cell, generation, check = row
    assert generation
    written, judged = store.places(cell.key, check["key"] if check else None)
    brief = briefs.of(
        outcome=generation["outcome"],
        article_sha256=generation["article_sha256"],
        cut_tokens=generation["usage"].get("cut_tokens"),
    )
    return Entry(
        run, cell.model, cell.article, cell.prompt, cell.seed, cell.key,
        Stored(store.cells, written, brief),
        check and Stored(store.checks, judged, _brief_of_check(check, briefs)),
    )  # fmt: skip


def _brief_of_check(check: Record, briefs: Briefs) -> Record:
    if check["error"]:
        return briefs.of(checker=check["checker"])
    return briefs.of(checker=check["checker"], error=None, unscored=unscored(check))


def load_runs(paths: Sequence[Path]) -> list[LoadedRun]:
    """Read run folders; each gets a name of its own, and so does each model."""
    runs = [load_run(path) for path in paths]
    names = [run.name for run in runs]
    if len(set(names)) < len(names):
        runs = [_renamed(run, f"{run.path.resolve().parent.name}/{run.name}") for run in runs]
    return _label_models(runs)


def _renamed(run: LoadedRun, name: str) -> LoadedRun:
    entries = tuple(replace(entry, run=name) for entry in run.entries)  # before there are twins
    return replace(run, name=name, entries=entries)


def _label_models(runs: Sequence[LoadedRun]) -> list[LoadedRun]:
    """Tell models of one name apart by their run, unless every summary is the same one."""
    if len(runs) == 1:
        return list(runs)
    keys: dict[str, dict[str, set[str]]] = {}
    for run in runs:
        for entry in run.entries:
            keys.setdefault(entry.model, {}).setdefault(run.name, set()).add(entry.key)
    distinct = {
        model
        for model, by_run in keys.items()
        if any(found != next(iter(by_run.values())) for found in by_run.values())
    }
    labelled: list[LoadedRun] = []
    seen: set[tuple[str, str, str | None]] = set()
    for run in runs:
        kept: list[Entry] = []
        twins: list[Entry] = []
        for entry in run.entries:
            label = f"{entry.model}@{run.name}" if entry.model in distinct else entry.model
            cell = (label, entry.key, entry.prompt)
            (twins if cell in seen else kept).append(
                entry if entry.model == label else replace(entry, model=label)
            )
            seen.add(cell)
        labelled.append(replace(run, entries=tuple(kept), twins=tuple(twins)))
    return labelled
