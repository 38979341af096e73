"""``harness facts show``: the article with each fact's evidence marked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness.types import HarnessError

if TYPE_CHECKING:
    from rich.text import Text

    from harness.facts.load import FactSet
    from harness.facts.show import Line

COLOURS = {
    "quantity": "red",
    "date": "blue",
    "place": "green",
    "role": "cyan",
    "event": "magenta",
    "quote": "yellow",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@click.command()
@click.argument("path")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write one self-contained HTML page instead.")  # fmt: skip
def show(path: str, html: Path | None) -> None:
    """Show the article of a fact set with each fact's evidence marked, then the facts.

    Facts without evidence in the article are listed apart.
    """
    from harness.facts.find import find_one
    from harness.facts.load import load_fact_set
    from harness.facts.page import build_page

    facts = load_fact_set(find_one(path))
    if html is None:
        _print(facts)
        return
    try:
        html.write_text(build_page(facts), encoding="utf-8")
    except OSError as error:
        raise HarnessError(f"{html}: cannot be written: {error.strerror}") from None
    click.echo(f"{html}: open it in a browser")


def _print(facts: FactSet) -> None:
    from rich.console import Console

    from harness.facts.show import lines_of

    lines = lines_of(facts)
    out = Console(width=None if sys.stdout.isatty() else 100, highlight=False)
    out.print(_article(facts, lines, bare=not out.is_terminal))
    never = [line for line in lines if line.judged.fact.kind == "never"]
    missing = [line for line in lines if line.missing]
    found = [line for line in lines if line not in never and line not in missing]
    for title, some in (
        ("Facts", found),
        ("Tempting falsehoods", never),
        ("Without evidence in the article", missing),
    ):
        if some:
            out.print(f"\n{title}", style="bold")
            out.print(_table(some))


def _article(facts: FactSet, lines: list[Line], bare: bool) -> Text:
    """The text; without colours, brackets show where a mark begins and ends."""
    from rich.text import Text

    from harness.facts.show import pieces_of

    shown = Text()
    open_now: set[int] = set()
    for piece in pieces_of(facts.article.text, lines):
        here = {line.number for line in piece.lines}
        if bare:
            shown.append("[" * len(here - open_now))
        shown.append(piece.text, _style(piece.lines))
        for line in piece.ending:
            number = str(line.number).translate(_RAISED)
            shown.append(f"]{number}" if bare else number, "bold")
        open_now = here - {line.number for line in piece.ending}
    return shown


def _style(lines: tuple[Line, ...]) -> str:
    if not lines:
        return ""
    if any(line.wrong for line in lines):
        return "bold white on red"
    return f"bold underline {COLOURS.get(lines[0].judged.fact.kind, 'white')}"


def _table(lines: list[Line]) -> object:
    from rich.table import Table
    from rich.text import Text

    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", ratio=1)
    for line in lines:
        fact = line.judged.fact
        detail = "" if line.finding == "found" else f"\n{line.finding}"
        if detail and line.judged.article.explanation:
            detail += f": {line.judged.article.explanation}"
        style = COLOURS.get(fact.kind, "")
        table.add_row(str(line.number), Text(fact.id, style=style), Text(fact.statement + detail))
    return table
