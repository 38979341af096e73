"""Whose insiders speak: "a source close to the Afghan delegation", made one close to the other.

Nobody names such a source, so only the side that it is close to tells one from another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "insiders"
_NAMELESS = frozenset(
    "source insider person people somebody someone man woman official diplomat one".split()
)
_BODIES = frozenset(
    "delegation team camp side negotiator delegate envoy government leadership minister ministry "
    "party official authority administration management board family club".split()
)
_LINKS = frozenset(("near", "around"))


@dataclass(frozen=True, slots=True)
class Insider:
    """Somebody unnamed and whom they are close to; ``start:end`` are the tokens that say so."""

    side: Ids
    start: int
    end: int


def read_insiders(text: Analysis) -> Iterator[Insider]:
    """Everybody who is "close to" or "near" somebody."""
    for noun in text.doc:
        if noun.lemma_.lower() not in _NAMELESS:
            continue
        for side in _near(noun):
            ids = text.parties_at(side.i)
            if ids and (side.i in text.party_at or side.lemma_.lower() in _BODIES):
                named = text.party_at.get(side.i)
                end = max(side.i + 1, named.end if named is not None else 0)
                yield Insider(ids, noun.i, end)


def _near(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        links = [child] if child.lower_ in _LINKS else []
        if child.lower_ in ("close", "near") and child.i > noun.i:
            links += [c for c in child.children if c.lower_ == "to"]
        yield from (c for link in links for c in link.children if c.dep_ == "pobj")


class InsiderIndex:
    """The unnamed sources of an article that are close to somebody."""

    def __init__(self, article: Analysis) -> None:
        self._article = article
        self._known = list(read_insiders(article))

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for sources that are close to another side than any of the article's."""
        related = summary.book.related
        for claim in read_insiders(summary) if self._known else ():
            if any(related(claim.side, other.side) for other in self._known):
                continue
            span = summary.span(claim.start, claim.end)
            evidence = self._article.span(self._known[0].start, self._known[0].end)
            said = f"says “{span.text}”; the article: “{evidence.text}”"
            yield Flag(span, FlagKind.ROLE, Severity.MEDIUM, said, NAME, evidence=evidence)
