"""Verbs that tell one event from two sides: "they resumed the talks", "the talks resumed"."""

from __future__ import annotations

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Frame

_ALTERNATING = frozenset(
    "resume restart reopen renew begin start continue end stop open close collapse break change "
    "move increase decrease grow shrink extend expire".split()
)
"""Verbs of what something does and of what is done to it."""


def befalls(claim: Frame, frame: Frame, summary: Analysis) -> bool:
    """Whether what the claim has happen by itself is a thing that the frame has somebody do it
    to: "the talks resumed" for "they resumed the talks"."""
    if claim.lemma not in _ALTERNATING or claim.lemma != frame.lemma or claim.nominal:
        return False
    things = [a for a in claim.agents if not a.pronoun and not summary.direct_at(a.token)]
    return bool(frame.patients) and len(things) == len(claim.agents) > 0
