"""Who somebody is: the office, the rank and the country that a text binds to a person.

A summary may say less ("a senior TTP figure"); another office, another country or another
person in the office is an error, with both named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.analysis import Analysis
from harness.checks.finding import Finding, from_relation, strongest
from harness.checks.naming import PartyMention
from harness.checks.posts import PORTFOLIOS, posts_of
from harness.checks.prepared import Prepared
from harness.facts import schema
from harness.lexicon.offices import (
    Office,
    is_narrower,
    is_office,
    is_portfolio,
    is_standing,
    relate_offices,
    says_origin,
)
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids, PartyBook, normalise
from harness.values.sets import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "owners"
_FRONT = ("compound", "amod", "nmod", "poss", "nummod")
_OWNERS = ("of", "for", "in", "from", "at")
_SEATS = frozenset("ministry department".split())


@dataclass(frozen=True, slots=True)
class Holding:
    """An office that a text gives to a person, with the parties whose office it says it is.

    ``start:end`` are the tokens from the owner or office to the name; ``possessive`` where
    the owner is not merely an adjective before the noun ("Pakistan's …", "… of Pakistan").
    """

    person: str
    office: Office
    owners: Ids
    possessive: bool
    token: int
    start: int
    end: int


def read_holdings(text: Analysis) -> Iterator[Holding]:
    """Every office beside the name of one known person."""
    for mention in text.parties:
        if mention.how == "title" or len(mention.parties) != 1:
            continue
        if text.book.types(mention.parties) != {"person"}:
            continue
        (person,) = mention.parties
        own = _owners_of_name(mention, text)
        nouns = list(_nouns_beside(mention, text))
        for noun in nouns:
            yield _read(person, noun, mention, own, text)
        of = [o.i for o, _ in _prepositional(text.doc[mention.head]) if _owner_at(o.i, text)]
        if (own or of) and not nouns:
            ids = frozenset().union(*(_owner_at(i, text) for i in (*own, *of)))
            nobody = Office("", frozenset())
            start, end = min([*own, mention.start]), max([*of, mention.end - 1]) + 1
            yield Holding(person, nobody, ids, bool(own), mention.head, start, end)


def _owners_of_name(mention: PartyMention, text: Analysis) -> list[int]:
    """Parties in the genitive before a name: "Pakistan's Khawaja Asif"."""
    return [
        c.i
        for c in text.doc[mention.head].children
        if c.dep_ == "poss" and c.i < mention.start and _owner_at(c.i, text)
    ]


def _owner_at(token: int, text: Analysis) -> Ids:
    """The country or group that a token names; an office may itself denote its holder."""
    mention = text.party_at.get(token)
    if mention is None:
        return frozenset()
    ids = mention.parties
    if mention.how == "title":
        ids = text.book.resolve(text.doc[token].text)
    return ids if text.book.types(ids) - {"person"} else frozenset()


def _nouns_beside(mention: PartyMention, text: Analysis) -> Iterator[Token]:
    head = text.doc[mention.head]
    names = text.doc[mention.start : mention.end]
    beside = [c for n in names for c in n.children if c.dep_ in ("appos", "compound", "nmod")]
    if head.dep_ == "appos":
        beside.append(head.head)
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        beside += [c for c in head.head.children if c.dep_ == "attr"]
    for relative in head.children:
        if relative.dep_ == "relcl" and relative.lemma_ == "be":
            beside += [c for c in relative.children if c.dep_ == "attr"]
        if relative.dep_ in ("relcl", "acl"):
            beside += posts_of(relative)
    if head.dep_ == "nsubj":
        beside += posts_of(head.head)
    beside += [c for b in beside if b.dep_ == "appos" for c in b.conjuncts]
    for token in beside:
        inside = mention.start <= token.i < mention.end
        if not inside and token.pos_ in ("NOUN", "PROPN") and is_office(_lemma(token)):
            yield token


def _lemma(token: Token) -> str:
    """The noun of the office: "opposite number at the defence ministry" is a minister there, and
    so is who "holds the defence portfolio"."""
    if token.lemma_.lower() in PORTFOLIOS:
        return "minister"
    if any(seat.lemma_ in _SEATS for seat, _ in _prepositional(token)):
        return "official" if is_standing(token.lemma_.lower()) else "minister"
    return str(token.lemma_.lower())


def _prepositional(noun: Token) -> Iterator[tuple[Token, str]]:
    preps = list(noun.children)
    if noun.dep_ == "dobj" and noun.lemma_.lower() in PORTFOLIOS:
        preps += [c for c in noun.head.children if c.i == noun.i + 1]
    for prep in preps:
        if prep.dep_ == "prep" and prep.lower_ in _OWNERS:
            for obj in prep.children:
                if obj.dep_ == "pobj":
                    yield obj, prep.lower_


def _read(
    person: str, noun: Token, mention: PartyMention, own: list[int], text: Analysis
) -> Holding:
    front = [t for t in noun.subtree if t.i < noun.i and t.dep_ in _FRONT]
    if noun.dep_ in ("compound", "nmod") and noun.i < mention.start:
        # "Pakistan's Defence Minister X": to the parser all words hang on the name
        name = text.doc[mention.head]
        front += [c for c in name.children if c.i < noun.i and c.dep_ in _FRONT]
    owners = {t.i: t.dep_ == "poss" for t in front if _owner_at(t.i, text)}
    owners |= dict.fromkeys(own, True)
    named = (o.i for o, _ in _prepositional(text.doc[mention.head]))
    owners |= {i: False for i in named if _owner_at(i, text)}
    for obj, _ in _prepositional(noun):
        if _owner_at(obj.i, text):
            owners[obj.i] = True
        else:  # "minister of defence", "at the defence ministry"
            front += [obj, *(c for c in obj.children if c.dep_ in _FRONT)]
    ids = frozenset().union(*(_owner_at(i, text) for i in owners))
    words = {t.lemma_.lower() for t in front if t.i not in owners}
    definite = any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.children)
    tokens = [*owners, *(t.i for t in front), noun.i]
    start, end = min(*tokens, mention.start), max(*tokens, mention.end - 1) + 1
    office = Office(_lemma(noun), frozenset(words), definite)
    return Holding(person, office, ids, any(owners.values()), noun.i, start, end)


class Offices:
    """What the article and the fact set say each person is."""

    def __init__(self, article: Analysis) -> None:
        self.book = article.book
        self._known: dict[str, dict[Office, str]] = defaultdict(dict)
        self._owners: dict[str, set[str]] = defaultdict(set)
        for held in read_holdings(article):
            if held.office.head:
                said = article.span(held.start, held.end).text
                self._known[held.person].setdefault(held.office, said)
            self._owners[held.person] |= held.owners
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


def judge_rank(prepared: Prepared, text: Analysis) -> Finding:
    """How whatever a text calls a fact's holder stands to the office that the fact gives."""
    fact = prepared.fact
    assert isinstance(fact, schema.RoleFact)
    known, owners = office_of(fact.role), _owners_of_role(prepared)
    findings = []
    for held in read_holdings(text):
        if held.person not in fact.parties or not held.office.head:
            continue
        relation = relate_offices(held.office, known)
        alien = held.owners and owners and not text.book.related(held.owners, owners)
        if alien and not says_origin(held.office.head):
            relation = Relation.DISJOINT
        if relation is Relation.WIDER and not (held.owners or held.office.front):
            relation = None  # "the man"
        if relation is not None:
            span = text.span(held.start, held.end)
            said, given = f"“{span.text}”", f"“{fact.role}”"
            findings.append(from_relation(relation, span, FlagKind.ROLE, said, given))
    return strongest(findings)


def _owners_of_role(prepared: Prepared) -> Ids:
    """Whose office the fact says it is, by the role's own "of" or by its statement."""
    fact, statement = prepared.fact, prepared.statement
    assert isinstance(fact, schema.RoleFact)
    named = {p for m in statement.parties if m.how != "title" for p in m.parties}
    of = statement.book.resolve(fact.role.partition(" of ")[2])
    return (of | named) - frozenset(fact.parties)
