"""How many sides there are: "the three governments", where the article has two neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.tallies import Tally, tallies
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

NAME = "sides"
_SIDES = word_set("country nation state neighbour neighbor side government rival foe enemy capital")
"""What a story calls those who face each other, in turn."""
MANY = 10
"""So many states or sides are another body than those who face each other: "the 27 countries"."""


class SideIndex:
    """How many countries, sides or neighbours the article says there are."""

    def __init__(self, article: Analysis) -> None:
        told = list(tallies(article, _SIDES))
        counts = {tally.count for tally in told}
        every = next((tally for tally in told if tally.definite), None)
        self._told = every if len(counts) == 1 else None

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for another number, told as all of them."""
        given = self._told
        if given is None:
            return
        for tally in tallies(summary, _SIDES):
            if not tally.definite or tally.count == given.count or tally.count >= MANY:
                continue
            if tally.token in summary.quoted_tokens or tally.count == _named_beside(tally, summary):
                continue
            why = f"says “{tally.span.text}”; the article has “{given.span.text}”"
            yield Flag(tally.span, FlagKind.NUMBER, Severity.MEDIUM, why, NAME, evidence=given.span)


def _named_beside(tally: Tally, text: Analysis) -> int:
    """How many parties the sentence names: "the three countries, Turkey among them"."""
    number = text.sentence_of(tally.token)
    return len({m.parties for m in text.mentions_in(*text.sentences[number])})
