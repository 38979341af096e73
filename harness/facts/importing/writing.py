"""Fact sets and suites on disk, as if a person had written them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from harness.facts.importing.corpus import Entry
from harness.facts.json_schema import schema_line
from harness.facts.schema import VERSION
from harness.types import HarnessError

_NO_DATE = "but no date; add a column `published`, or give --published for all"
_FLOW = ("about", "aliases", "titles", "broader", "distinct_from", "parties")


def slug(name: str) -> str:
    """A name as an id of a fact set: small letters, digits and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:64]


def write_fact_set(
    folder: Path, entry: Entry, facts: Iterable[Mapping[str, Any]], parties: Mapping[str, Any]
) -> Path:
    """Write ``facts.yaml`` with its article, and reference summary where there is one.

    Raises:
        HarnessError: the article has no date, without which no fact set can be judged.
    """
    article = entry.article
    if article.published is None:
        raise HarnessError(f"{entry.row.where}: the article {article.id!r} has facts {_NO_DATE}")
    folder.mkdir(parents=True, exist_ok=True)
    body: dict[str, Any] = {
        "schema": VERSION,
        "id": folder.name,
        "title": article.title,
        "published": article.published,
        "article": "article.txt",
        "reference": "reference.txt" if article.reference else None,
        "source": _source(entry) or None,
        "parties": dict(parties),
        "facts": list(facts),
    }
    (folder / "article.txt").write_text(article.text, encoding="utf-8", newline="")
    if article.reference:
        (folder / "reference.txt").write_text(article.reference, encoding="utf-8", newline="")
    path = folder / "facts.yaml"
    with path.open("w", encoding="utf-8") as file:
        file.write(schema_line(folder) + "\n")
        _yaml().dump(_nodes({k: v for k, v in body.items() if v is not None}), file)
    return path


def draft_fact_set(entry: Entry, folder: Path) -> Path | None:
    """Draft the facts of an article, or leave a draft of the same text as it is.

    So an import that was interrupted goes on, and what a person has mended stays. None where
    nothing was found in the article.

    Raises:
        HarnessError: the article has no date or is too long, or another fact set lies there.
    """
    from harness.facts.draft.write import NothingFoundError, draft_article

    article, path = entry.article, folder / "facts.yaml"
    if article.published is None:
        raise HarnessError(
            f"{entry.row.where}: no facts can be drafted: the article {article.id!r} has a text"
            f" {_NO_DATE}"
        )
    text = folder / "article.txt"
    if path.exists() and text.exists() and text.read_bytes() == article.text.encode():
        return path
    try:
        draft_article(article, folder, _source(entry))
    except NothingFoundError:
        return None
    except HarnessError as error:
        raise HarnessError(f"{entry.row.where}: {error}") from None
    return path


def _source(entry: Entry) -> dict[str, str]:
    found = {key: entry.get(key) for key in ("publisher", "url", "licence")}
    return {key: str(value) for key, value in found.items() if value}


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.width = 100
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _nodes(value: Any, key: str = "") -> Any:
    """Nodes of the round-trip writer, short lists on one line."""
    if isinstance(value, Mapping):
        return CommentedMap({k: _nodes(v, str(k)) for k, v in value.items()})
    if isinstance(value, list):
        nodes = CommentedSeq(_nodes(v) for v in value)
        if key in _FLOW:
            nodes.fa.set_flow_style()
        return nodes
    return value


def write_suite(path: Path, name: str, fact_sets: Iterable[Path], articles: Path | None) -> None:
    """A file of the group ``suite``; its paths are absolute, so any folder may run it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    body = {
        "name": name,
        "fact_sets": [str(found.resolve()) for found in fact_sets],
        "articles": str(articles.resolve()) if articles else None,
    }
    with path.open("w", encoding="utf-8") as file:
        _yaml().dump(body, file)
