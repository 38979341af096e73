"""Whom an act befell, where no plain clause says it: headlines, nouns of dying, ranks for names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import UNDERGOING, Argument, Frame
from harness.lexicon.offices import is_office
from harness.lexicon.words import lexicon
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_VIOLENT = frozenset("hand operation strike airstrike raid attack bombing".split())
_ANNOUNCING = frozenset("announce claim report proclaim declare trumpet".split())
_HIGH = frozenset("senior top high-ranking leading prominent deputy wanted".split())


def deaths(predicate: str, text: Analysis) -> Iterator[Frame]:
    """ "Announced the death of X", "the death of X in a raid": a killing as a noun of dying."""
    if "die" not in lexicon().variants(f"{predicate}.v"):
        return
    for noun in text.nouns:
        if noun.lemma_.lower() != "death":
            continue
        number = text.sentence_of(noun.i)
        start, end = text.sentences[number]
        if not any(t.lemma_.lower() in _VIOLENT | _ANNOUNCING for t in text.doc[start:end]):
            continue
        dead = [Argument(t.i, t.lemma_.lower(), frozenset(), False) for t in _dead(noun)]
        if dead:
            yield Frame(noun.i, "die.v", number, patients=tuple(dead), nominal=True)


def _dead(noun: Token) -> Iterator[Token]:
    """Whose death: "Amjad's", "of Amjad", "the death, at its own hands, of Amjad"."""
    yield from (c for c in noun.children if c.dep_ == "poss")
    for prep in noun.subtree:
        if prep.lower_ == "of" and prep.i > noun.i:
            yield from (c for c in prep.children if c.dep_ == "pobj")


def headline(frame: Frame, text: Analysis) -> Frame:
    """ "TTP deputy killed": the subject of a verb that wants an object and has none suffers it."""
    verb = text.doc[frame.token]
    bare = verb.tag_ in ("VBD", "VBN") and not any(c.dep_.startswith("aux") for c in verb.children)
    things = [a for a in frame.patients if text.doc[a.token].pos_ != "ADJ"]  # "captured alive"
    if not bare or frame.nominal or things or not frame.agents:
        return frame
    if verb.lemma_.lower() in UNDERGOING or any(c.dep_ == "dobj" for c in verb.children):
        return frame
    return replace(frame, agents=(), patients=frame.agents)


def is_described(frame: Frame, patient: Ids, text: Analysis) -> bool:
    """Whether somebody of the patient's side and standing suffers it, with no name given: "a
    senior TTP figure"."""
    of = frozenset(filter(None, (text.book.parties[p].of for p in patient)))
    if not of or frame.negated:
        return False
    for argument in frame.patients:
        noun = text.doc[argument.token]
        named = text.direct_at(noun.i)
        if noun.tag_ not in ("NN", "NNP") or not is_office(argument.lemma) or named:
            continue
        marks = (text.party_at[t.i].parties for t in noun.subtree if t.i in text.party_at)
        whose = frozenset().union(*marks)
        ranked = any(c.lower_ in _HIGH for c in noun.children)
        if whose & of or (ranked and not whose):
            return True
    return False
