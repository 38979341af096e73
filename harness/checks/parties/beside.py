"""Names beside nouns: whose medal, which firm's profits, the president of what.

A noun of the article that stands there with somebody's name, and in a summary with another's,
whom no sentence with that noun names, was given to the wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.tokens import OWNING
from harness.types import Flag, FlagKind, Severity
from harness.values.names import initials
from harness.values.party import Ids, normalise
from harness.values.party_book import PartyBook
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "beside"
OWNS, NAMES, BEARS = "owns", "names", "bears"
"""How a name stands to a noun: "X's song", "the X song", "the singer X"."""
_COURTESY = frozenset("mr mrs ms miss dr sir dame lord lady prof".split())
"""What any name may have before it."""
_HEADS = word_set("president minister leader king queen secretary chief")
"""Offices that several hold at once, each in a country or a party of their own."""


class BesideIndex:
    """The names that stand beside each of the article's nouns."""

    def __init__(self, article: Analysis) -> None:
        self.article = article

    @cached_property
    def _named(self) -> dict[tuple[str, str], list[PartyMention]]:
        found: dict[tuple[str, str], list[PartyMention]] = defaultdict(list)
        for mention in self.article.parties:
            for noun, relation in nouns_beside(mention, self.article):
                found[relation, noun.lemma_.lower()].append(mention)
        return found

    @cached_property
    def _sentences(self) -> dict[str, set[int]]:
        """The sentences that name each party."""
        found: dict[str, set[int]] = defaultdict(set)
        for mention in self.article.parties:
            for party in mention.parties:
                found[party].add(self.article.sentence_of(mention.head))
        return found

    def check(self, summary: Analysis) -> Iterator[Flag]:
        for mention in summary.parties:
            if mention.how not in ("name", "near") or mention.head in summary.quoted_tokens:
                continue
            for noun, relation in nouns_beside(mention, summary):
                other = self._other(mention.parties, noun, relation)
                if other is not None:
                    yield self._flag(mention, other, noun, summary)
                    break

    def _flag(
        self, mention: PartyMention, other: PartyMention, noun: Token, summary: Analysis
    ) -> Flag:
        span = summary.span(mention.start, mention.end)
        evidence = self.article.span(other.start, other.end)
        why = f"says “{span.text}” with “{noun.text}”; there the article has “{evidence.text}”"
        return Flag(span, FlagKind.PARTY, Severity.MEDIUM, why, NAME, evidence=evidence)

    def _other(self, parties: Ids, noun: Token, relation: str) -> PartyMention | None:
        """Whom the article names beside the noun, where no sentence with it names ours."""
        lemma = noun.lemma_.lower()
        places = self.article.postings.get(lemma)
        types = self.article.book.types(parties)
        if not places or not parties or "country" in types:
            return None
        if lemma in _HEADS if relation == BEARS else "place" in types:
            return None
        own = {s for p in parties for s in self._sentences.get(p, ())}
        if own & set(places):
            return None
        others = self._named.get((relation, lemma), ())
        same = (m for m in others if self.article.book.types(m.parties) & types)
        return next((m for m in same if is_another(m.parties, parties, self.article.book)), None)


def is_another(a: Ids, b: Ids, book: PartyBook) -> bool:
    """Whether two names cannot be of one, nor of one and a part of it: no country, and they
    share no word and no initials."""
    if book.related(a, b) or "country" in book.types(a):
        return False
    names = [normalise(book.parties[p].name) for p in (*a, *b) if p in book.parties]
    words = [set(n.split()) | {initials(n)} for n in names]
    short = any(len(x) > 1 and x in initials(y) for x, y in permutations(names, 2))
    return not short and not any(x & y for x, y in combinations(words, 2))


def nouns_beside(mention: PartyMention, text: Analysis) -> Iterator[tuple[Token, str]]:
    """The nouns that a name owns or goes by, and those whose bearer it is called."""
    token = text.doc[mention.head]
    if token.dep_ == "conj":
        return
    head = token.head
    if token.dep_ in OWNING and _is_common(head, text):
        yield head, OWNS if token.dep_ == "poss" else NAMES
    elif token.dep_ == "pobj" and head.lower_ == "of" and _is_common(head.head, text):
        yield head.head, OWNS
    elif token.dep_ == "appos" and _is_common(head, text):
        yield head, BEARS
    for child in token.children:
        if child.dep_ in ("compound", "nmod", "appos") and _is_common(child, text):
            yield child, BEARS


def _is_common(token: Token, text: Analysis) -> bool:
    courtesy = token.lower_.strip(".") in _COURTESY
    return token.pos_ in ("NOUN", "PROPN") and token.i not in text.party_at and not courtesy
