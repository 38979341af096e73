"""Whom a word stands for: a name, a pronoun, an owner, an apposition."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from harness.checks.reading.claimants import claimant_of, whose_claim
from harness.checks.reading.tokens import OWNING
from harness.checks.reading.turns import FIRST_PERSON, speaker_at
from harness.values.party import GROUPS, Ids

if TYPE_CHECKING:
    from harness.checks.reading.analysis import Analysis
    from harness.checks.reading.tokens import Token


def parties_of(token: int, text: Analysis) -> Ids:
    """The parties that a phrase denotes, itself or by its owner; empty where none is known."""
    mention = text.party_at.get(token)
    if mention is not None:
        return mention.parties
    head = text.doc[token]
    return _pointed_at(head, text) if _points(head) else _owner(head, text)


def named_directly(token: int, text: Analysis) -> Ids:
    """The parties that a phrase itself denotes, by its head's name, a pronoun or an apposition."""
    mention = text.party_at.get(token)
    if mention is not None and mention.head == token:
        return mention.parties
    head = text.doc[token]
    if _points(head):
        return _pointed_at(head, text)
    if head.lemma_.lower() in LAND:
        return _owner(head, text)  # "Afghan soil" is Afghanistan
    return _apposed(head, text)


def _points(head: Token) -> bool:
    """Whether a word only points at somebody named elsewhere."""
    return head.pos_ == "PRON" or head.lower_ in _OF_TWO


def _pointed_at(head: Token, text: Analysis) -> Ids:
    return _antecedent(head, text) if head.pos_ == "PRON" else _one_of_two(head, text)


def _one_of_two(word: Token, text: Analysis) -> Ids:
    """Whom "the former" or "the latter" is, of two that were named last side by side."""
    if word.dep_ == "amod" or not word.i or word.nbor(-1).lower_ != "the":
        return frozenset()
    before = [m for m in text.parties if m.end < word.i]
    for one, other in reversed(list(pairwise(before))):
        joined = text.doc[other.head] in text.doc[one.head].conjuncts
        if joined or text.doc.phrase(one.end, other.start).text.lower() in ("and", "or"):
            return (one, other)[_OF_TWO.index(word.lower_)].parties
    return frozenset()


def _apposed(head: Token, text: Analysis) -> Ids:
    first = head.head if head.dep_ == "conj" else head
    if first.dep_ == "appos" and first.head.i in text.party_at:
        named = text.party_at[first.head.i].parties
        if "person" in text.book.types(named):
            return named  # "Amjad, a leader and a terrorist"
    for part in head.subtree:
        if part.dep_ == "appos" and part.i in text.party_at and part.i > head.i:
            ids = text.party_at[part.i].parties
            if part.head == head or "person" in text.book.types(ids):
                return ids
    return frozenset()


def _owner(head: Token, text: Analysis) -> Ids:
    apposed = _apposed(head, text)
    if apposed:
        return apposed
    for child in head.children:
        if child.dep_ in OWNING and child.i in text.party_at:
            return text.party_at[child.i].parties
        if child.dep_ == "poss" and head.lemma_.lower() in SPOKESMEN and child.lower_ == "its":
            return _antecedent(child, text)  # "it says its forces did it"
    seat = seat_of(head)
    if seat in text.party_at:
        return text.party_at[seat].parties
    if head.lemma_.lower() in SPOKESMEN | SITES:
        for prep in head.children:
            if prep.dep_ == "prep" and prep.lower_ in ("of", "from", "for", "at"):
                for obj in prep.children:
                    owned = [obj, *(c for c in obj.children if c.dep_ in OWNING)]
                    for one in owned if prep.lower_ in ("for", "at") else owned[:1]:
                        if one.i in text.party_at:
                            return text.party_at[one.i].parties
    return frozenset()


def _antecedent(pronoun: Token, text: Analysis, hops: int = 3) -> Ids:
    """The nearest earlier subject that a pronoun can mean, or nothing where unsure.

    ``hops`` is how often it may go on from the same pronoun in the sentence before.
    """
    form = pronoun.lower_
    if form in ("who", "whom", "which", "that") and pronoun.head.dep_ == "relcl":
        return text.parties_at(pronoun.head.head.i)
    if form in ("who", "that") and pronoun.head.dep_ == "ccomp" and pronoun.dep_ == "nsubj":
        return _brought_out(pronoun.head.head, text)
    if form in ("itself", "himself", "herself"):
        near = pronoun.head.children
        subjects = (c.i for c in near if c.dep_ == "nsubj" and c.i in text.party_at)
        return next((text.parties_at(i) for i in subjects), frozenset())
    told = _who_says(pronoun.head, text) if form in ("they", "it") else frozenset()
    claimant = claimant_of(pronoun, text)
    if claimant is not None and not told:
        return whose_claim(claimant, _PRONOUN_TYPES.get(form, GROUPS), text)
    if told or form == "they":
        return told
    if form in FIRST_PERSON:
        return speaker_at(pronoun.i, text)
    if form not in _PRONOUN_TYPES:
        return frozenset()
    return addressed(pronoun, text) or _named_before(pronoun, text, hops)


def _named_before(pronoun: Token, text: Analysis, hops: int) -> Ids:
    """The nearest subject before a third person's pronoun, in its sentence or the one before."""
    wanted = _PRONOUN_TYPES[pronoun.lower_]
    speaker = speaker_at(pronoun.i, text)  # who is "I", and nobody else
    sentence = text.sentence_of(pronoun.i)

    def may_be(ids: Ids) -> bool:
        return ids != speaker and bool(text.book.types(ids) & wanted)

    for index in (sentence, sentence - 1):
        if index < 0:
            continue
        start, end = text.sentences[index]
        if "person" in wanted and index < sentence:
            persons = [m for m in reversed(text.mentions_in(start, end)) if may_be(m.parties)]
            for mention in sorted(persons, key=lambda m: _is_aside(text.doc[m.head])):
                return mention.parties
            same = next((t for t in text.doc[start:end] if t.lower_ == pronoun.lower_), None)
            if same is not None and hops:  # "he told …. He added": the same man, named before
                return _antecedent(same, text, hops - 1)
        for token in text.doc[start : min(end, pronoun.i)]:
            if token.dep_ in ("nsubj", "nsubjpass", "poss") and token.i in text.party_at:
                ids = text.party_at[token.i].parties
                if may_be(ids):
                    return ids
    return _only_one(pronoun, may_be, text)


def _brought_out(verb: Token, text: Analysis) -> Ids:
    """ "It was the minister who said so"."""
    parts = {c.dep_: c for c in verb.children}
    it, who = parts.get("nsubj"), parts.get("attr")
    if verb.lemma_ != "be" or it is None or who is None or it.lower_ != "it":
        return frozenset()
    return text.parties_at(who.i)


def _only_one(pronoun: Token, may_be: Callable[[Ids], bool], text: Analysis) -> Ids:
    """The one person whom its sentence names before "him" or "her", whatever part they have."""
    if "person" not in _PRONOUN_TYPES[pronoun.lower_]:
        return frozenset()
    start, _ = text.sentences[text.sentence_of(pronoun.i)]
    before = {m.parties for m in text.mentions_in(start, pronoun.i)}
    people = [ids for ids in before if may_be(ids)]
    return people[0] if len(people) == 1 else frozenset()


def addressed(pronoun: Token, text: Analysis) -> Ids:
    """ "Hit back at X, urging it to act": whom the verb above is aimed at, is who is meant."""
    verb, above = pronoun.head, pronoun.head.head
    if pronoun.lower_ != "it" or pronoun.dep_ != "dobj" or above.pos_ != "VERB":
        return frozenset()
    if verb.dep_ not in ("advcl", "conj"):
        return frozenset()
    for child in above.children:
        aimed = child.children if child.dep_ == "prep" else (child,)
        for token in aimed:
            near = token.dep_ in ("dobj", "pobj") and token.i < pronoun.i
            if not near or token.i not in text.party_at or child.lower_ in _PLACING:
                continue
            ids = text.party_at[token.i].parties
            if text.book.types(ids) & GROUPS:
                return ids
    return frozenset()


def _who_says(verb: Token, text: Analysis) -> Ids:
    """The one party that speaks of itself as "they": "the Greens insist they have won"."""
    if verb.dep_ != "ccomp":
        return frozenset()
    for child in verb.head.children:
        if child.dep_ == "nsubj" and child.i in text.party_at and not list(child.conjuncts):
            named = text.party_at[child.i].parties
            return named if text.book.types(named) & GROUPS else frozenset()
    return frozenset()


def _is_aside(token: Token) -> bool:
    """Whether a name only says by whom a passive is done: "was beaten by Felix"."""
    while token.dep_ in ("appos", "compound", "conj"):
        token = token.head
    return bool(token.dep_ == "pobj" and token.head.dep_ == "agent")


SPOKESMEN = frozenset(
    "government official army military force troop police minister spokesman authority court "
    "side delegation official leader airstrike strike attack jet soldier".split()
)

_OF_TWO = ("former", "latter")

_PLACING = ("in", "from", "by", "near")

SITES = frozenset(
    "base basis position post camp target site hideout stronghold soil territory".split()
)
"""What is hit for whom it belongs to; "basis" is the parser's lemma of "bases"."""
LAND = frozenset("territory soil".split())

RULERS = frozenset("government regime ruler authority leadership administration".split())


def seat_of(noun: Token) -> int:
    """The capital right after a government, whatever the parser hangs it on; -1 for none."""
    follows = noun.lemma_.lower() in RULERS and noun.i + 2 < len(noun.doc)
    return noun.i + 2 if follows and noun.nbor(1).lower_ in ("in", "of") else -1


_PRONOUN_TYPES = {
    "he": {"person"},
    "him": {"person"},
    "his": {"person"},
    "she": {"person"},
    "her": {"person"},
    "it": GROUPS,
    "its": GROUPS,
}
