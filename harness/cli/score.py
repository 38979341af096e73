"""``harness score``: check a run's stored summaries again."""

from __future__ import annotations

import sys
from pathlib import Path

import click

MODES = ("auto", "bars", "lines", "json", "quiet")


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--shard", metavar="I/N", help="Check part I of N alone.")
@click.option("--retry-errors", is_flag=True, help="Try checks again that failed.")
@click.option("--progress", type=click.Choice(MODES), default="auto", show_default=True)
@click.option("--show-flags", type=click.IntRange(0), default=50, show_default=True)
def score(run: Path, shard: str | None, retry_errors: bool, progress: str, show_flags: int) -> None:
    """Check the summaries of the folder RUN by today's facts and checkers.

    What is checked already under the same facts and checkers stays. No model is loaded.
    """
    from harness.cli.show import show_run
    from harness.runs.score import rescore

    report = rescore(run, shard, retry_errors, progress)  # type: ignore[arg-type]
    show_run(run, show_flags)
    click.echo(f"{report.checked} summaries checked anew", err=True)
    if report.failed:
        sys.exit(1)
