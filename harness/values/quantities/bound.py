"""The words for more or less around a figure, and its sign."""

from __future__ import annotations

import re
from dataclasses import replace

from harness.values.conversion import kind_of
from harness.values.quantities.reading import Reading
from harness.values.surroundings import bound_after, bound_before
from harness.values.text import word_before, words_before

_BELOW_ZERO = re.compile(r" (?:below (?:zero|freezing)|of frost)(?![^\W_])")
_SIGNED_KINDS = frozenset(("temperature", "angle", "share", "percentage point"))


def take_bound_after(reading: Reading) -> str | None:
    """The name of the bound in the words after the figure: "70 or more"."""
    bound, reading.end = bound_after(reading.folded, reading.end)
    return bound


def take_bound_before(reading: Reading, unit: str) -> str | None:
    """The name of the bound in the words before the figure: "more than 70"."""
    ranged = reading.figure.low < reading.figure.high
    if ranged and word_before(reading.folded, reading.start) == "between":
        reading.start = words_before(reading.folded, reading.start, 1)[0][1]
        return None
    bound, start = bound_before(reading.folded, reading.start)
    if bound is None:
        return None
    words = reading.folded[start : reading.start].strip()
    reading.start = start
    # "over three days" says "more than" or "in the course of": true of three and of more.
    return "at least" if words == "over" and kind_of(unit) == "time" else bound


def take_minus(reading: Reading, unit: str) -> None:
    """Turn the sign of the figure where it is below zero: "minus 5", "5 degrees below zero"."""
    before = reading.folded[max(0, reading.start - 6) : reading.start]
    if before.endswith("minus "):
        reading.start -= len("minus ")
    elif before.endswith("-") and kind_of(unit) in _SIGNED_KINDS:
        if before[-2:-1] not in ("", " ", "("):
            return
        reading.start -= 1
    elif kind_of(unit) in ("temperature", "angle"):
        below = _BELOW_ZERO.match(reading.folded, reading.end)
        if below is None:
            return
        reading.end = below.end()
    else:
        return
    reading.figure = replace(reading.figure, low=-reading.figure.high, high=-reading.figure.low)
