"""The time that a count is told of, against the period that its fact counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harness.checks.grounding.comparison import show
from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.verdicts.finding import Finding, from_relation
from harness.checks.verdicts.judge_spans import is_news
from harness.checks.verdicts.prepared import Prepared
from harness.types import FlagKind, Span
from harness.values.period import TimeSpan, relate_times
from harness.values.sets import Relation
from harness.values.timespan import describe_time

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

LONG = 20
"""Days from which a period is not what happens "in one afternoon"."""
_MOMENTS = frozenset("afternoon morning evening night day hour minute weekend".split())
_WITHIN = frozenset(("in", "within", "over", "during"))


def period_of(
    place: Slot, prepared: Prepared, slots: list[Slot], text: Analysis
) -> Relation | None:
    if prepared.period is None:
        return None
    times = _times_beside(place, slots, prepared, text)
    relations = [relate_times(_counted(t, text, prepared.period), prepared.period) for t in times]
    known = [r for r in relations if r is not None]
    if Relation.EQUAL in known:
        return Relation.EQUAL
    return known[0] if known else None


def _counted(time: Slot, text: Analysis, period: TimeSpan) -> TimeSpan:
    """The time that a count is of: "since they came to power in 2021" goes on from there."""
    since = _since(text.doc[time.token]) is not None
    return _within(replace(time.value, open="end") if since else time.value, period)


def _since(token: Token) -> Token | None:
    """The verb that a clause with "since" hangs on, for what stands in that clause; none for
    that of "hurt in the worst unrest since …"."""
    for above in token.ancestors:
        marks = (c for c in above.children if c.dep_ in ("mark", "prep") and c.lower_ == "since")
        mark = next(marks, None)
        if above.dep_ == "advcl" and mark is not None:
            told = above.doc[above.head.i : mark.i]
            return None if any(t.tag_ in ("JJS", "RBS") for t in told) else above.head
        if above.pos_ in ("VERB", "AUX"):
            return None
    return None


def _within(when: TimeSpan, period: TimeSpan) -> TimeSpan:
    """What has gone on since a day, up to the end of the period that it is counted for."""
    if when.open != "end" or when.key is not None or when.start > period.end:
        return when
    return replace(when, end=period.end, open="")


def _times_beside(place: Slot, slots: list[Slot], prepared: Prepared, text: Analysis) -> list[Slot]:
    """Times that hang on the same predicate as the value."""
    governor = _governor(place.token, text)
    return [
        t
        for t in slots
        if t.kind == "time"
        and t.sentence == place.sentence
        and (governor in _governors(t.token, text) or _is_shared(t, place, text))
        and not _is_of_noun(t, place, prepared, text)
    ]


def _is_of_noun(time: Slot, place: Slot, prepared: Prepared, text: Analysis) -> bool:
    """Whether a time dates another noun: "the bloodiest since the party's return in 2021"."""
    for above in text.doc[time.token].ancestors:
        if above.pos_ in ("NOUN", "PROPN"):
            own = above.lemma_.lower() in prepared.cues.words
            own |= _brings_about(above, time, place, text)
            return not own and text.doc[place.token] not in above.subtree
        if above.pos_ in ("VERB", "AUX"):
            return False
    return False


_DATING = frozenset(("in", "of", "on", "during"))


def _brings_about(noun: Token, time: Slot, place: Slot, text: Analysis) -> bool:
    """Whether a dated act is what leaves the counted: "September's violence left 70 dead"."""
    verb = _governor(place.token, text)
    if noun.dep_ != "nsubj" or noun.head.i != verb or noun.i > place.token:
        return False
    if text.doc[place.token].head.lower_ == "to":
        return False  # "this week's violence brought the month's toll to 70"
    dated = text.doc[time.token]
    return dated.dep_ == "poss" or (dated.dep_ == "pobj" and dated.head.lower_ in _DATING)


def _governors(token: int, text: Analysis) -> set[int]:
    """The verb above a time, and that of which a clause with "since" tells how long."""
    since = _since(text.doc[token])
    return {_governor(token, text)} | ({since.i} if since is not None else set())


def _governor(token: int, text: Analysis) -> int:
    for ancestor in text.doc[token].ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return int(ancestor.i)
    return -1


def other_period(place: Slot, prepared: Prepared, slots: list[Slot], text: Analysis) -> Finding:
    assert prepared.period is not None
    when = _times_beside(place, slots, prepared, text)[0]
    return from_relation(
        Relation.DISJOINT, when.span, FlagKind.DATE, show(when), describe_time(prepared.period)
    )


def _is_shared(time: Slot, place: Slot, text: Analysis) -> bool:
    """ "Hundreds were injured and over 70 killed last month": a time behind an elliptic clause is
    that of the clause before it too."""
    behind = next((a for a in text.doc[time.token].ancestors if a.pos_ == "VERB"), None)
    own = next((a for a in text.doc[place.token].ancestors if a.pos_ == "VERB"), None)
    if behind is None or time.token < place.token:
        return False
    if any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in behind.children):
        return False
    counted = behind.head if behind.dep_ == "acl" else behind
    if counted.i == place.token:
        return True
    return bool(counted.dep_ == "conj" and counted.head == own and behind.tag_ == "VBN")


def is_of_part_of_period(sentence: int, prepared: Prepared, slots: list[Slot]) -> bool:
    """Whether a sentence has any time but the fact's whole period."""
    times = [t.value for t in slots if t.kind == "time" and t.sentence == sentence]
    period = prepared.period
    if period is None:
        return bool(times)
    return any(relate_times(_within(t, period), period) is not Relation.EQUAL for t in times)


def in_no_time(place: Slot, prepared: Prepared, text: Analysis) -> Span | None:
    """ "In one afternoon", "in a single day", said of what the fact counts over weeks."""
    period = prepared.period
    if period is None or (period.end - period.start).days < LONG:
        return None
    start, end = text.sentences[place.sentence]
    for noun in text.doc[start:end]:
        prep = noun.head
        if noun.lemma_.lower() not in _MOMENTS or prep.lower_ not in _WITHIN:
            continue
        if noun.dep_ == "pobj" and _is_one(noun) and _is_beside(prep, place, text):
            return text.span(prep.i, noun.i + 1)
    return None


def since_the_news(
    place: Slot, prepared: Prepared, index: ArticleIndex, text: Analysis
) -> Span | None:
    """ "Since the talks resumed", of the article's own news, said of what the fact counts over
    weeks."""
    period = prepared.period
    if period is None or (period.end - period.start).days < LONG:
        return None
    verb = next((a for a in text.doc[place.token].ancestors if a.pos_ in ("VERB", "AUX")), None)
    for child in verb.children if verb is not None else ():
        inner = list(child.subtree)
        since = child.lower_ == "since" or (
            child.dep_ == "advcl" and any(c.lower_ == "since" for c in child.children)
        )
        if since and is_news([t for t in inner if t.lower_ != "since"], index):
            return text.span(inner[0].i, inner[-1].i + 1)
    return None


def _is_one(noun: Token) -> bool:
    return noun.tag_ == "NN" and any(c.lower_ in ("one", "single") for c in noun.children)


def _is_beside(prep: Token, place: Slot, text: Analysis) -> bool:
    """Whether a preposition hangs on the counted noun or on the verb above it."""
    count = text.doc[place.token]
    above = [count, *count.ancestors]
    return prep.head in above[:3] or prep.head.head in above[:2]
