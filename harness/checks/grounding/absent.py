"""Values that the article does not give: which of them are errors, and how grave."""

from __future__ import annotations

from dataclasses import replace

from harness.checks.grounding.comparison import NEAR, RIVAL, Comparison
from harness.checks.grounding.derived import is_derivable
from harness.checks.grounding.distances import is_anchored, is_other_distance, is_unknown_distance
from harness.checks.grounding.flagged import differs, flag_of
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.otherwise import is_told_otherwise
from harness.checks.grounding.relations import is_same_figure
from harness.checks.grounding.same_place import same_figure, same_place
from harness.checks.grounding.unknown_names import unknown_words
from harness.checks.reading.binding import Slot
from harness.types import Flag, FlagKind, Severity
from harness.values.measure import Quantity
from harness.values.sets import Relation

_SEVERITY = {
    Relation.DISJOINT: Severity.HIGH,
    Relation.NARROWER: Severity.MEDIUM,
    Relation.OVERLAPPING: Severity.LOW,
}


_TODAY = ("relative:+0 day", "relative:+0 year")


SURE = 0.8
"""Agreement at which a figure of the same thing in the same unit leaves nothing to work out."""


def judge_absent(claim: Slot, nearest: Comparison | None, index: ArticleIndex) -> Flag | None:
    times = [*index.slots["time"], *index.dated]
    verbs = index.vocabulary.meanings(f"{claim.predicate}.v") - {"be", "have"}
    if is_other_distance(claim, nearest, times, verbs):
        assert nearest is not None
        rival = nearest.candidate
        flag = flag_of(claim, rival, Severity.MEDIUM, differs(claim, rival))
        return replace(flag, kind=FlagKind.DATE)
    if claim.kind == "quantity" and _is_incidental(claim.value):
        return _other_place(claim, nearest, index)
    if claim.kind == "party":
        return _absent_party(claim, nearest, index)
    if claim.kind == "time" and claim.value.key in _TODAY:
        return None  # whichever day the sentence itself speaks of, or the year of the news
    if claim.kind == "time" and not is_anchored(claim, nearest):
        far = is_unknown_distance(claim, index.slots["quantity"], times)
        return flag_of(claim, None, Severity.MEDIUM, differs(claim, None)) if far else None
    fits = nearest is not None and nearest.agreement >= RIVAL
    if claim.kind == "quantity" and _is_some(claim.value) and not fits:
        return None  # "a few wishes": how many is not what is told
    if nearest is not None and nearest.agreement >= SURE and _is_rival(claim, nearest, index):
        return flag_of(claim, nearest.candidate, Severity.HIGH, differs(claim, nearest.candidate))
    if claim.kind == "quantity" and is_derivable(claim.value, index.slots["quantity"], times):
        return None
    if is_told_otherwise(claim, index):
        return None
    if (rounded := _about_so_much(claim, index)) is not None:
        return flag_of(claim, rounded, Severity.LOW, differs(claim, rounded))
    if nearest is None or nearest.agreement < NEAR:
        return flag_of(claim, None, Severity.MEDIUM, differs(claim, None))
    rival = nearest.candidate
    severity = _SEVERITY.get(nearest.relation, Severity.MEDIUM)
    if severity is Severity.HIGH and (nearest.agreement < RIVAL or same_figure(claim, rival)):
        severity = Severity.MEDIUM
    return flag_of(claim, rival, severity, differs(claim, rival))


def _about_so_much(claim: Slot, index: ArticleIndex) -> Slot | None:
    """The claim's own figure, which the article only has as "about" so much."""
    if claim.kind != "quantity" or claim.value.shown.bound != "exactly":
        return None
    told = (s for s in index.slots["quantity"] if s.value.shown.bound == "about")
    same = (s for s in told if is_same_figure(claim.value, s.value))
    return next((s for s in same if s.value.noun == claim.value.noun), None)


def _is_rival(claim: Slot, nearest: Comparison, index: ArticleIndex) -> bool:
    """Whether the article has another share, told by the same words."""
    rival = nearest.candidate
    if claim.kind != "quantity" or nearest.relation is not Relation.DISJOINT:
        return False
    plain = claim.value.kind == rival.value.kind == "share" and claim.value.of is None
    return plain and same_place(claim, rival, index) and not same_figure(claim, rival)


def _other_place(claim: Slot, nearest: Comparison | None, index: ArticleIndex) -> Flag | None:
    """ "The third round", where the article tells the same of the second; "burned by two men",
    where it has three who burned him."""
    unit, noun = claim.value.unit, claim.value.noun
    placed = unit == "ordinal" or (unit == "count" and noun is not None)
    if nearest is None or not placed or nearest.agreement < RIVAL:
        return None
    rival = nearest.candidate
    same = rival.value.unit == unit and rival.value.noun == noun
    told = rival.predicate in index.vocabulary.meanings(f"{claim.predicate}.v")
    if not (same and told and nearest.relation is Relation.DISJOINT):
        return None
    return flag_of(claim, rival, Severity.MEDIUM, differs(claim, rival))


def _absent_party(claim: Slot, nearest: Comparison | None, index: ArticleIndex) -> Flag | None:
    new, words = unknown_words(claim.span.text, index)
    if not new:
        return None
    if nearest is None or nearest.agreement < RIVAL or new < words:
        rival = nearest.candidate if nearest and nearest.agreement >= NEAR else None
        return flag_of(claim, rival, Severity.MEDIUM, differs(claim, rival))
    return flag_of(claim, nearest.candidate, Severity.HIGH, differs(claim, nearest.candidate))


def _is_some(quantity: Quantity) -> bool:
    """ "A few", "several", "a couple of": fewer than ten of no great matter how many."""
    return quantity.is_vague and quantity.shown.high <= 10


def _is_incidental(quantity: Quantity) -> bool:
    """Small whole counts ("two countries", "the first") that a reader makes by counting."""
    interval = quantity.interval
    if quantity.unit == "second":  # "in one month" is a way to say "in a month"
        return quantity.shown.low == quantity.shown.high == 1
    return quantity.unit in ("count", "ordinal") and interval.is_point and interval.lo <= 3
