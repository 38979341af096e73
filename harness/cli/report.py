"""``harness report``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("report")
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default="report.html",
    show_default=True,
)
@click.option("--sort", metavar="METRIC", help="Order models by this metric, or by `model`.")
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="FIELD=PATTERN",
    help="Keep cells by run, model, article, prompt, seed or outcome (`!=` excludes).",
)
@click.option("--adjudicated", is_flag=True, help="Show what people decided in `harness review`.")
def report(
    runs: tuple[Path, ...], output: Path, sort: str | None, filters: tuple[str, ...],
    adjudicated: bool,
) -> None:  # fmt: skip
    """Write one self-contained HTML page about RUNS."""
    from harness.compare.filters import parse_filters
    from harness.compare.table import Query
    from harness.report.build import write_report

    size = write_report(runs, output, Query((), sort, None, parse_filters(filters),
                                            adjudicated=adjudicated))  # fmt: skip
    click.echo(f"{output}: {size / 1e6:.1f} MB; open it in a browser")
