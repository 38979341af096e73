"""Tables that a screen too narrow for them gets in several, each with whose row it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.markup import escape
from rich.table import Table

LONGEST = 28
"""A last column of words may be folded into lines of so many characters."""


def in_blocks(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int,
    *,
    naming: int = 1,
    words: Sequence[int] = (),
) -> Iterator[Table]:
    """The table, in several of some columns each where ``width`` is too narrow for all.

    The first ``naming`` columns say whose row it is, and stand in every table. Columns of
    ``words`` stand to the left and may be folded; those of figures are never cut.
    """
    for columns in _blocks([headings, *rows], width, naming, words):
        table = Table(header_style="bold")
        whole = len(columns) > naming + 1 or columns[-1] in words
        for index in columns:
            left = index < naming or index in words
            table.add_column(
                headings[index],
                justify="left" if left else "right",
                overflow="fold",
                no_wrap=whole and index not in words,
            )
        for row in rows:
            table.add_row(*(escape(row[index]) for index in columns))
        yield table


def _blocks(
    rows: Sequence[Sequence[str]], width: int, naming: int, words: Sequence[int]
) -> list[list[int]]:
    """Which columns fit beside one another, at least one a block, within ``width`` characters."""
    widths = [max(map(len, column)) + 3 for column in zip(*rows, strict=True)]
    for index in words:
        widths[index] = min(widths[index], LONGEST + 3)
    blocks: list[list[int]] = []
    room = 0
    for index in range(naming, len(widths)):
        if widths[index] > room:
            blocks.append(list(range(naming)))
            room = width - 1 - sum(widths[:naming])
        blocks[-1].append(index)
        room -= widths[index]
    return blocks
