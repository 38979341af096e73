"""A fact-set file as YAML, with the place of every key."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from harness.facts.encoding import decoded
from harness.facts.problem import Level, Problem
from harness.types import HarnessError

MAX_BYTES = 2_000_000
MAX_NODES = 200_000
"""Aliases of aliases can make a small file mean billions of nodes."""

Keys = Sequence[str | int]


@dataclass(frozen=True)
class FactFile:
    """The parsed file. ``data`` keeps comments and positions, ``plain`` is what it means."""

    path: Path
    text: str
    data: Any
    plain: dict[str, Any]

    def problem(self, keys: Keys, message: str, code: str, level: Level = Level.ERROR) -> Problem:
        """A complaint about the value at ``keys``, or at the deepest of them that exists."""
        line, column = self._position(keys)
        return Problem(self.path, line, column, self._shown(keys), message, code, level)

    def _position(self, keys: Keys) -> tuple[int, int]:
        line, column = 0, 0
        node: Any = self.data
        for key in keys:
            try:
                is_list = isinstance(node, CommentedSeq)
                line, column = node.lc.item(key) if is_list else node.lc.key(key)
                node = node[key]
            except (KeyError, IndexError, AttributeError, TypeError):
                break
        return line + 1, column + 1

    def _shown(self, keys: Keys) -> str:
        """``facts.death_toll.value``: a fact goes by its id, where it has one."""
        shown = [str(key) for key in keys]
        if len(keys) > 1 and keys[0] == "facts" and isinstance(keys[1], int):
            with suppress(KeyError, IndexError, TypeError):
                shown[1] = str(self.plain["facts"][keys[1]]["id"])
        return ".".join(shown)


def read_file(path: Path) -> FactFile:
    """Parse a fact-set file.

    Raises:
        HarnessError: it cannot be read, or is no YAML mapping; with line and column.
    """
    text = _read(path)
    try:
        yaml = YAML(typ="rt")
        yaml.preserve_quotes = True  # for files that are written back
        data = yaml.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        reason = " ".join((error.problem or error.context or "cannot be parsed").split())
        hint = _no_yaml(path) or _hint(reason)
        raise HarnessError(f"{path}{where}: not valid YAML: {reason}{hint}") from None
    except (YAMLError, ValueError) as error:
        where, what = _no_date(text)
        reason = " ".join(str(error).split())
        raise HarnessError(f"{path}{where}: not valid YAML: {what}{reason}") from None
    except RecursionError:
        raise HarnessError(f"{path}: not valid YAML: nested too deeply") from None
    if not isinstance(data, Mapping):
        raise HarnessError(
            f"{path}:1:1: a fact set is a mapping that starts with `schema: 1`{_no_yaml(path)}"
        )
    plain = _Plain(path).of(data)
    assert isinstance(plain, dict)
    return FactFile(path, text, data, plain)


def _read(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise HarnessError(f"{path}: cannot read the fact set: {error.strerror}") from None
    if len(raw) > MAX_BYTES:
        raise HarnessError(f"{path}: {len(raw):,} bytes; a fact set has {MAX_BYTES:,} at most")
    return decoded(raw, path)


def _no_date(text: str) -> tuple[str, str]:
    """Where the first date stands that no calendar has; YAML's reader does not say."""
    for number, line in enumerate(text.splitlines(), start=1):
        for found in re.finditer(r"\b(\d{4})-(\d\d?)-(\d\d?)\b", line):
            try:
                dt.date(*map(int, found.groups()))
            except ValueError:
                return f":{number}:{found.start() + 1}", f"{found[0]} is no date: "
    return "", ""


def _no_yaml(path: Path) -> str:
    """What to say of an article that was given for a fact set."""
    if path.suffix != ".txt":
        return ""
    return f"; a fact set is a .yaml file; to begin one: harness facts draft {path} -o DIR"


def _hint(reason: str) -> str:
    if "mapping values are not allowed" in reason:
        return "; put quotes around a text that contains a colon"
    if "\\t" in reason:
        return "; indent with spaces"
    if "expected the node content" in reason or "expected ',' or" in reason:
        return "; is a bracket or a quotation mark left open above?"
    if "duplicate key" in reason:
        return "; write each key once"
    return ""


class _Plain:
    """Round-trip nodes as the plain values that pydantic expects."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.nodes = 0

    def of(self, node: Any) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise HarnessError(f"{self.path}: more than {MAX_NODES:,} values, aliases expanded")
        if isinstance(node, Mapping):
            return {str(key): self.of(value) for key, value in node.items()}
        if isinstance(node, list):
            return [self.of(value) for value in node]
        if isinstance(node, str):
            return str(node)
        if isinstance(node, float):
            return float(node)
        return node
