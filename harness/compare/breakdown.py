"""``--by``: the same numbers, broken down by article, prompt, seed, kind of flag or fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

from harness.compare import signature
from harness.compare.align import Selection
from harness.compare.grid import Grid, GridCell, plain
from harness.compare.load import Entry
from harness.compare.metrics import choose
from harness.compare.table import Comparison, tabulate
from harness.types import HarnessError, VerdictKind

if TYPE_CHECKING:
    import pandas as pd

By = Literal["article", "fact", "kind", "prompt", "seed"]
BY: tuple[By, ...] = get_args(By)
TOLD = (VerdictKind.SUPPORTED, VerdictKind.VAGUE, VerdictKind.CONTRADICTED, VerdictKind.OMITTED)
SYMBOLS = {"supported": "●", "vague": "◐", "contradicted": "✕", "omitted": "○"}


def break_down(comparison: Comparison, by: By) -> Grid:
    """The grid of one break-down of a comparison.

    Raises:
        HarnessError: it needs verdicts or flags, and the runs have none in common.
    """
    if by in ("fact", "kind") and not comparison.selection.judged:
        raise HarnessError(f"--by {by}: needs verdicts of one checker.\n"
                           + "\n".join(comparison.selection.notes))  # fmt: skip
    makers: dict[By, Callable[[Comparison], Grid]] = {
        "article": _by_article,
        "fact": _by_fact,
        "kind": _by_kind,
        "prompt": lambda c: _by_label(c, "prompt", lambda entry: entry.prompt or "none"),
        "seed": lambda c: _by_label(
            c, "seed", lambda entry: "none" if entry.seed is None else str(entry.seed)
        ),
    }
    return makers[by](comparison)


def _grid(
    comparison: Comparison,
    title: str,
    header: Sequence[str],
    rows: Sequence[tuple[GridCell, ...]],
    frame: pd.DataFrame,
    notes: Sequence[str] = (),
) -> Grid:
    said = (*comparison.selection.notes, *notes)
    details = {"signature": comparison.signature}
    line = signature.short(comparison.signature)
    return Grid(title, tuple(header), tuple(rows), frame, said, line, details)


def _by_article(comparison: Comparison) -> Grid:
    """Articles x models in the primary metric, the hardest article first."""
    found = comparison.contrasts[comparison.primary]
    scores = found.scores[list(comparison.models)]
    hardness = scores.mean(axis=1).sort_values(ascending=found.metric.better != "low")
    scores = scores.loc[hardness.index]
    rows = [
        plain([article, *(_number(value, found.metric.digits) for value in values)])
        for article, *values in scores.itertuples()
    ]
    frame = scores.reset_index().melt("article", var_name="model", value_name=found.metric.name)
    title = f"{found.metric.title} by article, the hardest first"
    return _grid(comparison, title, ["Article", *comparison.models], rows, frame)


def _by_label(comparison: Comparison, name: str, label: Callable[[Entry], str]) -> Grid:
    """The whole table again with one row for each model and prompt (or seed)."""
    entries = tuple(
        replace(entry, model=f"{entry.model} · {label(entry)}")
        for entry in comparison.selection.entries
    )
    selection = replace(comparison.selection, entries=entries)
    query = replace(comparison.query, baseline=None)
    metrics = [found.metric for found in comparison.contrasts.values()]
    grid = tabulate(selection, metrics, query).grid()
    model, part = zip(*(value.split(" · ", 1) for value in grid.frame["model"]), strict=True)
    frame = grid.frame.assign(**{"model": model, name: part})
    header = (f"Model · {name}", *grid.header[1:])
    return replace(grid, title=f"{grid.title} by {name}", header=header, frame=frame)


def _by_kind(comparison: Comparison) -> Grid:
    """Flags of each kind per summary: which errors does each model make?"""
    kinds = _flag_kinds(comparison.selection)
    flags = [metric for name in kinds or ["hallucinations"] for metric in choose([name])]
    query = replace(comparison.query, metrics=[metric.name for metric in flags], baseline=None)
    grid = tabulate(comparison.selection, flags, query).grid()
    header = tuple(text.replace(" flags ↓", "") for text in grid.header)
    notes = grid.notes if kinds else (*grid.notes, "No summary has a flag of any kind.")
    return replace(grid, title="Flags per summary, by kind", header=header, notes=notes)


def _flag_kinds(selection: Selection) -> list[str]:
    counts = Counter(
        f"flags_{flag['kind']}"
        for entry in selection.entries
        if entry.checked and entry.check and not entry.failed
        for flag in entry.check["flags"]
    )
    return [name for name, _ in counts.most_common()]


def fact_frame(selection: Selection) -> pd.DataFrame:
    """One row per cell and fact: article, fact, kind, statement, model, verdict.

    A failed cell tells nothing, so each fact of its article counts as omitted.
    """
    import pandas as pd

    facts = {
        (article, fact.id): (fact.kind, fact.statement)
        for run in selection.runs
        for article, case in run.cases.items()
        if case.facts
        for fact in case.facts.facts
    }
    judged = _judged_facts(selection)
    records = []
    for entry in selection.entries:
        verdicts = _verdicts(entry, judged.get(entry.article, []))
        for fact, verdict in verdicts.items():
            kind, statement = facts[entry.article, fact]
            records.append((entry.article, fact, kind, statement, entry.model, verdict))
    columns = ["article", "fact", "kind", "statement", "model", "verdict"]
    return pd.DataFrame(records, columns=columns)


def _judged_facts(selection: Selection) -> dict[str, list[str]]:
    return {
        entry.article: [verdict["fact"] for verdict in entry.check["verdicts"]]
        for entry in selection.entries
        if entry.checked and entry.check and not entry.failed
    }


def _verdicts(entry: Entry, facts: Sequence[str]) -> dict[str, str]:
    if entry.failed:
        return dict.fromkeys(facts, str(VerdictKind.OMITTED))
    if not entry.checked or entry.check is None:
        return {}
    return {verdict["fact"]: verdict["verdict"] for verdict in entry.check["verdicts"]}


def _by_fact(comparison: Comparison) -> Grid:
    """Facts x models, the fact that most models miss first."""
    import pandas as pd

    frame = fact_frame(comparison.selection)
    frame = frame[frame["kind"] != "never"]
    if frame.empty:
        raise HarnessError("--by fact: these runs have no fact sets, so there are no facts")
    shares = (
        pd.crosstab(
            [frame["article"], frame["fact"], frame["kind"], frame["statement"], frame["model"]],
            frame["verdict"],
            normalize="index",
        )
        .reindex(columns=[str(kind) for kind in VerdictKind], fill_value=0.0)
        .reset_index()
    )
    recall = shares.groupby(["article", "fact"])["supported"].mean().sort_values(kind="stable")
    cells = {(r.article, r.fact, r.model): r for r in shares.itertuples()}
    statements = frame.drop_duplicates(["article", "fact"]).set_index(["article", "fact"])
    several = len(comparison.selection.articles) > 1
    rows = [
        plain(
            [
                *([article] if several else []),
                fact,
                *(_verdict_text(cells.get((article, fact, m))) for m in comparison.models),
                statements.loc[(article, fact), "statement"],
            ]
        )
        for article, fact in recall.index
    ]
    everyone = int((recall == 0).sum())
    note = f"{everyone} of {len(recall)} facts are supported by no summary of any model."
    key = "● supported, ◐ vague, ✕ contradicted, ○ omitted; shares of the summaries where mixed."
    title = "Verdicts by fact, the most missed first"
    names = ["Article", "Fact"] if several else ["Fact"]
    header = [*names, *comparison.models, "Statement"]
    grid = _grid(comparison, title, header, rows, shares, [note, key])
    return replace(grid, names=len(names))


def _verdict_text(row: object) -> str:
    if row is None:
        return "–"
    shares = {str(kind): getattr(row, kind) for kind in TOLD}
    return " ".join(
        SYMBOLS[kind] if share == 1 else f"{SYMBOLS[kind]}{share:.0%}"
        for kind, share in shares.items()
        if share
    ) or "?"  # fmt: skip


def _number(value: float, digits: int) -> str:
    return "–" if value != value else f"{value:.{digits}f}"
