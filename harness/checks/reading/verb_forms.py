"""What the form of a verb says: its tense, its auxiliaries, its own subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


SUBJECTS = frozenset(("nsubj", "csubj"))
PASSIVE_SUBJECTS = frozenset(("nsubjpass", "csubjpass"))


def is_infinitive(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense of its own: "holds", "has held"."""
    told = verb.tag_ in ("VBZ", "VBP", "VBD")
    return has_auxiliary(verb) or (told and verb.i > verb.head.i)


def has_auxiliary(token: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in token.children)


_STARTING = frozenset("begin start commence proceed".split())


def is_told_as_past(token: Token) -> bool:
    """Whether the form says that it has happened: "closed", "has closed", "was closed"."""
    if token.tag_ == "VBD":
        return True
    if token.dep_ == "xcomp" and token.head.lemma_.lower() in _STARTING:
        return is_told_as_past(token.head)  # "has begun to act"
    if token.tag_ not in ("VBN", "VBD"):
        return False
    marks = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
    return any(c.tag_ == "VBD" or c.lemma_.lower() == "have" for c in marks)


def own_subject(token: Token) -> bool:
    return any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in token.children)


def waits(verb: Token) -> bool:
    """Whether a clause with "until" hangs on a verb: what "did not begin until they met" began."""
    aims = [c for c in verb.children if c.dep_ == "xcomp"]
    clauses = [c for v in (verb, *aims) for c in v.children if c.dep_ == "advcl"]
    return any(m.lower_ == "until" for c in clauses for m in c.children if m.dep_ == "mark")


def is_supposed(verb: Token) -> bool:
    """Whether a verb is that of a clause with "if", which tells of nothing that is or will be."""
    return verb.dep_ == "advcl" and any(c.lower_ in ("if", "unless") for c in verb.children)
