"""Read a fact set and its article, and say precisely what is wrong with either."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from harness.facts import schema
from harness.facts.encoding import decoded
from harness.facts.problem import nearest
from harness.facts.source import read_file
from harness.facts.validate import party_references, validate
from harness.types import Article, HarnessError

__all__ = [
    "FactSet",
    "beside",
    "fact_file",
    "load_fact_set",
    "nearest",
    "party_references",
    "read_article",
]

MAX_ARTICLE_BYTES = 20_000_000


@dataclass(frozen=True)
class FactSet:
    """A validated fact set with its article."""

    spec: schema.FactSetSpec
    article: Article

    @property
    def id(self) -> str:
        return self.spec.id

    @property
    def facts(self) -> list[schema.Fact]:
        return self.spec.facts

    @property
    def parties(self) -> Mapping[str, schema.PartySpec]:
        return self.spec.parties

    @cached_property
    def _digest(self) -> str:
        judged = self.spec.model_dump(mode="json", include={"parties", "facts", "published"})
        text = json.dumps(judged, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def digest(self) -> str:
        """SHA-256 of all that can change a verdict: parties, facts and ``published``."""
        return self._digest

    def with_article(self, path: Path) -> FactSet:
        """The same facts about another text of the story."""
        return replace(self, article=replace(self.article, text=read_article(path)))


def load_fact_set(path: Path | str) -> FactSet:
    """Load ``facts.yaml``, or the folder that holds one.

    Raises:
        HarnessError: one line per mistake, each with file, line, column and key.
    """
    file = read_file(fact_file(Path(path)))
    spec, problems = validate(file)
    if spec is None:
        raise HarnessError("\n".join(map(str, problems)))
    return with_texts(spec, file.path)


def with_texts(spec: schema.FactSetSpec, path: Path) -> FactSet:
    """The fact set of the file ``path`` with the texts that it names.

    Raises:
        HarnessError: a text cannot be read, is empty, or lies outside the folder.
    """
    reference = None
    if spec.reference:
        reference = read_article(beside(path, spec.reference, "reference"), "reference")
    article = Article(
        id=spec.id,
        text=read_article(beside(path, spec.article)),
        published=spec.published,
        language=spec.language,
        title=spec.title,
        reference=reference,
    )
    return FactSet(spec, article)


def fact_file(path: Path) -> Path:
    """``facts.yaml`` of a folder, or the file itself."""
    return path / "facts.yaml" if path.is_dir() else path


def read_article(path: Path, what: str = "article") -> str:
    """The text of an article file, exactly as stored (no newline translation)."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise HarnessError(f"{path}: cannot read the {what}: {error.strerror}") from None
    if len(raw) > MAX_ARTICLE_BYTES:
        raise HarnessError(
            f"{path}: {len(raw):,} bytes; the {what} may have {MAX_ARTICLE_BYTES:,} at most"
        )
    text = decoded(raw, path)
    if not text.strip():
        raise HarnessError(f"{path}: the {what} is empty")
    return text


def beside(path: Path, name: str, key: str = "article") -> Path:
    """The file ``name`` in the fact set's folder, never outside it."""
    found = (path.parent / name).resolve()
    if not found.is_relative_to(path.parent.resolve()):
        raise HarnessError(f"{path}: {key}: {name!r} lies outside the fact set's folder")
    return found
