"""SQL over a stored run, by DuckDB, which reads the run's files where they lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from harness.types import HarnessError

if TYPE_CHECKING:
    import duckdb

LARGEST_RECORD_BYTES = 64_000_000
VIEWS = {
    "scores": ("scores.parquet", "read_parquet(?)"),
    "cells": ("cells.jsonl", "read_json(?, format='newline_delimited', {options})"),
    "checks": ("checks.jsonl", "read_json(?, format='newline_delimited', {options})"),
    "articles": ("articles.jsonl", "read_json(?, format='newline_delimited', {options})"),
}
"""View name -> file and the table function that reads it."""


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A connection with the views ``scores``, ``cells``, ``checks`` and ``articles``.

    Raises:
        HarnessError: the folder holds no scored run.
    """
    import duckdb

    if not (folder / "scores.parquet").is_file():
        raise HarnessError(f"{folder}: no scored run lies here (scores.parquet is missing)")
    connection = duckdb.connect()
    options = f"ignore_errors=true, maximum_object_size={LARGEST_RECORD_BYTES}"
    for view, (name, reader) in VIEWS.items():
        path = str(folder / name).replace("'", "''")
        source = reader.format(options=options).replace("?", f"'{path}'")
        if (folder / name).is_file():
            connection.execute(f"CREATE VIEW {view} AS SELECT * FROM {source}")  # noqa: S608
    return connection


def query(folder: Path, sql: str) -> duckdb.DuckDBPyRelation:
    """The result of one SELECT over a run's views.

    Raises:
        HarnessError: the SQL is not understood; DuckDB's reason is given.
    """
    import duckdb

    try:
        return connect(folder).sql(sql)
    except duckdb.Error as error:
        raise HarnessError(f"cannot run the query: {error}") from None
