"""From a parsed summary to its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checkers.base import Claim
from harness.claims.clauses import clauses, sentences
from harness.claims.pieces import Names, whole
from harness.claims.resolve import resolve

if TYPE_CHECKING:
    from harness.checkers.common import Granularity
    from harness.checks.reading.tokens import Doc


def split(doc: Doc, granularity: Granularity = "sentences", resolved: bool = True) -> list[Claim]:
    """The claims of a parsed summary, in order; those of a blank one are none.

    Args:
        granularity: one claim a sentence, a clause, or one for the whole summary. A
            sentence whose clauses cannot be told apart safely is one claim.
        resolved: put names for pronouns where that is safe (not for whole summaries,
            which hold the names themselves).
    """
    if granularity == "summary":
        claim = whole(doc, 0, len(doc), {})
        return [] if claim is None else [claim]
    names: Names = resolve(doc) if resolved else {}
    found: list[Claim] = []
    for sentence in sentences(doc):
        parts = clauses(sentence, names) if granularity == "clauses" else []
        claim = whole(doc, sentence.start, sentence.end, names)
        found += parts or ([claim] if claim is not None else [])
    return found


def claim_of(statement: str) -> Claim:
    """A statement, such as a fact's, as a claim of its own."""
    from harness.types import Span

    return Claim(statement, Span(0, len(statement), statement))
