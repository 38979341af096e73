"""Summaries that exist already, from a CSV or JSONL file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.models.base import Progress, one_by_one
from harness.models.cache import file_digest
from harness.models.outcomes import classify
from harness.models.problems import did_you_mean
from harness.models.requests import request_key
from harness.types import Generation, HarnessError, Outcome, Request, Usage

if TYPE_CHECKING:
    from harness.models.spec import ReplaySpec

Row = Mapping[str, Any]


class Replay:
    """Finds each article's summary by the article's id.

    A row that has a ``request`` (as ``harness models import-responses`` writes them) is
    found by it instead: the answer to exactly that prompt and seed.
    """

    def __init__(self, spec: ReplaySpec) -> None:
        self.spec = spec
        self.name = spec.name
        self.takes_prompt = spec.by_request
        self.stochastic = spec.by_request and self._is_seeded()
        self._rows: Mapping[str, Row] | None = None

    def _is_seeded(self) -> bool:
        """Whether requests had seeds. A file that is not there, or does not tell, may have them."""
        path = Path(self.spec.file).expanduser()
        empty = True
        for _, row in read_rows(path) if path.is_file() else ():
            empty = False
            if row.get("seed", 0) is not None:
                return True
        return empty

    def identity(self) -> dict[str, Any]:
        fields = [self.spec.id_field, self.spec.summary_field]
        return {"kind": "replay", "sha256": file_digest(self._path()), "fields": fields}

    def generate(
        self, requests: Sequence[Request], progress: Progress | None = None
    ) -> Iterator[Generation]:
        if self._rows is None:
            self._rows = self._load()
        return one_by_one(requests, self._answer, progress)

    def close(self) -> None:
        self._rows = None

    def _path(self) -> Path:
        path = Path(self.spec.file).expanduser()
        if not path.is_file():
            raise HarnessError(f"model {self.name}: there is no file {path}; check 'file'")
        return path

    def _load(self) -> Mapping[str, Row]:
        path, spec = self._path(), self.spec
        key = "request" if spec.by_request else spec.id_field
        rows: dict[str, Row] = {}
        for line, row in read_rows(path):
            for name in (key, spec.summary_field):
                if name not in row:
                    near = did_you_mean(name, row)
                    raise HarnessError(f"{path}:{line}: the row has no {name!r}{near}")
            if str(row[key]) in rows:
                raise HarnessError(f"{path}:{line}: {key} {row[key]!r} is there twice")
            rows[str(row[key])] = row
        return rows

    def _answer(self, request: Request) -> Generation:
        rows = self._rows or {}
        key = request_key(request) if self.spec.by_request else request.article.id
        if (row := rows.get(key)) is None:
            missing = f"{self.spec.file}: no summary for article {request.article.id!r}"
            if not self.spec.by_request:
                raise HarnessError(missing + did_you_mean(key, rows))
            raise HarnessError(
                f"{missing} in answer to this prompt with seed {request.seed}; run with the "
                "prompts and seeds that the requests were exported with"
            )
        text = str(row[self.spec.summary_field] or "")
        outcome = Outcome(row["outcome"]) if row.get("outcome") else classify(text)
        usage = Usage(**row["usage"]) if isinstance(row.get("usage"), dict) else Usage()
        return Generation(request.id, text, outcome, usage, error=row.get("error") or None)


def read_rows(path: Path) -> Iterable[tuple[int, Row]]:
    """(line number, row) of a CSV file with a header, or of a JSONL file."""
    if path.suffix.lower() == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            yield from ((reader.line_num, row) for row in reader)
        return
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield number, _object(path, number, line)


def _object(path: Path, number: int, line: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise HarnessError(f"{path}:{number}: not JSON ({error}); expected one object") from None
    if not isinstance(row, dict):
        raise HarnessError(f"{path}:{number}: expected a JSON object, got {type(row).__name__}")
    return row
