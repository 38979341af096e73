"""What the schema and the names of a fact set say is wrong, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from harness.facts import schema
from harness.facts.problem import Problem, nearest
from harness.facts.source import FactFile

KINDS: dict[str, type[BaseModel]] = {
    get_args(found.model_fields["kind"].annotation)[0]: found for found in schema.FACT_CLASSES
}
_SLUG = "small letters, digits and underscores, such as death_toll"


def validate(file: FactFile) -> tuple[schema.FactSetSpec | None, list[Problem]]:
    """The fact set, or None with the reasons why it is none."""
    version = file.plain.get("schema")
    if version != schema.VERSION or isinstance(version, bool):
        return None, [file.problem(["schema"], _version(version), "schema")]
    try:
        spec = schema.FactSetSpec.model_validate(file.plain)
    except ValidationError as error:
        return None, [_explain(item, file) for item in error.errors()]
    problems = [*_duplicates(spec, file), *_strangers(spec, file)]
    return (None if problems else spec), problems


def _version(given: Any) -> str:
    if isinstance(given, int) and given > schema.VERSION:
        return f"version {given} is of a newer harness than this one ({schema.VERSION}); upgrade it"
    if given is None or given == 0:
        return (
            f"no version: write `schema: {schema.VERSION}` as the first line,"
            " or let `harness facts migrate` do so"
        )
    return f"{given!r} is no version; this harness reads {schema.VERSION}"


def _explain(item: ErrorDetails, file: FactFile) -> Problem:
    keys = _keys(item["loc"])
    message, code = item["msg"], "schema"
    match item["type"]:
        case "extra_forbidden":
            message = "unknown key" + nearest(str(keys[-1]), _known_keys(item["loc"]))
            code = "unknown-key"
        case "union_tag_invalid":
            given = str(item.get("ctx", {}).get("tag"))
            message, code = f"unknown kind {given!r}" + nearest(given, KINDS), "unknown-kind"
            keys = [*keys, "kind"]
        case "union_tag_not_found":
            message = "no kind; known: " + ", ".join(KINDS)
        case "missing":
            message = f"missing; it takes: {_wanted(item['loc'])}"
        case "literal_error" | "enum":
            expected = str(item.get("ctx", {}).get("expected", ""))
            known = [name.strip(" '") for name in expected.replace(" or ", ",").split(",")]
            message = f"{item['input']!r} is not known" + nearest(str(item["input"]), known)
        case "string_pattern_mismatch":
            message = f"{item['input']!r} is no id; an id has {_SLUG}"
        case "too_short" | "string_too_short":
            message = f"empty; it takes: {_wanted(item['loc'])}"
        case "model_attributes_type" | "model_type" | "dict_type":
            message = f"{item['input']!r} is no mapping; write keys and values, such as `id: …`"
        case "string_type":
            message = f"{item['input']!r} is no text; put quotes around it"
        case "list_type":
            message = f"{item['input']!r} is no list; write [{item['input']}]"
        case "date_from_datetime_parsing" | "date_parsing" | "date_type":
            message = f"{item['input']!r} is no date; write it as 2025-10-30"
    return file.problem(keys, message, code)


def _keys(loc: tuple[int | str, ...]) -> list[str | int]:
    """The location without what pydantic adds: a fact's kind, and the mark of a bad key."""
    is_fact = len(loc) > 2 and loc[0] == "facts" and loc[2] in KINDS
    return [key for i, key in enumerate(loc) if key != "[key]" and not (is_fact and i == 2)]


def _wanted(loc: tuple[int | str, ...]) -> str:
    model = _model_at(loc)
    field = model.model_fields.get(str(loc[-1])) if model else None
    text = (field.description if field else None) or "write it"
    return " ".join(text.split())


def _model_at(loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    if loc[0] == "parties" and len(loc) > 2:
        return schema.PartySpec
    if loc[0] == "source" and len(loc) > 1:
        return schema.Source
    if loc[0] == "facts" and len(loc) > 3:
        return KINDS.get(str(loc[2]))
    return schema.FactSetSpec if len(loc) == 1 else None


def _known_keys(loc: tuple[int | str, ...]) -> list[str]:
    model = _model_at(loc)
    fields = model.model_fields if model else {}
    return [field.alias or name for name, field in fields.items()]


def _duplicates(spec: schema.FactSetSpec, file: FactFile) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, fact in enumerate(spec.facts):
        if fact.id in seen:
            first = file.problem(["facts", seen[fact.id]], "", "").line
            message = f"{fact.id!r} is used twice (first in line {first}); ids must be unique"
            yield file.problem(["facts", index, "id"], message, "duplicate-id")
        seen.setdefault(fact.id, index)


def _strangers(spec: schema.FactSetSpec, file: FactFile) -> Iterator[Problem]:
    """Names of parties that lead nowhere."""
    for index, fact in enumerate(spec.facts):
        for key, party in party_references(fact):
            if party not in spec.parties:
                yield _stranger(["facts", index, key], party, spec.parties, file)
    for name, party_spec in spec.parties.items():
        for key, others in (("distinct_from", party_spec.distinct_from), ("of", [party_spec.of])):
            for other in others:
                if other is not None and other not in spec.parties:
                    yield _stranger(["parties", name, key], other, spec.parties, file)
                elif other == name:
                    message = f"{name!r} names itself"
                    yield file.problem(["parties", name, key], message, "unknown-party")


def _stranger(
    keys: list[str | int], party: str, known: Mapping[str, schema.PartySpec], file: FactFile
) -> Problem:
    message = f"unknown party {party!r}" + nearest(party, known)
    return file.problem(keys, message, "unknown-party")


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
