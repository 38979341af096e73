"""What only a country or a place has, under the name of a firm or a person: "a Vale Books court" or
"Ida Brenn authorities".

A name put in the place of a country's or a town's keeps the noun that the other had.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.kinds import Kinds, is_known_place
from harness.checks.reading.naming import PartyMention
from harness.types import Flag, FlagKind, Severity
from harness.values.country import find_country
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "local"
_CIVIC = word_set("authorities court police parliament navy pensioner embassy coast border judge")
_INHABITED = word_set(
    "city cities town street streets road roads population workforce border coast watchdog "
    "regulator parliament airspace markets"
)
"""What a person does not own."""
_GOVERNED = word_set("government cabinet senator")
_RULED = word_set("government cabinet army troops law laws senator")
"""What a person may give a name to as well: "the Corrin government"."""


class LocalIndex:
    """Which of the article's names stand in a sentence with what only places have."""

    def __init__(self, kinds: Kinds) -> None:
        self.article, self.kinds = kinds.article, kinds

    @cached_property
    def _words_beside(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for mention in self.article.parties:
            lemmas = self.article.sentence_lemmas[self.article.sentence_of(mention.head)]
            for party in mention.parties:
                found.setdefault(party, set()).update(lemmas)
        return found

    def check(self, summary: Analysis) -> Iterator[Flag]:
        for mention in summary.parties:
            if mention.how not in ("name", "near") or mention.head in summary.quoted_tokens:
                continue
            noun = self._ruled(mention, summary)
            if noun is not None:
                span = summary.span(mention.start, mention.end)
                why = f"has “{noun.text}” of “{span.text}”, which the article never has as a place"
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, why, NAME)

    def _ruled(self, mention: PartyMention, summary: Analysis) -> Token | None:
        """The noun before which only a place or a people can stand."""
        token = summary.doc[mention.head]
        noun = token.head
        if noun.i < mention.end or token.dep_ not in ("compound", "nmod", "poss"):
            return None
        types = self.article.book.types(mention.parties)
        if token.dep_ == "poss":
            owns = noun.lower_ not in _INHABITED or not self.kinds.is_person(mention.parties)
            return None if owns else noun
        civic = _CIVIC | _RULED if types == {"organisation"} else _CIVIC
        if noun.lower_ not in civic or noun.i in summary.party_at or not self._is_nowhere(mention):
            return None
        lemma = noun.lemma_.lower()
        if noun.lower_ in _GOVERNED and self._governs(mention):
            return None
        known = any(lemma in self._words_beside.get(p, ()) for p in mention.parties)
        return None if known else noun

    def _governs(self, mention: PartyMention) -> bool:
        """Whether a name is that of a party that may have a government: "X's Progress Party"."""
        book = self.article.book
        names = [book.parties[p].name.lower() for p in mention.parties if p in book.parties]
        return any("party" in name.split() for name in names)

    def _is_nowhere(self, mention: PartyMention) -> bool:
        """Whether a name is one of a firm or a person, with no place in it."""
        book, kinds = self.article.book, self.kinds
        if not book.types(mention.parties) <= {"organisation", "person"} or not mention.parties:
            return False
        names = [book.parties[p].name for p in mention.parties if p in book.parties]
        last = [n.split()[-1] for n in names]
        placed = any(is_known_place(w) or find_country(w) for w in (*names, *last))
        return (
            not placed and not kinds.is_place(mention.parties) and not kinds.within(mention.parties)
        )
