"""Parties, the names that one goes by, and the form in which names compare."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from harness.values.country import find_country

Ids = frozenset[str]
ACTORS = frozenset(("country", "group", "organisation", "person"))
"""Types of party that act, as no place does."""
GROUPS = ACTORS - {"person"}
"""Those of them that have many mouths."""

HONORIFICS = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "prof", "professor"]
)
_SUFFIXES = frozenset(
    ["inc", "corp", "ltd", "plc", "llc", "co", "company", "corporation", "group", "limited"]
)


@dataclass(frozen=True, slots=True)
class Party:
    """One party and the names that denote it."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    of: str | None = None
    distinct_from: tuple[str, ...] = ()


def names_of(party: Party) -> Iterator[str]:
    """Name, aliases, the surname of a person, the demonyms and capital of a country."""
    yield party.name
    yield from party.aliases
    if party.type == "person":
        words = party.name.split()
        if len(words) > 1:
            yield words[-1]
    elif party.type == "country":
        country = find_country(party.name)
        if country:
            yield from country.names()
            yield from (f"{d} government" for d in country.demonyms[:1])
    elif party.type == "organisation":
        words = party.name.split()
        if len(words) > 1 and words[-1].lower().strip(".") in _SUFFIXES:
            yield " ".join(words[:-1])


@lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """Lower case, no accents, no possessive, hyphens apart: the form names compare in."""
    if not text.isascii():
        folded = unicodedata.normalize("NFKD", text.replace("’", "'"))
        text = "".join(c for c in folded if not unicodedata.combining(c))
    text = re.sub(r"'s?(?=\s|$)", "", text.lower())
    return " ".join(re.findall(r"\w+(?:\.\w+)*|[&+]", text))


def is_capital(name: str) -> bool:
    """Whether a name of a country is its capital's."""
    country = find_country(name)
    capital = country.capital if country else None
    return capital is not None and normalise(capital) == normalise(name)


def acronyms(text: str) -> Iterator[tuple[str, str]]:
    """(long name, acronym) pairs that a text introduces itself: "X Y Z (XYZ)"."""
    for found in re.finditer(r"\(([A-Z][A-Za-z&.]{1,7})\)", text):
        words = text[max(0, found.start() - 120) : found.start()].split()
        short = found.group(1)
        letters = [c.lower() for c in short if c.isupper()]
        for size in range(1, min(len(letters) + 3, len(words)) + 1):
            name = " ".join(words[-size:])
            parts = re.findall(r"\w+", name)
            heads = [p[0].lower() for p in parts]
            if heads and heads[0] == letters[0] and _is_subsequence(letters, heads):
                yield name.strip(" ,;"), short
                break


def _is_subsequence(wanted: Iterable[str], letters: Iterable[str]) -> bool:
    rest = iter(letters)
    return all(letter in rest for letter in wanted)
