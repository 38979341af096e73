"""How a text uses one mention of a name: within it, as a person, a side, a voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.naming import OFFICES, PartyMention
from harness.values.party import HONORIFICS
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

WITHIN = word_set("in near outside across around throughout inside off")
"""Prepositions before a place."""
ONE_MAN = OFFICES | word_set(
    "star singer actor actress comedian footballer player striker midfielder midfield defender "
    "goalkeeper winger pensioner man woman girl boy teenager student father mother son daughter "
    "wife husband brother sister widow duke duchess actress legend rapper pilot singer musician "
    "guitarist drummer author writer poet novelist painter artist critic reporter journalist "
    "manager boss pm mp lawyer spokesman baker driver cyclist runner swimmer boxer golfer jockey "
    "skipper batsman bowler sprinter soldier doctor nurse teacher victim"
)
"""Words that stand before the name of one human being, and of no body or country."""


def is_within(mention: PartyMention, text: Analysis) -> bool:
    """ "In X", "near the X": what is there."""
    if mention.start == 0:
        return False
    before = text.doc[mention.start - 1]
    while before.i and before.pos_ in ("DET", "ADJ"):
        before = before.nbor(-1)
    return before.lower_ in WITHIN or before.lower_ == "at"


def is_used_as_person(mention: PartyMention, text: Analysis) -> bool:
    """Whether the words around a name are those around a human being's."""
    doc = text.doc
    if mention.start:
        before = doc[mention.start - 1]
        if before.lower_.strip(".") in HONORIFICS or before.lemma_.lower() in ONE_MAN:
            return True
    first = doc[mention.start].lower_.strip(".")
    if first in HONORIFICS:
        return True
    if mention.label == "PERSON" and _is_full_name(doc[mention.start : mention.end]):
        return True
    after = [t.text for t in doc[mention.end : mention.end + 3]]
    if after[:1] == [","] and (after[1:2] == ["who"] or _is_age(after[1:])):
        return True
    head = doc[mention.head]
    if head.dep_ == "nsubj" and mention.label == "PERSON" and _speaks(head.head):
        return True
    return _is_he(mention, text)


def _is_full_name(words: Sequence[Token]) -> bool:
    if not 2 <= len(words) <= 3 or words[-1].lower_ in SIDES:
        return False
    return all(t.pos_ == "PROPN" for t in words)


def is_definite(mention: PartyMention, text: Analysis) -> bool:
    """ "The Marlins won": a name with "the", and no noun behind it."""
    before = text.doc[mention.start - 1] if mention.start else None
    head = text.doc[mention.head]
    return before is not None and before.lower_ == "the" and before.head is head


def is_voice(mention: PartyMention, text: Analysis) -> bool:
    """ "X said", "call X", "told police or X"."""
    token = text.doc[mention.head]
    while token.dep_ == "conj":
        token = token.head
    verb = token.head.lemma_.lower()
    return (token.dep_ == "nsubj" and verb in ("say", "tell", "add")) or (
        token.dep_ == "dobj" and verb in ("tell", "contact", "call", "ask", "ring")
    )


_PLAYING = word_set("play sign score feature appear captain coach manage join leave")


def is_played_for(mention: PartyMention, text: Analysis) -> bool:
    """ "Played for X", "joined X", "a spell with X": a side that people belong to."""
    token = text.doc[mention.head]
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in ("join", "leave")
    prep = token.head
    return (
        token.dep_ == "pobj"
        and prep.lower_ in ("for", "from", "with")
        and prep.head.lemma_.lower() in _PLAYING
    )


SIDES = word_set("united city town rovers athletic wanderers county fc afc albion")


def is_side(mention: PartyMention, text: Analysis) -> bool:
    """ "Velm United": a name with a club's word behind it."""
    doc = text.doc
    last = doc[mention.end - 1].lower_
    after = doc[mention.end].lower_ if mention.end < len(doc) else ""
    return after in SIDES or (last in SIDES and mention.end - mention.start > 1)


def _is_he(mention: PartyMention, text: Analysis) -> bool:
    """ "X said he …", "X sang his song": one who is meant by a man's or a woman's pronoun."""
    if text.doc[mention.head].dep_ != "nsubj":
        return False
    later = [t for t in text.doc[mention.end : mention.end + NEAR] if t.lower_ in _ONES]
    if not later:
        return False
    between = text.doc[mention.end : later[0].i]
    return not any(t.pos_ == "PROPN" or t.lemma_.lower() in ONE_MAN for t in between)


NEAR = 7
"""Tokens behind a subject in which a pronoun is its own."""
_ONES = frozenset("he his she her him himself herself".split())


def _is_age(after: list[str]) -> bool:
    """ "34," after a name and a comma."""
    return len(after) == 2 and after[0].isdigit() and len(after[0]) == 2 and after[1] in ",."


def _speaks(verb: Token) -> bool:
    return verb.lemma_.lower() in ("say", "tell", "add")
