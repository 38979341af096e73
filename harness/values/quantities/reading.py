"""A figure whose surroundings are being read."""

from __future__ import annotations

from dataclasses import dataclass

from harness.types import Span
from harness.values.figure import Figure
from harness.values.measure import Quantity


@dataclass(slots=True)
class Reading:
    """A figure with what its surroundings have given so far: how far it reaches, what it counts.

    ``folded`` is the window of folded text, at ``offset`` in ``text``, that no other mention
    claims; all other positions are positions in the window.
    """

    text: str
    offset: int
    folded: str
    figure: Figure
    start: int = 0
    end: int = 0
    noun: str | None = None
    of: Quantity | None = None

    def __post_init__(self) -> None:
        self.start, self.end = self.figure.start, self.figure.end

    def span(self, start: int, end: int) -> Span:
        """The span of the text between two positions in the window."""
        return Span.of(self.text, self.offset + start, self.offset + end)

    def is_one(self) -> bool:
        """Whether the figure is the word that is a pronoun more often than a number."""
        return self.folded[self.figure.start : self.figure.end] == "one"
