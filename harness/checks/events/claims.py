"""An event that a summary claims, with how the article's events stand to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from harness.checks.events.matching import EventIndex, Match
from harness.checks.events.told import Told
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Frame


@dataclass(frozen=True, slots=True)
class Claim:
    """A summary's frame, what may report it, and what of that bears it out best."""

    frame: Frame
    text: Analysis
    index: EventIndex
    matches: list[Match]
    support: Match | None

    @classmethod
    def of(cls, frame: Frame, text: Analysis, index: EventIndex) -> Claim:
        matches = index.matches(frame, text)
        support = best(
            m
            for m in matches
            if m.fits and m.frame.negated == frame.negated and not _takes_part(m.frame, frame)
        )
        return cls(frame, text, index, matches, support)

    def told_as(self, other: Frame) -> Told:
        """The claim beside an event of the article."""
        return Told(self.frame, other, self.text, self.index)


def best(matches: Iterable[Match]) -> Match | None:
    return max(matches, key=lambda m: m.score, default=None)


def _takes_part(frame: Frame, claim: Frame) -> bool:
    """Whether an event is only who acts in the claim's: the strikes that targeted something."""
    alone = frame.nominal and not frame.patients
    return alone and any(frame.lemma == a.lemma for a in claim.agents)
