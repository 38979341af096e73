"""From a specification to a checker of claims, importing only the kind that is asked for."""

from __future__ import annotations

from importlib import import_module

from harness.checkers.base import ClaimChecker
from harness.checkers.spec import ENTRY_POINTS, CheckerSpec, PluginSpec
from harness.models.kinds import registered_class

_BUILT_IN = {
    "overlap": ("harness.checkers.overlap", "Overlap"),
    "nli": ("harness.checkers.hub.classifiers", "Nli"),
    "summac": ("harness.checkers.hub.summac", "Summac"),
    "classifier": ("harness.checkers.hub.classifiers", "Classifier"),
    "answer": ("harness.checkers.hub.answers", "Answer"),
    "first-token": ("harness.checkers.hub.first_token", "FirstToken"),
    "align": ("harness.checkers.hub.align", "Align"),
    "judge": ("harness.checkers.judge.judge", "Judge"),
    "tokens": ("harness.checkers.hub.tokens", "Tokens"),
    "embedded": ("harness.checkers.embedded.checker", "Embedded"),
    "contrast": ("harness.checkers.contrast.checker", "Contrast"),
}


def build(spec: CheckerSpec) -> ClaimChecker:
    """The checker that a specification describes; nothing is loaded yet.

    The kind ``rules`` judges summaries, not claims, and has no such checker.
    """
    if isinstance(spec, PluginSpec):
        make = registered_class(spec.kind, ENTRY_POINTS, f"checker {spec.name}")
    else:
        module, name = _BUILT_IN[spec.kind]
        make = getattr(import_module(module), name)
    checker: ClaimChecker = make(spec)
    return checker
