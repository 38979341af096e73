"""Who holds a part or an office: holders named with its noun, or acting by its verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from harness.checks.grounding.unknown_names import is_region_of
from harness.checks.reading.alone import said_alone
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.called import Holder, called, head_of
from harness.checks.reading.clauses import clause
from harness.checks.reading.cover import GENERIC, coverage, like, particle_of
from harness.checks.reading.frames import Frame
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.status import Status
from harness.checks.reading.tallies import tallies
from harness.checks.verdicts.brokers import brokers, leavers, mediates, plays_part
from harness.checks.verdicts.finding import OMITTED, Finding
from harness.checks.verdicts.prepared import Prepared
from harness.checks.verdicts.shared import judge_together, judge_unnamed, stranger
from harness.checks.verdicts.undone import is_denied
from harness.facts import schema
from harness.lexicon.words import lexicon
from harness.types import FlagKind, VerdictKind
from harness.values.party import Ids, normalise

SAID = 0.6
"""The share of the statement, its holders aside, that a clause must say to give the part away."""
NEAR = 8
"""Tokens within which an office's owner stands beside its holder."""


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
        elif _is_stranger(found, wanted, text) and not _is_object(mention, fact, text):
            strangers.append(mention)
    for frame in (*leavers(prepared, text), *_denials(prepared, text)):
        span = clause(frame, text)
        if any(text.parties_of(a) & wanted for a in frame.agents):
            why = f"says “{span.text}”; the fact: {fact.statement}"
            kind = FlagKind.NEGATION if frame.negated else FlagKind.CONTRADICTION
            return Finding(VerdictKind.CONTRADICTED, span, why, kind)
    counted = _miscounted(fact, text)
    if counted is not None:
        return counted
    if strangers:
        by_name = min(strangers, key=lambda m: m.how == "title")
        return stranger(by_name, fact, text)
    if holders != wanted:
        together = judge_together(wanted, fact, text)
        if together is not OMITTED:
            return together
        if not holders:
            return judge_unnamed(fact, text)
    span = text.span(min(places), max(places) + 1)
    alone = (said_alone(i, text) for i in places) if holders != wanted else ()
    lone = next(filter(None, alone), None)
    if lone is not None:
        why = f"says that nobody else does; the fact: {fact.statement}"
        return Finding(VerdictKind.CONTRADICTED, lone, why, FlagKind.ROLE)
    if holders == wanted:
        return Finding(VerdictKind.SUPPORTED, span, "names them all")
    return Finding(VerdictKind.VAGUE, span, f"does not name {text.book.label(wanted - holders)}")


def _denials(prepared: Prepared, text: Analysis) -> Iterator[Frame]:
    if not any(own.negated for own in prepared.frames):
        yield from (f for f in text.frames if _is_denied_part(f, prepared, text))


def _is_denied_part(frame: Frame, prepared: Prepared, text: Analysis) -> bool:
    """Whether a clause denies of its agents what holders of the part do: "has refused to mediate",
    "neither of them played any part in the mediation"."""
    if not is_denied(frame, text):
        return False
    if mediates(frame, prepared) or plays_part(frame, prepared, text):
        return True
    if not _is_cue(frame, prepared, text) or _of_other_things(frame, prepared, text):
        return False
    named = frozenset(p for a in frame.agents for p in text.parties_of(a))
    holders = _tokens_of_holders(prepared)
    said = coverage(prepared.statement, text, frame.sentence, holders)
    fact = prepared.fact
    assert isinstance(fact, schema.RoleFact)
    return said >= SAID or (len(fact.parties) > 1 and named >= frozenset(fact.parties))


def _miscounted(fact: schema.RoleFact, text: Analysis) -> Finding | None:
    """ "The four mediators", of a part that two have."""
    if len(fact.parties) < 2:
        return None  # of "the two foreign ministers" one may be meant
    for tally in tallies(text, {fact.role.lower().split()[-1]}):
        more = tally.count > len(fact.parties)
        if more or (tally.definite and tally.count < len(fact.parties)):
            why = f"counts {tally.count}; the fact: {fact.statement}"
            return Finding(VerdictKind.CONTRADICTED, tally.span, why, FlagKind.NUMBER)
    return None


def _is_object(mention: PartyMention, fact: schema.RoleFact, text: Analysis) -> bool:
    """Whether a name is what the part is played for: "the express's operator"."""
    words = normalise(fact.role.partition(" of ")[2]).split()
    said = normalise(text.span(mention.start, mention.end).text).split()
    return bool(said) and said[-1] in words


def _is_stranger(found: Holder, wanted: Ids, text: Analysis) -> bool:
    mention = found.mention
    if not found.certain or mention.how == "broader":
        return False
    named = normalise(text.span(mention.start, mention.end).text).split()
    if not mention.parties and is_region_of(named, text.book):
        return False  # "a Gulf partner"
    types, sought = text.book.types(mention.parties), text.book.types(wanted)
    if types and "person" in sought and "person" not in types:
        return False
    return not any(text.book.parties[w].of in mention.parties for w in wanted)


def _holders(text: Analysis, prepared: Prepared, role: str) -> Iterator[Holder]:
    yield from _acting(text, prepared, role)
    yield from _possessing(text, prepared)
    yield from brokers(prepared, text)
    for found in called(text, role):
        certain = found.certain and (" of " not in role or _owned(found, prepared, text))
        certain = certain and not _other_owner(found, prepared, text)
        yield replace(found, certain=certain)


def _possessing(text: Analysis, prepared: Prepared) -> Iterator[Holder]:
    """Whose act it is by the noun of one of the fact's cues: "wrote in his dissent"."""
    for noun in text.nouns:
        if noun.lemma_.lower() not in prepared.cues.words:
            continue
        for owner in noun.children:
            ids = text.parties_at(owner.i) if owner.dep_ == "poss" else frozenset()
            named = next((m for m in text.parties if ids and m.parties == ids), None)
            if named is not None:
                yield Holder(noun.i, named, False)


def _other_owner(found: Holder, prepared: Prepared, text: Analysis) -> bool:
    """Whether the office beside the holder is said to be another party's than the fact's."""
    fact = prepared.fact
    assert isinstance(fact, schema.RoleFact)
    start, end = text.sentences[text.sentence_of(found.token)]
    own, whose = found.mention.parties, fact.role.partition(" of ")[2]
    near = [m for m in text.mentions_in(start, end) if abs(m.head - found.token) < NEAR]
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
    head = head_of(role)
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
    transitive = any(own.patients for own in prepared.frames if not own.nominal)
    if transitive and frame.agents and not frame.patients and frame.others and verb == "run":
        return True  # "ran into a train" runs nothing
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
    begun = [p for p in prepared.cues.phrases if p[0] == lemma]
    if not begun:
        return False
    children = text.doc[frame.token].children
    near = [c for c in children if c.lower_ != "in" or not list(c.children)]  # "in May"
    small = {w for c in near for w in (c.lower_, c.lemma_.lower())}
    return any(set(p[1:]) & small for p in begun)
