"""The one table of words that turn a figure into a set of figures, each with its reason.

A bound takes the figure *n* that it stands beside to an interval whose ends are
given relative to *n*; a magnitude ("dozens") is an interval by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from harness.values.sets import Interval


@dataclass(frozen=True, slots=True)
class Bound:
    """The set that a bounded figure denotes, and why.

    ``lo`` and ``hi`` are distances from the figure as shares of its size:
    ``(-0.1, 0)`` stands for "from 10 % below the figure up to the figure".
    """

    name: str
    lo: float
    hi: float
    lo_open: bool
    hi_open: bool
    before: tuple[str, ...]
    after: tuple[str, ...]
    reason: str

    def apply(self, low: float, high: float, size: float | None = None) -> Interval:
        """The set for a figure, or for a range of figures from ``low`` to ``high``.

        ``size`` replaces the figure's own size where shares of it mean nothing.
        """
        start = low + self.lo * (size or abs(low)) if self.lo > -inf else -inf
        end = high + self.hi * (size or abs(high)) if self.hi < inf else inf
        if start >= end:  # "about 0": no room on either side
            return Interval.point(low)
        return Interval(start, end, self.lo_open, self.hi_open)


EXACT = Bound("exactly", 0, 0, False, False, ("exactly", "precisely", "a total of", "="), (), "")


def _bound(
    name: str, ends: tuple[float, float], closed: str, before: str, after: str, reason: str
) -> Bound:
    """One row of the table; ``closed`` is the usual pair of brackets, phrases are split at bars."""
    phrases = tuple(before.split("|")), tuple(filter(None, after.split("|")))
    return Bound(name, *ends, closed[0] == "(", closed[1] == ")", *phrases, reason)


BOUNDS: tuple[Bound, ...] = (
    _bound(
        "over",
        (0, inf),
        "()",
        "over|more than|greater than|in excess of|upwards of|upward of|north of|above|beyond|past"
        "|passed|passing|topped|topping|tops|exceeded|exceeding|exceeds|surpassed|surpassing|surpasses"
        "|higher than|larger than|bigger than|longer than|older than|warmer than|hotter than"
        "|heavier than"
        "|well over|well above"
        "|far more than|much more than|many more than|>",
        "+|-plus|and counting",
        "The figure itself is passed; nothing says by how much.",
    ),
    _bound(
        "just over",
        (0, 0.1),
        "(]",
        "just over|just above|just more than|slightly over|slightly more than|a little over"
        "|little over|a little more than|little more than|barely over",
        "",
        "Passed, and by so little that the writer kept the round figure: a tenth at most.",
    ),
    _bound(
        "at least",
        (0, inf),
        "[)",
        "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of"
        "|at a minimum|minimum|>=|≥",
        "or more|or higher|or above|or over|or older|or longer|and up|and over|and above|and older"
        "|at least|at the least|at the very least|upwards|minimum",
        "The figure is confirmed and may rise.",
    ),
    _bound(
        "nearly",
        (-0.1, 0),
        "[)",
        "nearly|almost|close to|just under|just below|just short of|shy of|just shy of"
        "|slightly under|slightly less than|slightly fewer than|a little under|a little less than"
        "|little less than|approaching|nearing|virtually|practically|not quite|well nigh"
        "|verging on|close on",
        "",
        "Not reached, but the nearest round figure: a tenth below at most.",
    ),
    _bound(
        "under",
        (-inf, 0),
        "()",
        "under|fewer than|less than|below|lower than|smaller than|shorter than|younger than"
        "|colder than|lighter than"
        "|well under|well below|far fewer than|far less than|much less than|short of|south of|<",
        "",
        "The figure is not reached; nothing says by how much.",
    ),
    _bound(
        "up to",
        (-inf, 0),
        "(]",
        "up to|at most|no more than|not more than|no greater than|as many as|as much as|as high as"
        "|as long as|a maximum of|maximum of|maximum|no longer than|no higher than|no warmer than"
        "|not exceeding"
        "|at the most|upto|<=|≤",
        "or fewer|or less|or below|or under|or lower|or younger|and under|and younger|at most"
        "|at the most|at the very most|maximum|max",
        "The figure is the ceiling and may itself be true.",
    ),
    _bound(
        "about",
        (-0.05, 0.05),
        "[]",
        "about|around|approximately|roughly|some|approx|approx.|circa|ca|ca.|c.|an estimated"
        "|estimated|estimated at|estimated to be|an approximate|somewhere around|somewhere near"
        "|in the region of|in the order of|on the order of|in the vicinity of"
        "|in the neighborhood of|in the neighbourhood of|or about|more or less|give or take"
        "|an average of|averaging|~|≈|±",
        "or so|-odd|odd|-ish|or thereabouts|give or take|more or less",
        "Rounded: within a twentieth either side, half the step from one tenth to the next.",
    ),
)


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A word that stands for a set of figures by itself. ``hi`` is not reached."""

    words: tuple[str, ...]
    lo: float
    hi: float
    reason: str


_FEW = "Writers exchange 'a few' and 'several': more than a couple, fewer than ten."
_PLURAL = "At least two of them, and fewer than the ten that have a word of their own."

MAGNITUDES: tuple[Magnitude, ...] = (
    Magnitude(("a couple of", "couple of", "a couple"), 2, 4, "Two, or loosely three."),
    Magnitude(("a few", "several", "a handful of", "a handful"), 3, 10, _FEW),
    Magnitude(("tens of",), 20, 100, _PLURAL),
    Magnitude(("dozens of", "dozens"), 24, 100, "At least two dozen, and fewer than a hundred."),
    Magnitude(("scores of", "scores"), 40, 100, "At least two score, and fewer than a hundred."),
    Magnitude(("hundreds of", "hundreds"), 200, 1e3, _PLURAL),
    Magnitude(("thousands of", "thousands"), 2e3, 1e4, _PLURAL),
    Magnitude(("tens of thousands of", "tens of thousands"), 2e4, 1e5, _PLURAL),
    Magnitude(("hundreds of thousands of", "hundreds of thousands"), 2e5, 1e6, _PLURAL),
    Magnitude(("millions of", "millions"), 2e6, 1e9, "At least two, and fewer than a billion."),
    Magnitude(("tens of millions of", "tens of millions"), 2e7, 1e8, _PLURAL),
    Magnitude(("hundreds of millions of", "hundreds of millions"), 2e8, 1e9, _PLURAL),
    Magnitude(("billions of", "billions"), 2e9, 1e12, "At least two, and fewer than a trillion."),
    Magnitude(("tens of billions of", "tens of billions"), 2e10, 1e11, _PLURAL),
    Magnitude(("hundreds of billions of", "hundreds of billions"), 2e11, 1e12, _PLURAL),
    Magnitude(
        ("trillions of", "trillions"), 2e12, 1e15, "At least two, and fewer than a thousand."
    ),
)


def as_markdown() -> str:
    """The table as it stands in the documentation; a figure of 100 shows each bound's set."""
    lines = ["| words | the set for 100 | reason |", "|---|---|---|"]
    for bound in BOUNDS:
        phrases = [f"{phrase} 100" for phrase in bound.before] + [
            f"100{phrase}" if phrase[0] in "+-" else f"100 {phrase}" for phrase in bound.after
        ]
        lines.append(f"| {', '.join(phrases)} | {bound.apply(100, 100)} | {bound.reason} |")
    for magnitude in MAGNITUDES:
        interval = Interval(magnitude.lo, magnitude.hi, False, True)
        lines.append(f"| {', '.join(magnitude.words)} | {interval} | {magnitude.reason} |")
    return "\n".join(lines) + "\n"
