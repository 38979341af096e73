"""From a corpus to a suite that ``harness run`` takes: articles, and facts where there are any."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from harness.facts.importing.corpus import Corpus, Entry
from harness.facts.importing.tables import Tables, parties_of
from harness.facts.importing.writing import slug, write_fact_set, write_suite
from harness.types import HarnessError

Drafter = Callable[[Entry, Path], Path | None]
"""Writes a drafted fact set of an article into a folder, and returns its file; None where the
article has nothing to draft."""


@dataclass(frozen=True)
class Plan:
    """Where the suite goes, and what facts its articles get."""

    folder: Path
    name: str
    limit: int | None = None
    facts: Tables = field(default_factory=dict)
    parties: Tables = field(default_factory=dict)
    draft: Drafter | None = None


@dataclass
class Imported:
    """What was written."""

    suite: Path
    articles: int = 0
    fact_sets: list[Path] = field(default_factory=list)
    facts: int = 0
    drafted: int = 0
    taken: set[Path] = field(default_factory=set)
    """Folders of fact sets, for two ids may make one name."""


def import_corpus(corpus: Corpus, plan: Plan) -> Imported:
    """Write the suite; articles with facts become fact sets, all others a JSONL file.

    Nothing but a file that ends in ``.part`` is left where an error ends it.

    Raises:
        HarnessError: a row is bad, an id comes twice, or facts name an article that is not there.
    """
    plan.folder.mkdir(parents=True, exist_ok=True)
    final = plan.folder / "articles.jsonl"
    part = final.with_name(final.name + ".part")
    done = Imported(plan.folder / "suite" / f"{plan.name}.yaml")
    bare = 0
    wanted = set(plan.facts) - {""}
    with ExitStack() as stack:
        out = stack.enter_context(part.open("w", encoding="utf-8"))
        for entry in islice(corpus, plan.limit):
            done.articles += 1
            wanted.discard(entry.article.id)
            if not _with_facts(entry, plan, done):
                out.write(json.dumps(_record(entry), ensure_ascii=False) + "\n")
                bare += 1
    _verify(corpus, plan, done, wanted)
    part.replace(final)
    if not bare:
        final.unlink()
    write_suite(done.suite, plan.name, done.fact_sets, final if bare else None)
    return done


def _verify(corpus: Corpus, plan: Plan, done: Imported, wanted: set[str]) -> None:
    if not done.articles:
        raise HarnessError("the source holds no article")
    if again := corpus.duplicates():
        raise HarnessError(
            f"{again:,} of {done.articles:,} ids have come up before; ids must be unique:"
            " name the column that is, with --column id=NAME"
        )
    if wanted:
        raise HarnessError(f"facts of {min(wanted)!r}: no article of that id was imported")


def _with_facts(entry: Entry, plan: Plan, done: Imported) -> bool:
    if plan.facts.get("") and done.articles > 1:
        raise HarnessError(
            f"{len(plan.facts[''])} facts name no article, and there are several;"
            " add a column `article` with the article's id"
        )
    facts, parties = _facts_of(entry, plan)
    if not facts and plan.draft is None:
        return False
    folder = plan.folder / plan.name / slug(entry.article.id)
    if folder in done.taken:
        raise HarnessError(f"{entry.row.where}: {folder} is another article's folder already")
    if facts:
        path: Path | None = write_fact_set(folder, entry, facts, parties)
        done.facts += len(facts)
    else:
        path = plan.draft(entry, folder) if plan.draft else None
        done.drafted += path is not None
    if path is None:
        return False
    done.taken.add(folder)
    done.fact_sets.append(path)
    return True


def _facts_of(entry: Entry, plan: Plan) -> tuple[list[Any], dict[str, Any]]:
    """Facts and parties of an article: of its own row, then of the tables."""
    own, parties = entry.get("facts") or [], entry.get("parties") or {}
    if isinstance(parties, list):
        parties = parties_of(parties)
    key = entry.article.id
    facts = [*_listed(own), *plan.facts.get(key, []), *plan.facts.get("", [])]
    tables = [*plan.parties.get("", []), *plan.parties.get(key, [])]
    return facts, {**parties_of(tables), **parties}


def _listed(own: Any) -> Iterable[Any]:
    """The facts of a row; Parquet and ``datasets`` fill up missing keys with None."""
    facts = json.loads(own) if isinstance(own, str) else own
    return [{k: v for k, v in fact.items() if v is not None} for fact in facts]


def _record(entry: Entry) -> dict[str, Any]:
    """One line of ``articles.jsonl``, as runs read it."""
    article = entry.article
    return {
        "id": article.id,
        "text": article.text,
        "published": article.published.isoformat() if article.published else None,
        "title": article.title,
        "reference": article.reference,
    }
