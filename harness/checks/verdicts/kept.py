"""Answers about the places of one text, which several facts ask for again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot

Answer = TypeVar("Answer")


class Kept(Generic[Answer]):
    """Keeps answers until another text is asked about."""

    def __init__(self) -> None:
        self._text: Analysis | None = None
        self._found: dict[tuple[int, ...], tuple[tuple[Slot, ...], Answer]] = {}

    def of(self, text: Analysis, *places: Slot, answer: Callable[[], Answer]) -> Answer:
        """The answer about these places, which are told apart by identity."""
        if text is not self._text:
            self._text, self._found = text, {}
        key = tuple(map(id, places))
        if key not in self._found:
            # The places are held as well, so that no other object gets one's identity.
            self._found[key] = places, answer()
        return self._found[key][1]
