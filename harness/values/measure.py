"""A quantity as it was written, and the set of amounts that it measures."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from harness.values.bounds import BOUNDS, EXACT, Bound
from harness.values.conversion import affine, canonical_unit, kind_of
from harness.values.sets import Interval

_BOUND_NAMED = {bound.name: bound for bound in (EXACT, *BOUNDS)}

_DEGREES = 20.0
"""What bounds take shares of for a temperature, in °C: its zero is a convention."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A quantity as it was written: ``bound`` names the entry of the table of bounds.

    ``low`` and ``high`` are the figures in ``unit``; they differ for a range or a magnitude.
    """

    text: str
    low: float
    high: float
    unit: str
    bound: str = EXACT.name

    @property
    def interval(self) -> Interval:
        if self.bound == "magnitude":
            return Interval(self.low, self.high, False, True)
        size = _DEGREES / affine(self.unit)[0] if kind_of(self.unit) == "temperature" else None
        return _BOUND_NAMED[self.bound].apply(self.low, self.high, size)


@dataclass(frozen=True, slots=True)
class Quantity:
    """The set of amounts that a phrase allows, in the canonical unit of its kind.

    ``step`` is the place value of the last figure that is not a padding zero and ``grain``
    that of the last figure written, both in canonical units: 2,600 km has a step of 100,000
    and a grain of 1,000 metres. ``of`` is the whole that a part is taken from ("three of the
    four"), or the loser's points in a score. How it was written does not make it another value.
    """

    interval: Interval
    unit: str
    shown: Shown = field(compare=False)
    noun: str | None = None
    of: Quantity | None = None
    step: float = field(default=0.0, compare=False)
    grain: float = field(default=0.0, compare=False)

    @property
    def is_vague(self) -> bool:
        """Whether a magnitude word ("dozens") stands for the figure."""
        return self.shown.bound == "magnitude"

    @property
    def kind(self) -> str:
        return kind_of(self.unit)


def measure(
    shown: Shown, grain: float, noun: str | None = None, of: Quantity | None = None
) -> Quantity:
    """The quantity that was written; ``grain`` is the place value of its last written figure."""
    factor, offset = affine(shown.unit)
    wide = shown.interval
    interval = Interval(
        _clean(wide.lo * factor + offset),
        _clean(wide.hi * factor + offset),
        wide.lo_open,
        wide.hi_open,
    )
    grains = grain * factor
    step = padded_step(max(abs(shown.low), abs(shown.high)), grain) * factor
    return Quantity(interval, canonical_unit(shown.unit), shown, noun, of, step, grains)


def padded_step(value: float, grain: float) -> float:
    """The place value of the last figure of ``value`` that is not a padding zero."""
    if value == 0 or not grain or value / grain > 1e15:
        return grain
    figures = round(value / grain)
    while figures and figures % 10 == 0:
        figures //= 10
        grain *= 10
    return grain


def _clean(value: float) -> float:
    """Drop the noise that binary fractions leave behind a conversion."""
    return float(f"{value:.12g}") if math.isfinite(value) else value


def bound_named(name: str) -> Bound:
    """The entry of the table of bounds with this name."""
    return _BOUND_NAMED[name]
