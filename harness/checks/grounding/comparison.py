"""A value of a summary beside one of the article's, and how well their places agree."""

from __future__ import annotations

from typing import NamedTuple

from harness.checks.reading.binding import Slot
from harness.values.measure import Quantity
from harness.values.period import TimeSpan
from harness.values.quantity import describe
from harness.values.sets import Relation
from harness.values.timespan import describe_time

NEAR = 0.25
"""Agreement from which another value is worth naming as what the article gives instead."""

RIVAL = 0.5
"""Agreement from which another value's place in the article counts as the same place."""

FAR = 0.1
"""Agreement below which a time's place is that of quite another matter."""

SAME = 0.8
"""Agreement from which a time's place is the same whatever its verb: "killed" for "died in"."""

MARGIN = 0.18
"""How much better the rival's place must agree than the value's own."""


class Comparison(NamedTuple):
    """A claim's slot beside one of the article's."""

    candidate: Slot
    relation: Relation
    agreement: float


def show(claim: Slot) -> str:
    """A value for explanations."""
    if isinstance(claim.value, Quantity):
        return describe(claim.value)
    if isinstance(claim.value, TimeSpan):
        return describe_time(claim.value)
    return f"“{claim.span.text}”"
