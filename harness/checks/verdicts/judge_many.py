"""Verdicts on "many", which says less than the figure of a fact."""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.reading.analysis import Analysis
from harness.checks.verdicts.finding import Finding
from harness.checks.verdicts.levels import argument_of
from harness.checks.verdicts.prepared import Prepared
from harness.types import VerdictKind
from harness.values.measure import Quantity
from harness.values.quantity import describe

_MANY = frozenset("many numerous countless".split())
_SOME = 10
"""From how many on a count may be called many."""


def judge_many(prepared: Prepared, text: Analysis) -> Iterator[Finding]:
    """ "Many people were injured", which is true of hundreds and says less."""
    reference = prepared.value
    if not isinstance(reference, Quantity) or reference.unit != "count" or reference.of:
        return
    if reference.interval.lo < _SOME:
        return
    for token in text.doc if not _MANY.isdisjoint(text.lemmas) else ():
        if token.lower_ not in _MANY or token.dep_ != "amod":
            continue
        if prepared.cues.words & argument_of(token.head):
            span = text.span(token.i, token.head.i + 1)
            why = f"says “{span.text}”, true but less than {describe(reference)}"
            yield Finding(VerdictKind.VAGUE, span, why)
