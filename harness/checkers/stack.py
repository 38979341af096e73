"""A learned checker and the rules as one probability: what both know, weighed by a regression."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from harness.checkers.base import Claim, Judgement
from harness.checkers.spec import Stack, logit, sigmoid
from harness.types import Flag, Severity


def feature(kind: str, severity: str) -> str:
    """What a flag of the rules counts as: its kind, remarks (low severity) apart."""
    return f"{kind}/low" if severity == Severity.LOW else str(kind)


def stacked(
    stack: Stack, judged: Iterable[tuple[Claim, Judgement]], flags: Sequence[Flag]
) -> list[tuple[Claim, Judgement]]:
    """Claims with the probability that a checker and the rules' flags on them make together."""
    return [
        (claim, replace(judgement, probability=_together(stack, claim, judgement, flags)))
        for claim, judgement in judged
    ]


def _together(
    stack: Stack, claim: Claim, judgement: Judgement, flags: Sequence[Flag]
) -> float | None:
    """Kinds of flags that the stack has no weight for count nothing."""
    if judgement.probability is None:
        return None
    own = [feature(flag.kind, flag.severity) for flag in flags if flag.span.overlaps(claim.span)]
    counted = sum(stack.flags.get(each, 0.0) for each in own)
    return sigmoid(stack.intercept + stack.support * logit(judgement.probability) + counted)
