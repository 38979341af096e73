"""A table ready to be shown, in whatever format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from harness.compare.intervals import Estimate

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class GridCell:
    """``text`` is the value as shown; ``interval`` its bounds, or empty."""

    text: str
    interval: str = ""
    best: bool = False
    like_best: bool = False

    @property
    def mark(self) -> str:
        return "≈" if self.like_best else ""


@dataclass(frozen=True)
class Grid:
    """Rows of cells under a header, with what must be said under the table.

    ``frame`` holds the same numbers unrounded, one per row (tidy), for machines.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    frame: pd.DataFrame
    notes: tuple[str, ...] = ()
    signature: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    """What JSON adds: the long signature, pairs, settings."""
    names: int = 1
    """So many first columns say what a row is about."""


def estimate_cell(
    found: Estimate, digits: int, best: bool = False, like_best: bool = False
) -> GridCell:
    """A mean with its interval; a dash where there is none."""
    if found.mean is None:
        return GridCell("–")
    interval = ""
    if found.low is not None and found.high is not None:
        interval = f"[{found.low:.{digits}f}, {found.high:.{digits}f}]"
    return GridCell(f"{found.mean:.{digits}f}", interval, best, like_best)


def plain(values: Sequence[object]) -> tuple[GridCell, ...]:
    return tuple(GridCell(str(value)) for value in values)
