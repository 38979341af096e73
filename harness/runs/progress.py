"""Progress on standard error: one line per model, for people or for logs."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, Protocol, TextIO

if TYPE_CHECKING:
    from rich.progress import TaskID

Mode = Literal["auto", "bars", "lines", "json", "quiet"]

LINE_SECONDS = 10.0
"""How often the modes for logs write a line, besides at each line's begin and end."""


class Phase(StrEnum):
    WRITE = "write"
    CHECK = "check"


@dataclass
class Tally:
    """How far one model is within one phase."""

    model: str
    phase: Phase
    total: int
    done: int
    flags: int = 0
    failed: int = 0
    _begun: float = field(default_factory=time.monotonic)
    _before: int = 0

    def __post_init__(self) -> None:
        self._before = self.done

    @property
    def rate(self) -> float:
        """Summaries a second since the phase began for this model."""
        seconds = time.monotonic() - self._begun
        return (self.done - self._before) / seconds if seconds else 0.0

    @property
    def eta(self) -> float | None:
        """Seconds to go at the present rate; None before there is one."""
        return (self.total - self.done) / self.rate if self.rate else None


class Display(Protocol):
    """Shows tallies as they change."""

    def show(self, tally: Tally) -> None: ...

    def close(self) -> None: ...


class Progress:
    """Counts what is done and shows it."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._tallies: dict[str, Tally] = {}

    def begin(self, model: str, phase: Phase, total: int, done: int = 0) -> None:
        flags = self._tallies[model].flags if model in self._tallies else 0
        self._tallies[model] = Tally(model, phase, total, done, flags)
        self._display.show(self._tallies[model])

    def advance(self, model: str, *, failed: bool = False) -> None:
        """One more summary is written, or checked."""
        tally = self._tallies[model]
        tally.done += 1
        tally.failed += failed
        self._display.show(tally)

    def flag(self, model: str, count: int) -> None:
        """So many more flags were raised on this model's summaries."""
        self._tallies[model].flags += count

    def close(self) -> None:
        self._display.close()


class Bars:
    """Live bars for a terminal."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as RichProgress

        self._bars = RichProgress(
            TextColumn("{task.fields[phase]}"),
            TextColumn("[bold]{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[speed]}"),
            console=Console(file=stream),
        )
        self._tasks: dict[str, TaskID] = {}
        self._bars.start()

    def show(self, tally: Tally) -> None:
        if tally.model not in self._tasks:
            self._tasks[tally.model] = self._bars.add_task(
                tally.model, total=tally.total, phase=tally.phase.value, speed=""
            )
        self._bars.update(
            self._tasks[tally.model],
            total=tally.total,
            completed=tally.done,
            phase=tally.phase.value,
            speed=speed(tally),
        )

    def close(self) -> None:
        self._bars.stop()


class Lines:
    """A line at each phase's begin and end, and every few seconds between, for logs."""

    def __init__(self, stream: TextIO, line: Callable[[Tally], str]) -> None:
        self._stream = stream
        self._line = line
        self._next: dict[tuple[str, Phase], float] = {}

    def show(self, tally: Tally) -> None:
        now = time.monotonic()
        key = (tally.model, tally.phase)
        if tally.done == tally.total or now >= self._next.get(key, 0):
            self._next[key] = now + LINE_SECONDS
            print(self._line(tally), file=self._stream, flush=True)

    def close(self) -> None:
        """Nothing is held."""


class Quiet:
    """Shows nothing."""

    def show(self, tally: Tally) -> None:
        """Nothing is shown."""

    def close(self) -> None:
        """Nothing is held."""


def progress_for(mode: Mode, stream: TextIO | None = None) -> Progress:
    """The progress of this mode; ``auto`` is bars on a terminal and lines elsewhere."""
    stream = stream or sys.stderr
    if mode == "auto":
        mode = "bars" if stream.isatty() else "lines"
    if mode == "bars":
        return Progress(Bars(stream))
    if mode == "quiet":
        return Progress(Quiet())
    return Progress(Lines(stream, text_line if mode == "lines" else json_line))


def speed(tally: Tally) -> str:
    eta = "" if tally.eta is None else f", {clock(tally.eta)} to go"
    failed = f", {tally.failed} failed" if tally.failed else ""
    return f"{tally.rate:.2g}/s{eta}, {tally.flags} flags{failed}"


def clock(seconds: float) -> str:
    """``1:02:03``, or ``02:03`` below an hour."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def text_line(tally: Tally) -> str:
    return f"{tally.phase} {tally.model}: {tally.done}/{tally.total} ({speed(tally)})"


def json_line(tally: Tally) -> str:
    eta = None if tally.eta is None else round(tally.eta, 1)
    return json.dumps(
        {
            "event": "progress",
            "phase": tally.phase.value,
            "model": tally.model,
            "done": tally.done,
            "total": tally.total,
            "rate": round(tally.rate, 3),
            "eta": eta,
            "flags": tally.flags,
            "failed": tally.failed,
        }
    )
