"""Where the article gives each fact: the text cut into pieces, marked and plain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from harness.facts.evidence import Judged, judge_article
from harness.facts.load import FactSet
from harness.types import Span, VerdictKind

_FOUND = (VerdictKind.SUPPORTED, VerdictKind.VAGUE, VerdictKind.UNSCORED)


@dataclass(frozen=True)
class Line:
    """One fact with its number in the display, which counts from 1.

    ``mark`` is the passage that gives it, or that speaks against it where ``wrong`` is set.
    """

    number: int
    judged: Judged

    @property
    def mark(self) -> Span | None:
        verdict = self.judged.article
        return verdict.span or (verdict.evidence if verdict.verdict in _FOUND else None)

    @property
    def wrong(self) -> bool:
        return self.judged.article.verdict is VerdictKind.CONTRADICTED

    @property
    def missing(self) -> bool:
        """Whether the article does not give a fact that it should give."""
        return self.judged.fact.kind != "never" and self.mark is None

    @property
    def finding(self) -> str:
        """What became of the fact, in a few words."""
        if self.judged.fact.kind == "never":
            return "the article says so" if self.wrong else "not said, as it should be"
        if self.judged.article.verdict is VerdictKind.UNSCORED:
            return (
                "in these words" if self.mark else "not in these words"
            ) + "; judged only by a checker of free text"
        return {
            VerdictKind.SUPPORTED: "found",
            VerdictKind.VAGUE: "found, but the article says less",
            VerdictKind.CONTRADICTED: "the article says otherwise",
        }.get(self.judged.article.verdict, "not found")


@dataclass(frozen=True)
class Piece:
    """A stretch of the article. ``lines`` are marked on it, ``ending`` end with it."""

    start: int
    text: str
    lines: tuple[Line, ...] = ()
    ending: tuple[Line, ...] = ()


def lines_of(facts: FactSet) -> list[Line]:
    """The facts in their order, each with what the article says of it."""
    return [Line(number, judged) for number, judged in enumerate(judge_article(facts), start=1)]


def pieces_of(text: str, lines: list[Line]) -> Iterator[Piece]:
    """The whole text, cut wherever a mark begins or ends; marks may overlap."""
    marked = [(line, line.mark) for line in lines]
    spans = [(line, mark) for line, mark in marked if mark is not None]
    cuts = {0, len(text)}
    for _, mark in spans:
        cuts |= {mark.start, mark.end}
    for start, end in pairwise(sorted(cuts)):
        here = tuple(line for line, mark in spans if mark.start < end and start < mark.end)
        ending = tuple(line for line, mark in spans if mark.end == end)
        yield Piece(start, text[start:end], here, ending)
