"""From a specification to a checker of claims, importing only the kind that is asked for."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points

from harness.checkers.base import ClaimChecker
from harness.checkers.spec import ENTRY_POINTS, CheckerSpec, PluginSpec
from harness.types import HarnessError

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
}


def build(spec: CheckerSpec) -> ClaimChecker:
    """The checker that a specification describes; nothing is loaded yet.

    The kind ``rules`` judges summaries, not claims, and has no such checker.
    """
    if isinstance(spec, PluginSpec):
        return _plugin(spec)
    module, name = _BUILT_IN[spec.kind]
    checker: ClaimChecker = getattr(import_module(module), name)(spec)
    return checker


def _plugin(spec: PluginSpec) -> ClaimChecker:
    found = entry_points(group=ENTRY_POINTS, name=spec.kind)
    if not found:
        raise HarnessError(
            f"checker {spec.name}: no installed package registers the kind {spec.kind!r} "
            f"in the entry point group {ENTRY_POINTS!r}; install the one that does"
        )
    checker: ClaimChecker = next(iter(found)).load()(spec)
    return checker
