"""Words as places that are none: "a bungalow in Rescue", of the Velm Fire and Rescue service;
"her child in Rebecca", of whom the police look for.

Half a name, or somebody's first one, slips into the place of a town's. It is a word that the
dictionary knows as no place, and the article has nothing in it, near it or from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.kinds import is_known_place
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "nowhere"
_IN = frozenset(("in", "near", "outside"))
_LOCAL = frozenset("in near outside across at from to around into through inside of within".split())
_FURTHER = ("NOUN", "PROPN", "NUM", "PART", "ADJ")
_BETWEEN = ("DET", "ADJ", "PROPN", "NOUN", "PUNCT", "CCONJ")
REACH = 3
"""Words of a name or a list between a preposition and its part."""


class NowhereIndex:
    """Where an article has each of its words."""

    def __init__(self, article: Analysis) -> None:
        self._article = article

    @cached_property
    def _places(self) -> dict[str, list[Token]]:
        found: dict[str, list[Token]] = defaultdict(list)
        for token in self._article.doc:
            if token.pos_ in ("PROPN", "NOUN"):
                found[token.text].append(token)
        return found

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for names alone, behind "in", that the article never has as places."""
        for token in summary.objects:
            if token.i in summary.quoted_tokens or token.i in summary.value_tokens:
                continue
            if not _is_alone(token) or not lexicon().fields(token.lower_):
                continue
            given = () if is_known_place(token.text) else self._places.get(token.text, ())
            if given and not any(map(_is_local, given)):
                span = summary.span(token.i, token.i + 1)
                evidence = self._article.sentence_span(self._article.sentence_of(given[0].i))
                why = f"has “{span.text}” as a place; the article has nothing there"
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, why, NAME, evidence=evidence)


def _is_alone(token: Token) -> bool:
    """Whether a name of one word stands right behind "in", and nothing behind it."""
    if token.pos_ != "PROPN" or token.head.lower_ not in _IN or token.children:
        return False
    after = token.nbor(1).pos_ if token.i + 1 < len(token.doc) else ""
    return token.head.i == token.i - 1 and after not in _FURTHER


def _is_local(token: Token) -> bool:
    """Whether a preposition of place governs a word, or the name or list that it stands in."""
    before = token.i - 1
    while before > 0 and token.i - before <= REACH and token.doc[before].pos_ in _BETWEEN:
        before -= 1
    return before >= 0 and token.doc[before].lower_ in _LOCAL
