"""Which came first, by the days that the article gives both: "announced on the eve of the truce",
of a truce of May 19 and an announcement of May 30.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.events.redated import dated_by
from harness.checks.events.sequence import anchors, tells_order
from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import LIGHT_VERBS
from harness.checks.reading.clauses import shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.nominal import nominal
from harness.checks.reading.status import Status
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.events.matching import EventIndex
    from harness.checks.reading.tokens import Token

NAME = "dated_order"
Days = list[tuple[dt.date, int]]
"""Days with the tokens of the article's events that they date."""


class DatedOrderIndex:
    """The days of an article's events."""

    def __init__(self, index: ArticleIndex, events: EventIndex) -> None:
        self._index, self._events = index, events

    @cached_property
    def _days(self) -> dict[int, list[dt.date]]:
        """The days by the tokens of the events, and of what came about by them."""
        found: dict[int, list[dt.date]] = defaultdict(list)
        article = self._index.analysis
        for place in self._index.slots["time"]:
            time = place.value
            if time.granularity != "day" or time.key is not None or time.start != time.end:
                continue
            for event in dated_by(article.doc[place.token]) if time.start else ():
                frame = article.frame_at.get(event.i)
                made = frame.patients if frame is not None and _is_made(frame) else ()
                for token in (event.i, *(a.token for a in made)):
                    found[token].append(time.start)
        return found

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for two events whose days are in the other order."""
        for frame in summary.frames if self._days and tells_order(summary) else ():
            if frame.negated or frame.status is Status.UNREAL or frame.nominal:
                continue
            for link, other in anchors(summary.doc[frame.token]):
                if link == "until":
                    continue
                first = self._of(summary.doc[frame.token], summary)
                then = self._of(other, summary)
                if link == "after":
                    first, then = then, first
                if first and then and min(first)[0] > max(then)[0]:
                    yield self._flag(frame, other, max(then)[1], summary)

    def _of(self, event: Token, summary: Analysis) -> Days:
        """The days of what the article has of an event, told by a verb or a noun."""
        frame = summary.frame_at.get(event.i)
        if frame is not None:
            told = [f.token for f in self._told(frame, summary)]
            return [(day, t) for t in told for day in self._days.get(t, ())]
        meant = self._index.vocabulary.meanings(summary.words[event.i])
        article = self._index.analysis
        told = [
            t for t in self._days if article.lemmas[t] in meant and article.doc[t].pos_ == "NOUN"
        ]
        return [(day, t) for t in told for day in self._days[t]]

    def _told(self, frame: Frame, summary: Analysis) -> list[Frame]:
        """The article's frames of an event; of the threat that somebody "issued" too."""
        nouns = [n for a in frame.patients if (n := summary.doc[a.token]).pos_ == "NOUN"]
        if not nouns or frame.lemma not in LIGHT_VERBS:
            return self._events.supporting(frame, summary)
        whole = replace(nominal(nouns[0], frame.sentence), agents=frame.agents)
        found = (self._events.match(whole, f, summary) for f in self._events.same(whole))
        return [m.frame for m in found if m.like and not m.unlike and not m.frame.negated]

    def _flag(self, frame: Frame, other: Token, given: int, summary: Analysis) -> Flag:
        first, last = sorted((frame.token, other.i))
        span = summary.span(first, last + 1)
        article = self._index.analysis
        evidence = article.sentence_span(article.sentence_of(given))
        said = f"says “{span.text}”; by the days of the article it was the other way round: "
        said += f"“{shortened(evidence.text)}”"
        return Flag(span, FlagKind.DATE, Severity.MEDIUM, said, NAME, evidence=evidence)


_MAKING = frozenset("agree sign reach seal strike conclude declare announce hold launch".split())


def _is_made(frame: Frame) -> bool:
    """Whether a thing came about by an act: a truce that was agreed on a day is of that day."""
    return frame.lemma in _MAKING and not frame.negated and frame.status is not Status.UNREAL
