"""Tables and flags in words, on standard output; nothing here computes a score."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from harness.cli.costs import Costs
from harness.cli.failures import Failures
from harness.cli.tables import in_blocks
from harness.runs.aggregate import Line, summarize
from harness.runs.store import Row, RunStore
from harness.types import Outcome

PIPED_WIDTH = 160
"""Characters a line where the output is no terminal; tables are not cut there."""

HEADINGS = (
    "model",
    "prompt",
    "summaries",
    "fact recall",
    "contradictions",
    "hallucinations",
    "ROUGE-L",
    "words",
    "seconds",
    "not ok",
)


def console() -> Console:
    """The console of standard output, wide enough for the table when piped."""
    return Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False)


def show_run(folder: Path, show_flags: int, *, keep: bool = True) -> None:
    """Print a run's table and flags; where ``keep``, store the table as ``table.md``."""
    store = RunStore.open(folder)
    flags, failures, costs = Flagged(show_flags), Failures(), Costs()
    lines = summarize(costs.watch(failures.watch(flags.watch(store.rows()))))
    notes = footnotes(store, lines, [*costs.told(), *failures.told()])
    out = console()
    for table in as_tables(lines, out.width):
        out.print(table)
    for note in notes:
        out.print(escape(note), style="dim", soft_wrap=True)
    flags.show(out)
    if keep:
        store.write_text("table.md", as_markdown(lines, notes))
    path = shlex.quote(str(shown(folder)))
    out.print(f"\nStored in {escape(path)}", soft_wrap=True)
    if keep:
        out.print(
            f"As a page: harness report {escape(path)}; with intervals: harness compare "
            f"{escape(path)}",
            style="dim",
            soft_wrap=True,
        )


def shown(folder: Path) -> Path:
    """The path as one would type it here."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


NAMING = 2
"""So many first columns say whose row it is, and stand in every table."""


def as_tables(lines: Iterable[Line], width: int) -> Iterator[Table]:
    """The table, in several of some columns each where the screen is too narrow for all."""
    return in_blocks(HEADINGS, [_cells(line) for line in lines], width, naming=NAMING)


def as_markdown(lines: Iterable[Line], notes: Iterable[str]) -> str:
    rows = [HEADINGS, ["---"] * 2 + ["---:"] * (len(HEADINGS) - 2), *map(_cells, lines)]
    table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    return table + "\n\n" + "\n\n".join(notes) + "\n"


def footnotes(store: RunStore, lines: Sequence[Line], judged: Iterable[str]) -> list[str]:
    """What the numbers mean, what checkers cost and could not do, and the signature under
    which the numbers compare."""
    manifest = store.manifest()
    notes = [
        "contradictions, hallucinations: per summary. A hallucination is a flag of high or "
        "medium severity; empty, refused and truncated summaries are scored as they stand, "
        "failed ones have no score and are counted under not ok.",
        f"ROUGE-L (F1) against {manifest['rouge_against']}.",
    ]
    if any(line.cut for line in lines):
        notes.append("read in part: " + "; ".join(_cuts(lines)) + ".")
    if any(line.peak_memory_bytes for line in lines):
        notes.append("peak memory: " + "; ".join(_peaks(lines)) + ".")
    if any(line.known["price_usd"] for line in lines):
        notes.append("price: " + "; ".join(_prices(lines)) + ".")
    if unchecked := sum(line.unchecked for line in lines):
        notes.append(f"{unchecked} summaries have no check: theirs failed, or is still to be done.")
    notes += judged
    notes += [f"warning: {said}." for said in manifest.get("warnings", ())]
    return [*notes, f"signature: {manifest['signature']}"]


def _peaks(lines: Iterable[Line]) -> Iterator[str]:
    """A model's peak over its prompts, each of which has a line."""
    peaks: dict[str, float] = {}
    for line in lines:
        if line.peak_memory_bytes:
            peaks[line.model] = max(line.peak_memory_bytes, peaks.get(line.model, 0))
    for model, most in peaks.items():
        yield f"{model} {most / 2**20:,.0f} MiB"


def _prices(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        if known := line.known["price_usd"]:
            of = "" if known == line.outcomes.total() else f" for {known} whose price is known"
            yield f"{line.model} US$ {line.sums['price_usd']:.4f}{of}"


def _cuts(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        if line.cut:
            tokens = round(line.sums["cut_tokens"])
            articles = "one article" if line.cut == 1 else f"{line.cut} articles"
            yield f"{line.model} never saw {tokens} tokens at the end of {articles}"


@dataclass
class Flagged:
    """The first summaries with flags, at most ``limit``, and how many more there are."""

    limit: int
    rows: list[Row] = field(default_factory=list)
    more: int = 0

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows; those with flags are noted as they pass."""
        for row in rows:
            if row.check and row.check["flags"]:
                if len(self.rows) < self.limit:
                    self.rows.append(row)
                else:
                    self.more += 1
            yield row

    def show(self, out: Console) -> None:
        """Print each flag in words, summary by summary."""
        for cell, generation, check in self.rows:
            assert generation
            assert check
            traits = [cell.model, cell.prompt, None if cell.seed is None else f"seed {cell.seed}"]
            title = ", ".join(trait for trait in traits if trait)
            out.print(f"\n[bold]{escape(title)}[/bold] on {escape(cell.article)}", soft_wrap=True)
            for flag in check["flags"]:
                out.print(escape(_flag_line(flag)), soft_wrap=True)
        if self.more:
            out.print(
                f"\n… and {self.more} more summaries with flags; show_flags=N prints more of them."
            )


def _flag_line(flag: dict[str, object]) -> str:
    words = " ".join(str(flag["text"]).split())
    line = f"  {flag['start']}–{flag['end']} “{words}” ({flag['kind']}, {flag['severity']}): "
    line += str(flag["explanation"])
    evidence = flag["evidence"]
    if isinstance(evidence, dict):
        line += f"\n      the article: “{' '.join(evidence['text'].split())}”"
    return line


def _cells(line: Line) -> list[str]:
    return [
        line.model,
        line.prompt or "–",
        str(line.outcomes.total()),
        _number(line.recall, 2),
        _number(line.contradictions, 2),
        _number(line.hallucinations, 2),
        _number(line.mean("rougeL"), 3),
        _number(line.mean("words"), 0),
        _number(line.mean("seconds"), 1),
        ", ".join(_not_ok(line)) or "–",
    ]


def _not_ok(line: Line) -> Iterator[str]:
    yield from (f"{n} {name}" for name, n in line.outcomes.items() if name != Outcome.OK)
    if line.cut:
        yield f"{line.cut} read in part"


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"
