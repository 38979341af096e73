"""Does what a grid asks for and the store lacks: first summaries, then their checks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from harness.runs.batches import batches
from harness.runs.cells import Cells
from harness.runs.checking import Judge, Written
from harness.runs.engine import Engine, ModelUnavailableError
from harness.runs.index import KeyIndex
from harness.runs.log import Record
from harness.runs.plan import WHOLE, Cell, Grid, Shard
from harness.runs.progress import Phase, Progress
from harness.runs.records import cell_record
from harness.runs.store import RunStore
from harness.types import Generation, Outcome

BATCH = 512
"""Requests that a model is given at once, so that it can sort them by length."""
FLUSH_SECONDS = 0.5
"""Finished work is on the disk after so long, or at once where it comes slower."""


@dataclass(frozen=True)
class Limits:
    """Which part of a grid to do, and when to give up."""

    shard: Shard = WHOLE
    retry_errors: bool = False
    max_errors: int | float | None = None
    """A count of failed cells, or (below 1) their share of all cells."""


@dataclass
class Report:
    """What one execution did; ``failed`` counts all cells and checks that stand failed."""

    generated: int = 0
    checked: int = 0
    failed: int = 0
    unavailable: dict[str, str] = field(default_factory=dict)
    """Models that could not be loaded, with the reason; their cells stay to be done."""
    stopped: bool = False
    """Whether ``max_errors`` ended the run."""
    notes: list[str] = field(default_factory=list)
    """What was not as the user may think, in whole sentences."""


class TooManyFailuresError(Exception):
    """``max_errors`` is reached."""


class Buffer:
    """Collects records and hands them on in batches, the sooner the slower they come."""

    def __init__(self, write: Callable[[list[Record]], None]) -> None:
        self._write = write
        self._records: list[Record] = []
        self._flushed = 0.0

    def add(self, record: Record) -> None:
        self._records.append(record)
        if time.monotonic() - self._flushed >= FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        records, self._records = self._records, []
        self._write(records)
        self._flushed = time.monotonic()


class Execution:
    """One pass over a grid. Interrupted at any point, another pass does the rest."""

    def __init__(
        self, store: RunStore, judge: Judge, progress: Progress, limits: Limits | None = None
    ) -> None:
        self.store = store
        self.judge = judge
        self.progress = progress
        self.limits = limits or Limits()
        self.report = Report()
        self._cells = Buffer(store.append_cells)
        self._checks = Buffer(store.append_checks)

    def run(self, grid: Grid, engine: Engine) -> Report:
        """Write what is missing, then check what is unchecked."""
        cells = Cells(cell for cell in grid.cells() if cell in self.limits.shard)
        self.write(grid, cells, engine)
        return self.score(cells)

    def write(self, grid: Grid, cells: Iterable[Cell], engine: Engine) -> Report:
        """Write the summaries of these cells that are not stored."""
        cells = cells if isinstance(cells, Cells) else Cells(cells)
        allowance = _Allowance(self.limits.max_errors, len(cells))
        if not self.limits.retry_errors:
            allowance.spent = sum(1 for cell in cells if self.store.tries(cell.key))
        missing, totals = self._missing_by_model(cells), cells.per_model()
        try:
            for name in grid.models:
                if todo := missing.get(name):
                    self.progress.begin(name, Phase.WRITE, totals[name], totals[name] - len(todo))
                    self._write_model(grid, todo, engine, allowance)
        except TooManyFailuresError:
            self.report.stopped = True
        return self.report

    def score(self, cells: Iterable[Cell]) -> Report:
        """Check the stored summaries of these cells that have no current check."""
        unchecked = Cells()
        for cell in cells:
            if not self.store.has_cell(cell.key):
                continue
            if self.store.tries(cell.key):
                self.report.failed += 1
            elif self._unchecked(cell):
                unchecked.add(cell)
        for model, count in unchecked.per_model().items():
            self.progress.begin(model, Phase.CHECK, count)
        written = ((cell, self.store.generation(cell.key)) for cell in unchecked.by_article())
        with self._flushing():
            for cell in self._check(written):
                self.progress.advance(cell.model)
        return self.report

    def _missing_by_model(self, cells: Cells) -> dict[str, Cells]:
        """Model -> its cells to write; what several cells share is written once."""
        missing: dict[str, Cells] = {}
        asked = KeyIndex()
        for cell in cells:
            if self._missing(cell) and cell.key not in asked:
                asked[cell.key] = len(asked)
                missing.setdefault(cell.model, Cells()).add(cell)
        return missing

    def _write_model(self, grid: Grid, todo: Cells, engine: Engine, allowance: _Allowance) -> None:
        model = grid.models[todo[0].model]
        try:
            for batch in batches(todo, BATCH):
                asked = {cell.key: cell for cell in batch}
                requests = [grid.request(cell) for cell in batch]
                with self._flushing():
                    for generation in engine.generate(model, requests):
                        self._take(grid, asked[generation.request_id], generation, allowance)
        except ModelUnavailableError as error:
            self.report.unavailable[model.name] = str(error)
        finally:
            engine.close(model)

    def _take(self, grid: Grid, cell: Cell, answer: Generation, allowance: _Allowance) -> None:
        """Store one answer, and check it now where that costs no second look at the article."""
        tries = self.store.tries(cell.key) + 1
        sha256 = grid.cases[cell.article].sha256
        record = cell_record(cell, sha256, answer, grid.identities[cell.model], tries)
        self._cells.add(record)
        self.report.generated += 1
        failed = answer.outcome == Outcome.ERROR
        if not failed and self.judge.holds_all:
            list(self._check([(cell, record)]))
        self.progress.advance(cell.model, failed=failed)
        if failed:
            allowance.spend()

    def _check(self, written: Iterable[Written]) -> Iterator[Cell]:
        """Check and store; yield each cell when it is done."""
        for cell, record in self.judge.judge(written):
            self._checks.add(record)
            self.report.checked += 1
            self.report.failed += record["error"] is not None
            self.progress.flag(cell.model, len(record["flags"]))
            yield cell

    def _missing(self, cell: Cell) -> bool:
        if not self.store.has_cell(cell.key):
            return True
        return self.limits.retry_errors and self.store.tries(cell.key) > 0

    def _unchecked(self, cell: Cell) -> bool:
        key = self.judge.key(cell, self.store.generation(cell.key))
        if not self.store.has_check(key):
            return True
        if not self.store.check_failed(key):
            return self.limits.retry_errors and self.store.left_unscored(key)
        self.report.failed += not self.limits.retry_errors
        return self.limits.retry_errors

    @contextmanager
    def _flushing(self) -> Iterator[None]:
        """Whatever ends the block, what was done within it gets stored."""
        try:
            yield
        finally:
            self._cells.flush()
            self._checks.flush()


class _Allowance:
    """How many cells may fail before a run gives up."""

    def __init__(self, limit: int | float | None, cells: int) -> None:
        self._most = limit if limit is None or limit >= 1 else limit * cells
        self.spent = 0

    def spend(self) -> None:
        self.spent += 1
        if self._most is not None and self.spent >= self._most:
            raise TooManyFailuresError
