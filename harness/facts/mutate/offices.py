"""Offices of another rank, or of another owner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from harness.facts import schema
from harness.facts.mutate.rewrite import Kind, Mutant, Source, mutant

_RANKS = ("deputy", "vice", "former", "acting", "interim", "assistant")
_OTHER_OFFICE = {
    "foreign minister": "defence minister",
    "defence minister": "foreign minister",
    "finance minister": "health minister",
    "health minister": "education minister",
    "interior minister": "foreign minister",
    "economy minister": "finance minister",
    "prime minister": "president",
    "finance chief": "chief executive",
    "chief executive": "finance chief",
    "manager": "captain",
}
"""Offices that hasty readers exchange."""


def office_mutants(
    source: Source, fact: schema.RoleFact, parties: Mapping[str, schema.PartySpec]
) -> Iterator[Mutant]:
    """The statement with a rank left out, another office, or the office of another party."""
    text = source.text
    if len(fact.parties) == 1:
        yield from _without_rank(text, fact.role)
        yield from _other_office(text)
        yield from _other_owner(text, fact, parties)


def _without_rank(text: str, role: str) -> Iterator[Mutant]:
    for rank in _RANKS:
        if re.search(rf"\b{rank}\b", role):
            found = re.search(rf"\b(?:an?|the) ((?:senior )?{rank} )", text)
            if found:
                yield mutant(text, found.start(), found.end(), "the ", Kind.ROLE)


def _other_office(text: str) -> Iterator[Mutant]:
    for office, other in _OTHER_OFFICE.items():
        found = re.search(rf"\b{office}\b", text)
        if found:
            yield mutant(text, found.start(), found.end(), other, Kind.ROLE)
            return


def _other_owner(
    text: str, fact: schema.RoleFact, parties: Mapping[str, schema.PartySpec]
) -> Iterator[Mutant]:
    """ "leader of the TTP" → "leader of the Afghan Taliban"."""
    holder = parties[fact.parties[0]]
    owner = parties.get(holder.of or "")
    if owner is None:
        return
    names = sorted((owner.name, *owner.aliases), key=len, reverse=True)
    for name in names:
        found = re.search(rf"\bof (?:the )?({re.escape(name)})(?!\w)", text)
        if found and owner.distinct_from:
            other = parties[owner.distinct_from[0]].name
            yield mutant(text, found.start(1), found.end(1), other, Kind.PARTY)
            return
