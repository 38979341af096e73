"""The shape of a fact-set file. Validation of single values happens in ``load``."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=64)]
Text = Annotated[str, Field(min_length=1)]


def _as_text(value: object) -> object:
    """YAML reads ``2021`` and ``2025-10-19`` as numbers and dates; a value is its text."""
    is_scalar = isinstance(value, int | float | dt.date) and not isinstance(value, bool)
    return str(value) if is_scalar else value


Value = Annotated[str, Field(min_length=1), BeforeValidator(_as_text)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Importance(StrEnum):
    KEY = "key"
    NORMAL = "normal"
    MINOR = "minor"


class Source(_Strict):
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None


class PartySpec(_Strict):
    """One party of the story, defined once with every name that the story gives it."""

    name: Text
    type: Literal["country", "group", "organisation", "person", "place", "product", "event"]
    aliases: list[Text] = []
    titles: list[Text] = []
    """Offices that denote this person in the story ("the defence minister")."""
    of: Slug | None = None
    """The party that this one belongs to or speaks for."""
    broader: list[Text] = []
    """Wider descriptions: true of the party, but saying less ("the militants")."""
    distinct_from: list[Slug] = []


class _Fact(_Strict):
    id: Slug
    statement: Text
    """The fact in a plain sentence; what a person reads in tables and flags."""
    importance: Importance = Importance.NORMAL
    about: list[Text] = []
    """Cue words: a mention belongs to this fact where its clause speaks of one of them."""


class QuantityFact(_Fact):
    kind: Literal["quantity"]
    value: Value
    period: Value | None = None
    """The time that the quantity covers; one of another time is another fact's."""


class DateFact(_Fact):
    kind: Literal["date"]
    value: Value


class PlaceFact(_Fact):
    kind: Literal["place"]
    place: Slug


class RoleFact(_Fact):
    """Who holds a part or an office: ``parties`` are ``role``."""

    kind: Literal["role"]
    role: Text
    parties: Annotated[list[Slug], Field(min_length=1)]


class EventFact(_Fact):
    """Who did what to whom. ``patient`` is a party id or a short noun phrase."""

    kind: Literal["event"]
    agent: Slug
    predicate: Text
    patient: Text | None = None
    negated: bool = False


class QuoteFact(_Fact):
    kind: Literal["quote"]
    speaker: Slug
    quote: Text


class NeverFact(_Fact):
    """A tempting falsehood; a summary that asserts it is flagged."""

    kind: Literal["never"]


class StatementFact(_Fact):
    """Free text, judged as a whole claim."""

    kind: Literal["statement"]


Fact = Annotated[
    QuantityFact
    | DateFact
    | PlaceFact
    | RoleFact
    | EventFact
    | QuoteFact
    | NeverFact
    | StatementFact,
    Field(discriminator="kind"),
]


class FactSetSpec(_Strict):
    """One fact-set file."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    id: Slug
    title: str | None = None
    language: Literal["en"] = "en"
    published: dt.date
    article: str
    source: Source = Source()
    parties: dict[Slug, PartySpec] = {}
    facts: Annotated[list[Fact], Field(min_length=1)]


FACT_CLASSES = (
    QuantityFact,
    DateFact,
    PlaceFact,
    RoleFact,
    EventFact,
    QuoteFact,
    NeverFact,
    StatementFact,
)
