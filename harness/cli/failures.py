"""What failed in a run, or stayed unscored, in one line for each kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from harness.runs.store import Row
from harness.types import HarnessError

LONGEST = 300
"""Characters of a message that are shown; it may hold a page that a server sent."""


class Kind(NamedTuple):
    """Failures that are told together."""

    model: str
    done: str
    """What could not be done to the summaries: written, checked."""
    error: str


@dataclass
class Unscored:
    """How many of a checker's claims it could not judge, and why the first of them."""

    claims: int = 0
    count: int = 0
    first: str = ""

    def take(self, claim: Mapping[str, Any], article: str) -> None:
        self.claims += 1
        if claim["probability"] is None:
            self.count += 1
            why = " ".join((claim["reason"] or "no reason is stored").split())[:LONGEST]
            self.first = self.first or f"{article}: {why}"


@dataclass
class Failures:
    """Counts failures as rows pass, and keeps the first of each kind as the example."""

    counts: dict[Kind, int] = field(default_factory=dict)
    firsts: dict[Kind, str] = field(default_factory=dict)
    unscored: dict[str, Unscored] = field(default_factory=dict)
    """By checker."""

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows; what failed of them is noted as they pass."""
        for row in rows:
            for done, record in (("written", row.generation), ("checked", row.check)):
                if record and (error := record["error"]):
                    self._note(row, done, error)
            for claim in (row.check or {}).get("claims", ()):
                known = self.unscored.setdefault(claim["checker"], Unscored())
                known.take(claim, row.cell.article)
            yield row

    def _note(self, row: Row, done: str, error: Mapping[str, Any]) -> None:
        kind = Kind(row.cell.model, done, error["type"])
        self.counts[kind] = self.counts.get(kind, 0) + 1
        message = " ".join(error["message"].split())[:LONGEST]
        if error["type"] != HarnessError.__name__:
            message = f"{error['type']}: {message}"
        self.firsts.setdefault(kind, f"{row.cell.article}: {message}")

    def told(self) -> Iterator[str]:
        """A line for each kind."""
        for kind, count in self.counts.items():
            number = "1 summary" if count == 1 else f"{count} summaries"
            yield (
                f"failed: {number} of {kind.model} could not be {kind.done}, "
                f"such as on {self.firsts[kind]}"
            )
        for checker, found in self.unscored.items():
            if found.count:
                yield (
                    f"unscored: {found.count} of {found.claims} claims by {checker}, such as on "
                    f"{found.first}; retry_errors=true, or --retry-errors, asks again"
                )
