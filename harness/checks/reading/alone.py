"""Who does something with nobody's help: "is mediating on its own", "acted unilaterally"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.checks.reading.analysis import Analysis
    from harness.types import Span

_ALONE = frozenset("alone unilaterally single-handedly singlehandedly solo".split())
_BEFORE = frozenset("only just solely".split())
_WHOSE = frozenset("its their his her".split())
_SELF = frozenset("itself themselves himself herself".split())


def said_alone(name: int, text: Analysis) -> Span | None:
    """The words that leave everybody else out of what a named party does: "X alone", "only X",
    "X … on its own"."""
    mention = text.party_at.get(name)
    if mention is None:
        return None
    before, after = mention.start - 1, mention.end
    if after < len(text.doc) and text.doc[after].lower_ == "alone":
        return text.span(mention.start, after + 1)
    if before >= 0 and text.doc[before].lower_ in _BEFORE:
        return text.span(before, mention.end)
    head = text.doc[mention.head]
    if head.dep_ != "nsubj" or list(head.conjuncts):
        return None
    for token in text.doc[head.head.i + 1 : head.head.sent.end]:
        if token.lower_ in _ALONE and token.pos_ == "ADV":
            return text.span(token.i, token.i + 1)
        start, end = token.i - 1, token.i + 1
        if token.lower_ in _SELF and text.doc[start].lower_ == "by":
            return text.span(start, end)
        whose = [t.lower_ for t in text.doc[token.i - 2 : token.i]]
        ends = end >= len(text.doc) or text.doc[end].pos_ not in ("NOUN", "ADJ", "PROPN")
        if token.lower_ == "own" and whose[:1] == ["on"] and whose[-1] in _WHOSE and ends:
            return text.span(token.i - 2, end)
    return None
