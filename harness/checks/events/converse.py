"""Giving told from the other side: who receives a medal is who is presented with it."""

from __future__ import annotations

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Argument
from harness.checks.reading.frames import Frame
from harness.checks.reading.status import Status

_RECEIVING = frozenset("receive get accept collect".split())
_GIVING = frozenset("give present award hand grant bestow pay send deliver confer donate".split())
_DONE = (Status.ASSERTED, Status.REPORTED)


def is_given(claim: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether the article has somebody give what the claim has somebody receive, to the same and
    from the same, as far as both say."""
    if claim.lemma not in _RECEIVING or claim.negated or not claim.patients:
        return False
    givers = tuple(a for prep, a in claim.others if prep == "from")
    return any(
        _is_same_thing(claim, frame, index)
        and _is_same_recipient(claim, frame, summary, index)
        and index.fit(givers, frame.agents, (), summary, owners=True)[1] == 0
        for frame in index.told(_GIVING)
        if frame.status in _DONE and not frame.negated
    )


def _is_same_thing(claim: Frame, frame: Frame, index: EventIndex) -> bool:
    given = (*frame.patients, *(a for prep, a in frame.others if prep == "with"))
    return any(index.shares_head(ours, a) for ours in claim.patients for a in given)


def _is_same_recipient(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether they agree, where the article says to whom at all."""
    known = _recipients(frame)
    like, unlike = index.fit(claim.agents, known, (), summary, owners=True)
    return not unlike and (like > 0 or not known)


def _recipients(frame: Frame) -> tuple[Argument, ...]:
    return tuple(a for prep, a in frame.others if prep == "to") or frame.patients[1:]
