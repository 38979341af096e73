"""A value of a summary beside one of the article's, and how well their places agree."""

from __future__ import annotations

from dataclasses import dataclass

from harness.checks.binding import Slot
from harness.values.sets import Relation

NEAR = 0.25
"""Agreement from which another value is worth naming as what the article gives instead."""
RIVAL = 0.5
"""Agreement from which another value's place in the article counts as the same place."""
MARGIN = 0.18
"""How much better the rival's place must agree than the value's own."""


@dataclass(frozen=True)
class Comparison:
    """A claim's slot beside one of the article's."""

    candidate: Slot
    relation: Relation
    agreement: float
