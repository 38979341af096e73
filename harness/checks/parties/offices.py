"""Who somebody is: the office, the rank and the country that a text binds to a person.

A summary may say less ("a senior TTP figure"); another office, another country or another
person in the office is an error, with both named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.holdings import Holding, origins, read_holdings
from harness.checks.reading.naming import PartyMention
from harness.lexicon.offices import (
    Office,
    is_narrower,
    is_office,
    is_portfolio,
    relate_offices,
    says_origin,
)
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids, normalise
from harness.values.party_book import PartyBook
from harness.values.sets import Relation

NAME = "owners"


class Offices:
    """What the article and the fact set say each person is."""

    def __init__(self, article: Analysis) -> None:
        self.book = article.book
        self._known: dict[str, dict[Office, str]] = defaultdict(dict)
        self._owners: dict[str, set[str]] = defaultdict(set)
        for held in read_holdings(article):
            if held.office.head:
                said = article.span(held.start, held.end).text
                self._known[held.person].setdefault(_once(held), said)
            self._owners[held.person] |= held.owners
        for mention in article.parties:
            if len(mention.parties) == 1 and self.book.types(mention.parties) == {"person"}:
                self._owners[next(iter(mention.parties))] |= origins(mention, article)
        for party in self.book.parties.values():
            if party.type == "person":
                for title in self.book.titles_of(party.id):
                    self._known[party.id].setdefault(office_of(title), title)
                self._owners[party.id] |= {party.of} if party.of else set()
        self._unnamed = {_flat(article, m) for m in _foreign_titles(article)}

    def relate(self, held: Holding) -> Relation | None:
        """How a claimed office stands to the person's own."""
        known = self._known[held.person]
        telling = (k for k in known if not any(is_narrower(other, k) for other in known))
        found = [r for k in telling if (r := relate_offices(held.office, k))]
        for relation in (Relation.EQUAL, Relation.WIDER, Relation.DISJOINT):
            if relation in found:
                return relation
        return None

    def serves_another(self, held: Holding) -> bool:
        """Whether the office is said to be of a party that is not the person's."""
        known = frozenset(self._owners[held.person])
        if not held.owners or not known or self.book.related(held.owners, known):
            return False
        if held.possessive and held.office.head:
            return True
        if says_origin(held.office.head):
            return False
        return held.possessive or _same_type(held.owners, known, self.book)

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for persons in another office or in another party's service."""
        for held in read_holdings(summary):
            explanation = self.error(held, summary)
            if explanation:
                span = summary.span(held.start, held.end)
                yield Flag(span, FlagKind.ROLE, Severity.HIGH, explanation, NAME)
        for mention, owner in _owned_names(summary):
            known = frozenset().union(*(self._owners[p] for p in mention.parties))
            if known and not self.book.related(owner.parties, known):
                span = summary.span(owner.start, mention.end)
                why = f"says “{span.text}”; that is {self.book.label(known)}’s"
                yield Flag(span, FlagKind.PARTY, Severity.HIGH, why, NAME)
        for mention in _foreign_titles(summary):
            said = _flat(summary, mention)
            holder = self._holder(mention, summary)
            if holder and said not in self._unnamed:
                given = self.book.label(frozenset(self._owners[holder]))
                why = f"says “{said}”; that is {self.book.parties[holder].name}, of {given}"
                span = summary.span(_first(summary, mention), mention.end)
                yield Flag(span, FlagKind.PARTY, Severity.HIGH, why, NAME)

    def _holder(self, mention: PartyMention, summary: Analysis) -> str | None:
        """Who holds the office that a summary gives to another country."""
        title = normalise(summary.span(mention.start, mention.end).text)
        return next(
            (person for person in self._known if title in self.book.titles_of(person)), None
        )

    def error(self, held: Holding, summary: Analysis) -> str:
        """What is wrong with an office, naming both; empty where nothing is."""
        said = summary.span(held.start, held.end).text
        name = self.book.parties[held.person].name
        if self.relate(held) is Relation.DISJOINT:
            known = next(iter(self._known[held.person].values()))
            return f"says “{said}”; {name} is “{known}”"
        if self.serves_another(held):
            given = self.book.label(frozenset(self._owners[held.person]))
            return f"says “{said}”; {name} is of {given}"
        return ""


def _once(held: Holding) -> Office:
    """The office, as a former one where somebody only had it."""
    past = frozenset(("former",)) if held.past else frozenset()
    return replace(held.office, front=held.office.front | past)


def _owned_names(text: Analysis) -> Iterator[tuple[PartyMention, PartyMention]]:
    """Persons with the party right before their name or office: "Afghanistan's Minister X"."""
    for owner, mention in pairwise(text.parties):
        if text.book.types(mention.parties) != {"person"} or not owner.parties:
            continue
        between = text.doc.phrase(owner.end, mention.start).text
        belongs = between in ("'s", "’s") or (between == "" and _is_adjective(owner, text))
        if belongs and text.book.types(owner.parties) & {"country", "group"}:
            yield mention, owner


def _is_adjective(owner: PartyMention, text: Analysis) -> bool:
    token = text.doc[owner.head]
    return bool(token.ent_type_ == "NORP" or token.pos_ == "ADJ")


def _foreign_titles(text: Analysis) -> list[PartyMention]:
    """Known offices under an owner that is not their holder's, with no name beside them."""
    return [
        m
        for m in text.parties
        if m.how == "unknown"
        and m.label != "PERSON"
        and is_office(text.doc[m.head].lemma_.lower())
        and text.doc[m.start].is_lower
    ]


def _first(text: Analysis, mention: PartyMention) -> int:
    owners = [c.i for c in text.doc[mention.head].children if c.i in text.party_at]
    return min(mention.start, *owners) if owners else mention.start


def _flat(text: Analysis, mention: PartyMention) -> str:
    return text.span(_first(text, mention), mention.end).text


def _same_type(a: Ids, b: Ids, book: PartyBook) -> bool:
    return bool(book.types(a) & book.types(b.union(book.above(b))))


def office_of(title: str) -> Office:
    """An office given as plain words: "head of the Irish business"."""
    words, _, rest = normalise(title).partition(" of ")
    front = {*words.split()[:-1], *filter(is_portfolio, rest.split())}
    return Office(words.split()[-1], frozenset(front - {"a", "an", "the"}))
