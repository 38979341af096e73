"""The tables of ``harness checkers bench``, in words and percent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from harness.cli.show import console
from harness.cli.tables import in_blocks

Result = Mapping[str, Any]


def show_bench(results: Sequence[Result]) -> None:
    """All checkers at once, then by domain and by type of error."""
    out = console()
    headings = (
        *("checker", "balanced acc.", "95 % interval", "ROC-AUC", "precision", "recall", "F1"),
        *("span F1", "ECE", "unscored", "summaries/s", "memory"),
    )
    for table in in_blocks(headings, [_row(result) for result in results], out.width):
        out.print(table)
    for part, measure in (("domains", "balanced_accuracy"), ("error_types", "recall")):
        _by(part, measure, results)
    out.print(
        "Precision, recall and F1 are of finding what is not consistent. The threshold of each "
        "decision was chosen on other documents.",
        style="dim",
        soft_wrap=True,
    )


def _row(r: Result) -> tuple[str, ...]:
    low, high = r["interval"] or (None, None)
    memory, speed = r["peak_memory_bytes"], r["summaries_per_second"]
    return (
        r["name"],
        _percent(r["balanced_accuracy"]),
        f"{_percent(low)}–{_percent(high)}",
        *(_percent(r[k]) for k in ("roc_auc", "precision", "recall", "f1", "span_f1", "ece")),
        str(r["unscored"]),
        "–" if speed is None else f"{speed:,.1f}",
        "–" if memory is None else f"{memory / 2**20:,.0f} MiB",
    )


def _by(part: str, measure: str, results: Sequence[Result]) -> None:
    names = sorted({name for r in results for name in r[part]})
    if not names or names == [""]:
        return
    title = f"{measure.replace('_', ' ')} by {part.replace('_', ' ').removesuffix('s')}"
    headings = (part.replace("_", " ").removesuffix("s"), "pairs", *(r["name"] for r in results))
    rows = []
    for name in names:
        of = [r[part].get(name, {}) for r in results]
        pairs = max(each.get("pairs", 0) for each in of)
        rows.append((name or "–", str(pairs), *(_percent(each.get(measure)) for each in of)))
    out = console()
    out.print(f"[italic]{title}[/]")
    for table in in_blocks(headings, rows, out.width):
        out.print(table)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"
