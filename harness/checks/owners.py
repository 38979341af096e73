"""Whose it is: the owner of a thing, the office of a person, how many of a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.analysis import Analysis
from harness.checks.general import GENERAL
from harness.checks.naming import OFFICES, titles_beside
from harness.types import Flag, FlagKind, Severity, Span
from harness.values.party import Ids

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "owners"
_OWNING = ("poss", "amod", "compound", "nmod")
_HYPHENS = frozenset("-‐‑–—/")


@dataclass(frozen=True, slots=True)
class Owned:
    """A noun with the party before it: "the Pakistani delegation"."""

    noun: str
    owner: Ids
    token: int
    start: int


def read_owned(text: Analysis) -> Iterator[Owned]:
    for mention in text.parties:
        token = text.doc[mention.head]
        noun = token.head
        if token.dep_ not in _OWNING or not _is_noun(noun) or noun.i in text.party_at:
            continue
        if mention.parties and not _is_joined(mention.start, mention.end, text):
            yield Owned(noun.lemma_.lower(), mention.parties, noun.i, mention.start)


def _is_noun(token: Token) -> bool:
    """Whether it is a noun, or stands as one where the tagger takes it for a verb."""
    return token.pos_ == "NOUN" or (token.pos_ == "VERB" and token.dep_ in _STANDING)


_STANDING = ("nsubj", "nsubjpass", "dobj", "pobj")


def _is_joined(start: int, end: int, text: Analysis) -> bool:
    """Whether a hyphen joins the party to another, so that both own it: "Afghan-Pakistani"."""
    sides = ((start - 1, start - 2), (end, end + 1))
    return any(
        0 <= dash < len(text.doc) and text.doc[dash].text in _HYPHENS and other in text.party_at
        for dash, other in sides
    )


class OwnerIndex:
    """The article's owned nouns and the offices it gives to persons."""

    def __init__(self, article: Analysis) -> None:
        self.article = article
        self._owned: dict[str, list[Owned]] = defaultdict(list)
        self._sites = frozenset(
            party
            for mention in article.parties
            if _is_site(article.doc[mention.head])
            for party in mention.parties
        )
        for owned in read_owned(article):
            self._owned[owned.noun].append(owned)

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for things given to another owner, and persons to another office."""
        claims = list(read_owned(summary))
        for claim in claims:
            together = [c.owner for c in claims if c.token == claim.token]
            flag = self._other_owner(claim, frozenset().union(*together), summary)
            if flag:
                yield flag
        yield from self._other_offices(summary)
        yield from self._persons_as_places(summary)

    def _persons_as_places(self, summary: Analysis) -> Iterator[Flag]:
        """ "A child was found in Rebecca": the article knows the name as a person's only."""
        for mention in summary.parties:
            known = mention.parties
            if self.article.book.types(known) != {"person"} or known & self._sites:
                continue
            if not _is_site(summary.doc[mention.head]):
                continue
            span = summary.span(mention.start, mention.end)
            said = f"takes “{span.text}” for a place; in the article {span.text} is a person"
            yield _flag(span, FlagKind.PARTY, said, None)

    def _other_owner(self, claim: Owned, owners: Ids, summary: Analysis) -> Flag | None:
        """``owners``: all that the summary gives the thing: "Harcourt's Irish business"."""
        known = self._owned.get(claim.noun, [])
        if not known or claim.noun in GENERAL:
            return None
        if any(self.article.book.related(owners, k.owner) for k in known):
            return None
        span = summary.span(claim.start, claim.token + 1)
        given = known[0]
        evidence = self.article.span(given.start, given.token + 1)
        return _flag(
            span, FlagKind.PARTY, f"says “{span.text}”; the article: “{evidence.text}”", evidence
        )

    def _other_offices(self, summary: Analysis) -> Iterator[Flag]:
        for mention in summary.parties:
            if mention.how == "title" or len(mention.parties) != 1:
                continue
            (person,) = mention.parties
            known = self.article.book.titles_of(person)
            for title, start, end in titles_beside(summary.doc, mention):
                office = title.split()[-1]
                rivals = [t for t in known if t.split()[-1] == office]
                if office not in OFFICES or not rivals or len(title.split()) < 2:
                    continue
                if any(_is_same_office(title, t) for t in known):
                    continue
                yield _flag(
                    summary.span(start, end),
                    FlagKind.PARTY,
                    f"calls {self.article.book.label(mention.parties)} “{title}”; "
                    f"the office is {rivals[0]}",
                    None,
                )


_WITHIN = frozenset("in at near inside outside across into throughout".split())
_AIMED = frozenset(
    "confidence faith trust interest believe belief say role believer angry shout aim look laugh "
    "smile swear be result charge accuse hit change investment".split()
)
"""Words that "in" or "at" a person may follow: "confidence in her", "shouted at him"."""


def _is_site(token: Token) -> bool:
    """Whether the words around a name make it a place."""
    if token.dep_ != "pobj" or token.head.lower_ not in _WITHIN:
        return False
    return token.head.head.lemma_.lower() not in _AIMED


def _is_same_office(claim: str, known: str) -> bool:
    """Equal up to spelling and words left out: "minister" for "defence minister"."""
    a, b = (set(t.replace("defense", "defence").split()) for t in (claim, known))
    return a <= b or b <= a


def _flag(span: Span, kind: FlagKind, explanation: str, evidence: Span | None) -> Flag:
    return Flag(span, kind, Severity.MEDIUM, explanation, NAME, evidence=evidence)
