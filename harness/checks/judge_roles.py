"""Who holds a part or an office: holders named with its noun, or acting by its verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from harness.checks.analysis import Analysis
from harness.checks.cover import GENERIC, coverage, like, particle_of
from harness.checks.finding import OMITTED, Finding
from harness.checks.frames import Frame
from harness.checks.naming import PartyMention
from harness.checks.polarity import Status
from harness.checks.prepared import Prepared
from harness.checks.shared import judge_together, stranger
from harness.facts import schema
from harness.lexicon.words import lexicon
from harness.types import VerdictKind
from harness.values.party import Ids

if TYPE_CHECKING:
    from spacy.tokens import Token

SAID = 0.6
"""The share of the statement, its holders aside, that a clause must say to give the part away."""
NEAR = 8
"""Tokens within which an office's owner stands beside its holder."""
TIMES = frozenset("next outgoing former new incoming current acting first".split())
_FUTURE, _PAST = frozenset("next new incoming".split()), frozenset("outgoing former".split())


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody to whom the text gives the part; ``certain`` where it says so in full."""

    token: int
    mention: PartyMention
    certain: bool


def judge_holders(prepared: Prepared, text: Analysis) -> Finding:
    """Supported where all holders are named, vague where some are, contradicted by a stranger."""
    fact = prepared.fact
    assert isinstance(fact, schema.RoleFact)
    wanted = frozenset(fact.parties)
    holders: set[str] = set()
    places: list[int] = []
    strangers: list[PartyMention] = []
    for found in _holders(text, prepared, fact.role.lower()):
        mention = found.mention
        if mention.parties & wanted:
            holders |= mention.parties & wanted
            places.append(found.token)
        elif _is_stranger(found, wanted, text):
            strangers.append(mention)
    if strangers:
        by_name = min(strangers, key=lambda m: m.how == "title")
        return stranger(by_name, fact, text)
    if holders != wanted:
        together = judge_together(wanted, fact, text)
        if together is not OMITTED or not holders:
            return together
    span = text.span(min(places), max(places) + 1)
    if holders == wanted:
        return Finding(VerdictKind.SUPPORTED, span, "names them all")
    return Finding(VerdictKind.VAGUE, span, f"does not name {text.book.label(wanted - holders)}")


def _is_stranger(found: Holder, wanted: Ids, text: Analysis) -> bool:
    mention = found.mention
    if not found.certain or mention.how == "broader":
        return False
    types, sought = text.book.types(mention.parties), text.book.types(wanted)
    if types and "person" in sought and "person" not in types:
        return False
    return not any(text.book.parties[w].of in mention.parties for w in wanted)


def _holders(text: Analysis, prepared: Prepared, role: str) -> Iterator[Holder]:
    yield from _acting(text, prepared, role)
    for found in _called(text, role):
        certain = found.certain and (" of " not in role or _owned(found, prepared, text))
        certain = certain and not _other_owner(found, prepared, text)
        yield replace(found, certain=certain)


def _other_owner(found: Holder, prepared: Prepared, text: Analysis) -> bool:
    """Whether the office beside the holder is said to be another party's than the fact's."""
    fact = prepared.fact
    assert isinstance(fact, schema.RoleFact)
    start, end = text.sentences[text.sentence_of(found.token)]
    own, whose = found.mention.parties, fact.role.partition(" of ")[2]
    near = [m for m in text.parties if start <= m.head < end and abs(m.head - found.token) < NEAR]
    if whose and any(
        m.how == "title" and text.span(m.start, m.end).text.endswith(f" of {whose}") for m in near
    ):
        return False
    named = {
        p
        for m in near
        if not m.parties & own
        for p in m.parties
        if "person" not in text.book.types(frozenset((p,)))
    }
    told = {p for m in prepared.statement.parties if m.how != "title" for p in m.parties}
    told |= text.book.resolve(whose)
    told -= set(fact.parties)
    return bool(told and named) and not text.book.related(frozenset(told), frozenset(named))


def _owned(found: Holder, prepared: Prepared, text: Analysis) -> bool:
    """Whether the sentence says whose office it is, as the fact does."""
    sentence = text.sentence_of(found.token)
    return coverage(prepared.statement, text, sentence, _tokens_of_holders(prepared)) >= SAID


def _acting(text: Analysis, prepared: Prepared, role: str) -> Iterator[Holder]:
    """Agents of a verb that is one of the fact's cues."""
    holders = _tokens_of_holders(prepared)
    head = _head(role)
    is_plan = any(f.status is Status.UNREAL for f in prepared.frames)
    for frame in text.frames:
        if frame.negated or (frame.nominal and not frame.agents):
            continue
        lemma = frame.lemma
        is_role = lemma == "be" and any(p.lemma == head for p in frame.patients)
        if not is_role and not _is_cue(frame, prepared, text):
            continue
        said = coverage(prepared.statement, text, frame.sentence, holders)
        agents = frame.agents
        if not agents and particle_of(frame, text):
            agents = frame.patients  # "was sent off"
        for agent in agents:
            for token, mention in text.each_at(agent.token):
                certain = said >= SAID and (is_plan or frame.status is not Status.UNREAL)
                certain = certain and not _of_other_things(frame, prepared, text)
                yield Holder(token, mention, certain and not is_role)


def _of_other_things(frame: Frame, prepared: Prepared, text: Analysis) -> bool:
    """Whether the verb acts on something else: one company runs the express, another the bus."""
    verb = frame.lemma
    ours = [
        a
        for own in prepared.frames
        if own.lemma == verb
        for a in own.patients
        if not a.pronoun and a.lemma not in GENERIC
    ]
    theirs = [
        a for a in frame.patients if frame.agents and not a.pronoun and a.lemma not in GENERIC
    ]
    return bool(ours and theirs) and not any(
        a.lemma in b.words
        or b.lemma in a.words
        or like(prepared.statement.words[a.token], text.words[b.token])
        or text.book.related(prepared.statement.parties_of(a), text.parties_of(b))
        for a in ours
        for b in theirs
    )


def _tokens_of_holders(prepared: Prepared) -> frozenset[int]:
    fact, statement = prepared.fact, prepared.statement
    assert isinstance(fact, schema.RoleFact)
    wanted = frozenset(fact.parties)
    cues = prepared.cues.words
    return frozenset(
        i
        for i, token in enumerate(statement.doc)
        if (i in statement.party_at and statement.party_at[i].parties & wanted)
        or token.lemma_.lower() in cues
    )


def _is_cue(frame: Frame, prepared: Prepared, text: Analysis) -> bool:
    lemma = frame.lemma
    if lemma in prepared.cues.words and text.doc[frame.token].pos_ != "NOUN":
        return True
    if lemma in prepared.cues.words and lexicon().same(f"{lemma}.n", frame.predicate):
        return frame.nominal and bool(frame.agents)
    children = text.doc[frame.token].children
    small = {c.lower_ for c in children if c.lower_ != "in" or not list(c.children)}  # "in May"
    return any(p[0] == lemma and set(p[1:]) & small for p in prepared.cues.phrases)


def _called(text: Analysis, role: str) -> Iterator[Holder]:
    """Whoever stands beside the role's noun: "mediators Turkey and Qatar", "as mediator"."""
    head, front = _head(role), _front(role)
    for token in text.nouns:
        if not _names(token.lemma_.lower(), head):
            continue
        phrase = {t.lemma_.lower() for t in token.subtree if t.i < token.i}
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
        for other in beside:
            for index, mention in text.each_at(other.i):
                yield Holder(index, mention, True)


def _whom(preposition: Token, text: Analysis) -> list[Token]:
    """Whom "as mediators" speaks of: the names before it, or the subject of its verb."""
    if preposition.i and preposition.i - 1 in text.party_at:
        return [text.doc[text.party_at[preposition.i - 1].head]]
    verb = preposition.head
    own = [c for c in verb.children if c.dep_ in ("nsubj", "pobj", "dobj")]
    if own or verb.dep_ not in ("advcl", "acl"):
        return own or [verb]
    governed = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    return governed if verb.dep_ == "advcl" else [verb.head]


def _first(token: Token) -> Token:
    """The first of the nouns joined by "and": "a biologist and the study's author"."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token


def _head(role: str) -> str:
    return role.partition(" of ")[0].split()[-1]


def _front(role: str) -> set[str]:
    return set(role.partition(" of ")[0].split()[:-1])


@lru_cache(maxsize=65536)
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
