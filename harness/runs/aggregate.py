"""From records to scores: one row per cell, and one line per model and prompt."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.runs.batches import batches
from harness.types import FlagKind, Outcome, Severity, VerdictKind

if TYPE_CHECKING:
    from harness.runs.store import Row

METRICS = ("rouge1", "rouge2", "rougeL", "words", "compression", "coverage", "density")
USAGE_COUNTS = (
    "prompt_tokens",
    "generated_tokens",
    "cut_tokens",
    "peak_memory_bytes",
    "retries",
)
USAGE_MEASURES = ("seconds", "first_token_seconds", "price_usd")

COLUMNS: dict[str, str] = {
    **dict.fromkeys(("article", "model", "prompt"), "string"),
    "seed": "int64",
    **dict.fromkeys(("key", "outcome"), "string"),
    "facts": "int64",
    **{str(kind): "int64" for kind in VerdictKind},
    "never_asserted": "int64",
    "flags": "int64",
    **{f"flags_{severity}": "int64" for severity in Severity},
    **{f"flags_{kind}": "int64" for kind in FlagKind},
    "score": "float64",
    "consistent": "bool",
    **dict.fromkeys(METRICS, "float64"),
    **dict.fromkeys(USAGE_COUNTS, "int64"),
    **dict.fromkeys(USAGE_MEASURES, "float64"),
    "check_seconds": "float64",
}
"""Columns of ``scores.parquet`` with their types; any but the first three may be null."""

PENDING = "pending"
"""The outcome of a cell that is not written yet."""
ROWS_PER_GROUP = 10_000
ROWS_AT_ONCE = 500
"""Rows that are held as Python objects, which take ten times the room of columns."""


def score_row(row: Row) -> dict[str, Any]:
    """The row of the scores table for one cell; what is not known is None."""
    cell, generation, check = row
    values: dict[str, Any] = dict.fromkeys(COLUMNS)
    values |= {
        "article": cell.article,
        "model": cell.model,
        "prompt": cell.prompt,
        "seed": cell.seed,
        "key": cell.key,
        "outcome": PENDING,
    }
    if generation:
        usage = generation["usage"]
        values |= {name: usage.get(name) for name in (*USAGE_COUNTS, *USAGE_MEASURES)}
        values["outcome"] = generation["outcome"]
    if check and not check["error"]:
        values |= _verdict_counts(check) | _flag_counts(check)
        values |= {name: check["metrics"].get(name) for name in METRICS}
        values |= {name: check[name] for name in ("score", "consistent")}
        values["check_seconds"] = check["seconds"]
    return values


_VERDICTS = tuple(str(kind) for kind in VerdictKind)
_SEVERITIES = {f"flags_{severity}": str(severity) for severity in Severity}
_KINDS = {f"flags_{kind}": str(kind) for kind in FlagKind}
_UNSCORED, _CONTRADICTED = str(VerdictKind.UNSCORED), str(VerdictKind.CONTRADICTED)


def _verdict_counts(check: dict[str, Any]) -> dict[str, int]:
    """``facts`` counts what a summary can support: not the falsehoods, nor what is unscored."""
    falsehoods = [v["verdict"] for v in check["verdicts"] if v["kind"] == "never"]
    told = [v["verdict"] for v in check["verdicts"] if v["kind"] != "never"]
    counts = {kind: told.count(kind) for kind in _VERDICTS}
    return {
        **counts,
        "facts": len(told) - counts[_UNSCORED],
        "never_asserted": falsehoods.count(_CONTRADICTED),
    }


def _flag_counts(check: dict[str, Any]) -> dict[str, int]:
    severities = [flag["severity"] for flag in check["flags"]]
    kinds = [flag["kind"] for flag in check["flags"]]
    return {
        "flags": len(kinds),
        **{column: severities.count(severity) for column, severity in _SEVERITIES.items()},
        **{column: kinds.count(kind) for column, kind in _KINDS.items()},
    }


def write_parquet(rows: Iterable[Row], path: Path) -> None:
    """Write the scores table in row groups, so that memory does not grow with the run."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {
        "string": pa.string(),
        "int64": pa.int64(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
    }
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    with pq.ParquetWriter(draft, schema, compression="zstd") as writer:
        tables = (
            pa.Table.from_pylist(batch, schema)
            for batch in batches(map(score_row, rows), ROWS_AT_ONCE)
        )
        for group in batches(tables, ROWS_PER_GROUP // ROWS_AT_ONCE):
            writer.write_table(pa.concat_tables(group))
    draft.replace(path)


@dataclass
class Line:
    """One line of the results table: a model with a prompt, over articles and seeds."""

    model: str
    prompt: str | None
    outcomes: Counter[str] = field(default_factory=Counter)
    checked: int = 0
    unchecked: int = 0
    """Summaries whose check failed or is still to be done."""
    cut: int = 0
    """Summaries whose article was longer than what the model read."""
    peak_memory_bytes: int = 0
    """The most that any of its summaries took; 0 where not known."""
    sums: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    known: Counter[str] = field(default_factory=Counter)

    def add(self, row: dict[str, Any]) -> None:
        self.outcomes[row["outcome"]] += 1
        has_summary = row["outcome"] not in (PENDING, Outcome.ERROR)
        self.checked += row["flags"] is not None
        self.cut += bool(row["cut_tokens"])
        self.peak_memory_bytes = max(self.peak_memory_bytes, row["peak_memory_bytes"] or 0)
        self.unchecked += has_summary and row["flags"] is None
        for name, value in row.items():
            if isinstance(value, int | float):
                self.sums[name] += value
                self.known[name] += 1

    def mean(self, name: str) -> float | None:
        """The mean over the cells for which the value is known; None where it never is."""
        return self.sums[name] / self.known[name] if self.known[name] else None

    @property
    def recall(self) -> float | None:
        """Share of the facts that summaries state; None without facts."""
        return self.sums["supported"] / self.sums["facts"] if self.sums["facts"] else None

    @property
    def contradictions(self) -> float | None:
        """Facts contradicted and falsehoods asserted, per summary."""
        total = self.sums["contradicted"] + self.sums["never_asserted"]
        return total / self.checked if self.checked else None

    @property
    def hallucinations(self) -> float | None:
        """Flags of high or medium severity per summary."""
        total = self.sums["flags_high"] + self.sums["flags_medium"]
        return total / self.checked if self.checked else None


def summarize(rows: Iterable[Row]) -> list[Line]:
    """The lines of the results table, in the order of the grid."""
    lines: dict[tuple[str, str | None], Line] = {}
    for row in rows:
        key = (row.cell.model, row.cell.prompt)
        lines.setdefault(key, Line(*key)).add(score_row(row))
    return list(lines.values())
