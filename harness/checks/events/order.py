"""Which came first: "a day after the talks resumed, he threatened", where he had threatened before.

A text tells the order of two events by "after" and "before", with a clause or with the noun of
an event, by what brings about what, and by "earlier" or "later", which count from what the
sentence before is about. What happens during an event does not come before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from harness.checks.events.causes import read_causes
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import shortened
from harness.checks.reading.frames import Argument, Frame
from harness.checks.reading.status import Status
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.events.matching import EventIndex
    from harness.checks.reading.tokens import Token

NAME = "order"
_EARLIER = frozenset("earlier before beforehand previously".split())
_LATER = frozenset("later after afterwards afterward subsequently".split())
_OCCURRING = frozenset("take happen occur come begin start open".split())
Pair = tuple[Frame, Frame]
"""The first event and the second."""


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


def read_order(text: Analysis) -> Iterator[Pair]:
    """Pairs of events in the order that the text gives them."""
    frames = _told(text)
    for frame in frames.values():
        for after, other in _anchors(text.doc[frame.token]):
            if other.i in frames:
                there = _pointed(_event(frames[other.i], frames), frame)
                pair = there, _event(frame, frames)
                yield pair if after else pair[::-1]
    for before, frame, earlier in read_counted(text):
        yield (frame, before) if earlier else (before, frame)


def _pointed(frame: Frame, main: Frame) -> Frame:
    """The event of a clause that has only a pronoun, with what its main clause is about."""
    own = (*frame.agents, *frame.patients)
    meant = next((a for a in (*main.agents, *main.patients) if not a.pronoun), None)
    if meant is None or len(own) != 1 or not own[0].pronoun:
        return frame
    if frame.agents:
        return replace(frame, agents=(meant,))
    return replace(frame, patients=(meant,))


def read_counted(text: Analysis) -> Iterator[tuple[Frame, Frame, bool]]:
    """What the sentence before tells, the event that counts from it, and whether it is earlier."""
    frames = _told(text)
    for frame in frames.values():
        before = _main(text, frame, frames)
        words = {t.lower_ for t in text.doc[frame.token].children if t.dep_ == "advmod"}
        if before is not None and words & (_EARLIER | _LATER):
            yield before, frame, bool(words & _EARLIER)


def read_during(text: Analysis) -> Iterator[Pair]:
    """Events, each with the longer one during which it happens."""
    frames = _told(text)
    for frame in frames.values():
        for prep, noun in frame.others:
            if prep == "during" and noun.token in frames:
                yield frame, frames[noun.token]


def _event(frame: Frame, frames: dict[int, Frame]) -> Frame:
    """The event whose verb says only that it came about: "before the strikes took place"."""
    return next(_named(frame.agents, frames), frame) if frame.lemma in _OCCURRING else frame


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


def _named(nouns: Iterable[Argument], frames: dict[int, Frame]) -> Iterator[Frame]:
    return (frames[noun.token] for noun in nouns if noun.token in frames)


def _told(text: Analysis) -> dict[int, Frame]:
    told = (f for f in text.frames if not f.negated and f.status is not Status.UNREAL)
    return {f.token: f for f in told}


def _anchors(verb: Token) -> Iterator[tuple[bool, Token]]:
    """What an event comes after (true) or before (false), by clause or by noun."""
    aims = [c for c in verb.children if c.dep_ == "xcomp"]  # "threatened to act after they met"
    for child in chain(verb.children, *(aim.children for aim in aims)):
        if child.dep_ == "prep" and child.lower_ in ("after", "before"):
            yield from ((child.lower_ == "after", c) for c in child.children)
        clauses = [child] if child.dep_ == "advcl" else []
        if child.dep_ in ("npadvmod", "prep"):  # "a day after they met", "on the day after …"
            clauses += [t for t in child.subtree if t.dep_ == "advcl"]
        for clause in clauses:
            mark = next((c.lower_ for c in clause.children if c.dep_ == "mark"), "")
            if mark in ("after", "before"):
                yield mark == "after", clause


def _main(text: Analysis, frame: Frame, frames: dict[int, Frame]) -> Frame | None:
    """The main event of the sentence before, from which "earlier" counts."""
    if frame.sentence == 0:
        return None
    start, end = text.sentences[frame.sentence - 1]
    return frames.get(text.doc.phrase(start, end).root.i)
