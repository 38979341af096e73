"""``harness compare``: models x metrics, from runs to a grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.compare import notes, signature
from harness.compare.adjudicate import adjudicate
from harness.compare.align import Selection, align
from harness.compare.contrast import Contrast, Difference, Settings, contrast
from harness.compare.grid import Grid, GridCell, estimate_cell, plain
from harness.compare.load import Entry, LoadedRun, load_runs
from harness.compare.metrics import Metric, cell_frame, choose, outcome_counts, usable
from harness.facts.load import nearest
from harness.types import HarnessError, Outcome

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Query:
    """What to compare and how; the defaults are the command's."""

    metrics: Sequence[str] = ()
    sort: str | None = None
    baseline: str | None = None
    keep: Callable[[Entry], bool] = lambda entry: True
    settings: Settings = field(default_factory=Settings)
    adjudicated: bool = False


@dataclass(frozen=True)
class Comparison:
    """The table in numbers. ``contrasts`` is metric name -> contrast; ``models`` is sorted."""

    selection: Selection
    contrasts: dict[str, Contrast]
    models: tuple[str, ...]
    primary: str
    outcomes: dict[str, Counter[str]]
    query: Query
    notes: tuple[str, ...]
    signature: dict[str, Any]

    def frame(self) -> pd.DataFrame:
        """One row per model and metric, unrounded."""
        import pandas as pd

        return pd.DataFrame(
            [self._row(model, found) for found in self.contrasts.values() for model in self.models]
        )

    def _row(self, model: str, found: Contrast) -> dict[str, Any]:
        value = found.estimates[model]
        return {
            "model": model,
            "metric": found.metric.name,
            "mean": value.mean,
            "low": value.low,
            "high": value.high,
            "articles": value.n,
            "best": model in found.best(),
            "like_best": model in found.like_best(),
            "group": found.letters().get(model),
            "failed_cells": found.metric.treatment,
            **{str(o): self.outcomes[model][str(o)] for o in Outcome},
        }

    @cached_property
    def pairs(self) -> list[Difference]:
        """Every pair of models on the primary metric."""
        found = self.contrasts[self.primary]
        return found.differences(found.all_pairs()) if len(found.scores) > 1 else []

    def grid(self) -> Grid:
        """The table for people; with a baseline, each model's difference from it."""
        from dataclasses import asdict

        baseline = self.query.baseline
        details = {
            "signature": self.signature,
            "primary": self.primary,
            "pairs": [asdict(pair) for pair in self.pairs],
        }
        header, rows, frame = self._differences(baseline) if baseline else self._values()
        title = f"{_count(self.models, 'model')} on {_count(self.selection.articles, 'article')}"
        if baseline:
            title += f": difference from {baseline}"
        line = signature.short(self.signature)
        return Grid(title, header, rows, frame, self.notes, line, details)

    def _values(self) -> tuple[tuple[str, ...], tuple[tuple[GridCell, ...], ...], pd.DataFrame]:
        letters = self.contrasts[self.primary].letters()
        shown = self._outcome_columns()
        header = ["Model", *(["Group"] if letters else [])]
        header += [_heading(c.metric) for c in self.contrasts.values()] + [str(o) for o in shown]
        rows = []
        for model in self.models:
            row = [*plain([model, *([letters.get(model, "–")] if letters else [])])]
            row += [_cell(found, model) for found in self.contrasts.values()]
            row += plain([self.outcomes[model][str(outcome)] for outcome in shown])
            rows.append(tuple(row))
        return tuple(header), tuple(rows), self.frame()

    def _differences(
        self, baseline: str
    ) -> tuple[tuple[str, ...], tuple[tuple[GridCell, ...], ...], pd.DataFrame]:
        import pandas as pd

        others = [model for model in self.models if model != baseline]
        pairs = [(model, baseline) for model in others]
        found = {name: c.differences(pairs) for name, c in self.contrasts.items()}
        rows = []
        for index, model in enumerate(others):
            cells = [
                _difference_cell(differences[index], self.contrasts[name])
                for name, differences in found.items()
            ]
            rows.append((GridCell(model), *cells))
        records = [
            {"metric": name, **_difference_record(difference)}
            for name, differences in found.items()
            for difference in differences
        ]
        header = ("Model", *(f"Δ {_heading(c.metric)}" for c in self.contrasts.values()))
        return header, tuple(rows), pd.DataFrame(records)

    def explanations(self) -> list[str]:
        """The long signature and what each column means, as notes."""
        columns = [
            f"{c.metric.name}: {c.metric.about} A failed cell: {c.metric.treatment}."
            for c in self.contrasts.values()
        ]
        return [*columns, *(f"{key}: {value}" for key, value in self.signature.items())]

    def _outcome_columns(self) -> list[Outcome]:
        """``ok`` and every failure that occurred; a column of zeros says nothing."""
        return [
            outcome
            for outcome in Outcome
            if outcome is Outcome.OK or any(c[str(outcome)] for c in self.outcomes.values())
        ]


def compare(paths: Sequence[Path | str], query: Query | None = None) -> Comparison:
    """Compare the models of run folders.

    Raises:
        HarnessError: nothing in common, or an unknown metric, model or sort key.
    """
    runs = load_runs([Path(path) for path in paths])
    if query and query.adjudicated:
        runs = [adjudicate(run) for run in runs]
    return compare_runs(runs, query)


def compare_runs(runs: Sequence[LoadedRun], query: Query | None = None) -> Comparison:
    query = query or Query()
    chosen = choose(query.metrics)
    if query.sort and query.sort != "model" and query.sort not in query.metrics:
        chosen += [metric for metric in choose([query.sort]) if metric not in chosen]
    return tabulate(align(runs, query.keep), chosen, query)


def tabulate(selection: Selection, chosen: Sequence[Metric], query: Query) -> Comparison:
    metrics = usable(chosen, selection.judged)
    frame = cell_frame(selection, metrics)
    found = {
        metric.name: contrast(frame, metric, query.settings)
        for metric in metrics
        if query.metrics or frame[metric.name].notna().any()
    }
    if not found:
        raise HarnessError(
            "nothing to compare: no chosen metric has a value here.\n" + "\n".join(selection.notes)
        )
    primary = query.sort if query.sort in found else next(iter(found))
    _known_baseline(selection, query.baseline)
    long = signature.signature(selection, query.settings, query.adjudicated)
    comparison = Comparison(
        selection,
        found,
        _sorted(selection.models, found[primary], query.sort),
        primary,
        outcome_counts(selection),
        query,
        (),
        long,
    )
    return replace(comparison, notes=(*selection.notes, *notes.about(comparison)))


def _sorted(models: Sequence[str], primary: Contrast, sort: str | None) -> tuple[str, ...]:
    if sort == "model":
        return tuple(sorted(models))
    ranking = primary.ranking
    return (*ranking, *(model for model in models if model not in ranking))


def _count(items: Sequence[str], noun: str) -> str:
    return f"{len(items)} {noun}{'' if len(items) == 1 else 's'}"


def _known_baseline(selection: Selection, baseline: str | None) -> None:
    if baseline is not None and baseline not in selection.models:
        hint = nearest(baseline, selection.models)
        raise HarnessError(f"--baseline {baseline}: no such model in these runs{hint}")


def _heading(metric: Metric) -> str:
    arrow = {"high": " ↑", "low": " ↓", None: ""}[metric.better]
    return metric.title + arrow


def _cell(found: Contrast, model: str) -> GridCell:
    return estimate_cell(
        found.estimates[model],
        found.metric.digits,
        model in found.best(),
        model in found.like_best(),
    )


def _difference_cell(difference: Difference, found: Contrast) -> GridCell:
    """A difference is bold where it can be told from none."""
    cell = estimate_cell(difference.estimate, found.metric.digits)
    if difference.estimate.mean is None:
        return cell
    text = f"{difference.estimate.mean:+.{found.metric.digits}f}"
    tested = difference.estimate.n > 1
    apart = tested and difference.told_apart(found.settings.alpha)
    return GridCell(text, cell.interval, best=apart, like_best=tested and not apart)


def _difference_record(difference: Difference) -> dict[str, Any]:
    return {
        "model": difference.first,
        "baseline": difference.second,
        "difference": difference.estimate.mean,
        "low": difference.estimate.low,
        "high": difference.estimate.high,
        "articles": difference.estimate.n,
        "p": difference.p,
        "p_holm": difference.p_holm,
        "effect": difference.effect,
        "detectable": difference.detectable,
        "wins": difference.wins,
        "losses": difference.losses,
    }
