"""Offices that a verb gives to somebody: "serves as …", "holds the defence portfolio"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

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


_LEADING = frozenset("head lead run chair".split())


def led_by(name: Token) -> Iterator[tuple[Token, list[Token]]]:
    """The verbs by which somebody leads others, with whom they lead."""
    verbs = [c for c in name.children if c.dep_ == "relcl"]
    if name.dep_ == "nsubj":
        verbs.append(name.head)
    for verb in verbs:
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        own = all(c == name or c.lower_ == "who" for c in subjects)
        if (
            verb.lemma_.lower() in _LEADING
            and own
            and not any(c.dep_ == "neg" for c in verb.children)
        ):
            yield verb, [c for c in verb.children if c.dep_ == "dobj"]
    if name.dep_ == "pobj" and name.head.lower_ == "by":
        verb = name.head.head
        if verb.lemma_.lower() in _LEADING and verb.tag_ == "VBN":
            held = [verb.head] if verb.dep_ in ("acl", "relcl") else []
            yield verb, held + [c for c in verb.children if c.dep_ == "nsubjpass"]
