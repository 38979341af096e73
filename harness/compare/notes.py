"""What must be said under a table, so that nobody reads more into it than it holds."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING

from harness.compare.contrast import contrast
from harness.compare.metrics import cell_frame
from harness.compare.permutation import smallest_p
from harness.listing import some
from harness.runs.manifest import rouge_against
from harness.types import Outcome

if TYPE_CHECKING:
    from harness.compare.contrast import Contrast
    from harness.compare.table import Comparison

NAMED = 4
"""Models that one note names."""


def about(comparison: Comparison) -> tuple[str, ...]:
    """All notes on a comparison, the gravest first."""
    return (
        *_adjudicated(comparison),
        *_one_article(comparison),
        *_too_few_articles(comparison),
        *_power(comparison),
        *_baseline(comparison),
        *_constant(comparison),
        *_cut(comparison),
        *_unscored(comparison),
        *_rouge(comparison),
        *_failures(comparison),
        *_marks(comparison),
    )


def _adjudicated(comparison: Comparison) -> Iterator[str]:
    if comparison.query.adjudicated:
        judged = sum(not entry.failed for entry in comparison.selection.entries)
        yield (
            f"Flags as people decided them in {judged} reviewed summaries; summaries that nobody "
            "has read to the end are left out."
        )


def _one_article(comparison: Comparison) -> Iterator[str]:
    articles = comparison.selection.articles
    if len(articles) > 1:
        return
    yield (
        f"One article ({articles[0]}): the models cannot be ranked beyond it, so there is "
        "no interval and no test. Add articles to rank models."
    )
    spreads = {m: s for m in comparison.models if (s := _seed_spread(comparison, m))}
    found = comparison.contrasts[comparison.primary].metric
    if spreads:
        shown = "; ".join(f"{model} {text}" for model, text in spreads.items())
        yield f"{found.title} over seeds on this article: {shown}."
    else:
        yield "No model was run with several seeds, so not even chance within it can be seen."


def _seed_spread(comparison: Comparison, model: str) -> str | None:
    """``0.50–0.75 (sd 0.10, 5 seeds)``, or None for a model with fewer than two seeds."""
    metric = comparison.contrasts[comparison.primary].metric
    values: dict[int, list[float]] = {}
    for entry in comparison.selection.entries:
        if entry.model == model and entry.seed is not None:
            value = metric.value(entry)
            if not math.isnan(value):
                values.setdefault(entry.seed, []).append(value)
    means = [sum(found) / len(found) for found in values.values()]
    if len(means) < 2:
        return None
    centre = sum(means) / len(means)
    spread = math.sqrt(sum((m - centre) ** 2 for m in means) / (len(means) - 1))
    low, high = (f"{bound:.{metric.digits}f}" for bound in (min(means), max(means)))
    return f"{low}–{high} (sd {spread:.{metric.digits}f}, {len(means)} seeds)"


def _too_few_articles(comparison: Comparison) -> Iterator[str]:
    n, settings = len(comparison.selection.articles), comparison.query.settings
    models = len(comparison.contrasts[comparison.primary].ranking)
    tests = models - 1 if comparison.query.baseline else models * (models - 1) // 2
    if n < 2 or tests < 1:
        return
    smallest = smallest_p(n, settings.trials)
    if smallest * tests > settings.alpha:
        yield (
            f"With {n} articles no p-value lies under {smallest:.2g}; for {tests} "
            f"{'pair' if tests == 1 else 'pairs'} at level {settings.alpha:g} it would have to "
            f"reach {settings.alpha / tests:.2g}: not every pair could be told apart, however "
            "large its difference."
        )


def _power(comparison: Comparison) -> Iterator[str]:
    found = comparison.contrasts[comparison.primary]
    least = [d.detectable for d in comparison.pairs if d.detectable is not None]
    if found.metric.better is None or not least:
        return
    shown = f"{median(least):.{max(found.metric.digits, 2)}f}"
    if not float(shown):  # the models never differed; another note says how little that tells
        return
    yield (
        f"With these {len(comparison.selection.articles)} articles a difference in "
        f"{found.metric.name} under {shown} between two "
        "models would be missed more often than one time in five (median over the pairs)."
    )


def _baseline(comparison: Comparison) -> Iterator[str]:
    if comparison.query.baseline:
        yield (
            "Differences are paired by article; a bold one (*) can be told from none, ≈ cannot "
            "(sign-flip test, Holm's correction over the models of a column)."
        )


def _constant(comparison: Comparison) -> Iterator[str]:
    names = [
        f"{model} ({found.metric.name})"
        for found in comparison.contrasts.values()
        for model, value in found.estimates.items()
        if value.constant and found.metric.better
    ]
    if names:
        n = len(comparison.selection.articles)
        unseen = 1 - 0.05 ** (1 / n)
        yield (
            f"The same value on every article, so the interval has no width: {some(names, NAMED)}. "
            f"{n} articles still leave room for up to {unseen:.0%} of articles that differ."
        )


def _cut(comparison: Comparison) -> Iterator[str]:
    """Articles that were longer than what a model read."""
    cut: Counter[str] = Counter()
    tokens: Counter[str] = Counter()
    for entry in comparison.selection.entries:
        if entry.cut_tokens:
            cut[entry.model] += 1
            tokens[entry.model] += entry.cut_tokens
    for model, count in cut.items():
        articles, they = (
            ("one article", "it is") if count == 1 else (f"{count} articles", "they are")
        )
        yield (
            f"{model} read {articles} in part: {they} longer than its context, and it "
            f"never saw {tokens[model]} tokens at the end."
        )


def _unscored(comparison: Comparison) -> Iterator[str]:
    told = [e.unscored for e in comparison.selection.entries if e.checked and not e.failed]
    unscored, verdicts = (sum(counts) for counts in zip(*told, strict=True)) if told else (0, 0)
    if unscored and comparison.selection.judged:
        yield (
            f"{unscored} of {verdicts} verdicts could not be decided by the checker and "
            "take no part in fact shares."
        )


def _rouge(comparison: Comparison) -> Iterator[str]:
    if any(name.startswith("rouge") for name in comparison.contrasts):
        cases = {n: case for run in comparison.selection.runs for n, case in run.cases.items()}
        used = [cases[name].article for name in comparison.selection.articles]
        yield f"ROUGE is computed against {rouge_against(used)}."


def _failures(comparison: Comparison) -> Iterator[str]:
    """How failed cells count, and the ranking if they counted the other way."""
    failed = sum(entry.failed for entry in comparison.selection.entries)
    truncated = sum(c[str(Outcome.TRUNCATED)] for c in comparison.outcomes.values())
    if truncated:
        yield f"{truncated} truncated summaries are judged as they stand."
    if not failed:
        return
    yield (
        f"{failed} of {len(comparison.selection.entries)} cells have no summary: "
        + "; ".join(_treatments(comparison))
        + "."
    )
    yield from _sensitivity(comparison)


def _treatments(comparison: Comparison) -> Iterator[str]:
    grouped: dict[str, list[str]] = {}
    for found in comparison.contrasts.values():
        grouped.setdefault(found.metric.treatment, []).append(found.metric.name)
    for treatment, names in grouped.items():
        yield f"{treatment}: {', '.join(names)}"


def _sensitivity(comparison: Comparison) -> Iterator[str]:
    """The primary ranking under the other treatment, and every other one that it changes."""
    same = []
    for found in comparison.contrasts.values():
        metric = found.metric
        if metric.otherwise is None or metric.better is None:
            continue
        frame = cell_frame(comparison.selection, [metric], other=True)
        other = contrast(frame, metric, comparison.query.settings)
        unchanged = other.ranking == found.ranking
        if unchanged and metric.name != comparison.primary:
            same.append(metric.name)
            continue
        how = "left out" if math.isnan(metric.otherwise) else f"counted as {metric.otherwise:g}"
        verdict = "the same ranking" if unchanged else "another ranking"
        yield (
            f"Sensitivity: {metric.name} with failed cells {how} gives {verdict}: {_ranked(other)}."
        )
    if same:
        yield f"The other treatment of failed cells leaves the rankings of {', '.join(same)} alone."


def _ranked(found: Contrast) -> str:
    return " > ".join(
        f"{model} {found.estimates[model].mean:.{found.metric.digits}f}" for model in found.ranking
    )


def _marks(comparison: Comparison) -> Iterator[str]:
    found = comparison.contrasts[comparison.primary]
    if comparison.query.baseline or not found.adjusted:
        return
    yield (
        f"Bold (*): best. ≈: cannot be told apart from the best. Models that share a group letter "
        f"cannot be told apart in {found.metric.name} (level "
        f"{comparison.query.settings.alpha:g}, Holm's correction over all pairs)."
    )
