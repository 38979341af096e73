"""Other occasions of the fact's kind: "the earlier storm killed nobody", "bigger than the quake of
2009, which killed 46", "the first count of 29 dead". What is told of them says nothing of the fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.checks.reading.analysis import Analysis
    from harness.checks.reading.tokens import Token

_OTHER = frozenset("earlier previous preceding prior another other former".split())
_COUNTS = frozenset("count toll estimate tally figure number report".split())
_SUPERSEDED = _OTHER | frozenset("first initial early preliminary provisional".split())
_POINTING = frozenset("it this that them these those".split())
_COUNTING = frozenset("nummod quantmod compound amod det".split())
_TAKING_PART = frozenset("nsubj nsubjpass".split())
_PLACING = frozenset("in during after by".split())


def is_of_another_occasion(token: Token, statement: Analysis) -> bool:
    """Whether a figure, a time or a "nobody" is told of another occasion than the fact's
    ``statement``, or by an older count; a fact may itself be on "the previous record"."""
    if not _SUPERSEDED.isdisjoint(statement.lemmas):
        return False
    counted = token
    while counted.dep_ in _COUNTING:
        counted = counted.head  # what the figure counts is no occasion
    for above in (counted, *counted.ancestors):
        if above.pos_ in ("VERB", "AUX"):
            return any(_is_other(noun) for noun in _told_of(above) if noun is not counted)
        if above is not counted and _is_other(above):
            return True
        if above.lemma_.lower() in _COUNTS and _has(above, _SUPERSEDED):
            return True
    return False


def _told_of(verb: Token) -> Iterator[Token]:
    """What a clause is about: its subject, what its relative clause hangs on, its agent."""
    if verb.dep_ == "relcl":
        yield verb.head
    for child in verb.children:
        if child.dep_ in _TAKING_PART:
            yield child
        elif child.dep_ in ("prep", "agent") and child.lower_ in _PLACING:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _is_other(noun: Token) -> bool:
    """ "The earlier storm", "the storm before it", "than the storm of 2009"."""
    if noun.pos_ not in ("NOUN", "PRON", "PROPN"):
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ == "than":
        return noun.lemma_.lower() not in _COUNTS  # "no fewer than 40"
    before = (c for c in noun.children if c.lower_ == "before")
    behind = any(t.lower_ in _POINTING for prep in before for t in prep.children)
    return behind or _has(noun, _OTHER)


def _has(noun: Token, words: frozenset[str]) -> bool:
    return any(c.lower_ in words and c.dep_ in ("amod", "det") for c in noun.children)
