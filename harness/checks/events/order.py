"""Which came first: "a day after the talks resumed, he threatened", where he had threatened before.

A text tells the order of two events by "after" and "before", with a clause or with the noun of
an event, by what brings about what, and by "earlier" or "later", which count from what the
sentence before is about. What happens during an event does not come before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.events.causation import read_causes
from harness.checks.events.sequence import Pair, read_counted, read_during, read_order, tells_order
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import shortened
from harness.checks.reading.cover import particle_of
from harness.checks.reading.frames import Frame
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.events.matching import EventIndex
    from harness.checks.reading.tokens import Token

NAME = "order"


class OrderIndex:
    """The article's pairs of events of which one is told to come first."""

    def __init__(self, index: EventIndex) -> None:
        self._index = index

    @cached_property
    def _pairs(self) -> list[Pair]:
        return list(read_order(self._index.article))

    @cached_property
    def _within(self) -> list[Pair]:
        return list(read_during(self._index.article))

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for two events that the article has in the other order."""
        if not tells_order(summary):
            return
        for pair in read_order(summary) if self._pairs or self._within else ():
            firsts, seconds = (self._like(frame, summary) for frame in pair)
            if any(p.token in firsts and q.token in seconds for p, q in self._pairs):
                continue
            turned = [p for p, q in self._pairs if p.token in seconds and q.token in firsts]
            turned += [p for p, q in self._within if p.token in firsts and q.token in seconds]
            given = [p.sentence for p in turned] or list(self._caused(pair))
            if given:
                yield self._flag(summary, pair, given[0])

    @cached_property
    def _causes(self) -> list[tuple[Token, Token]]:
        return list(read_causes(self._index.article))

    def _caused(self, pair: Pair) -> Iterator[int]:
        """The sentences by which what comes first is an effect of what comes then."""
        first, second = (_nouns(frame) for frame in pair)
        for effect, cause in self._causes:
            turned = _any_same(first, [effect.lemma_.lower()])
            if turned and _any_same(second, [cause.lemma_.lower()]):
                yield self._index.article.sentence_of(effect.i)

    def _like(self, frame: Frame, summary: Analysis) -> set[int]:
        """The tokens of the article's events that the frame may be."""
        if frame is summary.frame_at.get(frame.token):
            matches = self._index.matches(frame, summary)
        else:  # with what its pronoun means
            matches = [self._index.match(frame, f, summary) for f in self._index.same(frame)]
        phrase = particle_of(frame, summary)
        if phrase:  # "moved in" is more than "moved"
            whole = replace(frame, predicate=f"{phrase}.v")
            matches = matches + [
                self._index.match(whole, f, summary) for f in self._index.same(whole)
            ]
        told = {m.frame.token for m in matches if m.like and not m.unlike and not m.clash}
        about = {a.lemma for a in frame.arguments() if not a.pronoun}
        return told | {t for t, words in self._topics.items() if _any_same(about, words)}

    @cached_property
    def _topics(self) -> dict[int, frozenset[str]]:
        """What the sentences are about from which "earlier" and "later" count."""
        return {
            frame.token: frozenset().union(*(a.words for a in frame.agents + frame.patients))
            for frame, _, _ in read_counted(self._index.article)
        }

    def _flag(self, summary: Analysis, pair: Pair, sentence: int) -> Flag:
        start, end = sorted(frame.token for frame in pair)
        start = min(start, summary.doc[start].left_edge.i)
        span = summary.span(start, end + 1)
        evidence = self._index.article.sentence_span(sentence)
        return Flag(
            span,
            FlagKind.DATE,
            Severity.MEDIUM,
            f"says “{span.text}”; the article has another order: “{shortened(evidence.text)}”",
            NAME,
            evidence=evidence,
        )


def _any_same(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a noun of both may be one: also "airstrikes" and "the strikes"."""
    known = list(others)
    return any(
        lexicon().same(f"{one}.n", f"{other}.n") or one.endswith(other)
        for one in some
        for other in known
    )


def _nouns(frame: Frame) -> list[str]:
    """The nouns that may name an event: its own, or those made of its verb."""
    return [frame.lemma, *(w.removesuffix(".n") for w in lexicon().variants(frame.predicate))]
