"""Whose it is: the owner of a thing, the office of a person, how many of a group."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from harness.checks.parties.offices import Offices
from harness.checks.parties.owned import HYPHENS, Owned, read_located, read_owned
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import matter_of
from harness.checks.reading.cover import like
from harness.checks.reading.general import GENERAL
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.referents import LAND, SITES, seat_of
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity, Span
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "owners"
_CONCRETE = frozenset("post territory soil force".split())
"""General words that an owner makes a definite thing: "Pakistani posts"."""


class OwnerIndex:
    """The article's owned nouns and the offices it gives to persons."""

    def __init__(self, article: Analysis) -> None:
        self.article = article
        self.offices = Offices(article)
        self._owned: dict[str, list[Owned]] = defaultdict(list)
        self._sites = frozenset(
            party
            for mention in article.parties
            if _is_site(article.doc[mention.head])
            for party in mention.parties
        )
        for owned in read_owned(article):
            self._owned[owned.noun].append(owned)
        self._located: dict[str, list[Owned]] = defaultdict(list)
        for owned in read_located(article):
            self._located[owned.noun].append(owned)

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for things given to another owner, persons to another office."""
        claims = list(read_owned(summary))
        for claim in claims:
            together = [c.owner for c in claims if c.token == claim.token]
            flag = self._other_owner(claim, frozenset().union(*together), summary)
            if flag:
                yield flag
        yield from self.offices.check(summary)
        for claim in read_located(summary):
            flag = self._elsewhere(claim, summary)
            if flag:
                yield flag
        yield from self._persons_as_places(summary)
        yield from self._confused(summary)
        yield from self._wrong_seats(summary)

    def _wrong_seats(self, summary: Analysis) -> Iterator[Flag]:
        """ "The Taliban government in Islamabad": one party's government in another's capital."""
        for noun in summary.nouns:
            seat = summary.party_at.get(seat_of(noun))
            own = frozenset().union(
                *(
                    summary.party_at[c.i].parties
                    for c in (noun, *noun.children)
                    if _owns(c, summary)
                )
            )
            if seat is None or not own or not seat.parties or "country" not in self._types(seat):
                continue
            if self.article.book.related(own, seat.parties):
                continue
            span = summary.span(noun.left_edge.i, seat.end)
            label = self.article.book.label
            said = f"says “{span.text}”; {label(seat.parties)} is not {label(own)}"
            yield _flag(span, FlagKind.PARTY, said, None)

    def _types(self, mention: PartyMention) -> set[str]:
        return self.article.book.types(mention.parties)

    def _confused(self, summary: Analysis) -> Iterator[Flag]:
        """Two parties taken for one: "the TTP, also called the Afghan Taliban"."""
        book = self.article.book
        for one, other in pairwise(summary.parties):
            ids = one.parties, other.parties
            if not all(ids) or book.related(*ids) or book.types(ids[0]) != book.types(ids[1]):
                continue
            between = summary.text[_end_of(one, summary) : summary.doc[other.start].idx]
            span = summary.span(one.start, other.end)
            short = between.strip() == "(" and summary.doc[other.start].is_upper
            if short or _ALSO.fullmatch(between.lower()) or _is_renamed(one, other, summary):
                names = f"{book.label(ids[0])} and {book.label(ids[1])}"
                said = f"takes {names} for one; they are two"
                yield Flag(span, FlagKind.PARTY, Severity.HIGH, said, NAME)

    def _persons_as_places(self, summary: Analysis) -> Iterator[Flag]:
        """ "A child was found in Rebecca": the article knows the name as a person's only."""
        for mention in summary.parties:
            known = mention.parties
            if self.article.book.types(known) != {"person"} or known & self._sites:
                continue
            if not _is_site(summary.doc[mention.head]) or not self._acts(known):
                continue
            span = summary.span(mention.start, mention.end)
            said = f"takes “{span.text}” for a place; in the article {span.text} is a person"
            yield _flag(span, FlagKind.PARTY, said, None)

    def _acts(self, ids: Ids) -> bool:
        """Whether the article has somebody do or say anything: else the tagger may be wrong
        about a name ("all except Ourense")."""
        doc = self.article.doc
        own = (doc[m.head] for m in self.article.parties if m.parties & ids)
        return any(t.dep_ in ("nsubj", "nsubjpass", "poss", "appos") for t in own)

    def _elsewhere(self, claim: Owned, summary: Analysis) -> Flag | None:
        """A thing in another country than the article has it in."""
        known = self._located.get(claim.noun, [])
        if claim.noun in SITES:
            known = [k for noun in sorted(SITES) for k in self._located.get(noun, [])]
        if claim.noun in GENERAL or claim.noun in SITES:  # "positions" are known by whose they are
            mine = summary.parties_at(claim.token)
            known = [k for k in known if mine and mine & self.article.parties_at(k.token)]
        if not known or any(self.article.book.related(claim.owner, k.owner) for k in known):
            return None
        span = summary.span(summary.doc[claim.token].left_edge.i, claim.start)
        evidence = self.article.span(known[0].token, known[0].start)
        said = f"says “{span.text}”; the article: “{evidence.text}”"
        return _flag(span, FlagKind.PARTY, said, evidence)

    def _other_owner(self, claim: Owned, owners: Ids, summary: Analysis) -> Flag | None:
        """``owners``: all that the summary gives the thing: "Harcourt's Irish business"."""
        known = self._owned.get(claim.noun, [])
        if not known or (claim.noun in GENERAL and claim.noun not in _CONCRETE):
            return None
        if any(self.article.book.related(owners, k.owner) for k in known):
            return None
        if self._is_site_of(claim, summary) and not any(self._is_place(k.owner) for k in known):
            return None  # "Velm recruits" may well be "Navy recruits"
        if claim.noun in LAND and not any(self._is_matter(claim, k, summary) for k in known):
            return None  # every country has some
        if _is_several(claim.token, summary) and not _is_several(known[0].token, self.article):
            return None  # "delegations from X and Y", of which the article names one
        span = summary.span(*claim.extent)
        evidence = self.article.span(*known[0].extent)
        return _flag(
            span, FlagKind.PARTY, f"says “{span.text}”; the article: “{evidence.text}”", evidence
        )

    def _is_site_of(self, claim: Owned, summary: Analysis) -> bool:
        """Whether a thing is named by where it is, or somebody by where they are from: a town or
        a building, which is no side as a country is."""
        if "country" in self.article.book.types(claim.owner):
            return False
        before = summary.doc[summary.party_at[claim.start].head].head
        comes_from = before.lower_ == "from" and "person" in lexicon().fields(claim.noun)
        return comes_from or self._is_place(claim.owner)

    def _is_place(self, owner: Ids) -> bool:
        return bool(owner & self._sites) or "place" in self.article.book.types(owner)

    def _is_matter(self, claim: Owned, known: Owned, summary: Analysis) -> bool:
        """Whether both stand in sentences on one matter: with a further word in common."""
        ours, theirs = _beside(claim, summary), _beside(known, self.article)
        return any(like(a, b) for a in ours for b in theirs)


def _beside(owned: Owned, text: Analysis) -> list[str]:
    """The further words of a thing's sentence."""
    tokens = range(*text.sentences[text.sentence_of(owned.token)])
    return [text.words[i] for i in matter_of(tokens, text) if i != owned.token]


def _is_renamed(one: PartyMention, other: PartyMention, text: Analysis) -> bool:
    """The "or" of a second name, between commas: "the TTP, or Pakistani Taliban, attacked"."""
    if one.start and text.doc[one.start - 1].text in HYPHENS:
        return False  # "Tehreek-e-Taliban" is more than its end
    between = text.doc.phrase(one.end, other.start).text.lower().removesuffix(" the")
    after = text.doc.phrase(other.end, other.end + 1).text
    return bool(between == ", or" and after == ",")


def _is_several(token: int, text: Analysis) -> bool:
    return bool(text.doc[token].tag_ == "NNS")


def _owns(token: Token, text: Analysis) -> bool:
    return token.i in text.party_at and token.dep_ != "pobj"


def _end_of(mention: PartyMention, text: Analysis) -> int:
    return text.span(mention.start, mention.end).end


_ALSO = re.compile(
    r"\W*(?:which is |which are |who are )?(?:(?:also|otherwise|better|commonly|often|formerly) "
    r"(?:called|known as|named|referred to as|dubbed)|aka|a\.k\.a\.|alias)(?: the)?\W*"
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


def _flag(span: Span, kind: FlagKind, explanation: str, evidence: Span | None) -> Flag:
    return Flag(span, kind, Severity.MEDIUM, explanation, NAME, evidence=evidence)
