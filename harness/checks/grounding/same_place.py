"""Whether two values are told of one thing, or differ in their bound alone."""

from __future__ import annotations

from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.relations import is_same_figure
from harness.checks.reading.binding import Slot
from harness.lexicon.words import lexicon
from harness.values.measure import Quantity

_PHYSICAL = frozenset(("length", "area", "volume", "mass", "temperature", "speed", "time"))


def same_figure(claim: Slot, candidate: Slot) -> bool:
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


def same_place(claim: Slot, candidate: Slot, index: ArticleIndex) -> bool:
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
