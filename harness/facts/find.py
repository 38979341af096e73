"""Which fact-set files a person means by an id, a file or a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from harness.facts.problem import nearest
from harness.paths import datasets_dir
from harness.types import HarnessError


def find_fact_sets(names: Iterable[str]) -> list[Path]:
    """The files behind ids of the harness's own, files, and folders of one or many fact sets.

    Raises:
        HarnessError: a name leads to no fact set; the nearest id is named.
    """
    found: dict[Path, None] = {}
    for name in names:
        found.update(dict.fromkeys(_behind(name)))
    return list(found)


def find_one(name: str) -> Path:
    """The one file behind a name.

    Raises:
        HarnessError: it leads to none, or to several.
    """
    found = _behind(name)
    if len(found) > 1:
        raise HarnessError(f"{name}: {len(found)} fact sets lie there; name one of them")
    return found[0]


def _behind(name: str) -> list[Path]:
    path = Path(name)
    if path.is_file():
        return [path]
    if (path / "facts.yaml").is_file():
        return [path / "facts.yaml"]
    if path.is_dir() and (many := sorted(path.glob("*/facts.yaml"))):
        return many
    own = datasets_dir()
    if "/" not in name and (own / name / "facts.yaml").is_file():
        return [own / name / "facts.yaml"]
    if path.is_dir():
        raise HarnessError(
            f"{name}: a folder without facts.yaml; to begin one from an article:"
            f" harness facts draft {path / 'article.txt'} -o NEW_FOLDER"
        )
    if path.suffix in (".yaml", ".yml"):
        raise HarnessError(f"{name}: there is no such file")
    known = sorted(file.parent.name for file in own.glob("*/facts.yaml"))
    raise HarnessError(
        f"{name}: no fact set lies there, nor has the harness one of that id" + nearest(name, known)
    )
