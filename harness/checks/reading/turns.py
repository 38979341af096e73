"""Whose turn it is in a transcript: "Maria: I will bring him" is her word, and of herself."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.analysis import Analysis
    from harness.checks.reading.tokens import Doc

FIRST_PERSON = frozenset("i me my mine myself".split())
_ENDS = frozenset('. ! ? … ) ] " ”'.split())
_FEWEST = 3
"""Turns of two speakers at least: a single "Name:" may be a headline's."""
_LONGEST = 3
"""Words of a speaker's name."""


def read_labels(doc: Doc) -> list[tuple[int, int]]:
    """The names that open the turns of a transcript, as token ranges."""
    found = [(_first(doc, token.i), token.i) for token in doc if token.text == ":" and token.i]
    labels = [(start, end) for start, end in found if start < end and _opens(doc, start)]
    speakers = {doc.phrase(start, end).text for start, end in labels}
    return labels if len(labels) >= _FEWEST and len(speakers) > 1 else []


def _first(doc: Doc, colon: int) -> int:
    """Where the capitalised words before a colon begin."""
    start = colon
    while start and colon - start < _LONGEST and doc[start - 1].text[:1].isupper():
        start -= 1
    return start


def _opens(doc: Doc, start: int) -> bool:
    return not start or doc[start - 1].is_space or doc[start - 1].text in _ENDS


def read_turns(text: Analysis) -> list[tuple[int, Ids]]:
    """The colon behind each speaker's name, with the speaker."""
    named = text.party_at
    return [(end, named[start].parties) for start, end in read_labels(text.doc) if start in named]


def speaker_at(token: int, text: Analysis) -> Ids:
    """Whose turn a token stands in."""
    place = bisect_right(text.turns, token, key=lambda turn: turn[0])
    return text.turns[place - 1][1] if place else frozenset()
