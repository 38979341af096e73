"""Participants that have changed places: who does, in the summary, what befell them."""

from __future__ import annotations

from harness.checks.events.matching import EventIndex, Match
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Argument, Frame
from harness.checks.reading.referents import LAND
from harness.lexicon.words import lexicon


def is_swap(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether the frame has the claim's agents as patients and the reverse."""
    if claim.negated != frame.negated or not lexicon().same(claim.predicate, frame.predicate):
        return False

    def alike(claims: tuple[Argument, ...], others: tuple[Argument, ...]) -> bool:
        return index.fit(claims, others, (), summary)[0] > 0

    crossed = alike(claim.agents, frame.patients) and alike(claim.patients, frame.agents)
    return crossed and not (
        alike(claim.agents, frame.agents) or alike(claim.patients, frame.patients)
    )


def half_swap(
    claim: Frame, matches: list[Match], summary: Analysis, index: EventIndex
) -> Frame | None:
    """The event that the claim's agent undergoes in the article, which never has it act so."""
    named = tuple(a for a in claim.agents if summary.direct_at(a.token) and not a.pronoun)
    if not named or not claim.patients or len(named) < len(claim.agents):
        return None
    if any(index.fit(named, m.frame.agents, (), summary, owners=True)[0] for m in matches):
        return None
    own = frozenset().union(*(summary.direct_at(a.token) for a in named))
    others = tuple(  # "Amjad killed a deputy leader", who is himself
        p for p in claim.patients if p.pronoun or not own & summary.parties_of(p)
    )
    for match in matches:
        frame = match.frame
        if not match.exact or frame.negated != claim.negated or _is_given(frame):
            continue
        whole = _whole(frame, named, summary, index)
        undergone = index.fit(named, whole, (), summary)[0] == len(named)
        if undergone and not index.fit(others, frame.patients, (), summary)[0]:
            return frame
    return None


def _whole(
    frame: Frame, named: tuple[Argument, ...], summary: Analysis, index: EventIndex
) -> tuple[Argument, ...]:
    """What can be one of ``named``: a person is never what belongs to their country."""
    types = (summary.book.types(summary.direct_at(a.token)) for a in named)
    if not any("person" in found for found in types):
        return frame.patients
    direct = (p for p in frame.patients if index.article.direct_at(p.token))
    return tuple(p for p in direct if p.lemma not in LAND)


_GIVING = frozenset("offer give award grant hand pay send show teach lend ask owe".split())


def _is_given(frame: Frame) -> bool:
    """Whether somebody gets something: "he was offered a studio" has two that are no agent."""
    return frame.lemma in _GIVING and len(frame.patients) > 1
