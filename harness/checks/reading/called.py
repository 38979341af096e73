"""Whom a text calls by a part's noun: "mediators X and Y", "with X as mediator"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.naming import PartyMention
from harness.lexicon.words import lexicon

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

TIMES = frozenset("next outgoing former new incoming current acting first".split())
_FUTURE, _PAST = frozenset("next new incoming".split()), frozenset("outgoing former".split())


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody to whom the text gives the part; ``certain`` where it says so in full."""

    token: int
    mention: PartyMention
    certain: bool


def called(text: Analysis, role: str) -> Iterator[Holder]:
    """Whoever stands beside the role's noun: "mediators Turkey and Qatar", "as mediator"."""
    head, front = head_of(role), _front(role)
    for token in text.nouns:
        if not _names(token.lemma_.lower(), head):
            continue
        phrase = {t.lemma_.lower() for t in token.subtree if t.i < token.i}
        phrase |= _portfolio(token)
        if not _front_agrees(front, phrase):
            continue
        beside = [c for c in token.children if c.dep_ in ("appos", "compound", "amod", "nmod")]
        first = _first(token)
        if token.dep_ in ("appos", "compound", "nmod") or first.dep_ == "appos":
            beside.append(first.head)
        if token.dep_ == "attr":
            beside += [c for c in token.head.children if c.dep_ == "nsubj"]
        if token.dep_ == "pobj" and token.head.lower_ == "as":
            beside += _whom(token.head, text)
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ == "one":
            one = token.head.head
            beside += [one.head] if one.dep_ == "appos" else []
            beside += [c for c in one.head.children if c.dep_ == "nsubj" and one.dep_ == "attr"]
        beside += _sharing(token) + [one for each in (token, *beside) for one in _beside(each)]
        for other in beside:
            for index, mention in text.each_at(other.i):
                yield Holder(index, mention, True)


def _portfolio(office: Token) -> set[str]:
    """ "Minister of health", "minister for the interior"."""
    preps = (c for c in office.children if c.dep_ == "prep" and c.lower_ in ("of", "for"))
    return {o.lemma_.lower() for prep in preps for o in prep.children if o.dep_ == "pobj"}


_PARTS = frozenset("capacity role function part job".split())


def _whom(preposition: Token, text: Analysis) -> list[Token]:
    """Whom "as mediators" speaks of: the names before it, or the subject of its verb."""
    if preposition.i and preposition.i - 1 in text.party_at:
        joining = preposition.head if preposition.head.lemma_.lower() == "join" else None
        more = [c for c in joining.children if c.dep_ == "nsubj"] if joining is not None else []
        return [text.doc[text.party_at[preposition.i - 1].head], *more]
    verb = preposition.head
    if verb.lemma_.lower() in _PARTS:  # "X, in their capacity as mediators, …"
        above = next((a for a in verb.ancestors if a.pos_ in ("VERB", "AUX")), verb)
        named = [c for c in verb.children if c.dep_ == "poss" and c.i in text.party_at]
        return named or [c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")]
    own = [c for c in verb.children if c.dep_ in ("nsubj", "pobj", "dobj")]
    if own or verb.dep_ not in ("advcl", "acl"):
        return own or [verb]
    governed = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    return governed if verb.dep_ == "advcl" else [verb.head]


_ALONGSIDE = frozenset("alongside like besides".split())


def _beside(holder: Token) -> list[Token]:
    """Who is put beside a holder: "a mediator alongside X", "Y, like X, is a mediator"."""
    preps = (c for c in holder.children if c.dep_ == "prep" and c.lower_ in _ALONGSIDE)
    return [c for prep in preps for c in prep.children if c.dep_ == "pobj"]


def _sharing(part: Token) -> list[Token]:
    """Who has a part together: "X shares the role of mediator with Y"."""
    above = part
    if part.dep_ == "pobj" and part.head.head.lemma_.lower() in _PARTS:
        above = part.head.head
    if above.dep_ != "dobj" or above.head.lemma_.lower() != "share":
        return []
    preps = (*above.head.children, *above.children, *part.children)
    withs = [c for p in preps if p.lower_ == "with" for c in p.children if c.dep_ == "pobj"]
    verb = above.head
    named = [verb.head] if verb.dep_ == "relcl" and verb.head.pos_ == "PROPN" else []
    return [c for c in verb.children if c.dep_ == "nsubj"] + named + withs


def _first(token: Token) -> Token:
    """The first of the nouns joined by "and": "a biologist and the study's author"."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token


def head_of(role: str) -> str:
    return role.partition(" of ")[0].split()[-1]


def _front(role: str) -> set[str]:
    return set(role.partition(" of ")[0].split()[:-1])


@lru_cache(maxsize=8192)
def _names(lemma: str, head: str) -> bool:
    """The role's noun or a synonym; a word on the same root may name something else."""
    if lemma == head:
        return True
    a, b = f"{lemma}.n", f"{head}.n"
    built = {o.rpartition(".")[0] for o in (*lexicon().derived(a), *lexicon().derived(b))}
    return lexicon().same(a, b) and not {lemma, head} & built


def _front_agrees(front: set[str], phrase: set[str]) -> bool:
    if not front - TIMES <= phrase:
        return False
    if (front & _FUTURE and phrase & _PAST) or (front & _PAST and phrase & _FUTURE):
        return False
    return not front & TIMES or bool(phrase & TIMES)
