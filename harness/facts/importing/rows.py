"""Rows of a table or corpus, one at a time, each with the place that it comes from."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from harness.facts.encoding import not_utf8
from harness.facts.load import MAX_ARTICLE_BYTES
from harness.types import HarnessError

BATCH = 64
"""Rows of a Parquet file that are held at once; an article may be long."""

BUFFER = 2**20
"""Bytes of a Parquet column that are read at once."""

FILES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet")

DELIMITERS = (",", ";", "\t", "|")


class Row(NamedTuple):
    """``where`` is ``file:line``, or ``name, row 12`` where there are no lines."""

    where: str
    values: Mapping[str, Any]


class Source(NamedTuple):
    """A file, a folder that ``datasets`` saved, or the name of a data set on a hub."""

    name: str
    split: str = "test"
    config: str | None = None
    revision: str | None = None


def read_rows(source: Source) -> Iterator[Row]:
    """Stream the rows of ``source``; memory does not grow with their number.

    Raises:
        HarnessError: the source cannot be found or read, with the line where there is one.
    """
    path = Path(source.name)
    if not path.is_file():
        if path.suffix.lower() in FILES and not path.exists():  # no data set's name ends so
            raise HarnessError(f"{path}: there is no such file")
        yield from _from_datasets(source)
        return
    match path.suffix.lower():
        case ".csv" | ".tsv":
            yield from _from_text(path, _csv_rows)
        case ".jsonl" | ".ndjson" | ".json":
            yield from _from_text(path, _json_rows)
        case ".parquet":
            yield from _parquet_rows(path)
        case other:
            raise HarnessError(
                f"{path}: files of type {other or '(none)'!r} are not read; give .csv, .tsv,"
                " .jsonl or .parquet, a folder saved by `datasets`, or the name of a data set"
            )


def _from_text(path: Path, parse: Any) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from parse(path, file)
    except OSError as error:
        raise HarnessError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise HarnessError(not_utf8(str(path), error, error.object)) from None


def _csv_rows(path: Path, file: TextIO) -> Iterator[Row]:
    csv.field_size_limit(MAX_ARTICLE_BYTES)
    header = file.readline()
    file.seek(0)
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(DELIMITERS, key=header.count)
    reader = csv.DictReader(file, delimiter=delimiter, strict=True)
    try:
        names = reader.fieldnames or []
        if twice := {name for name in names if names.count(name) > 1}:
            raise HarnessError(f"{path}:1: the column {min(twice)!r} stands there twice")
        line = reader.line_num + 1
        for values in reader:
            if None in values:
                raise HarnessError(
                    f"{path}:{line}: more values than the {len(names)} columns of the first line;"
                    " put quotes around a value that contains the separator"
                )
            yield Row(f"{path}:{line}", values)
            line = reader.line_num + 1
    except csv.Error as error:
        open_quote = "; is a quotation mark left open?" if "end of data" in str(error) else ""
        raise HarnessError(
            f"{path}:{reader.line_num}: not valid CSV: {error}{open_quote}"
        ) from None


def _json_rows(path: Path, file: TextIO) -> Iterator[Row]:
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        if number == 1 and line.lstrip().startswith("["):
            raise HarnessError(
                f"{path}: one JSON array; write one object a line: jq -c '.[]' {path.name}"
            )
        try:
            values = json.loads(line)
        except ValueError as error:
            raise HarnessError(f"{path}:{number}: not valid JSON: {error}") from None
        if not isinstance(values, dict):
            raise HarnessError(f"{path}:{number}: a row is a JSON object, such as {{…}}")
        yield Row(f"{path}:{number}", values)


def _parquet_rows(path: Path) -> Iterator[Row]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path, buffer_size=BUFFER) as file:
            number = 0
            for group in range(file.num_row_groups):  # over all at once, what is read piles up
                for batch in file.iter_batches(BATCH, row_groups=[group], use_threads=False):
                    for values in batch.to_pylist():
                        number += 1
                        yield Row(f"{path}, row {number}", values)
    except (pa.ArrowException, OSError) as error:
        raise HarnessError(f"{path}: not a Parquet file that can be read: {error}") from None


def _from_datasets(source: Source) -> Iterator[Row]:
    """A folder or hub name, through ``datasets``; from a hub it streams and stores nothing."""
    rows = _saved(source) if Path(source.name).is_dir() else None
    if rows is None:
        rows = _loaded(source)
    for number, values in enumerate(rows, start=1):
        yield Row(f"{source.name}, row {number}", values)


def _saved(source: Source) -> Any:
    """What ``save_to_disk`` wrote, mapped into memory; None for any other folder."""
    from datasets import DatasetDict, load_from_disk

    folder = Path(source.name)
    if not any((folder / name).is_file() for name in ("state.json", "dataset_dict.json")):
        return None
    found = load_from_disk(str(folder))
    if not isinstance(found, DatasetDict):
        return found
    if source.split not in found:
        raise HarnessError(f"{folder}: no split {source.split!r}; it has: {', '.join(found)}")
    return found[source.split]


def _loaded(source: Source) -> Any:
    from datasets import load_dataset

    try:
        return load_dataset(
            source.name,
            source.config,
            split=source.split,
            revision=source.revision,
            streaming=True,
        )
    except (OSError, ValueError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        raise HarnessError(
            f"{source.name}: neither a file here nor a data set that can be loaded"
            f" ({type(error).__name__}: {reason})"
        ) from None
