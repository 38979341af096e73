"""``harness merge``: join the shards of one run."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("shards", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", required=True, type=click.Path(path_type=Path), help="The joined run.")
@click.option("--show-flags", type=click.IntRange(0), default=50, show_default=True)
def merge(shards: tuple[Path, ...], into: Path, show_flags: int) -> None:
    """Join the folders SHARDS, made with shard=1/n to shard=n/n, into one run.

    Folders that are no shards of the same run are refused, with what differs.
    """
    from harness.cli.show import show_run
    from harness.runs.merge import merge as join

    joined = join(shards, into)
    show_run(into, show_flags)
    if pending := sum(not joined.has_cell(cell.key) for cell in joined.grid()):
        click.echo(
            f"note: {pending} summaries are in none of these shards; merge those that have them "
            f"into {into} later, or write them with the run's command and hydra.run.dir={into}",
            err=True,
        )
