"""A learned checker's score and the rules' as one: what both know, weighed by a regression."""

from __future__ import annotations

from harness.checkers.common import Stack, logit, sigmoid


def stacked(stack: Stack, learned: float, rules: float) -> float:
    """The chance that a summary is consistent, from what each of the two gives it (0..1)."""
    return sigmoid(stack.intercept + stack.support * logit(learned) + stack.rules * logit(rules))
