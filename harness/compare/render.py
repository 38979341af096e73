"""A grid as terminal text, markdown, LaTeX, CSV, JSON or Parquet."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

from harness.compare.grid import Grid, GridCell
from harness.compare.screen import PROSE, printable, terminal
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


def markdown(grid: Grid) -> str:
    lines = [f"**{markdown_text(grid.title)}**", "", _md_row(map(markdown_text, grid.header))]
    left = [index < grid.names or name in PROSE for index, name in enumerate(grid.header)]
    lines.append(_md_row("---" if each else "---:" for each in left))
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
    columns = "".join(
        r"p{6cm}" if name in PROSE else "l" if index < grid.names else "r"
        for index, name in enumerate(grid.header)
    )
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
