"""A grid as terminal text, markdown, LaTeX, CSV, JSON or Parquet."""

from __future__ import annotations

import io
import json
import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

from harness.compare.grid import Grid, GridCell
from harness.types import HarnessError

Format = Literal["terminal", "markdown", "latex", "csv", "json", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)


def render(grid: Grid, format: Format, width: int | None = None, styled: bool = False) -> bytes:
    """The grid in one format, as the bytes of a file (UTF-8 where it is text).

    ``styled`` adds bold and dim for a screen to the terminal format.
    """
    if format == "parquet":
        return grid.frame.to_parquet(index=False)
    makers: dict[str, Callable[[Grid], str]] = {
        "terminal": lambda g: terminal(g, width, styled),
        "markdown": markdown,
        "latex": latex,
        "csv": lambda g: str(g.frame.to_csv(index=False, lineterminator="\n")),
        "json": to_json,
    }
    return makers[format](grid).encode("utf-8", "replace")


ENDINGS: Mapping[str, Format] = {
    ".txt": "terminal", ".md": "markdown", ".tex": "latex", ".csv": "csv",
    ".json": "json", ".parquet": "parquet",
}  # fmt: skip


def format_of(output: Path | None, format: Format | None) -> Format:
    """The format asked for, else the one that the file's ending names.

    Raises:
        HarnessError: the ending names none, or the terminal would be fed Parquet.
    """
    if output is None:
        if format == "parquet":
            raise HarnessError("--format parquet is binary; name a file with -o table.parquet")
        return format or "terminal"
    found = format or ENDINGS.get(output.suffix.lower())
    if found is None:
        known = ", ".join(ENDINGS)
        raise HarnessError(f"-o {output}: the ending names no format; use --format, or {known}")
    return found


def printable(text: str) -> str:
    """Names and texts come from outside: no control character reaches a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


PROSE = ("Statement",)
"""Columns whose text may be broken over lines; numbers and names may not."""
PROSE_WIDTH = 40
GAP = 3
"""What rich puts between two columns: padding and a divider."""


def terminal(grid: Grid, width: int | None = None, styled: bool = False) -> str:
    """Plain text for a screen of ``width`` columns (120 unless told).

    A table that is too wide is continued below, under the same first column.
    """
    from rich.console import Console
    from rich.text import Text

    width = width or 120
    console = Console(file=io.StringIO(), width=width, force_terminal=styled, highlight=False)
    console.print(Text(printable(grid.title), style="italic"))
    for columns in _blocks(grid, width):
        console.print(_rich_table(grid, columns))
    for note in grid.notes:
        console.print(Text(f"· {printable(note)}"))
    if grid.signature:
        console.print(Text(grid.signature, style="dim"), soft_wrap=True)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _blocks(grid: Grid, width: int) -> list[list[int]]:
    """Column numbers of each table that fits; the first column stands in all of them."""
    widths = [_column_width(grid, index) for index in range(len(grid.header))]
    blocks = [[0]]
    for index in range(1, len(widths)):
        if len(blocks[-1]) > 1 and sum(widths[i] + GAP for i in [*blocks[-1], index]) >= width:
            blocks.append([0])
        blocks[-1].append(index)
    return blocks


def _column_width(grid: Grid, index: int) -> int:
    if grid.header[index] in PROSE:
        return PROSE_WIDTH
    words = max(map(len, printable(grid.header[index]).split()), default=1)
    cells = [row[index] for row in grid.rows]
    return max(words, *(max(len(c.text) + 2, len(c.interval)) for c in cells), 1)


def _rich_table(grid: Grid, columns: list[int]) -> Any:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=False)
    for index in columns:
        name = printable(grid.header[index])
        prose = name in PROSE
        table.add_column(
            Text(name),
            justify="left" if prose or index == 0 else "right",
            min_width=min(PROSE_WIDTH, _column_width(grid, index)) if not prose else None,
            overflow="fold",
        )
    for row in grid.rows:
        table.add_row(*(_rich_cell(row[index]) for index in columns))
    return table


def _rich_cell(cell: GridCell) -> Any:
    from rich.text import Text

    star = "*" if cell.best and cell.interval else ""
    text = Text().append(printable(cell.text) + cell.mark + star, "bold" if cell.best else "")
    return text.append(f"\n{cell.interval}", style="dim") if cell.interval else text


def markdown(grid: Grid) -> str:
    lines = [f"**{markdown_text(grid.title)}**", "", _md_row(map(markdown_text, grid.header))]
    lines.append(_md_row(["---", *["---:"] * (len(grid.header) - 1)]))
    lines += [_md_row(map(_md_cell, row)) for row in grid.rows]
    lines += ["", *(f"- {markdown_text(note)}" for note in grid.notes)]
    if grid.signature:
        lines += ["", f"`{grid.signature.replace('`', '')}`"]
    return "\n".join(lines) + "\n"


def _md_row(cells: Any) -> str:
    return "| " + " | ".join(cells) + " |"


def _md_cell(cell: GridCell) -> str:
    text = markdown_text(cell.text)
    text = f"**{text}**" if cell.best else text + (f" {cell.mark}" if cell.mark else "")
    return f"{text} {markdown_text(cell.interval)}" if cell.interval else text


def markdown_text(text: str) -> str:
    escaped = re.sub(r"([\\`*_|~\[\]])", r"\\\1", printable(text))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_LATEX: Mapping[str, str] = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "…": r"\dots{}",
    "↑": r"$\uparrow$", "↓": r"$\downarrow$", "≈": r"$\approx$", "Δ": r"$\Delta$",
    "●": r"$\bullet$", "◐": r"$\odot$", "✕": r"$\times$", "○": r"$\circ$", "·": r"$\cdot$",
}  # fmt: skip


def latex(grid: Grid) -> str:
    """A ``table`` for a document that uses the booktabs package."""
    columns = "l" + "r" * (len(grid.header) - 1)
    lines = [
        r"\begin{table}[tbp]", r"\centering\small", rf"\caption{{{_tex(grid.title)}}}",
        rf"\begin{{tabular}}{{{columns}}}", r"\toprule",
        " & ".join(map(_tex, grid.header)) + r" \\", r"\midrule",
        *(" & ".join(map(_tex_cell, row)) + r" \\" for row in grid.rows),
        r"\bottomrule", r"\end{tabular}",
        *(rf"\par\smallskip{{\footnotesize {_tex(note)}}}" for note in grid.notes),
        rf"\par\smallskip{{\scriptsize\texttt{{{_tex(grid.signature)}}}}}",
        r"\end{table}",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _tex_cell(cell: GridCell) -> str:
    text = _tex(cell.text) + (r"$^{\approx}$" if cell.like_best else "")
    text = rf"\textbf{{{text}}}" if cell.best else text
    return rf"{text} {{\scriptsize {_tex(cell.interval)}}}" if cell.interval else text


def _tex(text: str) -> str:
    """Escaped for pdflatex, whose fonts end with Latin Extended-A; the rest is named."""
    return "".join(
        _LATEX.get(c) or (c if ord(c) < 0x180 else f"[U+{ord(c):04X}]") for c in printable(text)
    )


def to_json(grid: Grid) -> str:
    body = {
        "title": grid.title,
        **grid.details,
        "notes": list(grid.notes),
        "rows": grid.frame.to_dict(orient="records"),
    }
    return json.dumps(_finite(body), indent=1, ensure_ascii=False, default=str) + "\n"


def _finite(value: Any) -> Any:
    """NaN and infinity are not JSON; both mean that there is no such number."""
    if isinstance(value, Mapping):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value
