"""Times of an event that the article dates otherwise: "was attacked last September", of an
attack in 2012; "died 26 years", of who died on Monday.

The article may well have the time, of something else: what counts is the time that it gives
the event itself, told by the same act of the same people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.grounding.comparison import Comparison, show
from harness.checks.grounding.distances import leans
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.relations import relate_slots
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.reading.general import GENERAL
from harness.checks.reading.stances import REPORTING
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.sets import Relation

if TYPE_CHECKING:
    from harness.checks.events.matching import EventIndex
    from harness.checks.reading.frames import Frame
    from harness.checks.reading.tokens import Token

NAME = "redated"
_DATING = frozenset("in on at during over since".split())
_ADVERBS = frozenset("npadvmod tmod advmod".split())
_OF_NOUNS = frozenset("compound amod nummod nmod poss npadvmod".split())
_EVENTS = ("VERB", "AUX", "NOUN")


class RedatedIndex:
    """The times that an article gives its events."""

    def __init__(self, index: ArticleIndex, events: EventIndex) -> None:
        self._index, self._events = index, events

    @cached_property
    def _times(self) -> dict[int, list[Slot]]:
        """The times by the tokens of the events that they date."""
        found: dict[int, list[Slot]] = defaultdict(list)
        doc = self._index.analysis.doc
        for place in self._index.slots["time"]:
            for event in dated_by(doc[place.token]):
                found[event.i].append(place)
        return found

    def check(self, summary: Analysis, slots: list[Slot]) -> Iterator[Flag]:
        """Flags for times other than those of the event."""
        for place in slots if self._times else ():
            if place.token in summary.quoted_tokens:
                continue
            if place.kind == "time" and not leans(place):
                frames = list(_frames(place, summary))
                rivals = (
                    self._rival(place, f, summary) or self._only(place, f, summary) for f in frames
                )
            elif _is_length(place, summary) or _is_bare(place, summary):
                rivals = (self._day_of(place, f, summary) for f in _frames(place, summary))
            else:
                continue
            rival = next((r for r in rivals if r is not None), None)
            if rival is not None:
                yield _flag(place, rival)

    def _given(self, frame: Frame, summary: Analysis) -> list[Slot]:
        """The times that the article gives the event."""
        told = self._events.supporting(frame, summary)
        if frame.lemma in REPORTING:
            told = [other for other in told if _tells(frame, other)]
        return [slot for f in told for slot in self._times.get(f.token, ())]

    def _rival(self, place: Slot, frame: Frame, summary: Analysis) -> Slot | None:
        """Another time of the event, where none of its times may be the one of the claim."""
        given = self._given(frame, summary)
        related = [relate_slots(place, slot, self._index.analysis) for slot in given]
        if not given or any(r not in (Relation.DISJOINT, None) for r in related):
            return None
        own = self._own(place)
        if any(c.candidate.sentence == given[0].sentence for c in own):
            return None
        if None in related and not (own and _is_left_open(place, given)):
            return None  # "this month" for April 8, where nobody knows today's date
        return given[0]

    def _only(self, place: Slot, frame: Frame, summary: Analysis) -> Slot | None:
        """The time of the one such act of the article, where nobody is named who did or suffered
        it: "a chapel built in 2019", of what "was built in 1324"."""
        if frame.lemma in REPORTING | GENERAL or self._events.supporting(frame, summary):
            return None
        told = [m for m in self._events.matches(frame, summary) if m.exact]
        if len(told) != 1 or told[0].unlike or told[0].clash or told[0].frame.negated:
            return None
        if self._is_named(frame, summary) or self._is_named(told[0].frame, self._index.analysis):
            return None
        given = [slot for m in told for slot in self._times.get(m.frame.token, ())]
        related = {relate_slots(place, slot, self._index.analysis) for slot in given}
        own = {c.candidate.sentence for c in self._own(place)}
        if related != {Relation.DISJOINT} or own & {m.frame.sentence for m in told}:
            return None
        return given[0]

    def _is_named(self, frame: Frame, text: Analysis) -> bool:
        return bool(text.parties_of_any((*frame.agents, *frame.patients)))

    def _day_of(self, place: Slot, frame: Frame, summary: Analysis) -> Slot | None:
        """The day of an event that is told with a length of time, which is that of another."""
        given = [s for s in self._given(frame, summary) if s.value.granularity in ("day", "year")]
        own = {c.candidate.sentence for c in self._own(place)}
        if not given or not own or own & {slot.sentence for slot in given}:
            return None
        return given[0]

    def _own(self, place: Slot) -> list[Comparison]:
        """Where the article has the very value."""
        return [c for c in self._index.compare(place) if c.relation is Relation.EQUAL]


def _tells(claim: Frame, other: Frame) -> bool:
    """Whether what is said there is what the claim has said: "announced her retirement"."""
    said = {word.rpartition(".")[0] for word in other.complements}
    said |= {a.lemma for a in other.patients}
    named = (a.lemma for a in claim.patients)
    return any(said & {n, *_lemmas(lexicon().derived(f"{n}.n"))} for n in named)


def _lemmas(words: Iterable[str]) -> Iterator[str]:
    return (word.rpartition(".")[0] for word in words)


def _is_left_open(place: Slot, given: list[Slot]) -> bool:
    """Whether the claim's time is a "Monday" or "last September" of an unknown week or year, and
    those of the event are not."""
    key = place.value.key
    dates = (slot.value.key or "" for slot in given)
    return bool(key) and not key.endswith("day") and not any("relative" in d for d in dates)


def _frames(place: Slot, summary: Analysis) -> Iterator[Frame]:
    for event in dated_by(_head(place, summary), bare=place.kind != "time"):
        frame = summary.frame_at.get(event.i)
        if frame is not None and (frame.patients or frame.lemma not in REPORTING):
            yield frame


def _head(place: Slot, summary: Analysis) -> Token:
    """The word of a time that hangs on the event: the "years" of "26 years"."""
    token = summary.doc[place.token]
    return token.head if token.dep_ == "nummod" and place.kind == "quantity" else token


def _is_length(place: Slot, summary: Analysis) -> bool:
    """Whether a length of time stands right beside a verb, as a day may: "died 26 years"."""
    if place.kind != "quantity" or place.value.unit != "second" or place.value.is_vague:
        return False
    token = _head(place, summary)
    return token.dep_ in (*_ADVERBS, "dobj") and place.span.text.lower().endswith(token.lower_)


def _is_bare(place: Slot, summary: Analysis) -> bool:
    """Whether a figure of nothing stands where the year of an event may: "began in 53"."""
    if place.kind != "quantity" or place.value.unit != "count" or place.value.noun is not None:
        return False
    token = summary.doc[place.token]
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "since")


def dated_by(token: Token, bare: bool = False) -> list[Token]:
    """The verbs and nouns whose event a time may date: "came on Friday", "the 2012 attack",
    "announced her leave on Friday". With ``bare``, also what the parser takes for an object."""
    above = token.head
    if token.dep_ == "pobj":
        if above.lower_ not in _DATING:
            return []
        above = above.head
    elif token.dep_ in _ADVERBS or (bare and token.dep_ == "dobj"):
        return [above] if above.pos_ in ("VERB", "AUX") else []
    elif token.dep_ not in _OF_NOUNS or above.pos_ != "NOUN":
        return []
    if above.pos_ == "NOUN" and above.dep_ == "dobj":
        return [above, above.head]
    return [above] if above.pos_ in _EVENTS else []


def _flag(place: Slot, rival: Slot) -> Flag:
    return Flag(
        span=place.span,
        kind=FlagKind.DATE,
        severity=Severity.MEDIUM,
        explanation=f"says {show(place)}; the article dates it {show(rival)}",
        checker=NAME,
        evidence=rival.span,
    )
