"""``harness gate``: does a run reach what is required of it, and has it become worse?"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from harness.compare.contrast import Contrast, Settings
from harness.compare.intervals import Estimate
from harness.compare.load import Entry, LoadedRun, load_run, load_runs
from harness.compare.metrics import METRICS
from harness.compare.permutation import smallest_p
from harness.compare.table import Query, compare_runs
from harness.facts.load import nearest
from harness.types import HarnessError

Bound = Literal["mean", "interval"]
NOT_TO_REGRESS = ("fact_recall", "contradictions", "hallucinations", "flagged", "failed")
OPERATORS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """``[MODEL:]METRIC>=NUMBER``; without a model, every model must meet it."""

    text: str
    metric: str
    operator: str
    limit: float
    model: str | None = None

    def decisive(self, found: Estimate, bound: Bound) -> float | None:
        """The number that is held against the limit: the mean, or the interval's bad end."""
        if bound == "mean":
            return found.mean
        return found.low if self.operator.startswith(">") else found.high

    def met(self, value: float) -> bool:
        return OPERATORS[self.operator](value, self.limit)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the gate: what was asked of which model, and whether it holds."""

    check: str
    model: str
    passed: bool
    message: str
    noticed: str = ""
    """What a reader should know even though it passed."""


def parse_requirement(text: str) -> Requirement:
    """Raises HarnessError where the text is not of the form, or names no metric."""
    match = re.fullmatch(
        r"\s*(?:(.+?)\s*:\s*)?(\w+)\s*(>=|<=|>|<)\s*(-?[\d.]+(?:e-?\d+)?)\s*", text
    )
    if not match:
        raise HarnessError(f"--require {text!r}: write METRIC>=NUMBER, such as 'fact_recall>=0.8'")
    model, metric, sign, number = match.groups()
    if metric not in METRICS:
        raise HarnessError(f"--require {text!r}: no metric {metric!r}{nearest(metric, METRICS)}")
    try:
        limit = float(number)
    except ValueError:
        raise HarnessError(f"--require {text!r}: {number!r} is not a number") from None
    return Requirement(text.strip(), metric, sign, limit, model)


def check_requirements(
    run: Path,
    requirements: Sequence[Requirement],
    keep: Callable[[Entry], bool],
    bound: Bound,
    settings: Settings,
) -> list[Finding]:
    """Hold each requirement against each model of the run.

    A value that does not exist fails: what was not measured was not reached.
    """
    if not requirements:
        return []
    names = list(dict.fromkeys(requirement.metric for requirement in requirements))
    found = compare_runs(load_runs([run]), Query(names, keep=keep, settings=settings))
    findings = []
    for requirement in requirements:
        known = found.selection.models
        if requirement.model is not None and requirement.model not in known:
            hint = nearest(requirement.model, known)
            raise HarnessError(f"--require {requirement.text!r}: no such model in the run{hint}")
        for model in [requirement.model] if requirement.model else known:
            estimate = found.contrasts[requirement.metric].estimates[model]
            findings.append(_judge(requirement, model, estimate, bound))
    return findings


def _judge(requirement: Requirement, model: str, found: Estimate, bound: Bound) -> Finding:
    value = requirement.decisive(found, bound)
    if value is None:
        reason = (
            "no value: no cell of the model gives one"
            if found.mean is None
            else f"the mean is {found.mean:.4g}, but one article gives no interval"
        )
        return Finding(requirement.text, model, False, reason)
    shown = f"{found.mean:.4g}"
    if found.low is not None and found.high is not None:
        shown += f" [{found.low:.4g}, {found.high:.4g}]"
    message = f"{requirement.metric} is {shown} over {found.n} article{'s' * (found.n != 1)}"
    noticed = ""
    if bound == "mean" and (worst := requirement.decisive(found, "interval")) is not None:
        sides = {requirement.met(value), requirement.met(worst)}
        noticed = "the limit lies within the interval" if len(sides) == 2 else ""
    return Finding(requirement.text, model, requirement.met(value), message, noticed)


def check_regression(
    run: Path,
    baseline: Path,
    metrics: Sequence[str],
    keep: Callable[[Entry], bool],
    settings: Settings,
) -> list[Finding]:
    """Compare each model of the run with its namesake in the baseline, paired by article.

    A metric has regressed where it is worse and the one-sided sign-flip test (half the
    two-sided p) shows it at ``alpha``. With so few articles that the test never could,
    any worse value is a regression: a gate that cannot fail would be none.
    """
    new, old = load_run(run), load_run(baseline)
    shared = [m for m in _models(new, keep) if m in set(_models(old, keep))]
    if not shared:
        raise HarnessError(
            f"--baseline {baseline}: no model of {run} is in it, so nothing can have regressed; "
            f"it has {', '.join(_models(old, keep)) or 'no summaries'}"
        )
    return [
        finding for m in shared for finding in _regressions(new, old, m, metrics, keep, settings)
    ]


def _models(run: LoadedRun, keep: Callable[[Entry], bool]) -> list[str]:
    return list(dict.fromkeys(entry.model for entry in run.entries if keep(entry)))


def _regressions(
    new: LoadedRun,
    old: LoadedRun,
    model: str,
    metrics: Sequence[str],
    keep: Callable[[Entry], bool],
    settings: Settings,
) -> Iterator[Finding]:
    """The two versions of one model, compared on what the runs share."""
    runs = [_only(new, model, "new", keep), _only(old, model, "old", keep)]
    comparison = compare_runs(runs, Query(metrics, settings=settings))
    for name, found in comparison.contrasts.items():
        if found.metric.better is not None:
            yield _regression(name, model, found)


def _only(run: LoadedRun, model: str, label: str, keep: Callable[[Entry], bool]) -> LoadedRun:
    entries = tuple(
        replace(entry, model=label, run=label)
        for entry in run.entries
        if entry.model == model and keep(entry)
    )
    return replace(run, name=label, entries=entries)


def _regression(name: str, model: str, found: Contrast) -> Finding:
    check = f"no regression in {name}"
    (difference,) = found.differences([("new", "old")])
    before, after = found.estimates["old"].mean, found.estimates["new"].mean
    if before is None or after is None or difference.estimate.mean is None:
        passed = before is None
        reason = (
            "neither run has a value" if passed and after is None else "only one run has a value"
        )
        return Finding(check, model, passed, reason)
    worse = difference.estimate.mean * (1 if found.metric.better == "low" else -1) > 0
    alpha = found.settings.alpha
    testable = smallest_p(difference.estimate.n, found.settings.trials) / 2 <= alpha
    regressed = worse and (not testable or difference.p / 2 <= alpha)
    message = (
        f"{before:.4g} before, {after:.4g} now over {difference.estimate.n} articles "
        f"(one-sided p {difference.p / 2:.3g})"
    )
    if regressed and not testable:
        message += "; too few articles to test, so any worse value counts"
    return Finding(check, model, not regressed, message)
