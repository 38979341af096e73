"""Read a fact set and its article, and say precisely what is wrong with either."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError
from rapidfuzz import process
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from harness.facts import schema
from harness.types import Article, HarnessError

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
    path = Path(path)
    if path.is_dir():
        path = path / "facts.yaml"
    data = _read_yaml(path)
    try:
        spec = schema.FactSetSpec.model_validate(_plain(data))
    except ValidationError as error:
        raise HarnessError("\n".join(_explain(error, data, path))) from None
    problems = list(_problems(spec, data, path))
    if problems:
        raise HarnessError("\n".join(problems))
    article = Article(
        id=spec.id,
        text=read_article(_beside(path, spec.article)),
        published=spec.published,
        language=spec.language,
        title=spec.title,
    )
    return FactSet(spec, article)


def read_article(path: Path) -> str:
    """The text of an article file, exactly as stored (no newline translation)."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise HarnessError(f"{path}: cannot read the article: {error.strerror}") from None
    if len(raw) > MAX_ARTICLE_BYTES:
        raise HarnessError(
            f"{path}: {len(raw):,} bytes; an article may have {MAX_ARTICLE_BYTES:,} at most"
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise HarnessError(
            f"{path}:{line}: not UTF-8 (byte 0x{raw[error.start]:02x} at offset {error.start}); "
            "save the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8"
        ) from None
    if not text.strip():
        raise HarnessError(f"{path}: the article is empty")
    return text


def _beside(path: Path, name: str) -> Path:
    article = (path.parent / name).resolve()
    if not article.is_relative_to(path.parent.resolve()):
        raise HarnessError(f"{path}: article: {name!r} lies outside the fact set's folder")
    return article


def _read_yaml(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise HarnessError(f"{path}: cannot read the fact set: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise HarnessError(f"{path}: not UTF-8 at byte {error.start}") from None
    try:
        data = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise HarnessError(f"{path}{where}: not valid YAML: {error.problem}") from None
    if not isinstance(data, Mapping):
        raise HarnessError(f"{path}:1: a fact set is a mapping that starts with `schema: 1`")
    return data


def _plain(node: Any) -> Any:
    """Round-trip nodes as the plain values that pydantic expects."""
    if isinstance(node, Mapping):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(value) for value in node]
    if isinstance(node, float):
        return float(node)
    return node


def _explain(error: ValidationError, data: Any, path: Path) -> Iterator[str]:
    for item in error.errors():
        keys = [key for key in item["loc"] if key not in schema_kinds()]
        reason = item["msg"]
        if item["type"] == "extra_forbidden":
            reason = "unknown key" + nearest(str(keys[-1]), _known_keys(item["loc"]))
        elif item["type"] == "union_tag_invalid":
            given = str(item["ctx"]["tag"])
            reason = f"unknown kind {given!r}" + nearest(given, schema_kinds())
        yield f"{at(path, data, keys)}: {'.'.join(map(str, keys))}: {reason}"


def _problems(spec: schema.FactSetSpec, data: Any, path: Path) -> Iterator[str]:
    """What the schema alone cannot see: duplicate ids and names that lead nowhere."""
    seen: dict[str, int] = {}
    for index, fact in enumerate(spec.facts):
        where = at(path, data, ["facts", index])
        if fact.id in seen:
            yield f"{where}: facts.{index}.id: {fact.id!r} is used twice; ids must be unique"
        seen[fact.id] = index
        for key, party in party_references(fact):
            if party not in spec.parties:
                hint = nearest(party, spec.parties)
                where = at(path, data, ["facts", index, key])
                yield f"{where}: facts.{index}.{key}: unknown party {party!r}{hint}"
    for name, party_spec in spec.parties.items():
        for other in [*party_spec.distinct_from, *([party_spec.of] if party_spec.of else [])]:
            if other not in spec.parties:
                where = at(path, data, ["parties", name])
                yield f"{where}: parties.{name}: unknown party {other!r}" + nearest(
                    other, spec.parties
                )


def party_references(fact: schema.Fact) -> Iterator[tuple[str, str]]:
    """(key, party id) for every key of a fact that must name a party."""
    match fact:
        case schema.PlaceFact():
            yield "place", fact.place
        case schema.RoleFact():
            for party in fact.parties:
                yield "parties", party
        case schema.EventFact():
            yield "agent", fact.agent
        case schema.QuoteFact():
            yield "speaker", fact.speaker


def schema_kinds() -> list[str]:
    return ["quantity", "date", "place", "role", "event", "quote", "never", "statement"]


def _known_keys(loc: tuple[int | str, ...]) -> list[str]:
    if loc[0] == "parties" and len(loc) > 2:
        return list(schema.PartySpec.model_fields)
    if loc[0] == "source" and len(loc) > 1:
        return list(schema.Source.model_fields)
    for kind_class in schema.FACT_CLASSES:
        if len(loc) > 2 and get_args(kind_class.model_fields["kind"].annotation)[0] == loc[2]:
            return list(kind_class.model_fields)
    return [field.alias or name for name, field in schema.FactSetSpec.model_fields.items()]


def nearest(given: str, known: Any) -> str:
    """``"; did you mean 'x'?"``, or the names that exist where none is near."""
    names = [str(name) for name in known]
    found = process.extractOne(given, names, score_cutoff=60)
    if found:
        return f"; did you mean {found[0]!r}?"
    return f"; known: {', '.join(names)}" if names else "; none are defined"


def at(path: Path, data: Any, keys: list[Any]) -> str:
    """``file:line:column`` of the deepest key that the file has."""
    line, column = 0, 0
    node: Any = data
    for key in keys:
        try:
            position = node.lc.item(key) if isinstance(node, CommentedSeq) else node.lc.key(key)
            line, column = position
            node = node[key]
        except (KeyError, IndexError, AttributeError, TypeError):
            break
    return f"{path}:{line + 1}:{column + 1}"
