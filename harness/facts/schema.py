"""The shape of a fact-set file.

The docstrings here become the descriptions of ``datasets/factset.schema.json``, so
they are written for whoever fills in a fact set. What a value may say is examined in
``lint``; here it is text.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

VERSION = 1
"""The version that ``schema:`` names; ``migrate`` brings older files up to it."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=64)]
Text = Annotated[str, Field(min_length=1)]


def _as_text(value: object) -> object:
    """YAML reads ``2021`` and ``2025-10-19`` as numbers and dates; a value is its text."""
    is_scalar = isinstance(value, int | float | dt.date) and not isinstance(value, bool)
    return str(value) if is_scalar else value


Value = Annotated[
    str,
    Field(min_length=1),
    BeforeValidator(_as_text),
    WithJsonSchema({"type": ["string", "number"], "minLength": 1}),
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Importance(StrEnum):
    """How much a reader would miss the fact."""

    KEY = "key"
    NORMAL = "normal"
    MINOR = "minor"


class Source(_Strict):
    """Where the article comes from."""

    publisher: str | None = None
    """Who published the article."""
    url: str | None = None
    """Where it can be read."""
    licence: str | None = None
    """On what terms it may be used: CC0-1.0, CC-BY-4.0, "all rights reserved", …"""


class PartySpec(_Strict):
    """One party of the story, defined once with every name that the story gives it."""

    name: Text
    """The full name."""
    type: Literal["country", "group", "organisation", "person", "place", "product", "event"]
    """What it is; a date or a number never stands for it."""
    aliases: list[Text] = []
    """Other names of the same party: acronyms, surnames, a capital for its government."""
    titles: list[Text] = []
    """Offices that denote this person in the story ("the defence minister")."""
    of: Slug | None = None
    """The party that this one belongs to, speaks for or lies in."""
    broader: list[Text] = []
    """Wider descriptions: true of the party, but saying less ("the militants")."""
    distinct_from: list[Slug] = []
    """Parties that a careless reader could take for this one."""


class _Fact(_Strict):
    id: Slug
    """A short name, unique in the file; tables and flags show it."""
    statement: Text
    """The fact in a plain sentence; what a person reads in tables and flags."""
    importance: Importance = Importance.NORMAL
    """key: a summary without it has missed the story; minor: a summary may leave it out."""
    about: list[Text] = []
    """Cue words: a mention belongs to this fact where its clause speaks of one of them."""


class QuantityFact(_Fact):
    """A number of something, a measure, a sum of money or a share."""

    kind: Literal["quantity"]
    """A number of something, a measure, a sum of money or a share."""
    value: Value
    """"> 70 people", "2600 km", "70-80 people", "3 of 4 sources", "$1.2bn", "7.3 %"."""
    period: Value | None = None
    """The time that the quantity covers; one of another time is another fact's."""


class DateFact(_Fact):
    """When something happened, or will."""

    kind: Literal["date"]
    """When something happened, or will."""
    value: Value
    """2025-10-19, 2025-10, 2021, 2010..2015, "last year" (as seen from `published`)."""


class PlaceFact(_Fact):
    """Where something happened."""

    kind: Literal["place"]
    """Where something happened."""
    place: Slug
    """A party of type place or country."""


class RoleFact(_Fact):
    """Who holds a part or an office: ``parties`` are ``role``."""

    kind: Literal["role"]
    """Who holds a part or an office."""
    role: Text
    """The part or office: mediator, "chief executive of Lumen Motors"."""
    parties: Annotated[list[Slug], Field(min_length=1)]
    """Who holds it: all of them."""


class EventFact(_Fact):
    """Who did what to whom. ``patient`` is a party id or a short noun phrase."""

    kind: Literal["event"]
    """Who did what to whom."""
    agent: Slug
    """The party that did it."""
    predicate: Text
    """The verb: kill, "turn down"."""
    patient: Text | None = None
    """To whom or what: a party, or a few words ("a field hospital")."""
    negated: bool = False
    """true where the party did not do it."""


class QuoteFact(_Fact):
    """Who said it, in which words."""

    kind: Literal["quote"]
    """Who said it, in which words."""
    speaker: Slug
    """The party that said it."""
    quote: Text
    """The words, exactly as the article gives them, without quotation marks."""


class NeverFact(_Fact):
    """A tempting falsehood; a summary that asserts it is flagged."""

    kind: Literal["never"]
    """A tempting falsehood; a summary that asserts it is flagged."""


class StatementFact(_Fact):
    """Free text, judged as a whole claim."""

    kind: Literal["statement"]
    """Free text, judged as a whole claim; needs a checker that reads free text."""


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
    """The parties of an article, and the facts that its summaries are judged by."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    """The version of this format."""
    id: Slug
    """The name of the fact set, and of its folder."""
    title: str | None = None
    """The headline."""
    language: Literal["en"] = "en"
    """The language of the article."""
    published: dt.date
    """The day of publication, such as 2025-10-30; "Thursday" and "last year" are seen from it."""
    article: str
    """The article's file, beside this one: plain text, UTF-8."""
    reference: str | None = None
    """A file with a summary by a person, beside this one; ROUGE is computed against it."""
    source: Source = Source()
    """Where the article comes from."""
    parties: dict[Slug, PartySpec] = {}
    """Who and what the facts speak of, by ids of your choice."""
    facts: Annotated[list[Fact], Field(min_length=1)]
    """The facts, the most important first."""


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
