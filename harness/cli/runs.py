"""``harness runs``: list, show, query, tidy and remove stored runs."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

RUN = click.argument("run", type=click.Path(path_type=Path))


@click.group()
def runs() -> None:
    """List, show, query and tidy stored runs."""


@runs.command("list")
@click.argument("folder", default="results", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
def list_runs(folder: Path, as_json: bool) -> None:
    """List the runs below FOLDER (by default: results)."""
    from rich.table import Table

    from harness.cli.show import console
    from harness.runs.shelf import describe, runs_in

    found = [describe(path) for path in runs_in(folder)]
    if as_json:
        for run in found:
            click.echo(json.dumps(asdict(run) | {"path": str(run.path)}))
        return
    table = Table(header_style="bold")
    for heading in ("run", "written", "suite", "models", "cells", "failed", "MB"):
        table.add_column(heading, overflow="fold")
    for run in found:
        done = f"{run.done}/{run.cells}"
        megabytes = f"{run.bytes / 1e6:.1f}"
        models = ", ".join(run.models)
        path = str(run.path)
        table.add_row(path, run.written, run.suite, models, done, str(run.failed), megabytes)
    console().print(table)


@runs.command()
@RUN
@click.option("--show-flags", type=click.IntRange(0), default=50, show_default=True)
def show(run: Path, show_flags: int) -> None:
    """Print the table and flags of RUN again."""
    from harness.cli.show import show_run

    show_run(run, show_flags)


@runs.command()
@RUN
@click.argument("sql")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per row.")
def query(run: Path, sql: str, as_json: bool) -> None:
    """Ask RUN in SQL; its tables are scores, cells, checks and articles.

    For example: "SELECT model, avg(score) FROM scores GROUP BY model"
    """
    from harness.runs.query import query as ask

    result = ask(run, sql)
    if not as_json:
        click.echo(str(result), nl=False)
        return
    for row in result.fetchall():
        click.echo(json.dumps(dict(zip(result.columns, row, strict=True)), default=str))


@runs.command()
@click.argument("run", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def rm(run: tuple[Path, ...], yes: bool) -> None:
    """Delete the folders RUN. A folder that holds no run is refused."""
    from harness.runs.shelf import remove
    from harness.runs.store import RunStore

    for path in run:
        RunStore.open(path)
    if not yes and not click.confirm(f"Delete {', '.join(map(str, run))}?"):
        sys.exit(1)
    for path in run:
        remove(path)


@runs.command()
@RUN
def gc(run: Path) -> None:
    """Drop from RUN what its settings, facts and checkers no longer ask for."""
    from harness.runs.shelf import tidy

    click.echo(f"{tidy(run):,} bytes freed")
