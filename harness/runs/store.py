"""A run's folder: what it holds, and how its records find each other."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pydantic_core
from ruamel.yaml import YAML

from harness.runs.config import RunConfig
from harness.runs.index import KeyIndex
from harness.runs.keys import check_key
from harness.runs.log import JsonLog, Record, StoreError, cannot_write
from harness.runs.missing import cannot_read, no_run
from harness.runs.plan import Case, Cell
from harness.runs.records import FORMAT, article_record, fact_set_of, fact_set_record
from harness.runs.shelved import ArticleFile
from harness.types import HarnessError

if TYPE_CHECKING:
    import pandas as pd


class Row(NamedTuple):
    """One cell of the grid with what is stored of it."""

    cell: Cell
    generation: Record | None
    check: Record | None


class RunStore:
    """Append-only records of one run; safe for several writers, see ``JsonLog``.

    Cells and checks are found by their keys through an index of byte offsets, so
    that memory grows by some tens of bytes a record, whatever the summaries' length.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.cells = JsonLog(path / "cells.jsonl")
        self.checks = JsonLog(path / "checks.jsonl")
        self._forget()
        self.refresh()

    def _forget(self) -> None:
        self._cell_at = KeyIndex()
        self._failed: dict[str, int] = {}
        self._check_at = KeyIndex()
        self._check_failed: set[str] = set()
        self._unscored: set[str] = set()
        self._read_to = {"cells": 0, "checks": 0}

    @classmethod
    def create(cls, path: Path) -> RunStore:
        """Open the run in this folder, which is made where it is missing."""
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(cannot_write(path, error)) from error
        return cls(path)

    @classmethod
    def open(cls, path: Path) -> RunStore:
        """Open a run that exists.

        Raises:
            HarnessError: the folder holds no run, or one of another format.
        """
        if not (path / "manifest.json").is_file():
            raise no_run(path)
        store = cls(path)
        if (found := store.manifest().get("format")) != FORMAT:
            raise HarnessError(
                f"{path}/manifest.json: format {found}; this version reads format {FORMAT}"
            )
        return store

    def refresh(self) -> None:
        """Take up what other processes have written since the last look."""
        for offset, record in self.cells.scan(self._read_to["cells"]):
            self._index_cell(record, offset)
        for offset, record in self.checks.scan(self._read_to["checks"]):
            self._index_check(record, offset)
        self._read_to = {"cells": self.cells.read_to, "checks": self.checks.read_to}

    @property
    def torn(self) -> int:
        """Unreadable lines: what a killed process left behind; their work is redone."""
        return self.cells.torn + self.checks.torn

    def append_cells(self, records: Iterable[Record]) -> None:
        self.cells.append(records)
        self.refresh()

    def append_checks(self, records: Iterable[Record]) -> None:
        self.checks.append(records)
        self.refresh()

    def tries(self, key: str) -> int:
        """How often this cell was tried and failed; 0 where it is done or was never tried."""
        return self._failed.get(key, 0)

    def has_cell(self, key: str) -> bool:
        return key in self._cell_at

    def has_check(self, key: str) -> bool:
        return key in self._check_at

    def check_failed(self, key: str) -> bool:
        return key in self._check_failed

    def left_unscored(self, key: str) -> bool:
        """Whether a stored check has claims that a checker could not judge."""
        return key in self._unscored

    def generation(self, key: str) -> Record:
        """The stored cell record of a generation key."""
        offset = self._cell_at.get(key)
        if offset is None:
            raise KeyError(key)
        return self._read(self.cells, offset, key)

    def check(self, key: str) -> Record | None:
        """The stored record of a check key, if there is one."""
        offset = self._check_at.get(key)
        return None if offset is None else self._read(self.checks, offset, key)

    def places(self, cell: str, check: str | None) -> tuple[int, int]:
        """Where the records of a generation key and of a check key begin in their logs."""
        found = (self._cell_at.get(cell), self._check_at.get(check) if check else 0)
        assert found[0] is not None
        assert found[1] is not None
        return found[0], found[1]

    def keep(self, cells: Iterable[str], checks: Iterable[str]) -> None:
        """Drop every record but the latest of these keys."""
        kept_cells, kept_checks = _found(self._cell_at, cells), _found(self._check_at, checks)
        self.cells.rewrite(kept_cells)
        self.checks.rewrite(kept_checks)
        self._forget()
        self.refresh()

    # The files that say what the run is about; each is replaced as a whole.

    def write_json(self, name: str, value: Any) -> None:
        self._replace(name, [json.dumps(value, indent=2, ensure_ascii=False).encode() + b"\n"])

    def write_text(self, name: str, text: str) -> None:
        self._replace(name, [text.encode()])

    def write_config(self, config: RunConfig) -> None:
        text = StringIO()
        YAML(typ="safe", pure=True).dump(config.model_dump(mode="json"), text)
        self.write_text("config.yaml", text.getvalue())

    def write_cases(self, cases: Iterable[Case]) -> None:
        facts = []

        def lines() -> Iterator[bytes]:
            for case in cases:
                facts.extend([case.facts] if case.facts else [])
                yield _line(article_record(case.article))

        self._replace("articles.jsonl", lines())
        self._replace("fact_sets.jsonl", (_line(fact_set_record(each)) for each in facts))

    def write_grid(self, cells: Iterable[Cell]) -> None:
        """Store which cells the run's config asks for, in the order of its table."""
        self._replace("grid.jsonl", (_line(asdict(cell)) for cell in cells))

    def config(self) -> RunConfig:
        """The settings under which the run was made."""
        path = self.path / "config.yaml"
        try:
            return RunConfig.model_validate(YAML(typ="safe", pure=True).load(path))
        except (OSError, ValueError) as error:
            raise HarnessError(f"{path}: cannot read the run's settings: {error}") from None

    def manifest(self) -> Record:
        try:
            manifest = json.loads((self.path / "manifest.json").read_bytes())
        except (OSError, ValueError) as error:
            raise cannot_read(self.path / "manifest.json", error) from None
        assert isinstance(manifest, dict)
        return manifest

    def grid(self) -> Iterator[Cell]:
        for record in self._lines("grid.jsonl"):
            yield Cell(**record)

    def cases(self) -> dict[str, Case]:
        """The articles and fact sets as they were when the run was made."""
        path = self.path / "articles.jsonl"
        try:
            cases: dict[str, Case] = {case.id: case for case in ArticleFile(path).cases()}
        except HarnessError as error:
            raise cannot_read(path, error) from None
        for record in self._lines("fact_sets.jsonl"):
            article = cases[record["id"]].article
            cases[article.id] = Case(article, fact_set_of(record, article))
        return cases

    def rows(self) -> Iterator[Row]:
        """Every cell of the grid with its generation and its *current* check, if stored."""
        cases, signature = self.cases(), self.manifest()["checker"]
        for cell in self.grid():
            if not self.has_cell(cell.key):
                yield Row(cell, None, None)
                continue
            generation = self.generation(cell.key)
            case = cases[cell.article]
            key = check_key(generation["summary"], case.judged, case.facts_sha256, signature)
            yield Row(cell, generation, self.check(key))

    def frame(self) -> pd.DataFrame:
        """The scores table: one row for each cell of the grid."""
        import pandas as pd

        from harness.runs.aggregate import COLUMNS, score_row

        frame = pd.DataFrame([score_row(row) for row in self.rows()], columns=list(COLUMNS))
        return frame.convert_dtypes()

    def _read(self, log: JsonLog, offset: int, key: str) -> Record:
        record = log.read(offset)
        if record is None or record.get("key") != key:
            raise HarnessError(f"{log.path}: changed while it was read; run the command again")
        return record

    def _index_cell(self, record: Record, offset: int) -> None:
        key = record["key"]
        self._cell_at[key] = offset
        if record["outcome"] == "error":
            self._failed[key] = record["tries"]
        else:
            self._failed.pop(key, None)

    def _index_check(self, record: Record, offset: int) -> None:
        key = record["key"]
        self._check_at[key] = offset
        (self._check_failed.add if record["error"] else self._check_failed.discard)(key)
        unscored = any(claim["probability"] is None for claim in record.get("claims", ()))
        (self._unscored.add if unscored else self._unscored.discard)(key)

    def _lines(self, name: str) -> Iterator[Record]:
        try:
            with (self.path / name).open("rb") as file:
                for line in file:
                    yield pydantic_core.from_json(line)
        except (OSError, ValueError) as error:
            raise cannot_read(self.path / name, error) from None

    def _replace(self, name: str, chunks: Iterable[bytes]) -> None:
        path = self.path / name
        draft = path.with_name(f".{name}.{os.getpid()}.part")
        try:
            with draft.open("wb") as file:
                file.writelines(chunks)
            draft.replace(path)
        except OSError as error:
            raise StoreError(cannot_write(path, error)) from error
        finally:
            draft.unlink(missing_ok=True)


def _found(index: KeyIndex, keys: Iterable[str]) -> list[int]:
    """The places of these keys' records, in the order of the file."""
    return sorted({at for key in keys if (at := index.get(key)) is not None})


def _line(record: Mapping[str, Any]) -> bytes:
    return pydantic_core.to_json(record) + b"\n"
