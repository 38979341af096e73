"""The offices and ranks that a text binds to persons: "Pakistan's defence minister X", "X, one of
the group's deputies"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.posts import PORTFOLIOS, led_by, posts_of
from harness.lexicon.offices import (
    Office,
    is_low,
    is_office,
    is_standing,
)
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_FRONT = ("compound", "amod", "nmod", "poss", "nummod")
_OWNERS = ("of", "for", "in", "from", "at")
_RANKING = frozenset("be rank count number".split())
_SEATS = frozenset("ministry department".split())


@dataclass(frozen=True, slots=True)
class Holding:
    """An office that a text gives to a person, with the parties whose office it says it is.

    ``start:end`` are the tokens from the owner or office to the name; ``possessive`` where
    the owner is not merely an adjective before the noun ("Pakistan's …", "… of Pakistan"),
    ``past`` where it is told as one that somebody once had ("served twice as minister").
    """

    person: str
    office: Office
    owners: Ids
    possessive: bool
    token: int
    start: int
    end: int
    past: bool = False


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
        yield from _led(person, mention, text)
        of = [o.i for o, _ in prepositional(text.doc[mention.head]) if owner_at(o.i, text)]
        if (own or of) and not nouns:
            ids = frozenset().union(*(owner_at(i, text) for i in (*own, *of)))
            nobody = Office("", frozenset())
            start, end = min([*own, mention.start]), max([*of, mention.end - 1]) + 1
            yield Holding(person, nobody, ids, bool(own), mention.head, start, end)


def _led(person: str, mention: PartyMention, text: Analysis) -> Iterator[Holding]:
    """Whom somebody is at the head of, told by a verb: "X, who runs the firm", "led by X"."""
    for verb, objects in led_by(text.doc[mention.head]):
        for led in objects:
            ids = owner_at(led.i, text)
            if ids:
                places = (mention.start, mention.end - 1, led.i, verb.i)
                head = Office("head", frozenset())
                yield Holding(person, head, ids, False, verb.i, min(places), max(places) + 1)


def _owners_of_name(mention: PartyMention, text: Analysis) -> list[int]:
    """Parties in the genitive before a name: "Pakistan's Khawaja Asif"."""
    return [
        c.i
        for c in text.doc[mention.head].children
        if c.dep_ == "poss" and c.i < mention.start and owner_at(c.i, text)
    ]


def owner_at(token: int, text: Analysis) -> Ids:
    """The country or group that a token names; an office may itself denote its holder."""
    mention = text.party_at.get(token)
    if mention is None:
        return frozenset()
    if mention.how != "title":
        return _bodies(mention.parties, text)
    names = (text.span(first, token + 1).text for first in range(mention.start, token + 1))
    return next((ids for n in names if (ids := _bodies(text.book.resolve(n), text))), frozenset())


def _bodies(ids: Ids, text: Analysis) -> Ids:
    return ids if text.book.types(ids) - {"person"} else frozenset()


def _nouns_beside(mention: PartyMention, text: Analysis) -> Iterator[Token]:
    head = text.doc[mention.head]
    names = text.doc[mention.start : mention.end]
    beside = [c for n in names for c in n.children if c.dep_ in ("appos", "compound", "nmod")]
    if head.dep_ == "appos":
        beside += [head.head, *head.head.conjuncts]  # "the minister and president, X"
    whole = head.head if head.dep_ == "appos" else head  # "the dead man, X, was a commander"
    if whole.dep_ == "nsubj" and whole.head.lemma_ == "be":
        beside += [c for c in whole.head.children if c.dep_ == "attr"]
    for relative in head.children:
        if relative.dep_ == "relcl" and relative.lemma_ == "be":
            beside += [c for c in relative.children if c.dep_ == "attr"]
        if relative.dep_ in ("relcl", "acl"):
            beside += posts_of(relative)
    if head.dep_ == "nsubj":
        beside += posts_of(head.head)
    beside += [c for b in beside if b.dep_ == "appos" for c in b.conjuncts]
    beside += [noun for one in beside for noun in _one_of(one)]
    if head.dep_ in ("nsubj", "dobj", "nsubjpass"):  # "counted X among its deputies"
        beside += [n for p in head.head.children for n in _ranked(p)]
    for token in beside:
        inside = mention.start <= token.i < mention.end
        if not inside and token.pos_ in ("NOUN", "PROPN") and _tells_rank(token):
            yield token


def _tells_rank(noun: Token) -> bool:
    """Whether it is an office, or anything that somebody is as one near the bottom."""
    if not any(is_low(w) for c in noun.lefts for w in _spelt(c)):
        return is_office(_lemma(noun))
    around = (*noun.lefts, *noun.head.children)
    return not any(c.lower_ in ("no", "not", "n't") for c in around)  # "no minor figure"


def _spelt(word: Token) -> set[str]:
    """A word as it stands, its lemma, and the word that a hyphen makes it: "high-ranking"."""
    found = {word.lemma_.lower(), word.lower_}
    if word.i > 1 and word.nbor(-1).text == "-":
        found.add(f"{word.nbor(-2).lower_}-{word.lower_}")
    return found


def _one_of(one: Token) -> list[Token]:
    """Whose number somebody is of: "one of the top deputies"."""
    if one.lower_ not in ("one", "among"):
        return []
    return [o for p in one.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]


def _ranked(prep: Token) -> list[Token]:
    """ "Ranked among the senior deputies", "was among the deputies"."""
    verb = prep.head.lemma_.lower()
    if prep.dep_ != "prep" or prep.lower_ not in ("among", "amongst") or verb not in _RANKING:
        return []
    return [o for o in prep.children if o.dep_ == "pobj"]


def _lemma(token: Token) -> str:
    """The noun of the office: "opposite number at the defence ministry" is a minister there, and
    so is who "holds the defence portfolio"."""
    if token.lemma_.lower() in PORTFOLIOS:
        return "minister"
    if any(seat.lemma_ in _SEATS for seat, _ in prepositional(token)):
        return "official" if is_standing(token.lemma_.lower()) else "minister"
    return str(token.lemma_.lower())


def prepositional(noun: Token) -> Iterator[tuple[Token, str]]:
    preps = list(noun.children)
    if noun.dep_ == "dobj" and noun.lemma_.lower() in PORTFOLIOS:
        preps += [c for c in noun.head.children if c.i == noun.i + 1]
    for prep in preps:
        if prep.dep_ == "prep" and prep.lower_ in _OWNERS:
            for obj in prep.children:
                if obj.dep_ == "pobj":
                    yield obj, prep.lower_


def _is_past(noun: Token) -> bool:
    """Whether it is what somebody "served as"."""
    prep = noun.head
    return noun.dep_ == "pobj" and prep.lower_ == "as" and prep.head.tag_ == "VBD"


def origins(mention: PartyMention, text: Analysis) -> Ids:
    """Where a text says that somebody is from, whatever they do: "X, the Velmish composer"."""
    head = text.doc[mention.head]
    beside = [c for c in head.children if c.dep_ in ("appos", "compound", "nmod")]
    found = (c.i for noun in beside for c in noun.children if c.dep_ in ("amod", "nmod"))
    ids = frozenset().union(*(owner_at(i, text) for i in found))
    return ids if text.book.types(ids) == {"country"} else frozenset()


def _read(
    person: str, noun: Token, mention: PartyMention, own: list[int], text: Analysis
) -> Holding:
    front = [t for t in noun.subtree if t.i < noun.i and t.dep_ in _FRONT]
    if noun.dep_ in ("compound", "nmod") and noun.i < mention.start:
        # "Pakistan's Defence Minister X": to the parser all words hang on the name
        name = text.doc[mention.head]
        front += [c for c in name.children if c.i < noun.i and c.dep_ in _FRONT]
    owners = {t.i: t.dep_ == "poss" for t in front if owner_at(t.i, text)}
    owners |= dict.fromkeys(own, True)
    named = (o.i for o, _ in prepositional(text.doc[mention.head]))
    owners |= {i: False for i in named if owner_at(i, text)}
    for obj, _ in prepositional(noun):
        if owner_at(obj.i, text):
            owners[obj.i] = True
        else:  # "minister of defence", "at the defence ministry"
            front += [obj, *(c for c in obj.children if c.dep_ in _FRONT)]
    ids = frozenset().union(*(owner_at(i, text) for i in owners))
    words = {w for t in front if t.i not in owners for w in _spelt(t)}
    several = noun.tag_ in ("NNS", "NNPS")  # "one of the group's leaders"
    definite = not several and any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.children)
    tokens = [*owners, *(t.i for t in front), noun.i]
    start, end = min(*tokens, mention.start), max(*tokens, mention.end - 1) + 1
    office = Office(_lemma(noun), frozenset(words), definite)
    possessive = any(owners.values())
    return Holding(person, office, ids, possessive, noun.i, start, end, _is_past(noun))
