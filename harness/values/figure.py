"""A figure as it stands in folded text, before its unit and noun are known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from harness.values.bounds import EXACT
from harness.values.numbers import Number


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, range or magnitude; ``unit`` is set where the wording already fixes it."""

    low: float
    high: float
    start: int
    end: int
    grain: float
    bound: str = EXACT.name
    unit: str | None = None

    @classmethod
    def of(cls, number: Number) -> Figure:
        return cls(number.value, number.value, number.start, number.end, number.grain)

    def scaled(self, factor: float, end: int) -> Figure:
        """The figure with a scale letter ("bn") applied to both of its ends."""
        low, high = self.low * factor, self.high * factor
        return replace(self, low=low, high=high, grain=self.grain * factor, end=end)
