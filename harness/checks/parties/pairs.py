"""Names that a summary joins and the article keeps apart: "Ankara and Islamabad pressed both
sides", of two who mediate and two who fight; "Islamabad and Pakistan", of one country twice.

An article names those who belong together in one breath, the two sides of a war or the two who
mediate in it; a wrong name that gets into such a pair has a partner of its own elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.partners import is_side
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids

NAME = "pairs"
_AND = ("and", "&")
"""What stands before the last of the joined; "X, or Y" is another name for one."""


class PairIndex:
    """Who is named together with whom in the article."""

    def __init__(self, article: Analysis) -> None:
        self.article = article
        self._beside: dict[str, set[str]] = defaultdict(set)
        self._doubles = False
        for one, other in (pair for group in groups(article) for pair in permutations(group, 2)):
            self._doubles |= bool(one.parties & other.parties)
            for party in one.parties - other.parties:
                self._beside[party] |= other.parties - one.parties

    def check(self, summary: Analysis) -> Iterator[Flag]:
        for group in groups(summary):
            if len(group) != 2 or any(m.head in summary.quoted_tokens for m in group):
                continue
            one, other = group
            why = self._wrong(one, other, summary)
            if why:
                span = summary.span(one.start, other.end)
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, why, NAME)

    def _wrong(self, one: PartyMention, other: PartyMention, summary: Analysis) -> str:
        if not (is_side(one, summary) and is_side(other, summary)):
            return ""
        label = summary.book.label
        if one.parties & other.parties:
            told = f"names {label(one.parties & other.parties)} twice, as if there were two"
            return "" if self._doubles else told
        own, partners = self._partners(one.parties), self._partners(other.parties)
        if not own or not partners or own & partners:
            return ""
        related = self.article.book.related
        if related(one.parties, partners) or related(other.parties, own):
            return ""
        return (
            f"joins {label(one.parties)} and {label(other.parties)}; the article names "
            f"{label(one.parties)} with {label(frozenset({min(own)}))} and "
            f"{label(other.parties)} with {label(frozenset({min(partners)}))}"
        )

    def _partners(self, parties: Ids) -> Ids:
        return frozenset(found for party in parties for found in self._beside.get(party, ()))


def groups(text: Analysis) -> Iterator[list[PartyMention]]:
    """The names that "and" joins, in text order."""
    for first in text.parties:
        token = text.doc[first.head]
        if token.dep_ == "conj" and token.head.i in text.party_at:
            continue
        joined = [text.party_at[t.i] for t in token.conjuncts if t.i in text.party_at]
        members = [first, *(m for m in joined if m is not first and m.head >= first.head)]
        whole = len(members) > 1 and len(members) == 1 + len(list(token.conjuncts))
        if whole and text.doc[members[-1].start - 1].lower_ in _AND:
            yield members
