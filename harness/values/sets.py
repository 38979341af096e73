"""Sets of numbers, and how one set stands to another.

A value in a text denotes the set of states of the world in which it is true:
"over 70" is the interval (70, ∞). Every verdict on a typed fact follows from
the relation between the claim's set and the reference's set.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How a claim's set stands to the reference's set."""

    EQUAL = "equal"
    WIDER = "wider"
    """The claim holds wherever the reference does and says less: true, but vague."""
    NARROWER = "narrower"
    """The claim gives detail that the reference does not."""
    OVERLAPPING = "overlapping"
    DISJOINT = "disjoint"

    @property
    def converse(self) -> Relation:
        """The relation with claim and reference exchanged."""
        if self is Relation.WIDER:
            return Relation.NARROWER
        if self is Relation.NARROWER:
            return Relation.WIDER
        return self


@dataclass(frozen=True, slots=True)
class Interval:
    """A non-empty interval of real numbers; an infinite end is always open."""

    lo: float
    hi: float
    lo_open: bool = False
    hi_open: bool = False

    def __post_init__(self) -> None:
        if math.isnan(self.lo) or math.isnan(self.hi):
            raise ValueError("an interval's ends must be numbers")
        object.__setattr__(self, "lo_open", self.lo_open or math.isinf(self.lo))
        object.__setattr__(self, "hi_open", self.hi_open or math.isinf(self.hi))
        if self.lo > self.hi or (self.lo == self.hi and (self.lo_open or self.hi_open)):
            raise ValueError(f"an interval must not be empty: {self}")

    @classmethod
    def point(cls, value: float) -> Interval:
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        return self.lo == self.hi

    def __contains__(self, value: float) -> bool:
        above = value > self.lo or (value == self.lo and not self.lo_open)
        below = value < self.hi or (value == self.hi and not self.hi_open)
        return above and below

    def __str__(self) -> str:
        left, right = "(" if self.lo_open else "[", ")" if self.hi_open else "]"
        return f"{left}{self.lo:g}, {self.hi:g}{right}"


def relate(claim: Interval, reference: Interval, tolerance: float = 0.0) -> Relation:
    """Compare two intervals; ends that differ by at most ``tolerance`` count as the same end.

    Exchanging the arguments gives the converse relation, whatever the tolerance.
    """
    start = _sign(claim.lo, reference.lo, tolerance) or claim.lo_open - reference.lo_open
    end = _sign(claim.hi, reference.hi, tolerance) or reference.hi_open - claim.hi_open
    if start == 0 and end == 0:
        return Relation.EQUAL
    if _apart(claim, reference, tolerance) or _apart(reference, claim, tolerance):
        return Relation.DISJOINT
    if start <= 0 and end >= 0:
        return Relation.WIDER
    if start >= 0 and end <= 0:
        return Relation.NARROWER
    return Relation.OVERLAPPING


def _sign(left: float, right: float, tolerance: float) -> int:
    if left == right or abs(left - right) <= tolerance:
        return 0
    return 1 if left > right else -1


def _apart(lower: Interval, upper: Interval, tolerance: float) -> bool:
    """Whether ``lower`` ends before ``upper`` starts."""
    gap = _sign(upper.lo, lower.hi, tolerance)
    return gap > 0 or (gap == 0 and (lower.hi_open or upper.lo_open))
