"""Verdicts on dates: find the time that is said of the fact's event, and relate it.

A time stands beside the event ("agreed on October 19"), or tells of the state that the event
began (``judge_states``).
"""

from __future__ import annotations

from dataclasses import replace

from harness.checks.grounding.comparison import show
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import PARTNER, Slot
from harness.checks.verdicts.alignment import Aligner
from harness.checks.verdicts.finding import Finding, from_relation, strongest
from harness.checks.verdicts.judge_apart import judge_apart
from harness.checks.verdicts.judge_spans import judge_span
from harness.checks.verdicts.judge_states import (
    is_state_since,
    is_told_after,
    judge_end,
    names_party,
    passed,
    takes_capital,
)
from harness.checks.verdicts.levels import AGREEING, HAPPENING, by_phrase, is_general
from harness.checks.verdicts.occasions import is_of_another_occasion
from harness.checks.verdicts.prepared import Prepared
from harness.checks.verdicts.relating import relate_event_times
from harness.checks.verdicts.undone import judge_undone
from harness.types import FlagKind, VerdictKind
from harness.values.calendar import around
from harness.values.period import TimeSpan
from harness.values.sets import Relation
from harness.values.timespan import describe_time

_EVENT_LIGHT = frozenset("be date take have come happen occur begin start".split())
_NAMING = frozenset("declare proclaim designate".split())
"""What is done to a day itself: "Wednesday was declared a day of mourning"."""
_MADE = frozenset(
    "strike settle broker negotiate clinch sign seal reach ink conclude manage achieve secure "
    "forge thrash hammer patch".split()
)
"""Verbs that say of a deal or a truce that it came about."""


def judge_date(prepared: Prepared, slots: list[Slot], aligner: Aligner, text: Analysis) -> Finding:
    reference = prepared.value
    assert isinstance(reference, TimeSpan)
    findings: list[Finding] = []
    for place in slots:
        if place.kind == "quantity":
            findings += passed(place, prepared, text)
            findings += judge_span(place, prepared, aligner.index, text)
        if place.kind != "time":
            continue
        relation = relate_event_times(_day_of(place, prepared, text), reference)
        undone = judge_end(place, prepared, text)
        if undone is not None:
            findings.append(undone)
            continue
        if relation is None or not (
            is_state_since(place, prepared, text)
            or is_told_after(place, prepared, text)
            or takes_capital(place, prepared, text)
            or _is_date_of(place, relation, prepared, aligner, text)
        ):
            continue
        found = from_relation(
            relation, place.span, FlagKind.DATE, show(place), describe_time(reference)
        )
        if relation in (Relation.EQUAL, Relation.WIDER) and not place.value.open:
            found = judge_undone(text.doc[place.token], prepared, text) or found
        findings.append(found)
    findings += judge_apart(prepared, slots, aligner.facts, text)
    right = [f for f in findings if f.verdict is VerdictKind.SUPPORTED and f.flag is None]
    return right[0] if right else strongest(findings)


_WAITING = frozenset("wait delay postpone".split())


def _day_of(place: Slot, prepared: Prepared, text: Analysis) -> TimeSpan:
    """What is not done until a day, or waits until then, is done on it; and "until Thursday's
    vote" has the vote on Thursday."""
    time: TimeSpan = place.value
    day = text.doc[text.tokens_of(place.span).stop - 1]
    day = day.head if day.dep_ == "case" else day  # "Thursday 's"
    owned = day.dep_ == "poss" and day.head.lemma_.lower() in prepared.cues.words
    edge = {"start": time.end, "end": time.start}.get(time.open)
    late = time.open == "start" and (place.denied or place.predicate in _WAITING)
    if edge is None or not (owned or late):
        return time
    first, last = around(edge, time.granularity)
    return replace(time, start=first, end=last, open="")


def _is_date_of(
    place: Slot, relation: Relation, prepared: Prepared, aligner: Aligner, text: Analysis
) -> bool:
    """Whether the time is said of the fact's event: by its verb, or, where the date is right,
    by standing with the event's noun in one clause and with no other fact's."""
    if aligner.is_of_another(place, prepared, text):
        return False
    if relation is Relation.DISJOINT and (
        is_of_another_occasion(text.doc[place.token], prepared.statement)
        or aligner.is_other_date(place, prepared)
    ):
        return False
    near = prepared.fact.id in aligner.nearest(place, text)
    if _tells_the_event(place, prepared, near) and (
        aligner.speaks_of(place, prepared, text) or _is_named(place, near, prepared, text)
    ):
        return True
    true = relation in (Relation.EQUAL, Relation.WIDER)
    if true and _follows_the_event(place, prepared, text):
        return True
    if not near:
        equal = relation is Relation.EQUAL
        return equal and is_general(text.doc[place.token], prepared.cues, text)
    if by_phrase(text.doc[place.token], prepared.cues, text) and _is_agreed(place, prepared):
        return true or relation is Relation.DISJOINT
    return relation is Relation.EQUAL or (
        relation is Relation.WIDER and place.predicate in HAPPENING | _MADE
    )


def _is_agreed(place: Slot, prepared: Prepared) -> bool:
    """Whether the time is of the promise or the state that the fact's phrase tells of."""
    if place.value.granularity == "period":
        return False
    told = any({place.predicate, place.head} & set(phrase) for phrase in prepared.cues.phrases)
    return told or place.predicate in AGREEING | {"be", "suppose"}


def _is_named(place: Slot, near: bool, prepared: Prepared, text: Analysis) -> bool:
    """Whether a phrase of the fact governs the time, with its party as who did it: a particle
    ("took over") is no word that a place records."""
    phrased = any(place.predicate in phrase for phrase in prepared.cues.phrases)
    named = bool(prepared.statement.parties) and names_party(place, prepared, text)
    return near and phrased and named and place.value.granularity != "period"


def _follows_the_event(place: Slot, prepared: Prepared, text: Analysis) -> bool:
    """ "A truce reached earlier this month has …": right behind the verb, right behind the noun."""
    at = text.tokens_of(place.span).start - 1
    while at > 0 and text.doc[at].dep_ == "prep":
        at -= 1
    if at < 1 or text.doc[at].tag_ not in ("VBN", "VBD"):
        return False
    verb, noun = text.doc[at].lemma_.lower(), text.doc[at - 1]
    return noun.lemma_.lower() in prepared.cues.words and verb in prepared.predicates | HAPPENING


def _tells_the_event(place: Slot, prepared: Prepared, near: bool) -> bool:
    """Whether the time (or place) is said of the fact's own event, not of another one
    that befell the same thing: a truce agreed on one day may collapse on another."""
    if place.head and place.head in prepared.cues.words:
        return True
    predicate = place.predicate
    if not predicate:
        return prepared.cues.weight(place) >= PARTNER
    made = predicate in _MADE and prepared.predicates & _MADE
    return (
        (bool(made) and (near or prepared.cues.weight(place) >= PARTNER))
        or predicate in prepared.predicates
        or predicate in prepared.cues.words
        or predicate in _EVENT_LIGHT
        or (near and predicate in _NAMING and place.role == "patient")
        or any(predicate in phrase for phrase in prepared.cues.phrases)
    )
