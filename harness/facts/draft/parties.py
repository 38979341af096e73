"""The parties of a draft: those that the article names, by every name that it uses."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from harness.checks.reading.analysis import Analysis
from harness.values.country import find_country
from harness.values.party import normalise


class Parties:
    """Parties of an article's own book under readable ids; only those asked for are written."""

    def __init__(self, article: Analysis) -> None:
        self.article = article
        self._ids: dict[str, str] = {}
        self._names: dict[str, Counter[str]] = {}
        for mention in article.parties:
            name = article.span(mention.start, mention.end).text
            for party in mention.parties if mention.how in ("name", "near") else ():
                self._names.setdefault(party, Counter())[_bare(name)] += 1

    def _one(self, ids: frozenset[str]) -> str | None:
        """The party that a name denotes; a capital that acts is its country."""
        countries = [i for i in ids if self.article.book.types(frozenset((i,))) == {"country"}]
        found = countries or list(ids)
        return found[0] if len(found) == 1 else None

    def ask(self, ids: frozenset[str]) -> str | None:
        """The id to write for a mention's party, or ``None`` where it is not one for certain."""
        party = self._one(ids)
        if party is None or party not in self._names:
            return None
        if party not in self._ids:
            words = re.findall(r"[a-z0-9]+", normalise(self.name(party)))
            self._ids[party] = "_".join(words)[:64] or f"party_{len(self._ids) + 1}"
        return self._ids[party]

    def name(self, party: str) -> str:
        """The longest name that the text gives it, as a person would define it."""
        own = self.article.book.parties[party].name
        if self.article.book.parties[party].type == "country":
            return own
        known = self._names[party]
        return max((own, *known), key=lambda n: (n in known, n.istitle(), len(n)))

    def with_acronyms(self) -> set[str]:
        """The ids of all that the text names both in full and by its initials, asked for here.

        Their second name is written nowhere else, whether or not a fact speaks of them.
        """
        found = (p for p, names in self._names.items() if any(map(_is_acronym, names)))
        both = [p for p in found if not all(map(_is_acronym, self._names[p]))]
        return {own for party in both if (own := self.ask(frozenset((party,))))}

    def named(self, asked: str) -> str:
        return next(self.name(party) for party, own in self._ids.items() if own == asked)

    def written(self) -> dict[str, dict[str, Any]]:
        """The parties that were asked for, as the fact-set file has them."""
        found: dict[str, dict[str, Any]] = {}
        for party, own in self._ids.items():
            name = self.name(party)
            entry: dict[str, Any] = {"name": name, "type": self.article.book.parties[party].type}
            aliases = [n for n in self._names[party] if n != name and not _is_part(n, name)]
            if entry["type"] == "country":  # its demonyms and its capital are known
                known = find_country(name)
                aliases = [n for n in aliases if known is None or n not in known.names()]
            if aliases:
                entry["aliases"] = aliases
            titles = [t for t in self.article.book.titles_of(party) if t]
            if entry["type"] == "person" and titles:
                entry["titles"] = titles
            found[own] = entry
        return found


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", re.sub(r"^the ", "", " ".join(name.split()), flags=re.I))


def _is_acronym(name: str) -> bool:
    return len(name) > 1 and name.isupper() and name.isalnum()


def _is_part(short: str, name: str) -> bool:
    """Surnames are understood without being listed."""
    return name.endswith(f" {short}")
