"""Clauses that can stand by themselves as claims, from a dependency parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checkers.base import Claim
from harness.claims.pieces import Names, joined

if TYPE_CHECKING:
    from harness.checks.reading.phrases import Phrase
    from harness.checks.reading.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_HELPERS = ("aux", "auxpass")
_NON_FINITE = ("VB", "VBN", "VBG")


def clauses(sentence: Phrase, names: Names) -> list[Claim]:
    """The sentence's coordinated clauses and its non-restrictive relative clauses.

    A clause without a subject of its own takes that of the clause it is joined to. Where
    the sentence is one clause, or a part would not stand by itself, the list is empty.
    """
    joined_verbs = [t for t in sentence if _is_clause(t)]
    relatives = [t for t in sentence if _is_aside(t)]
    if not joined_verbs and not relatives:
        return []
    cut = {t.i for t in (*joined_verbs, *relatives)}
    made = [joined(_tokens(sentence.root, cut), names, sentence.doc)]
    made += [_coordinated(verb, cut, names) for verb in joined_verbs]
    made += [_relative(verb, cut, names) for verb in relatives]
    whole = [claim for claim in made if claim is not None]
    return whole if len(whole) == len(made) else []


def _is_clause(token: Token) -> bool:
    """A verb joined to the main verb, with something between them that makes it a clause.

    What is joined below a subordinate verb stays there: the main verb governs it too
    ("said that it had closed and would not open").
    """
    if token.dep_ != "conj" or token.pos_ not in ("VERB", "AUX"):
        return False
    first = _first(token)
    if first.dep_ != "ROOT" or first.pos_ not in ("VERB", "AUX"):
        return False
    if _own_subject(token) is not None:
        return True
    if _subject(first) is None:
        return False
    between = first.doc[first.i + 1 : token.i]
    return any(t.pos_ in ("NOUN", "PROPN", "NUM") for t in between)


def _is_aside(token: Token) -> bool:
    """A relative clause set off by a comma after a name: it says something of its own."""
    if token.dep_ != "relcl" or token.pos_ not in ("VERB", "AUX"):
        return False
    subject = _own_subject(token)
    if subject is None or subject.lower_ not in ("who", "which") or subject.i == 0:
        return False
    return bool(token.head.pos_ == "PROPN" and token.doc[subject.i - 1].text == ",")


def _first(verb: Token) -> Token:
    while verb.dep_ == "conj":
        verb = verb.head
    return verb


def _own_subject(verb: Token) -> Token | None:
    return next((c for c in verb.lefts if c.dep_ in (*_SUBJECTS, "expl")), None)


def _subject(verb: Token) -> Token | None:
    """The verb's subject, or that of the verb to which it is joined."""
    while (own := _own_subject(verb)) is None and verb.dep_ == "conj":
        verb = verb.head
    return own


def _tokens(head: Token, cut: set[int]) -> list[Token]:
    """The tokens below ``head``, without clauses that are claims of their own."""
    return sorted(_walk(head, cut), key=lambda t: t.i)


def _walk(head: Token, cut: set[int]) -> Iterator[Token]:
    yield head
    followed = any(child.i in cut for child in head.children)
    for child in head.children:
        if child.i in cut or (followed and child.dep_ == "cc"):
            continue
        yield from _walk(child, cut)


def _coordinated(verb: Token, cut: set[int], names: Names) -> Claim | None:
    own = _tokens(verb, cut)
    if _own_subject(verb) is not None:
        return joined(own, names, verb.doc)
    subject = _subject(verb)
    if subject is None:
        return None
    first = _first(verb)
    lent = _tokens(subject, cut)
    if verb.tag_ in _NON_FINITE and not any(c.dep_ in _HELPERS for c in verb.children):
        if verb.tag_ != first.tag_:
            return None  # whose helper verb it shares cannot be told
        lent += [c for c in first.lefts if c.dep_ in (*_HELPERS, "neg")]
    elif any(c.dep_ == "neg" for c in first.children) and _is_or(verb):
        return None
    return joined([*lent, *own], names, verb.doc)


def _is_or(verb: Token) -> bool:
    return any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in verb.head.children)


def _relative(verb: Token, cut: set[int], names: Names) -> Claim | None:
    """``X, who visited Doha, said …`` gives ``X visited Doha``."""
    pronoun = _own_subject(verb)
    if pronoun is None:
        return None
    noun = [t for t in _tokens(verb.head, cut) if t.i < pronoun.i - 1]
    clause = [t for t in _tokens(verb, cut) if t.i != pronoun.i]
    return joined([*noun, *clause], names, verb.doc)


def sentences(doc: Doc) -> Iterator[Phrase]:
    """Sentences, cut again at line breaks, which end a list item or a heading."""
    for sentence in doc.sents:
        start = sentence.start
        for token in sentence:
            if token.is_space and "\n" in token.text and token.i >= start:
                if token.i > start:
                    yield doc.phrase(start, token.i)
                start = token.i + 1
        if start < sentence.end:
            yield doc.phrase(start, sentence.end)
