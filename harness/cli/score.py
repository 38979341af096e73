"""``harness score``: check a run's stored summaries again."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from harness.cli.options import config_dir

MODES = ("auto", "bars", "lines", "json", "quiet")


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--shard", metavar="I/N", help="Check part I of N alone.")
@click.option(
    "--checker",
    "checkers",
    multiple=True,
    metavar="NAME",
    help="Use these checkers from now on instead of the run's own; repeat for several.",
)
@config_dir
@click.option(
    "--retry-errors", is_flag=True, help="Try checks again that failed, or left claims unscored."
)
@click.option("--progress", type=click.Choice(MODES), default="auto", show_default=True)
@click.option("--show-flags", type=click.IntRange(0), default=50, show_default=True)
def score(
    run: Path,
    shard: str | None,
    checkers: tuple[str, ...],
    config_dir: str | None,
    retry_errors: bool,
    progress: str,
    show_flags: int,
) -> None:
    """Check the summaries of the folder RUN by today's facts and checkers.

    What is checked already under the same facts and checkers stays. No model that
    writes summaries is loaded.
    """
    from harness.cli.settings import groups_in
    from harness.cli.show import show_run
    from harness.runs.score import Rescoring, rescore

    load = groups_in(config_dir).load
    how = Rescoring(load, shard, retry_errors, progress, checkers)  # type: ignore[arg-type]
    report = rescore(run, how)
    show_run(run, show_flags)
    for note in report.notes:
        click.echo(f"note: {note}", err=True)
    noun = "summary" if report.checked == 1 else "summaries"
    click.echo(f"{report.checked} {noun} checked anew", err=True)
    if report.failed:
        sys.exit(1)
