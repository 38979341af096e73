"""Bring a fact set of an older format up to the present one, comments and order kept.

Version 0 are the files from before the format had versions: no ``schema`` key, facts as a
mapping from ids, American ``license``. Each step takes a file from one version to the next,
so a file of any age goes through all that it needs.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from harness.facts import schema
from harness.facts.source import read_file
from harness.types import HarnessError


def migrate(path: Path) -> str | None:
    """The file's text in the present format, or None where it is of it already.

    Raises:
        HarnessError: the file is no YAML mapping, or of a version that nobody knows.
    """
    file = read_file(path)
    version = file.plain.get("schema", 0)
    if not isinstance(version, int) or not 0 <= version <= schema.VERSION:
        raise file_error(path, version)
    if version == schema.VERSION:
        return None
    for step in STEPS[version:]:
        step(file.data)
    return _written(file.data)


def file_error(path: Path, version: object) -> HarnessError:
    return HarnessError(
        f"{path}: schema: {version!r} cannot be migrated; this harness knows the versions"
        f" 0 to {schema.VERSION}"
    )


def _from_0(data: CommentedMap) -> None:
    data.insert(0, "schema", 1)
    source = data.get("source")
    if isinstance(source, CommentedMap):
        _rename(source, "license", "licence")
    facts = data.get("facts")
    if isinstance(facts, CommentedMap):
        data["facts"] = _listed(facts)


def _rename(data: CommentedMap, old: str, new: str) -> None:
    if old in data and new not in data:
        place = list(data).index(old)
        data.insert(place, new, data.pop(old))


def _listed(facts: CommentedMap) -> CommentedSeq:
    """``{death_toll: {kind: …}}`` as ``[{id: death_toll, kind: …}]``."""
    listed = CommentedSeq()
    for name, fact in facts.items():
        if isinstance(fact, CommentedMap):
            fact.insert(0, "id", str(name))
        listed.append(fact)
    return listed


STEPS: list[Callable[[CommentedMap], None]] = [_from_0]
"""``STEPS[n]`` takes a file from version n to n + 1."""


def _written(data: CommentedMap) -> str:
    yaml = YAML(typ="rt")
    yaml.width = 4096  # lines stay as long as their author made them
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()
