"""Verdicts on places: which event a place is given for, and whether it is the fact's place.

A place says where the nearest event happened that its phrase hangs on: first the noun that it
qualifies ("talks in Istanbul", "the Doha ceasefire"), then the clause's verb with its
participants, then what that clause says more about ("talks, held in Doha").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from harness.checks.alignment import Aligner
from harness.checks.analysis import Analysis
from harness.checks.binding import Slot, antecedents
from harness.checks.finding import Finding, from_relation, strongest
from harness.checks.naming import PartyMention
from harness.checks.prepared import Cues, Prepared
from harness.facts import schema
from harness.types import FlagKind, VerdictKind
from harness.values.country import find_country
from harness.values.party import normalise
from harness.values.sets import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREPOSITIONS = frozenset(
    "in at to inside near from outside off on along across around throughout".split()
)
_TOWNS = frozenset("city town capital port village province region district".split())
_HOSTING = frozenset("host stage see welcome witness".split())
_STRIKING = frozenset("strike hit rock shake batter devastate reach ravage leave".split())
_HAPPENING = frozenset(
    "be take have come happen occur begin start hold host stage make reach strike sign seal broker "
    "resume restart reopen continue go return meet gather conclude open get agree see".split()
)
"""Verbs that say no more than that something was done there."""
_TELLING = frozenset("say tell report announce add warn write".split())
_PARTS = ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "dep")
_FRONT = ("compound", "amod", "nmod")


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
                said = place.span.text
                findings.append(from_relation(relation, place.span, FlagKind.PARTY, said, given))
    right = [f for f in findings if f.verdict is VerdictKind.SUPPORTED]
    return right[0] if right else strongest(findings)


def _relation(place: Slot, prepared: Prepared, aligner: Aligner, text: Analysis) -> Relation | None:
    fact, mention = prepared.fact, place.value
    assert isinstance(fact, schema.PlaceFact)
    token = text.doc[place.token]
    owners = _owners(token, aligner.facts, text)
    if owners and fact.id not in owners:
        return None
    located = _is_located(token, text)
    if fact.place in mention.parties:
        speaks = located and aligner.speaks_of(place, prepared, text)
        return Relation.EQUAL if owners or speaks else None
    if not owners or not located:
        return None
    if _lies_in(fact.place, mention, text):
        return Relation.WIDER
    if _is_region(mention, text) or not _tells(place, prepared, aligner, text):
        return None
    return Relation.DISJOINT


def _is_place(place: Slot, text: Analysis) -> bool:
    mention: PartyMention = place.value
    return _is_site(mention, text) or mention.label in ("GPE", "LOC", "FAC")


def _is_site(mention: PartyMention, text: Analysis) -> bool:
    return "place" in text.book.types(mention.parties)


def _is_region(mention: PartyMention, text: Analysis) -> bool:
    """A name that no book knows and that may take in the fact's place: "South Asia"."""
    return not mention.parties and mention.label == "LOC"


def _is_located(token: Token, text: Analysis) -> bool:
    """Whether the words around a place say that something is there."""
    outer = _outer(token)
    if outer.dep_ == "pobj":
        return outer.head.lower_ in _PREPOSITIONS
    if outer.dep_ == "dobj":
        return outer.head.lemma_ in _STRIKING
    mention = text.party_at.get(token.i)
    site = mention is not None and _is_site(mention, text)
    if outer.dep_ == "nsubj":
        return site and not outer.conjuncts and outer.head.lemma_ in _HOSTING
    return site and token.dep_ in ("compound", "attr", "nmod", "poss", "appos")


def _outer(token: Token) -> Token:
    """The noun that stands for the place: "the Turkish city of Istanbul", "Istanbul and Doha"."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in _TOWNS:
        return token.head.head
    return token


def _owners(token: Token, facts: Iterable[Prepared], text: Analysis) -> set[str]:
    """The place facts of the nearest event that the place hangs on."""
    about = [f for f in facts if isinstance(f.fact, schema.PlaceFact)]
    for words in _levels(_outer(token), text):
        found = {f.fact.id for f in about if _speaks(f.cues, words)}
        if found:
            return found
    return set()


def _speaks(cues: Cues, words: set[str]) -> bool:
    return bool(cues.words & words) or any(set(p) <= words for p in cues.phrases)


def _levels(token: Token, text: Analysis) -> Iterator[set[str]]:
    """The words of the events around a place, the nearest event first."""
    for child in token.children:
        if child.dep_ == "relcl" and any(c.lower_ == "where" for c in child.children):
            yield _clause(child, text)
        elif child.dep_ == "appos":
            yield _phrase(child)
    if token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.head.pos_ == "VERB":
        yield _clause(token.head, text)
        return
    for above in token.ancestors:
        if above.pos_ in ("NOUN", "PROPN") and above.i not in text.party_at:
            yield _phrase(above)
        elif above.pos_ in ("VERB", "AUX"):
            yield _clause(above, text)
            if above.dep_ in ("acl", "relcl"):
                yield _phrase(above.head)
            if above.dep_ not in ("xcomp", "pcomp") and not _shares_subject(above):
                return


def _shares_subject(verb: Token) -> bool:
    return verb.dep_ == "conj" and not any(c.dep_.startswith("nsubj") for c in verb.children)


def _phrase(noun: Token) -> set[str]:
    """A noun with its front and its "of": "the second round of talks", "peace talks"."""
    words = {noun.lemma_.lower()}
    for child in noun.children:
        if child.dep_ in _FRONT:
            words.add(child.lemma_.lower())
        elif child.dep_ == "prep" and child.lower_ in ("of", "on", "for"):
            words |= {c.lemma_.lower() for c in child.children if c.dep_ == "pobj"}
        elif child.dep_ == "conj":
            words.add(child.lemma_.lower())
    return words


def _clause(verb: Token, text: Analysis) -> set[str]:
    words = {verb.lemma_.lower()}
    for child in verb.children:
        if child.dep_ in _PARTS and child.pos_ in ("NOUN", "PROPN", "ADJ"):
            words |= _phrase(child)
        elif child.dep_ in ("prt", "advmod"):
            words.add(child.lower_)
        elif child.dep_ in ("prep", "agent"):
            words |= {c.lemma_.lower() for c in child.children if c.i not in text.party_at}
    before = antecedents(text, verb, text.sentence_of(verb.i))
    return words.union(*(_phrase(text.doc[i]) for i in before))


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
    return predicate in _HAPPENING


def _lies_in(place: str, mention: PartyMention, text: Analysis) -> bool:
    """Whether the mention names a wider place: the country of a city."""
    wider = text.book.parties[place].of
    if wider is None or wider not in mention.parties:
        return False
    said = text.span(mention.start, mention.end).text
    country = find_country(said)
    capital = country.capital if country else None
    return capital is None or normalise(capital) != normalise(said)  # a capital is no country here
