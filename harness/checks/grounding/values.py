"""Every value of a summary against the article: is it there, and is it said of the same thing?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from harness.checks.grounding.by_pronoun import does_so
from harness.checks.grounding.comparison import FAR, MARGIN, NEAR, RIVAL, SAME, Comparison, show
from harness.checks.grounding.derived import is_derivable
from harness.checks.grounding.distances import is_anchored, is_other_distance, is_unknown_distance
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.otherwise import is_told_otherwise
from harness.checks.grounding.relations import is_same_figure
from harness.checks.grounding.unknown_names import unknown_words
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity, Span
from harness.values import nouns
from harness.values.measure import Quantity
from harness.values.period import relate_times
from harness.values.relate_quantity import is_another_magnitude, relate_quantities
from harness.values.sets import Relation

NAME = "grounding"

_FLAG_KIND = {"quantity": FlagKind.NUMBER, "time": FlagKind.DATE, "party": FlagKind.PARTY}

_GOOD = (Relation.EQUAL, Relation.WIDER)


def _is_good(claim: Slot, comparison: Comparison) -> bool:
    if claim.kind == "time" and claim.value.open == "end" and claim.value.granularity == "year":
        given = comparison.candidate.value  # everything of late is "since 2001"
        return relate_times(claim.value.begun, given.begun) in _GOOD
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


def _meet(claim: Quantity, given: Quantity) -> bool:
    """ "Less than 24 hours after" of what the article has "a day after"."""
    return given.interval.is_point and given.interval.lo == claim.interval.hi


def check_slots(slots: list[Slot], index: ArticleIndex) -> Iterator[Flag]:
    """Flags for values that the article does not give, or gives of something else."""
    for claim in slots:
        flag = _judge(claim, index.compare(claim), index)
        if flag is not None:
            yield flag


def _judge(claim: Slot, found: list[Comparison], index: ArticleIndex) -> Flag | None:
    good: list[Comparison] = []
    bad: list[Comparison] = []
    for comparison in found:
        (good if _is_good(claim, comparison) else bad).append(comparison)
    nearest = max(bad, key=lambda c: c.agreement, default=None)
    if not good:
        return _absent(claim, nearest, index)
    own = max(good, key=lambda c: c.agreement)
    if claim.kind == "quantity" and _counts_others(claim, good, index):
        said = f"counts {claim.value.noun}s; the article gives {show(own.candidate)}"
        return _flag(claim, own.candidate, Severity.MEDIUM, said)
    if nearest is None or nearest.relation is not Relation.DISJOINT:
        return None
    if claim.denied and not nearest.candidate.denied:
        return None
    if claim.kind == "quantity" and is_derivable(claim.value, [nearest.candidate], []):
        return None  # five others, of six
    if any(_is_part(claim, c.candidate, nearest.candidate) for c in good):
        return None  # "four people died, three of them in Spain"
    if not (_is_told_else(claim, own, nearest) or _same_place(claim, nearest.candidate, index)):
        return None
    if _same_figure(claim, nearest.candidate):
        return None
    if _is_told_so(claim, own.candidate, nearest.candidate, index) or does_so(claim, index):
        return None
    if nearest.agreement >= RIVAL and nearest.agreement - own.agreement >= MARGIN:
        return _flag(claim, nearest.candidate, Severity.MEDIUM, _swapped(claim, nearest.candidate))
    return None


CLOSE = 1.0
"""The weight from which a word stands right beside a value."""


def _is_part(claim: Slot, given: Slot, whole: Slot) -> bool:
    """Whether the article has a figure as so many of the other, "three of the four deaths", and
    the claim has a word that stands beside it there."""
    part, other = given.value, whole.value
    if not (isinstance(part, Quantity) and isinstance(other, Quantity)) or part.of is None:
        return False
    beside = (word for word, weight in given.words.items() if weight >= CLOSE)
    return part.of.interval == other.interval and any(word in claim.words for word in beside)


def _is_told_else(claim: Slot, own: Comparison, rival: Comparison) -> bool:
    """Whether the very words stand in a clause with another time, and the claim's own time stands
    in a clause on something else."""
    clauses = own.candidate.predicate and rival.candidate.predicate
    far = rival.agreement >= SAME and own.agreement < FAR
    return claim.kind == "time" and far and bool(clauses)


_TELLING = frozenset(
    ("soldier", "militant", "police officer", "civilian", "child", "woman", "prisoner", "hostage")
)
"""People of whom it is news that just they were counted."""


def _counts_others(claim: Slot, good: list[Comparison], index: ArticleIndex) -> bool:
    """ "Over 70 soldiers", where the article has over 70 people and no soldier near them."""
    noun = claim.value.noun
    if noun not in _TELLING or claim.value.is_vague or claim.value.interval.lo <= 3:
        return False
    counted = [c.candidate for c in good if isinstance(c.candidate.value, Quantity)]
    exact = [s for s in counted if relate_quantities(claim.value, s.value) is Relation.EQUAL]
    if not exact or any(s.value.noun != "person" for s in counted):
        return False
    return not any(_is_near(noun, s, index.analysis) for s in exact)


def _is_near(noun: str, place: Slot, article: Analysis) -> bool:
    """Whether such people are spoken of in the sentence, or beside it."""
    first = article.sentences[max(0, place.sentence - 1)][0]
    last = article.sentences[min(len(article.sentences) - 1, place.sentence + 1)][1]
    return any(nouns.lemma(t.text) == noun for t in article.doc[first:last])


_PHYSICAL = frozenset(("length", "area", "volume", "mass", "temperature", "speed", "time"))


def _same_figure(claim: Slot, candidate: Slot) -> bool:
    """Whether only the bound differs, which another passage may well give."""
    a, b = claim.value, candidate.value
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)):
        return False
    return is_same_figure(a, b)


def _same_deed(claim: Slot, candidate: Slot) -> bool:
    """ "Issued his threat on Thursday" of who "threatened" a day earlier; "killed on Sunday" of
    what the article has announced as a killing on another day."""
    done, given = claim.deed, candidate.deed
    if done.endswith(".n") and lexicon().same(done, f"{candidate.predicate}.v"):
        return True
    return given.endswith(".v") and given == f"{claim.predicate}.v"


def _same_place(claim: Slot, candidate: Slot, index: ArticleIndex) -> bool:
    alike = index.vocabulary.alike
    if claim.kind == "time" and _same_deed(claim, candidate):
        return True
    if claim.kind == "quantity" and claim.value.kind in _PHYSICAL and not claim.value.noun:
        return candidate.predicate in alike(claim.predicate)  # its head is a unit
    if claim.head and candidate.head and claim.kind != "party":
        return candidate.head in alike(claim.head) or claim.predicate == candidate.predicate
    if claim.kind == "party":
        meant = index.vocabulary.meanings(f"{claim.predicate}.v")
        return claim.role == candidate.role and candidate.predicate in meant
    return candidate.predicate in alike(claim.predicate)


def _absent(claim: Slot, nearest: Comparison | None, index: ArticleIndex) -> Flag | None:
    times = [*index.slots["time"], *index.dated]
    verbs = index.vocabulary.meanings(f"{claim.predicate}.v") - {"be", "have"}
    if is_other_distance(claim, nearest, times, verbs):
        assert nearest is not None
        rival = nearest.candidate
        flag = _flag(claim, rival, Severity.MEDIUM, _differs(claim, rival))
        return replace(flag, kind=FlagKind.DATE)
    if claim.kind == "quantity" and _is_incidental(claim.value):
        return _other_place(claim, nearest, index)
    if claim.kind == "party":
        return _absent_party(claim, nearest, index)
    if claim.kind == "time" and claim.value.key in _TODAY:
        return None  # whichever day the sentence itself speaks of, or the year of the news
    if claim.kind == "time" and not is_anchored(claim, nearest):
        far = is_unknown_distance(claim, index.slots["quantity"], times)
        return _flag(claim, None, Severity.MEDIUM, _differs(claim, None)) if far else None
    fits = nearest is not None and nearest.agreement >= RIVAL
    if claim.kind == "quantity" and _is_some(claim.value) and not fits:
        return None  # "a few wishes": how many is not what is told
    if nearest is not None and nearest.agreement >= SURE and _is_rival(claim, nearest, index):
        return _flag(claim, nearest.candidate, Severity.HIGH, _differs(claim, nearest.candidate))
    if claim.kind == "quantity" and is_derivable(claim.value, index.slots["quantity"], times):
        return None
    if is_told_otherwise(claim, index):
        return None
    if (rounded := _about_so_much(claim, index)) is not None:
        return _flag(claim, rounded, Severity.LOW, _differs(claim, rounded))
    if nearest is None or nearest.agreement < NEAR:
        return _flag(claim, None, Severity.MEDIUM, _differs(claim, None))
    rival = nearest.candidate
    severity = _SEVERITY.get(nearest.relation, Severity.MEDIUM)
    if severity is Severity.HIGH and (nearest.agreement < RIVAL or _same_figure(claim, rival)):
        severity = Severity.MEDIUM
    return _flag(claim, rival, severity, _differs(claim, rival))


def _about_so_much(claim: Slot, index: ArticleIndex) -> Slot | None:
    """The claim's own figure, which the article only has as "about" so much."""
    if claim.kind != "quantity" or claim.value.shown.bound != "exactly":
        return None
    told = (s for s in index.slots["quantity"] if s.value.shown.bound == "about")
    same = (s for s in told if is_same_figure(claim.value, s.value))
    return next((s for s in same if s.value.noun == claim.value.noun), None)


_TODAY = ("relative:+0 day", "relative:+0 year")
SURE = 0.8
"""Agreement at which a figure of the same thing in the same unit leaves nothing to work out."""


def _is_rival(claim: Slot, nearest: Comparison, index: ArticleIndex) -> bool:
    """Whether the article has another share, told by the same words."""
    rival = nearest.candidate
    if claim.kind != "quantity" or nearest.relation is not Relation.DISJOINT:
        return False
    plain = claim.value.kind == rival.value.kind == "share" and claim.value.of is None
    return plain and _same_place(claim, rival, index) and not _same_figure(claim, rival)


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
    return _flag(claim, rival, Severity.MEDIUM, _differs(claim, rival))


_SEVERITY = {
    Relation.DISJOINT: Severity.HIGH,
    Relation.NARROWER: Severity.MEDIUM,
    Relation.OVERLAPPING: Severity.LOW,
}


def _is_told_so(claim: Slot, own: Slot, rival: Slot, index: ArticleIndex) -> bool:
    """Whether the article gives the figure by the claim's verb, and the other by another."""
    verbs = index.vocabulary.meanings(f"{claim.predicate}.v") - {"be", "have"}
    return claim.kind == "quantity" and own.predicate in verbs and rival.predicate not in verbs


def _absent_party(claim: Slot, nearest: Comparison | None, index: ArticleIndex) -> Flag | None:
    new, words = unknown_words(claim.span.text, index)
    if not new:
        return None
    if nearest is None or nearest.agreement < RIVAL or new < words:
        rival = nearest.candidate if nearest and nearest.agreement >= NEAR else None
        return _flag(claim, rival, Severity.MEDIUM, _differs(claim, rival))
    return _flag(claim, nearest.candidate, Severity.HIGH, _differs(claim, nearest.candidate))


def _is_some(quantity: Quantity) -> bool:
    """ "A few", "several", "a couple of": fewer than ten of no great matter how many."""
    return quantity.is_vague and quantity.shown.high <= 10


def _is_incidental(quantity: Quantity) -> bool:
    """Small whole counts ("two countries", "the first") that a reader makes by counting."""
    interval = quantity.interval
    if quantity.unit == "second":  # "in one month" is a way to say "in a month"
        return quantity.shown.low == quantity.shown.high == 1
    return quantity.unit in ("count", "ordinal") and interval.is_point and interval.lo <= 3


def _differs(claim: Slot, rival: Slot | None) -> str:
    if rival is None:
        return f"the article has no “{claim.span.text}” and nothing that it could be"
    return f"says {show(claim)}; the article gives {show(rival)}"


def _swapped(claim: Slot, rival: Slot) -> str:
    said = f"says {show(claim)}, which the article gives of something else"
    return f"{said}; here it gives {show(rival)}"


def _flag(claim: Slot, rival: Slot | None, severity: Severity, explanation: str) -> Flag:
    evidence: Span | None = rival.span if rival else None
    return Flag(
        span=claim.span,
        kind=_FLAG_KIND[claim.kind],
        severity=severity,
        explanation=explanation,
        checker=NAME,
        evidence=evidence,
    )
