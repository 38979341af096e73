"""Denials that the article does not report: who has yet to confirm something denies nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.events.coverage import COVER, cover
from harness.checks.events.matching import EventIndex, Match
from harness.checks.events.told import Told, event_flag
from harness.checks.reading.stances import DENYING
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind

if TYPE_CHECKING:
    from harness.checks.reading.analysis import Analysis
    from harness.checks.reading.frames import Frame


def judge_unconfirmed(
    claim: Frame, matches: list[Match], summary: Analysis, index: EventIndex
) -> Flag | None:
    """``denied the death`` where the article only has them not confirm it."""
    if claim.lemma not in DENYING - {"doubt"} or claim.negated or not claim.agents:
        return None
    told = max((cover(claim, m.frame, summary, index) for m in matches if m.fits), default=0.0)
    for frame in index.opposite(claim):
        match = index.match(claim, frame, summary)
        silent = frame.negated and lexicon().same(frame.predicate, "confirm.v")
        if not silent or not match.like or match.unlike or match.clash:
            continue
        if cover(claim, frame, summary, index) >= max(COVER, told + 0.01):
            return event_flag(Told(claim, frame, summary, index), FlagKind.CONTRADICTION)
    return None
