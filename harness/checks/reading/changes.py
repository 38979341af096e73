"""Changes of a figure: what went up or down, from what, to what and by how much.

"Turnout was 61.8 per cent, down from 68.4", "the margin narrowed to 7.0 per cent from 8.9" and
"nine were in hospital, two fewer than on Tuesday" all tell which way a figure went.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harness.checks.reading.analysis import PARTICLES, Analysis
from harness.checks.reading.arguments import Frame, argument
from harness.checks.reading.binding import Slot
from harness.lexicon.changes import all_words, goes_up, is_loose, noun_goes_up
from harness.values.measure import Quantity
from harness.values.party import Ids

_SMALL = r"(?: (?:the|a|an|just|some|only|about|around))*\s*$"
_ENDS = re.compile(rf"\b(to|from|by|of|at){_SMALL}", re.IGNORECASE)
_ASIDE = re.compile(rf"\b(up|down) from{_SMALL}", re.IGNORECASE)
_AGAINST = re.compile(rf"\b(?:against|compared (?:with|to)){_SMALL}", re.IGNORECASE)
_EARLIER = re.compile(r"(?: \w+){0,3} (?:before|earlier|ago|previously|last (?:year|month|week))\b")
_THAN = re.compile(
    r"[^.;:]{0,120}?, (?:\w+ )?(fewer|more) than (?:on|in|at|a|last|before|the (?:day|week))\b"
)
COUNTS = frozenset("number figure total count toll".split())


@dataclass(frozen=True, eq=False)
class Change:
    """One change; ``up`` is which way it goes."""

    up: bool
    token: int
    sentence: int
    start: Slot | None = None
    to: Slot | None = None
    by: tuple[Slot, ...] = ()
    about: frozenset[str] = frozenset()
    """Lemmas of what changes."""
    heads: frozenset[str] = frozenset()
    """The lemmas that name it by themselves: "turnout", "deficit"."""
    parties: Ids = frozenset()
    frame: Frame | None = None

    @property
    def values(self) -> Iterator[tuple[str, Slot]]:
        if self.to is not None:
            yield "to", self.to
        if self.start is not None:
            yield "start", self.start
        yield from (("by", slot) for slot in self.by)


def read_changes(text: Analysis, slots: Iterable[Slot]) -> Iterator[Change]:
    """The changes of a text, in no order; ``slots`` are its values."""
    by_sentence: dict[int, list[Slot]] = {}
    for slot in slots:
        if slot.kind == "quantity" and slot.value.unit not in ("ordinal", "score"):
            by_sentence.setdefault(slot.sentence, []).append(slot)
    taken: set[int] = set()
    words = all_words()
    for frame in (*text.frames, *_misread(text)):
        if frame.lemma not in words:
            continue
        verb = _verb(frame, text)
        up = noun_goes_up(frame.lemma) if frame.nominal else goes_up(verb)
        if up is None:
            continue
        near = by_sentence.get(frame.sentence, [])
        values = _of_verb(frame, near, text) or _ends_after(frame, near, text)
        if not values and (frame.nominal or is_loose(verb)):
            continue
        taken.update(map(id, values))
        yield _change(up, frame, values, text)
    for found in by_sentence.values():
        yield from _beside([s for s in found if id(s) not in taken], text)


def _verb(frame: Frame, text: Analysis) -> str:
    for child in text.doc[frame.token].children:
        small = child.dep_ in ("prt", "advmod", "acomp", "prep") and child.i > frame.token
        if small and child.lower_ in PARTICLES:
            joined = f"{frame.lemma}_{child.lower_}"
            if goes_up(joined) is not None:
                return joined
    return frame.lemma


def _of_verb(frame: Frame, slots: list[Slot], text: Analysis) -> list[Slot]:
    """The values whose nearest verb (or, for a noun, the noun itself) is the frame's."""
    found = []
    for slot in slots:
        for above in text.doc[slot.token].ancestors:
            if above.i == frame.token:
                found.append(slot)
                break
            if above.pos_ in ("VERB", "AUX"):
                break
    return found


def _ends_after(frame: Frame, slots: list[Slot], text: Analysis) -> list[Slot]:
    """ "Cut the licences it gives to boats to 100 from 150": both ends, whatever they hang on."""
    ends: dict[str, Slot] = {}
    for slot in slots:
        before = _ENDS.search(text.text, max(0, slot.span.start - 30), slot.span.start)
        if before and slot.token > frame.token:
            ends.setdefault(before[1].lower(), slot)
    if not {"to", "from"} <= ends.keys():
        return []
    last = max(ends["to"].token, ends["from"].token)
    verbs = text.doc[frame.token + 1 : last]
    if any(goes_up(t.lemma_.lower()) is not None for t in verbs if t.pos_ == "VERB"):
        return []
    return [ends["to"], ends["from"]]


def _misread(text: Analysis) -> Iterator[Frame]:
    """Verbs that the parser takes for nouns: "a tax on hotel stays triples to ten euros"."""
    for token in text.nouns:
        if token.pos_ != "NOUN" or goes_up(token.lemma_.lower()) is None:
            continue
        if any(c.dep_ == "prep" and c.lower_ == "to" for c in token.children):
            held = [c for c in token.children if c.dep_ == "nsubj"]
            if held:
                yield Frame(
                    token=token.i,
                    predicate=f"{token.lemma_.lower()}.v",
                    sentence=text.sentence_of(token.i),
                    agents=tuple(argument(c) for c in held),
                )


def _change(up: bool, frame: Frame, values: list[Slot], text: Analysis) -> Change:
    ends: dict[str, Slot] = {}
    by = []
    for slot in values:
        before = _ENDS.search(text.text, max(0, slot.span.start - 30), slot.span.start)
        end = before[1].lower() if before else ""
        end = "to" if end == "at" else end
        if end in ("to", "from") and end not in ends:
            ends[end] = slot
        elif slot.token > frame.token:
            by.append(slot)
    own = {i for slot in values for i in text.tokens_of(slot.span)}
    things = frame.patients if frame.agents and frame.patients else (*frame.agents, *frame.patients)
    things = tuple(a for a in things if a.token not in own) or frame.agents
    nouns = {slot.value.noun for slot in values if isinstance(slot.value, Quantity)} - {None}
    return Change(
        up=up,
        token=frame.token,
        sentence=frame.sentence,
        start=ends.get("from"),
        to=ends.get("to"),
        by=tuple(by),
        about=frozenset(w for a in things for w in (*a.words, *_further(a.token, text)))
        | frozenset(n for n in nouns if n),
        heads=frozenset(a.lemma for a in things if not a.pronoun),
        parties=text.parties_of_any((*frame.agents, *things)),
        frame=frame,
    )


def _further(token: int, text: Analysis) -> Iterator[str]:
    """What its prepositions say more of a thing: "people in a serious condition"."""
    for prep in text.doc[token].children:
        if prep.dep_ == "prep":
            yield from (c.lemma_.lower() for c in prep.children if c.pos_ == "NOUN")


def _beside(slots: list[Slot], text: Analysis) -> Iterator[Change]:
    """Changes told without a verb: "61.8 per cent, down from 68.4", "nine, two fewer than …"."""
    for index, slot in enumerate(slots):
        aside = _ASIDE.search(text.text, max(0, slot.span.start - 40), slot.span.start)
        if aside and index:
            yield _told_beside(aside[1].lower() == "up", slots[index - 1], slot, text)
        against = _AGAINST.search(text.text, max(0, slot.span.start - 40), slot.span.start)
        if against and index and _EARLIER.match(text.text, slot.span.end):
            now, then = slots[index - 1].value, slot.value
            if now.unit == then.unit and now.interval.lo != then.interval.lo:
                up = now.interval.lo > then.interval.lo
                yield _told_beside(up, slots[index - 1], slot, text)
        than = _THAN.match(text.text, slot.span.end)
        if than:
            yield _told_beside(than[1] == "more", slot, None, text)


def _told_beside(up: bool, to: Slot, start: Slot | None, text: Analysis) -> Change:
    around = text.doc[slice(*text.sentences[to.sentence])]
    words = frozenset(t.lemma_.lower() for t in around if t.pos_ in ("NOUN", "PROPN"))
    return Change(
        up=up,
        token=to.token,
        sentence=to.sentence,
        start=start,
        to=to,
        about=words,
        heads=frozenset((to.head,)),
    )
