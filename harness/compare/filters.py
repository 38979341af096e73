"""``--filter 'model=lead*'``: which cells take part."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from harness.compare.load import Entry
from harness.facts.load import nearest
from harness.types import HarnessError

FIELDS: dict[str, Callable[[Entry], object]] = {
    "run": lambda entry: entry.run,
    "model": lambda entry: entry.model,
    "article": lambda entry: entry.article,
    "prompt": lambda entry: entry.prompt,
    "seed": lambda entry: entry.seed,
    "outcome": lambda entry: entry.outcome,
}


@dataclass(frozen=True, slots=True)
class Condition:
    field: str
    negated: bool
    patterns: tuple[str, ...]

    def holds(self, entry: Entry) -> bool:
        value = FIELDS[self.field](entry)
        text = "none" if value is None else str(value)
        found = any(fnmatchcase(text, pattern) for pattern in self.patterns)
        return found is not self.negated


def parse_filters(texts: Sequence[str]) -> Callable[[Entry], bool]:
    """All of ``FIELD=PATTERN[,PATTERN…]`` or ``FIELD!=…`` must hold; patterns are globs.

    Raises:
        HarnessError: not of that form, or an unknown field.
    """
    conditions = [_parse(text) for text in texts]
    return lambda entry: all(condition.holds(entry) for condition in conditions)


def _parse(text: str) -> Condition:
    match = re.fullmatch(r"\s*(\w+)\s*(!?=)\s*(.+?)\s*", text)
    if not match:
        raise HarnessError(f"--filter {text!r}: write FIELD=PATTERN, such as 'model=lead*'")
    field, operator, patterns = match.groups()
    if field not in FIELDS:
        raise HarnessError(f"--filter {text!r}: no field {field!r}{nearest(field, FIELDS)}")
    return Condition(field, operator == "!=", tuple(p.strip() for p in patterns.split(",")))
