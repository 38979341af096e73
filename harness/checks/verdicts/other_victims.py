"""Somebody else in the victim's place: "it killed the minister", who is of the same story."""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause
from harness.checks.reading.cover import reports
from harness.checks.reading.frames import Frame
from harness.checks.reading.status import Status
from harness.checks.verdicts.finding import Finding
from harness.facts import schema
from harness.types import FlagKind, VerdictKind
from harness.values.party import Ids


def other_victims(
    fact: schema.EventFact, patient: Ids, text: Analysis, article: Analysis
) -> Iterator[Finding]:
    """Contradictions where the fact's party does its deed to another person, to whom the article
    has nobody do it."""
    if text.book.types(patient) != {"person"}:
        return
    for frame in reports(text, fact.predicate):
        if frame.nominal or frame.negated or frame.status is Status.UNREAL:
            continue
        named = [ids for ids in _persons(frame, text) if not ids & patient]
        if not named or not _is_by(fact.agent, frame, text):
            continue
        done = frozenset(
            party
            for told in reports(article, fact.predicate)
            for ids in _persons(told, article)
            for party in ids
        )
        wrong = [ids for ids in named if not ids & done]
        if wrong:
            label = text.book.label(wrong[0])
            why = f"has it befall {label}; the fact: {fact.statement}"
            span = clause(frame, text)
            yield Finding(VerdictKind.CONTRADICTED, span, why, FlagKind.ROLE)


def _persons(frame: Frame, text: Analysis) -> list[Ids]:
    named = [text.direct_at(a.token) for a in frame.patients]
    behind = text.party_at.get(frame.token + 1)
    if not named and behind is not None and behind.how != "title":
        named = [behind.parties]  # "that, it says, killed X", whatever the parser hangs X on
    return [ids for ids in named if text.book.types(ids) == {"person"}]


def _is_by(agent: str, frame: Frame, text: Analysis) -> bool:
    """Whether the fact's party does it, or is named in the sentence where nobody is said to."""
    agents = [ids for a in frame.agents if (ids := text.parties_of(a))]
    if agents:
        return any(text.book.related(frozenset((agent,)), ids) for ids in agents)
    return agent in text.parties_in(frame.sentence)
