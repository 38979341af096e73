"""Events that an article has, and never of the party that a summary gives them to."""

from __future__ import annotations

from dataclasses import replace

from harness.checks.events.matching import EventIndex, Match
from harness.checks.events.told import Told, event_flag
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Argument, Frame
from harness.checks.reading.general import GENERAL
from harness.checks.reading.stances import ACCUSING, REPORTING
from harness.checks.reading.status import Status
from harness.types import Flag, FlagKind, Severity


def judge_strangers(
    claim: Frame, matches: list[Match], summary: Analysis, index: EventIndex
) -> Flag | None:
    """An event that the article has, and never of this party: "the government was killed"."""
    predicate = claim.lemma
    if claim.nominal or claim.negated or predicate in GENERAL | REPORTING:
        return None
    if claim.status is Status.UNREAL or any(m.like or m.fits for m in matches):
        return None
    exact = [m for m in matches if m.exact and not m.frame.nominal and not m.clash]
    if not exact or not claim.patients:
        return None
    if all(m.unlike > 1 for m in exact):
        return None  # others did it to others: not this event at all
    for match in exact:
        others = match.frame.patients
        if not all(_is_stranger(a, others, summary, index.article) for a in claim.patients):
            return None
    return event_flag(Told(claim, exact[0].frame, summary, index), FlagKind.ROLE, Severity.MEDIUM)


def _is_stranger(
    claim: Argument, others: tuple[Argument, ...], summary: Analysis, article: Analysis
) -> bool:
    """Whether none of the article's participants can be the claim's, which is a named party.

    People are no government; a pronoun, "the group" or "the statement" may stand for it.
    """
    ids = summary.direct_at(claim.token)
    if not ids or claim.pronoun or not others:
        return False
    is_person = "person" in summary.book.types(ids)
    for other in others:
        known = article.direct_at(other.token)
        if known and not other.pronoun and not article.book.related(ids, known):
            continue
        if known or other.pronoun or is_person or other.lemma not in _PEOPLE:
            return False
    return True


_PEOPLE = frozenset("people person man woman child dozen hundred thousand score civilian".split())


_THREATENING = frozenset(("threaten",))
_BLAMING = frozenset("criticise criticize condemn denounce deplore rebuke".split())


def judge_strange_agents(
    claim: Frame, matches: list[Match], summary: Analysis, index: EventIndex
) -> Flag | None:
    """Blame or threats that the article has only others utter: "Turkey accused Pakistan"."""
    hostile = ACCUSING | _BLAMING | _THREATENING
    if claim.nominal or claim.negated or claim.lemma not in hostile:
        return None
    named = [a for a in claim.agents if summary.direct_at(a.token) and not a.pronoun]
    exact = [m.frame for m in matches if m.exact]
    if claim.status is Status.UNREAL or not named or len(named) < len(claim.agents) or not exact:
        return None
    if any(m.fits or m.frame.nominal != claim.nominal for m in matches if m.exact):
        return None
    for frame in exact:
        certain = frame.agents and all(index.article.parties_of(a) for a in frame.agents)
        if not certain or index.fit(tuple(named), frame.agents, (), summary, owners=True)[0]:
            return None
    flag = event_flag(Told(claim, exact[0], summary, index), FlagKind.ROLE, Severity.MEDIUM)
    # what a stranger threatens with is news of its own, not another's threat
    return flag if claim.lemma not in _THREATENING else replace(flag, kind=FlagKind.UNSUPPORTED)
