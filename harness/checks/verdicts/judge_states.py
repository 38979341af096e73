"""Dates of the state that a fact's event began: when it began, and for how long it has lasted.

"In power since 2021", "the rule dates from 2021", "2021, when the rebels took over", and the
time that has passed ("four years after the takeover"), which counts back from publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.reading.frames import Frame
from harness.checks.verdicts.finding import Finding, from_relation
from harness.checks.verdicts.levels import speaks, told_after
from harness.checks.verdicts.prepared import Prepared
from harness.checks.verdicts.relating import relate_event_times
from harness.lexicon.words import lexicon
from harness.types import FlagKind, VerdictKind
from harness.values.calendar import around, step
from harness.values.country import find_country
from harness.values.measure import Quantity
from harness.values.party import normalise
from harness.values.period import TimeSpan
from harness.values.sets import Relation
from harness.values.timespan import describe_time

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_COUNTED = frozenset("day week month year decade".split())
_WINDOW = 5
"""Tokens before "since" in which the state that it dates is named: "in charge of the country"."""
_BEGINNING = frozenset("date begin start commence".split())


def is_state_since(place: Slot, prepared: Prepared, text: Analysis) -> bool:
    """Whether a time with "since" dates the state that the fact's event began, of its party."""
    states = _states(prepared)
    if place.predicate in _BEGINNING:
        subjects = (c for c in text.doc[place.token].head.head.children if c.dep_ == "nsubj")
        named = {t.lemma_.lower() for c in subjects for t in c.subtree}
        return any(state <= named for state in states) and names_party(place, prepared, text)
    if place.value.open != "end":
        return False
    first = text.tokens_of(place.span).start
    start, _ = text.sentences[place.sentence]
    window: set[str] = set()
    for index in range(first - 1, max(start, first - _WINDOW) - 1, -1):
        token = text.doc[index]
        if token.is_punct or token.pos_ == "CCONJ":
            break
        window.add(token.lemma_.lower())
    return any(state <= window for state in states) and names_party(place, prepared, text)


def is_told_after(place: Slot, prepared: Prepared, text: Analysis) -> bool:
    """ "2021, when the rebels took over", "2021, the year they seized power"."""
    last = text.tokens_of(place.span)[-1]
    clauses = told_after(text.doc[last], text)
    return any(speaks(prepared.cues, words) for words in clauses) and names_party(
        place, prepared, text
    )


def takes_capital(place: Slot, prepared: Prepared, text: Analysis) -> bool:
    """ "Took Kabul by force in 2021", "swept into Kabul in 2021": whoever takes the seat of a
    government takes power."""
    if frozenset(("in", "power")) not in _states(prepared):
        return False
    verb = next((a for a in text.doc[place.token].ancestors if a.pos_ == "VERB"), None)
    frame = text.frame_at.get(verb.i) if verb is not None else None
    if frame is None or frame.lemma not in _TAKING or frame.negated:
        return False
    reached = [*frame.patients, *(a for prep, a in frame.others if prep in ("into", "in"))]
    seats = (text.doc[a.token].text for a in reached if a.token in text.party_at)
    named = ((seat, find_country(seat)) for seat in seats)
    capital = any(c and c.capital and normalise(c.capital) == normalise(s) for s, c in named)
    return capital and names_party(place, prepared, text)


_TAKING = frozenset("take capture seize conquer enter storm overrun sweep march roll".split())


def judge_end(place: Slot, prepared: Prepared, text: Analysis) -> Finding | None:
    """A contradiction where whoever began the state then is said to have lost it then: "the
    Taliban government was toppled in 2021"."""
    cues = prepared.cues
    ends = lexicon().ends_after(cues.words, cues.phrases)
    told = frozenset(p for m in prepared.statement.parties for p in m.parties)
    for frame in text.frames if ends else ():
        apart = frame.sentence != place.sentence or frame.negated
        if apart or frame.lemma != place.predicate or not _is_end(frame, ends):
            continue
        losers = frame.agents if frame.lemma in _LOSING else frame.patients
        lost = (text.parties_of(a) for a in losers)
        if any(told and text.book.related(told, ids) for ids in lost):
            span = text.span(frame.token, frame.token + 1)
            why = f"says “{span.text}”; the fact: {prepared.fact.statement}"
            return Finding(VerdictKind.CONTRADICTED, span, why, FlagKind.CONTRADICTION)
    return None


_LOSING = ("lose", "fall")


def _is_end(frame: Frame, ends: set[str]) -> bool:
    """Whether a predicate ends a state, by itself or with what it is about: "driven from power"."""
    about = (*frame.patients, *(a for _, a in frame.others))
    return frame.lemma in ends or any(f"{frame.lemma} {a.lemma}" in ends for a in about)


def _states(prepared: Prepared) -> list[frozenset[str]]:
    """What holds since the fact's event: words that all stand together."""
    return lexicon().states_after(prepared.cues.words, prepared.cues.phrases)


def names_party(place: Slot, prepared: Prepared, text: Analysis) -> bool:
    """Whether the sentence names whom the fact is about; true where the fact names nobody."""
    told = frozenset(p for m in prepared.statement.parties for p in m.parties)
    start, end = text.sentences[place.sentence]
    here = frozenset(p for m in text.mentions_in(start, end) for p in m.parties)
    return not told or text.book.related(told, here)


def passed(place: Slot, prepared: Prepared, text: Analysis) -> Iterator[Finding]:
    """ "It has been four years since the takeover", counted back from publication.

    One unit more or less says nothing certain: years and days begin at different hours.
    """
    claim, published = place.value, text.published
    assert isinstance(claim, Quantity)
    unit = claim.shown.unit
    if published is None or unit not in _COUNTED or not claim.interval.is_point:
        return
    event = _counted_from(place, text)
    if event is None or not _is_present(place, event, text):
        return
    lemmas = frozenset(t.lemma_.lower() for t in event.subtree)
    of_state = any(len(s) == 1 and s <= lemmas for s in _states(prepared))
    if not (of_state or prepared.cues.in_words(lemmas)):
        return
    if not names_party(place, prepared, text):
        return
    reference = prepared.value
    assert isinstance(reference, TimeSpan)
    count = round(claim.shown.low)
    relations = [
        relate_event_times(
            TimeSpan(*around(step(published, unit, -n), unit), unit, shown=place.span.text),
            reference,
        )
        for n in (count, count - 1, count + 1)
    ]
    relation = relations[0]
    if relation is Relation.DISJOINT and set(relations) != {Relation.DISJOINT}:
        return
    if relation is not None:
        said = f"that it was {count} {unit}s ago"
        yield from_relation(relation, place.span, FlagKind.DATE, said, describe_time(reference))


def _counted_from(place: Slot, text: Analysis) -> Token | None:
    """The event of "four years since …", "four years after …" or "four years into …"."""
    last = text.tokens_of(place.span)[-1]
    for index in (last, last + 1):
        if index < len(text.doc) and text.doc[index].lower_ in ("since", "after", "into"):
            word = text.doc[index]
            return word.head if word.dep_ == "mark" else word
    return None


def _is_present(place: Slot, event: Token, text: Analysis) -> bool:
    """Whether what the time has passed for holds now: "relations have soured"."""
    for above in text.doc[place.token].ancestors:
        if above.pos_ in ("VERB", "AUX") and above != event:
            helpers = [c for c in above.children if c.dep_ in ("aux", "auxpass")]
            return any(t.tag_ in ("VBZ", "VBP") for t in (above, *helpers))
    return False
