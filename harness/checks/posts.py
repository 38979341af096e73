"""Offices that a verb gives to somebody: "serves as …", "holds the defence portfolio"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PORTFOLIOS = frozenset("portfolio ministry".split())
"""What a minister has: "runs the interior ministry in Kabul"."""
_SERVING = frozenset("serve act work".split())
_HOLDING = frozenset("hold run head lead oversee have".split())


def posts_of(verb: Token) -> list[Token]:
    """What somebody "serves as", or the portfolio or ministry that they have."""
    lemma = verb.lemma_.lower()
    if lemma in _HOLDING:
        held = (c for c in verb.children if c.dep_ == "dobj")
        return [c for c in held if c.lemma_.lower() in PORTFOLIOS]
    if lemma not in _SERVING:
        return []
    preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as")
    return [o for prep in preps for o in prep.children if o.dep_ == "pobj"]
