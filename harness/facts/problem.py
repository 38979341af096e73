"""What is wrong with a fact set: where, how badly, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

ALIKE = 50
"""Similarity (0..100) of whole names from which a name is worth suggesting."""


class Level(StrEnum):
    ERROR = "error"
    """The fact set cannot be used, or would judge wrongly."""
    WARNING = "warning"
    """It can be used, but something is likely to be amiss."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint; lines and columns count from 1, a key is ``facts.death_toll.value``."""

    path: Path
    line: int
    column: int
    key: str
    message: str
    code: str
    level: Level = Level.ERROR

    @property
    def where(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def __str__(self) -> str:
        return f"{self.where}: {self.key}: {self.message}" if self.key else self.plain

    @property
    def plain(self) -> str:
        return f"{self.where}: {self.message}"

    def to_json(self) -> dict[str, Any]:
        """The stable public shape, as ``harness facts check --format json`` prints it."""
        return {
            "file": str(self.path),
            "line": self.line,
            "column": self.column,
            "key": self.key,
            "level": str(self.level),
            "code": self.code,
            "message": self.message,
        }


def nearest(given: str, known: Iterable[Any]) -> str:
    """``"; did you mean 'x'?"``, or the names that exist where none is near."""
    names = [str(name) for name in known]
    found = process.extractOne(given, names, score_cutoff=60)
    if found and fuzz.ratio(given.lower(), found[0].lower()) >= ALIKE:
        return f"; did you mean {found[0]!r}?"
    return f"; known: {', '.join(names)}" if names else "; none are defined"
