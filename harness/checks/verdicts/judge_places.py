"""Verdicts on places: which event a place is given for, and whether it is the fact's place.

A place says where the nearest event happened that its phrase hangs on: first the noun that it
qualifies ("talks in Istanbul", "the Doha ceasefire"), then the clause's verb with its
participants, then what that clause says more about ("talks, held in Doha").
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.referents import LAND, RULERS
from harness.checks.reading.tokens import OWNING
from harness.checks.verdicts.alignment import Aligner
from harness.checks.verdicts.finding import Finding, from_relation, strongest
from harness.checks.verdicts.gatherings import MEETING, meet_there
from harness.checks.verdicts.levels import HAPPENING, is_where, owners
from harness.checks.verdicts.located import is_region, lies_in, may_lie_in, takes_in
from harness.checks.verdicts.prepared import Prepared
from harness.checks.verdicts.undone import judge_undone
from harness.facts import schema
from harness.types import FlagKind, Span, VerdictKind
from harness.values.country import find_country
from harness.values.party import is_capital, normalise
from harness.values.sets import Relation

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_PREPOSITIONS = frozenset(
    "in at to inside near from outside off on along across around throughout".split()
)
_TOWNS = frozenset("city town capital port village province region district".split())
_HOSTING = frozenset("host stage see welcome witness".split())
_STRIKING = frozenset("strike hit rock shake batter devastate reach ravage leave".split())
_MOVING = frozenset("move relocate shift transfer switch".split())
_ANEW = frozenset("again anew afresh".split())
_TELLING = frozenset("say tell report announce add warn write".split())


def judge_place(prepared: Prepared, slots: list[Slot], aligner: Aligner, text: Analysis) -> Finding:
    """Supported by the fact's place, vague by a wider one, contradicted by another."""
    findings = []
    for place in slots:
        if place.kind == "party" and _is_place(place, text):
            relation = _relation(place, prepared, aligner, text)
            if relation is not None:
                fact = prepared.fact
                assert isinstance(fact, schema.PlaceFact)
                given = text.book.parties[fact.place].name
                span = _span(place, text)
                found = from_relation(relation, span, FlagKind.PARTY, span.text, given)
                if relation is not Relation.DISJOINT:
                    found = judge_undone(text.doc[place.token], prepared, text) or found
                if relation is Relation.DISJOINT and place.predicate in _MOVING:
                    return found  # "moved to X after failing in Y"
                findings.append(found)
    right = [f for f in findings if f.verdict is VerdictKind.SUPPORTED]
    return right[0] if right else strongest(findings)


def _relation(place: Slot, prepared: Prepared, aligner: Aligner, text: Analysis) -> Relation | None:
    fact, mention = prepared.fact, place.value
    assert isinstance(fact, schema.PlaceFact)
    token = text.doc[place.token]
    events = _events(token, aligner.facts, text)
    if not events and meet_there(
        _outer(token), text.party_at[token.i].parties, prepared, aligner.facts
    ):
        events = frozenset((fact.id,))
    if events and fact.id not in events:
        return None
    located = _is_located(token, text) or _is_seat(mention, text, aligner)
    if fact.place in mention.parties:
        speaks = located and aligner.speaks_of(place, prepared, text)
        return Relation.EQUAL if events or speaks else None
    if not events or not located:
        return None
    if _is_hosting(token) and text.book.parties[fact.place].of in mention.parties:
        return Relation.WIDER  # whether by its country's name or by its capital's
    if lies_in(fact.place, mention, text):
        if _is_capital(token, fact.place, text):
            return Relation.EQUAL
        return Relation.DISJOINT if _is_of_capital(token) else Relation.WIDER
    if may_lie_in(fact.place, mention, text):
        return None
    if _is_of_noun(token, prepared, aligner.facts, text):
        return None
    if takes_in(mention, fact.place, text):
        return Relation.WIDER
    if is_region(mention, text) or not _tells(place, prepared, aligner, text):
        return None
    return Relation.DISJOINT


def _is_place(place: Slot, text: Analysis) -> bool:
    mention: PartyMention = place.value
    token = text.doc[place.token]
    return (
        _is_of_capital(token)
        or _is_land(token)
        or _is_site(mention, text)
        or mention.label in ("GPE", "LOC", "FAC")
    )


def _is_hosting(token: Token) -> bool:
    """ "Turkey hosts the talks", "hosted by Ankara": what a government does."""
    subject = token.dep_ == "nsubj" and token.head.lemma_ == "host"
    return subject or (token.dep_ == "pobj" and token.head.head.lemma_ == "host")


def _is_site(mention: PartyMention, text: Analysis) -> bool:
    return "place" in text.book.types(mention.parties)


def _is_located(token: Token, text: Analysis) -> bool:
    """Whether the words around a place say that something is there."""
    outer = _outer(token)
    mention = text.party_at.get(token.i)
    if _is_hosting(token):
        return not token.conjuncts
    if outer != token and outer.i in text.value_tokens:
        return False  # "on October 19 Pakistan and …", which the parser takes for a list
    if outer.dep_ == "pobj":
        source = outer.head.head  # "moved from X", "help from X": not where it is
        left = outer.head.lower_ == "from" and (source.lemma_ in _MOVING or source.pos_ == "NOUN")
        if source.lemma_.lower() in RULERS:
            return False  # "a threat to the rulers in X": where they sit
        return outer.head.lower_ in _PREPOSITIONS and not left
    if mention and mention.start and text.doc[mention.start - 1].lower_ in _PREPOSITIONS:
        return True
    if outer.dep_ == "dobj":
        return outer.head.lemma_ in _STRIKING
    site = mention is not None and _is_site(mention, text)
    if is_where(outer) or _is_venue(outer):
        return True
    if outer.dep_ == "nsubj":
        return site and not outer.conjuncts and outer.head.lemma_ in _HOSTING
    return site and token.dep_ in ("compound", "attr", "nmod", "poss", "appos")


def _is_seat(mention: PartyMention, text: Analysis, aligner: Aligner) -> bool:
    """ "The Ankara truce": a capital before the noun, where its government is not a side."""
    if not is_capital(text.span(mention.start, mention.end).text):
        return False
    before = text.doc[mention.head].dep_ in ("compound", "nmod", "amod")
    return before and not mention.parties & aligner.index.sides


def _is_venue(token: Token) -> bool:
    """ "Venue: X", "X is the venue"."""
    if token.dep_ == "appos":
        return bool(token.head.lemma_.lower() == "venue")
    told = (c for c in token.head.children if c.dep_ in ("attr", "nsubj") and c != token)
    called = any(c.lemma_.lower() == "venue" for c in told)
    return bool(token.head.lemma_ == "be") and called


def _outer(token: Token) -> Token:
    """The noun that stands for the place: "the Turkish city of Istanbul", "Istanbul and Doha"."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in _TOWNS:
        return token.head.head
    return token.head if _is_of_capital(token) or _is_land(token) else token


def _is_land(token: Token) -> bool:
    """ "On Turkish soil"."""
    before = token.dep_ in OWNING and token.i < token.head.i
    return before and token.head.lemma_.lower() in LAND


def _is_of_capital(token: Token) -> bool:
    """ "Qatar's capital", "the Qatari capital"."""
    before = token.dep_ in OWNING and token.i < token.head.i
    return before and token.head.lemma_.lower() == "capital"


def _span(place: Slot, text: Analysis) -> Span:
    """The words for a place: the name, or "the X capital" as a whole."""
    token = text.doc[place.token]
    if not _is_of_capital(token):
        return place.span
    return text.span(place.value.start, token.head.i + 1)


def _events(token: Token, facts: Iterable[Prepared], text: Analysis) -> frozenset[str]:
    """The place facts of the nearest event that the place hangs on."""
    about = [f for f in facts if isinstance(f.fact, schema.PlaceFact)]
    return owners(_outer(token), about, text)


def _tells(place: Slot, prepared: Prepared, aligner: Aligner, text: Analysis) -> bool:
    """Whether the clause is of the fact's own event, not of another that befell the same
    thing: a truce agreed in one place may collapse in another."""
    predicate = place.predicate
    if predicate in _TELLING:
        return place.head in prepared.cues.words
    if not predicate or predicate in prepared.predicates or predicate in prepared.cues.words:
        return True
    if place.head in prepared.cues.words or any(predicate in p for p in prepared.cues.phrases):
        return True
    verbs = (t for t in text.doc[place.token].ancestors if t.lemma_.lower() == predicate)
    verb = next(verbs, None)
    if verb is not None and any(c.lower_ in _ANEW for c in verb.children):
        return True  # "stir again in X": they are held there
    return predicate in HAPPENING or predicate in _MOVING or predicate in MEETING


def _is_of_noun(
    token: Token, prepared: Prepared, facts: Iterable[Prepared], text: Analysis
) -> bool:
    """Whether the clause is of another fact's noun, and only its verb is of this one: "the truce
    was negotiated in Dubai"."""
    outer = _outer(token)
    verb = outer.head.head if outer.dep_ == "pobj" else outer.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in prepared.cues.words:
        return False
    parts = {c.lemma_.lower() for c in verb.children if c.dep_ in ("nsubjpass", "dobj")}
    return not parts & prepared.cues.words and any(
        parts & f.cues.words for f in facts if isinstance(f.fact, schema.PlaceFact)
    )


def _is_capital(token: Token, place: str, text: Analysis) -> bool:
    """ "The capital of X", "the X capital", where the fact's place is just that."""
    of = token.head
    behind = token.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() == "capital"
    if not behind and not _is_of_capital(token):
        return False
    country = find_country(token.text)
    capital = country.capital if country else None
    return capital is not None and normalise(capital) == normalise(text.book.parties[place].name)
