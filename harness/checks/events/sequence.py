"""The order in which a text tells two events: "after", "before", "until", "first … later".

An event is told by a clause or by a noun ("after the collapse of the round"). What did not happen
until something else came after it, and what was done before something could happen came first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Argument, Frame
from harness.checks.reading.status import Status
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_EARLIER = frozenset("earlier before beforehand previously".split())
_LATER = frozenset("later after afterwards afterward subsequently".split())
_AFTER = frozenset(("after", "once", "following"))
_NEXT = _LATER | {"then", "next"}
_OCCURRING = word_set("take happen occur come begin start open follow")
_HELD = word_set("hold stage convene")
_OF = {("on", "eve"): False, ("in", "wake"): True, ("in", "aftermath"): True, ("in", "run"): False}
"""Whether what is done "in the wake" of a thing comes after it, and "on its eve"."""
_LINKS = (
    _AFTER
    | _EARLIER
    | _NEXT
    | frozenset("until ahead prior eve wake aftermath run first time".split())
)
Pair = tuple[Frame, Frame]
"""The first event and the second."""


def tells_order(text: Analysis) -> bool:
    """Whether a text has any word that tells an order: most have none."""
    return any(token.lower_ in _LINKS for token in text.doc)


def read_order(text: Analysis) -> Iterator[Pair]:
    """Pairs of events in the order that the text gives them."""
    frames = _told(text)
    known = {f.token: f for f in text.frames}
    for frame in text.frames:
        for link, other in anchors(text.doc[frame.token]):
            there = known.get(other.i)
            if there is None or not _are_told(frame, there, link, frames):
                continue
            for event in _events(frame, frames):
                for first in _events(there, known):
                    pair = _pointed(first, event), event
                    yield pair if link in ("after", "until") else pair[::-1]
        if frame.token in frames:
            yield from _first_and_then(frame, text, frames)
    for before, frame, earlier in read_counted(text):
        yield (frame, before) if earlier else (before, frame)


def _are_told(frame: Frame, there: Frame, link: str, frames: dict[int, Frame]) -> bool:
    """Whether both events are told: what was "not until" another, and what another came before
    it "could" be, are so too."""
    if link == "until":
        one = frame.negated != there.negated
        return one and all(f.status is not Status.UNREAL for f in (frame, there))
    return frame.token in frames and (there.token in frames or link == "could")


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


def _events(frame: Frame, frames: dict[int, Frame]) -> list[Frame]:
    """The events whose verb says only that they came about: "before the strikes took place"."""
    alone = all(a.lemma == "place" for a in frame.patients)
    about = frame.agents if frame.lemma in _OCCURRING and alone else ()
    about = frame.patients if frame.lemma in _HELD else about
    return list(_named(about, frames)) or [frame]


def _named(nouns: Iterable[Argument], frames: dict[int, Frame]) -> Iterator[Frame]:
    return (frames[noun.token] for noun in nouns if noun.token in frames)


def _told(text: Analysis) -> dict[int, Frame]:
    told = (f for f in text.frames if not f.negated and f.status is not Status.UNREAL)
    return {f.token: f for f in told}


def anchors(verb: Token) -> Iterator[tuple[str, Token]]:
    """What an event comes after or before, by clause or by noun, and by which link."""
    aims = [c for c in verb.children if c.dep_ == "xcomp"]  # "threatened to act after they met"
    aims += [c for c in verb.children if c.dep_ == "aux"]  # "only after they met did he threaten"
    for child in [*verb.children, *(c for aim in aims for c in aim.children)]:
        yield from _by_noun(child)
        clauses = [child] if child.dep_ == "advcl" or _by_the_time(child) else []
        if child.dep_ in ("npadvmod", "prep"):  # "a day after they met", "on the day after …"
            clauses += [t for t in child.subtree if t.dep_ == "advcl"]
        for clause in clauses:
            mark = next((c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")), "")
            if not mark and _by_the_time(clause):
                yield "before", clause
            can = any(c.dep_ == "aux" and c.lower_ in ("could", "can") for c in clause.children)
            if mark in ("only", "even"):
                mark = next((c.lower_ for c in clause.children if c.dep_ == "mark"), "")
            if mark in _AFTER:
                yield "after", clause
            elif mark == "before":
                yield "could" if can else "before", clause
            elif mark == "until":
                yield "until", clause


def _by_the_time(clause: Token) -> bool:
    """ "By the time he spoke, they had left", which the parser may take for what is said."""
    if clause.dep_ not in ("advcl", "ccomp"):
        return False
    fronts = (c for c in clause.children if c.dep_ == "prep" and c.lower_ == "by")
    return any(c.lower_ == "time" for front in fronts for c in front.children)


def _by_noun(link: Token) -> Iterator[tuple[str, Token]]:
    """ "After the vote", "on the eve of the vote", "ahead of the vote"."""
    below = list(link.children)
    if link.dep_ == "prep" and link.lower_ in _AFTER | {"before"}:
        yield from (("before" if link.lower_ == "before" else "after", c) for c in below)
    for noun in below:
        after = _OF.get((link.lower_, noun.lower_))
        if noun.dep_ == "pobj" and after is not None:
            yield from (("after" if after else "before", o) for o in _of(noun))
    if link.lower_ in ("ahead", "prior"):
        yield from (("before", o) for o in _of(link))


def _of(noun: Token) -> Iterator[Token]:
    return (o for p in noun.children if p.lower_ in ("of", "to") for o in p.children)


def _first_and_then(frame: Frame, text: Analysis, frames: dict[int, Frame]) -> Iterator[Pair]:
    """ "First the road was shut; the strikes came later", of one sentence."""
    verb = text.doc[frame.token]
    if not any(c.dep_ == "advmod" and c.lower_ == "first" for c in verb.children):
        return
    for other in frames.values():
        below = text.doc[other.token]
        beside = below.head == verb or verb.head == below
        if other.sentence != frame.sentence or not beside or frame.nominal or other.nominal:
            continue
        after = any(c.dep_ == "advmod" and c.lower_ in _NEXT for c in below.children)
        if after or (other.lemma == "follow" and not other.patients):
            for first in _events(frame, frames):
                yield from ((first, then) for then in _events(other, frames))


def _main(text: Analysis, frame: Frame, frames: dict[int, Frame]) -> Frame | None:
    """The main event of the sentence before, from which "earlier" counts."""
    if frame.sentence == 0:
        return None
    start, end = text.sentences[frame.sentence - 1]
    return frames.get(text.doc.phrase(start, end).root.i)
