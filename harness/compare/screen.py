"""A grid as text for a screen, which may be narrow."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from harness.compare.grid import Grid, GridCell


def printable(text: str) -> str:
    """Names and texts come from outside: no control character reaches a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


PROSE = ("Statement",)
"""Columns whose text may be broken over lines; numbers and names may not."""
PROSE_WIDTH = 40
NARROWEST = 8
"""No column is made narrower than this to fit the screen."""
GAP = 3
"""What rich puts between two columns: padding and a divider."""


def terminal(grid: Grid, width: int | None = None, styled: bool = False) -> str:
    """Plain text for a screen of ``width`` columns (120 unless told).

    A table that is too wide is continued below, under the columns that name its rows.
    """
    from rich.console import Console
    from rich.text import Text

    width = width or 120
    console = Console(file=io.StringIO(), width=width, force_terminal=styled, highlight=False)
    console.print(Text(printable(grid.title), style="italic"))
    for columns in _blocks(grid, width):
        console.print(_rich_table(grid, _fitted(grid, columns, width)))
    for note in grid.notes:
        console.print(Text(f"· {printable(note)}"))
    if grid.signature:
        console.print(Text(grid.signature, style="dim"), soft_wrap=True)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _blocks(grid: Grid, width: int) -> list[list[int]]:
    """Column numbers of each table that fits; those that name the rows stand in all of them."""
    widths = [_least(grid, index) for index in range(len(grid.header))]
    names = list(range(grid.names))
    blocks = [[*names]]
    for index in range(grid.names, len(widths)):
        wide = sum(widths[i] + GAP for i in [*blocks[-1], index]) >= width
        if wide and len(blocks[-1]) > len(names):
            blocks.append([*names])
        blocks[-1].append(index)
    return blocks


def _least(grid: Grid, index: int) -> int:
    """A column's width where its heading is broken between words, and prose over lines."""
    if grid.header[index] in PROSE:
        return PROSE_WIDTH
    words = max(map(len, printable(grid.header[index]).split()), default=1)
    return max(words, *(max(len(r[index].text) + 2, len(r[index].interval)) for r in grid.rows), 1)


def _most(grid: Grid, index: int) -> int:
    """A column's width where nothing in it has to be broken."""
    heading = len(printable(grid.header[index]))
    if grid.header[index] in PROSE:
        return max(heading, *(len(row[index].text) for row in grid.rows))
    return max(heading, _least(grid, index))


def _fitted(grid: Grid, columns: Sequence[int], width: int) -> dict[int, int]:
    """The columns of one table with their widths: what is left over goes to headings and prose.

    Where even the least is too much, prose gives way first, then whatever is widest.
    """
    fitted = {index: _least(grid, index) for index in columns}
    left = width - sum(each + GAP for each in fitted.values())
    for index in columns:
        more = min(_most(grid, index) - fitted[index], left)
        if grid.header[index] in PROSE:
            more = max(more, NARROWEST - fitted[index])
        elif more < 0:
            continue
        fitted[index] += more
        left -= more
    while left < 0 and max(fitted.values()) > NARROWEST:
        fitted[max(fitted, key=lambda index: fitted[index])] -= 1
        left += 1
    return fitted


def _rich_table(grid: Grid, columns: Mapping[int, int]) -> Any:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=False)
    for index, width in columns.items():
        name = printable(grid.header[index])
        left = name in PROSE or index < grid.names
        justify: Literal["left", "right"] = "left" if left else "right"
        table.add_column(Text(name), justify=justify, width=width, overflow="fold")
    for row in grid.rows:
        table.add_row(*(_rich_cell(row[index]) for index in columns))
    return table


def _rich_cell(cell: GridCell) -> Any:
    from rich.text import Text

    star = "*" if cell.best and cell.interval else ""
    text = Text().append(printable(cell.text) + cell.mark + star, "bold" if cell.best else "")
    return text.append(f"\n{cell.interval}", style="dim") if cell.interval else text
