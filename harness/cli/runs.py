"""``harness runs``: list, show, query, tidy and remove stored runs."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness.types import HarnessError

if TYPE_CHECKING:
    from harness.runs.shelf import Summary

ENDS = {2: "refused", 3: "stopped at max_errors", 70: "crashed", 130: "interrupted"}
"""What the exit code of a run's last command means for the run."""

RUN = click.argument("run", type=click.Path(path_type=Path))


@click.group()
def runs() -> None:
    """List, show, query and tidy stored runs."""


@runs.command("list")
@click.argument("folder", default="results", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
def list_runs(folder: Path, as_json: bool) -> None:
    """List the runs below FOLDER (by default: results)."""
    from harness.cli.show import console
    from harness.cli.tables import in_blocks
    from harness.runs.shelf import describe, runs_in

    if not folder.is_dir():
        raise HarnessError(f"{folder}: there is no such folder; `harness run` makes the first run")
    found, damaged = [], []
    for path in runs_in(folder):
        try:
            found.append(describe(path))
        except HarnessError as error:
            damaged.append(str(error))
    for said in damaged:
        click.echo(f"Warning: {said}", err=True)
    if as_json:
        for run in found:
            click.echo(json.dumps(asdict(run) | {"path": str(run.path), "state": state(run)}))
        return
    if not found:
        click.echo(f"no runs below {folder}", err=True)
        return
    out = console()
    for table in in_blocks(HEADINGS, [_row(run) for run in found], out.width, words=(1, 4, 6, 7)):
        out.print(table)


HEADINGS = ("run", "written", "cells", "failed", "state", "MB", "suite", "models")


def _row(run: Summary) -> tuple[str, ...]:
    written = run.written[:16].replace("T", " ")  # to the minute; UTC, as all that is stored
    done = f"{run.done}/{run.cells}"
    size = f"{run.bytes / 1e6:.1f}"
    models = ", ".join(run.models)
    return str(run.path), written, done, str(run.failed), state(run), size, run.suite, models


def state(run: Summary) -> str:
    """How the last command on a run ended, and what is left, in a word or two."""
    from harness.cli.sweep import read_word

    word = read_word(run.path)
    if word is not None and word["exit_code"] is None:
        return "running or killed"
    if word is not None and word["exit_code"] in ENDS:
        return ENDS[word["exit_code"]]
    return "complete" if run.done == run.cells and not run.failed else "in part"


@runs.command()
@RUN
@click.option("--show-flags", type=click.IntRange(0), default=50, show_default=True)
def show(run: Path, show_flags: int) -> None:
    """Print the table and flags of RUN again."""
    from harness.cli.show import show_run

    show_run(run, show_flags, keep=False)


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
