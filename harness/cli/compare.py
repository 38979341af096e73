"""``harness compare``."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from harness.compare.breakdown import By
    from harness.compare.intervals import Method
    from harness.compare.render import Format

FORMATS = ("terminal", "markdown", "latex", "csv", "json", "parquet")
BY = ("article", "fact", "kind", "prompt", "seed")


@click.command("compare")
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--by", type=click.Choice(BY), help="Break the table down.")
@click.option("--baseline", metavar="MODEL", help="Show differences from this model.")
@click.option("--metric", "metrics", multiple=True, help="A column, or `all`; may be repeated.")
@click.option("--sort", metavar="METRIC", help="Order rows by this metric, or by `model`.")
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="FIELD=PATTERN",
    help="Keep cells by run, model, article, prompt, seed or outcome (`!=` excludes).",
)
@click.option("--format", "format", type=click.Choice(FORMATS), help="Default: terminal.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to a file; its ending chooses the format.",
)
@click.option(
    "--interval",
    type=click.Choice(["auto", "t", "studentized", "bca"]),
    default="auto",
    show_default=True,
    help="How intervals are made.",
)
@click.option("--level", type=click.FloatRange(0.5, 0.999), default=0.95, show_default=True)
@click.option(
    "--trials",
    type=click.IntRange(99, 1_000_000),
    default=10_000,
    show_default=True,
    help="Random sign patterns of the test, where exactness is out of reach.",
)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--adjudicated", is_flag=True, help="Count what people decided in `harness review`.")
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TABLE.json",
    help="Say whether an earlier table, saved as JSON, can be held against this one.",
)
@click.option("--explain", is_flag=True, help="Print the long signature, and what each metric is.")
def compare_verb(
    runs: tuple[Path, ...], by: By | None, baseline: str | None, metrics: tuple[str, ...],
    sort: str | None, filters: tuple[str, ...], format: Format | None, output: Path | None,
    interval: Method, level: float, trials: int, seed: int, adjudicated: bool, against: Path | None,
    explain: bool,
) -> None:  # fmt: skip
    """Compare the models of RUNS: metrics with intervals, tested pair by pair."""
    from harness.compare import signature
    from harness.compare.breakdown import break_down
    from harness.compare.contrast import Settings
    from harness.compare.filters import parse_filters
    from harness.compare.intervals import IntervalPlan
    from harness.compare.output import write_file
    from harness.compare.render import format_of, render
    from harness.compare.table import Query, compare

    settings = Settings(IntervalPlan(interval, level, seed), trials, round(1 - level, 6))
    query = Query(metrics, sort, baseline, parse_filters(filters), settings, adjudicated)
    comparison = compare(runs, query)
    grid = break_down(comparison, by) if by else comparison.grid()
    if against:
        said = signature.against(against, comparison.signature)
        grid = replace(grid, notes=(said, *grid.notes))
    if explain:
        grid = replace(grid, notes=(*grid.notes, *comparison.explanations()))
    width = shutil.get_terminal_size((120, 40)).columns
    styled = output is None and sys.stdout.isatty()
    content = render(grid, format_of(output, format), width, styled)
    if output:
        write_file(output, content)
        click.echo(f"{output}: written", err=True)
    else:
        click.echo(content, nl=False)
