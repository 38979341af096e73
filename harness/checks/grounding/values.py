"""Every value of a summary against the article: is it there, and is it said of the same thing?"""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.grounding.absent import judge_absent
from harness.checks.grounding.by_pronoun import does_so
from harness.checks.grounding.comparison import FAR, MARGIN, RIVAL, SAME, Comparison, show
from harness.checks.grounding.derived import is_derivable
from harness.checks.grounding.flagged import flag_of, swapped
from harness.checks.grounding.given import counts_others, is_good, is_part
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.same_place import same_figure, same_place
from harness.checks.reading.binding import Slot
from harness.types import Flag, Severity
from harness.values.sets import Relation


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
        (good if is_good(claim, comparison) else bad).append(comparison)
    nearest = max(bad, key=lambda c: c.agreement, default=None)
    if not good:
        return judge_absent(claim, nearest, index)
    own = max(good, key=lambda c: c.agreement)
    if claim.kind == "quantity" and counts_others(claim, good, index):
        said = f"counts {claim.value.noun}s; the article gives {show(own.candidate)}"
        return flag_of(claim, own.candidate, Severity.MEDIUM, said)
    if nearest is None or nearest.relation is not Relation.DISJOINT:
        return None
    if claim.denied and not nearest.candidate.denied:
        return None
    if claim.kind == "quantity" and is_derivable(claim.value, [nearest.candidate], []):
        return None  # five others, of six
    if any(is_part(claim, c.candidate, nearest.candidate) for c in good):
        return None  # "four people died, three of them in Spain"
    if not (_is_told_else(claim, own, nearest) or same_place(claim, nearest.candidate, index)):
        return None
    if same_figure(claim, nearest.candidate):
        return None
    if _is_told_so(claim, own.candidate, nearest.candidate, index) or does_so(claim, index):
        return None
    if nearest.agreement >= RIVAL and nearest.agreement - own.agreement >= MARGIN:
        return flag_of(claim, nearest.candidate, Severity.MEDIUM, swapped(claim, nearest.candidate))
    return None


def _is_told_else(claim: Slot, own: Comparison, rival: Comparison) -> bool:
    """Whether the very words stand in a clause with another time, and the claim's own time stands
    in a clause on something else."""
    clauses = own.candidate.predicate and rival.candidate.predicate
    far = rival.agreement >= SAME and own.agreement < FAR
    return claim.kind == "time" and far and bool(clauses)


def _is_told_so(claim: Slot, own: Slot, rival: Slot, index: ArticleIndex) -> bool:
    """Whether the article gives the figure by the claim's verb, and the other by another."""
    verbs = index.vocabulary.meanings(f"{claim.predicate}.v") - {"be", "have"}
    return claim.kind == "quantity" and own.predicate in verbs and rival.predicate not in verbs
