"""Verdicts on events: who did what to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause
from harness.checks.reading.cover import GENERIC, reports
from harness.checks.reading.frames import Argument, Frame
from harness.checks.reading.polarity import is_asked
from harness.checks.reading.status import Status
from harness.checks.verdicts.fates import adjacent, fates, spared
from harness.checks.verdicts.finding import Finding, strongest
from harness.checks.verdicts.other_victims import other_victims
from harness.checks.verdicts.prepared import Prepared
from harness.checks.verdicts.undone import is_denied
from harness.checks.verdicts.victims import deaths, headline, is_described
from harness.facts import schema
from harness.lexicon.words import lexicon
from harness.types import FlagKind, Span, VerdictKind
from harness.values.party import Ids

_BEHIND = frozenset("behind responsible".split())
"""Words for whoever did it: "the United States was behind the operation"."""


def judge_event(prepared: Prepared, text: Analysis, article: Analysis) -> Finding:
    fact = prepared.fact
    assert isinstance(fact, schema.EventFact)
    patient = frozenset((fact.patient,)) if fact.patient in text.book.parties else None
    is_plan = any(f.status is Status.UNREAL for f in reports(prepared.statement, fact.predicate))
    findings = []
    for frame in _told(fact, patient, text):
        if frame.status is Status.UNREAL and not is_plan and frame.negated == fact.negated:
            continue
        if patient and is_described(frame, patient, text):
            meant = _is_meant(frame, patient, text)
            finding = _judge_described(frame, fact, text)
            if finding and meant:  # "Amjad is dead: … the man whom they say they killed"
                finding = _judge_agent(frame, fact, patient, text)
        elif fact.patient and not _is_patient(frame, fact.patient, patient, text):
            finding = _turned_round(frame, fact, patient, text)
        else:
            finding = _judge_agent(frame, fact, patient, text)
        if finding:
            findings.append(finding)
    right = [f for f in findings if f.verdict is VerdictKind.SUPPORTED]
    if not right and patient and not fact.negated:
        findings += [
            _other_fate(frame, fact, text)
            for frame in (headline(f, text) for f in text.frames)
            if spared(fact.predicate, frame, patient, text)
        ]
    if not findings and patient and not fact.negated:
        findings += other_victims(fact, patient, text, article)
    return right[0] if right else strongest(findings)


def _told(fact: schema.EventFact, patient: Ids | None, text: Analysis) -> Iterator[Frame]:
    """The frames that may tell the fact's event, with whom it befell where no clause says it."""
    for frame in (*reports(text, fact.predicate), *deaths(fact.predicate, text)):
        if any(prep == "as" for prep, _ in frame.others) and frame.lemma == "put":
            continue  # "put him down as a terrorist"
        turned = headline(frame, text)
        if patient and (is_described(turned, patient, text) or _suffers(turned, patient, text)):
            yield turned
        else:
            yield adjacent(frame, patient, text) if patient else frame
    if patient:
        yield from fates(fact.predicate, patient, text)
    if lexicon().same(f"{fact.predicate}.v", "beat.v"):
        yield from filter(None, (_lost_to(f, text) for f in text.frames))


def _lost_to(frame: Frame, text: Analysis) -> Frame | None:
    """ "Charles lost his seat to Felix", as Felix beating Charles."""
    to = tuple(a for prep, a in frame.others if prep == "to" and text.parties_of(a))
    if frame.lemma != "lose" or not to or not frame.agents:
        return None
    return replace(frame, predicate="beat.v", agents=to, patients=frame.agents, others=())


def _other_fate(frame: Frame, fact: schema.EventFact, text: Analysis) -> Finding:
    span = clause(frame, text)
    why = f"says “{span.text}”; the fact: {fact.statement}"
    return Finding(VerdictKind.CONTRADICTED, span, why, FlagKind.CONTRADICTION)


def _suffers(frame: Frame, patient: Ids, text: Analysis) -> bool:
    return any(text.direct_at(a.token) & patient for a in frame.patients)


def _is_meant(frame: Frame, patient: Ids, text: Analysis) -> bool:
    """Whether "the" one described is the patient, named in the sentence or the one before."""
    definite = any(c.lower_ == "the" for a in frame.patients for c in text.doc[a.token].children)
    start, _ = text.sentences[max(0, frame.sentence - 1)]
    near = text.mentions_in(start, text.sentences[frame.sentence][1])
    return definite and any(m.how != "title" and m.parties & patient for m in near)


def _judge_described(frame: Frame, fact: schema.EventFact, text: Analysis) -> Finding | None:
    named = [ids for a in frame.agents if (ids := text.parties_of(a))]
    if named and not (any(fact.agent in ids for ids in named) or _is_of(named, fact.agent, text)):
        return None
    return Finding(VerdictKind.VAGUE, clause(frame, text), "does not name whom")


def _is_patient(frame: Frame, name: str, ids: Ids | None, text: Analysis) -> bool:
    if ids is not None:
        return any(text.direct_at(a.token) & ids for a in frame.patients) or (
            frame.nominal and any(text.direct_at(a.token) & ids for a in frame.agents)
        )
    wanted = {w.lower() for w in name.split()} - {"the", "a", "an", "of"}
    known = set(text.book.resolve(name))
    for argument in (
        *frame.patients,
        *((a for _, a in frame.others) if not frame.patients else ()),
    ):
        phrase = list(text.doc[argument.token].subtree)
        lemmas = {t.lemma_.lower() for t in phrase} | {t.lower_ for t in phrase}
        if wanted & lemmas or any(_is_like(w, lemmas) for w in wanted):
            return True
        if known & text.parties_at(argument.token):
            return True
    return False


def _is_like(wanted: str, lemmas: set[str]) -> bool:
    return any(lexicon().same(f"{wanted}.n", f"{lemma}.n") for lemma in lemmas)


def _judge_agent(
    frame: Frame, fact: schema.EventFact, patient: Ids | None, text: Analysis
) -> Finding | None:
    span = clause(frame, text)
    agents = [text.parties_of(a) for a in frame.agents if _is_telling(a, text)]
    named = [ids for ids in agents if ids and not (patient and ids & patient)]
    own = any(fact.agent in ids for ids in named) or _is_of(named, fact.agent, text)
    if frame.negated != fact.negated:
        if named and not own:
            return None  # somebody else has not done it
        return Finding(
            VerdictKind.CONTRADICTED,
            span,
            f"denies it; the fact: {fact.statement}",
            FlagKind.NEGATION,
        )
    disowned = _disowned(frame, fact.agent, text)
    if disowned is not None:
        why = f"says “{disowned.text}”; the fact: {fact.statement}"
        return Finding(VerdictKind.CONTRADICTED, disowned, why, FlagKind.NEGATION)
    named = named or _behind(frame, text)
    if any(fact.agent in ids for ids in named) or _is_of(named, fact.agent, text):
        return Finding(VerdictKind.SUPPORTED, span, "reports the event as the fact does")
    if named:
        label = text.book.label(named[0])
        return Finding(
            VerdictKind.CONTRADICTED,
            clause(frame, text, antecedents=True),
            f"names {label}; the fact: {fact.statement}",
            FlagKind.ROLE,
        )
    if _stands_beside(frame, fact.agent, text):
        return Finding(VerdictKind.SUPPORTED, span, "reports the event, its agent beside it")
    return Finding(VerdictKind.VAGUE, span, "does not say who did it")


_OWNING_UP = frozenset("claim say announce admit acknowledge confirm report declare".split())


def _disowned(frame: Frame, agent: str, text: Analysis) -> Span | None:
    """ "X has not claimed the killing", "X has not said that it killed him", of who did."""
    below = text.doc[frame.token]
    for above in below.ancestors:
        teller = text.frame_at.get(above.i) if above.pos_ == "VERB" else None
        if teller is not None:
            told = teller.lemma in _OWNING_UP and below.dep_ in ("dobj", "ccomp")
            own = any(agent in text.parties_of(a) for a in teller.agents)
            denied = told and own and is_denied(teller, text) and not is_asked(below)
            return clause(teller, text) if denied else None
        below = above
    return None


def _is_telling(argument: Argument, text: Analysis) -> bool:
    """Whether an agent is more than "the country" or "officials"."""
    return argument.lemma not in GENERIC or argument.pronoun or argument.token in text.party_at


def _behind(frame: Frame, text: Analysis) -> list[Ids]:
    """Whom the sentence puts behind the deed without making them its grammatical agent."""
    start, end = text.sentences[frame.sentence]
    found = []
    for other in text.frames:
        if other.sentence != frame.sentence or not other.agents:
            continue
        children = {c.lower_ for c in text.doc[other.token].children}
        if other.predicate == "be.v" and children & _BEHIND:
            found += [ids for a in other.agents if (ids := text.parties_of(a))]
    return found if end > start else []


def _stands_beside(frame: Frame, agent: str, text: Analysis) -> bool:
    """Whether the agent is named in the sentence: "was killed in what Pakistan called …"."""
    start, end = text.sentences[frame.sentence]
    own = {a.token for a in frame.patients}
    named = (m.head for m in text.mentions_in(start, end) if m.head not in own)
    said = (t.i for t in text.doc[start:end] if t.lower_ in ("it", "its") and t.i not in own)
    return any(agent in text.parties_at(i) for i in (*named, *said))


def _is_of(named: list[Ids], agent: str, text: Analysis) -> bool:
    """Whether an agent belongs to the fact's: a minister speaks for a country."""
    parties = text.book.parties
    return any(parties[i].of == agent for ids in named for i in ids if i in parties)


def _turned_round(
    frame: Frame, fact: schema.EventFact, patient: Ids | None, text: Analysis
) -> Finding | None:
    if patient is None:
        return None
    agent = frozenset((fact.agent,))
    acts = any(text.parties_of(a) & patient for a in frame.agents)
    suffers = any(text.parties_of(a) & agent for a in frame.patients)
    if not (acts and suffers):
        return None
    return Finding(
        VerdictKind.CONTRADICTED,
        clause(frame, text),
        f"turns who did it to whom around; the fact: {fact.statement}",
        FlagKind.ROLE,
    )
