"""Whether a value of the article gives a summary's value, or that of something else."""

from __future__ import annotations

from dataclasses import replace

from harness.checks.grounding.comparison import Comparison
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.relations import is_same_figure
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.values import nouns
from harness.values.calendar import around
from harness.values.measure import Quantity
from harness.values.period import relate_times
from harness.values.relate_quantity import is_another_magnitude
from harness.values.sets import Relation

_GOOD = (Relation.EQUAL, Relation.WIDER)


def is_good(claim: Slot, comparison: Comparison) -> bool:
    if claim.kind == "time" and claim.value.open == "end" and claim.value.granularity == "year":
        given = comparison.candidate.value  # everything of late is "since 2001"
        return relate_times(claim.value.begun, given.begun) in _GOOD
    if claim.kind == "time" and _is_late_in_coming(comparison.candidate):
        given = comparison.candidate.value  # "not until 2027", of what comes in 2027
        first, last = around(given.end, given.granularity)
        day = replace(given, start=first, end=last, open="")
        return relate_times(claim.value, day) in _GOOD or comparison.relation in _GOOD
    if comparison.relation in _GOOD:
        return True
    if not isinstance(claim.value, Quantity):
        return False
    if claim.value.kind == "time" and _meet(claim.value, comparison.candidate.value):
        return True
    if not claim.value.is_vague:
        return False
    if is_another_magnitude(claim.value, comparison.candidate.value):
        return False
    return comparison.relation in (Relation.NARROWER, Relation.OVERLAPPING)


def _is_late_in_coming(given: Slot) -> bool:
    return given.kind == "time" and given.value.open == "start" and given.denied


def _meet(claim: Quantity, given: Quantity) -> bool:
    """ "Less than 24 hours after" of what the article has "a day after"; "in the course of 64
    hours" of what it has "over 64 hours"."""
    if given.shown.bound == "at least" and claim.interval.is_point:
        return given.interval.lo == claim.interval.lo
    return given.interval.is_point and given.interval.lo == claim.interval.hi


CLOSE = 1.0
"""The weight from which a word stands right beside a value."""


def is_part(claim: Slot, given: Slot, whole: Slot) -> bool:
    """Whether the article has a figure as so many of the other, "three of the four deaths", and
    the claim has a word that stands beside it there."""
    part, other = given.value, whole.value
    if not (isinstance(part, Quantity) and isinstance(other, Quantity)) or part.of is None:
        return False
    beside = (word for word, weight in given.words.items() if weight >= CLOSE)
    return part.of.interval == other.interval and any(word in claim.words for word in beside)


_TELLING = frozenset(
    ("soldier", "militant", "police officer", "civilian", "child", "woman", "prisoner", "hostage")
)
"""People of whom it is news that just they were counted."""


def counts_others(claim: Slot, good: list[Comparison], index: ArticleIndex) -> bool:
    """ "Over 70 soldiers", where the article has over 70 people and no soldier near them."""
    noun = claim.value.noun
    if noun not in _TELLING or claim.value.is_vague or claim.value.interval.lo <= 3:
        return False
    counted = [c.candidate for c in good if isinstance(c.candidate.value, Quantity)]
    exact = [s for s in counted if is_same_figure(claim.value, s.value)]
    if not exact or any(s.value.noun != "person" for s in counted):
        return False
    return not any(_is_near(noun, s, index.analysis) for s in exact)


def _is_near(noun: str, place: Slot, article: Analysis) -> bool:
    """Whether such people are spoken of in the sentence, or beside it."""
    first = article.sentences[max(0, place.sentence - 1)][0]
    last = article.sentences[min(len(article.sentences) - 1, place.sentence + 1)][1]
    return any(nouns.lemma(t.text) == noun for t in article.doc[first:last])
