"""Verdicts on dates: find the time that is said of the fact's event, and relate it.

Three ways to say when something was: a time beside the event ("agreed on October 19"), the state
that it began ("in power since 2021"), and the time that has passed ("four years after the
takeover"), which counts back from the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.alignment import Aligner, relate_event_times
from harness.checks.analysis import Analysis
from harness.checks.binding import PARTNER, Slot
from harness.checks.finding import Finding, from_relation, strongest
from harness.checks.grounding import show
from harness.checks.levels import AGREEING, HAPPENING, by_phrase, is_general
from harness.checks.prepared import Prepared
from harness.lexicon.words import lexicon
from harness.types import FlagKind, VerdictKind
from harness.values.calendar import around, step
from harness.values.measure import Quantity
from harness.values.period import TimeSpan
from harness.values.sets import Relation
from harness.values.timespan import describe_time

if TYPE_CHECKING:
    from spacy.tokens import Token

_EVENT_LIGHT = frozenset("be take have come happen occur begin start".split())
_MADE = frozenset("strike settle broker negotiate clinch sign seal reach ink conclude".split())
"""Verbs that say of a deal or a truce that it came about."""
_COUNTED = frozenset("day week month year decade".split())
_WINDOW = 5
"""Tokens before "since" in which the state that it dates is named: "in charge of the country"."""


def judge_date(prepared: Prepared, slots: list[Slot], aligner: Aligner, text: Analysis) -> Finding:
    reference = prepared.value
    assert isinstance(reference, TimeSpan)
    findings: list[Finding] = []
    for place in slots:
        if place.kind == "quantity":
            findings += _passed(place, prepared, text)
        if place.kind != "time":
            continue
        relation = relate_event_times(place.value, reference)
        if relation is None or not (
            _is_state_since(place, prepared, text)
            or _is_date_of(place, relation, prepared, aligner, text)
        ):
            continue
        findings.append(
            from_relation(
                relation, place.span, FlagKind.DATE, show(place), describe_time(reference)
            )
        )
    right = [f for f in findings if f.verdict is VerdictKind.SUPPORTED and f.flag is None]
    return right[0] if right else strongest(findings)


def _is_state_since(place: Slot, prepared: Prepared, text: Analysis) -> bool:
    """Whether a time with "since" dates the state that the fact's event began, of its party."""
    if place.value.open != "end":
        return False
    states = lexicon().states_after(prepared.cues.words, prepared.cues.phrases)
    first = text.tokens_of(place.span).start
    start, _ = text.sentences[place.sentence]
    window: set[str] = set()
    for index in range(first - 1, max(start, first - _WINDOW) - 1, -1):
        token = text.doc[index]
        if token.is_punct or token.pos_ == "CCONJ":
            break
        window.add(token.lemma_.lower())
    return any(state <= window for state in states) and _names_party(place, prepared, text)


def _names_party(place: Slot, prepared: Prepared, text: Analysis) -> bool:
    """Whether the sentence names whom the fact is about; true where the fact names nobody."""
    told = frozenset(p for m in prepared.statement.parties for p in m.parties)
    start, end = text.sentences[place.sentence]
    here = frozenset(p for m in text.parties if start <= m.head < end for p in m.parties)
    return not told or text.book.related(told, here)


def _passed(place: Slot, prepared: Prepared, text: Analysis) -> Iterator[Finding]:
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
    if not prepared.cues.in_words(lemmas) or not _names_party(place, prepared, text):
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
    """The event of "four years since …" or "four years after …"."""
    last = text.tokens_of(place.span)[-1]
    for index in (last, last + 1):
        if index < len(text.doc) and text.doc[index].lower_ in ("since", "after"):
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


def _is_date_of(
    place: Slot, relation: Relation, prepared: Prepared, aligner: Aligner, text: Analysis
) -> bool:
    """Whether the time is said of the fact's event: by its verb, or, where the date is right,
    by standing with the event's noun in one clause and with no other fact's."""
    if aligner.is_of_another(place, prepared, text):
        return False
    if relation is Relation.DISJOINT and aligner.is_other_date(place, prepared):
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
    day = place.value.granularity == "day"
    told = any(place.predicate in phrase for phrase in prepared.cues.phrases)
    return day and (told or place.predicate in AGREEING | {"be", "suppose"})


def _is_named(place: Slot, near: bool, prepared: Prepared, text: Analysis) -> bool:
    """Whether a phrase of the fact governs the time, with its party as who did it: a particle
    ("took over") is no word that a place records."""
    phrased = any(place.predicate in phrase for phrase in prepared.cues.phrases)
    named = bool(prepared.statement.parties) and _names_party(place, prepared, text)
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
        or any(predicate in phrase for phrase in prepared.cues.phrases)
    )
