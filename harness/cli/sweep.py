"""How each job of ``harness run`` ended, for one run as for a sweep of many."""

from __future__ import annotations

import json
import shlex
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from hydra.core.hydra_config import HydraConfig
from hydra.experimental.callback import Callback
from hydra.types import RunMode
from omegaconf import DictConfig

from harness.cli.show import shown
from harness.runs.execute import Report
from harness.runs.log import StoreError, cannot_write
from harness.types import HarnessError

SOME_FAILED = 1
"""The run is complete, but some cells or checks failed."""
BAD_INPUT = 2
STOPPED = 3
"""``max_errors`` ended the run."""
CRASHED = 70
INTERRUPTED = 130

REST = "the same command with a higher max_errors does the rest, or all with retry_errors=true"
"""What to do after ``max_errors``."""
FILE = "status.json"
KILLED = "it still runs, or was killed; the same command goes on"
"""What ``status.json`` says until the job has ended."""


@dataclass(frozen=True)
class Status:
    """How a job ended."""

    exit_code: int
    message: str = ""
    traceback: str | None = None

    @classmethod
    def of(cls, report: Report) -> Status:
        if report.unavailable:
            return cls(BAD_INPUT, "\n".join(report.unavailable.values()))
        if report.stopped:
            return cls(STOPPED, f"stopped at max_errors: {report.failed} cells failed; {REST}")
        if report.failed:
            cure = "to try them again, add retry_errors=true to the same command"
            return cls(SOME_FAILED, f"{report.failed} cells or checks failed; {cure}")
        return cls(0)


def guarded(job: Callable[[DictConfig, Path], Report], settings: DictConfig) -> Status:
    """Do one job, and leave word in its folder of how it ended.

    Whatever the job raises becomes its status; in a sweep, no job's end is another's.
    """
    hydra = HydraConfig.get()
    in_sweep = hydra.mode == RunMode.MULTIRUN
    folder = Path(hydra.runtime.output_dir)
    word = {"overrides": list(hydra.overrides.task), "begun": time.time()}
    if signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:  # submitit has a handler of its own
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # a cluster's notice is a Ctrl-C
    try:
        leave_word(folder, {**word, "exit_code": None, "message": KILLED})
        status = Status.of(job(settings, folder))
    except HarnessError as error:
        status = Status(BAD_INPUT, str(error), traceback.format_exc())
    except KeyboardInterrupt:
        status = Status(INTERRUPTED, f"stopped; to go on: {_same_command(folder)}")
    except Exception as error:
        status = Status(CRASHED, f"{type(error).__name__}: {error}", traceback.format_exc())
    if status.exit_code == BAD_INPUT and not in_sweep and not _holds_more(folder):
        shutil.rmtree(folder)  # Hydra made it for a run that never began
    else:
        try:
            leave_word(folder, {**word, **asdict(status)})
        except StoreError as error:
            status = replace(status, message=status.message or str(error))
    if status.exit_code == INTERRUPTED and in_sweep:
        raise KeyboardInterrupt(status.message)
    return status


def leave_word(folder: Path, word: Mapping[str, Any]) -> None:
    """Write a job's ``status.json``; ``exit_code`` is null until the job has ended."""
    try:
        (folder / FILE).write_text(json.dumps(word, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(cannot_write(folder / FILE, error)) from error


def read_word(folder: Path) -> Mapping[str, Any] | None:
    """What the last job in this folder left; None where there is nothing, or half of it."""
    try:
        word = json.loads((folder / FILE).read_bytes())
    except (OSError, ValueError):
        return None
    return word if isinstance(word, dict) else None


def _holds_more(folder: Path) -> bool:
    return any(file.name != FILE for file in folder.iterdir())


def _same_command(folder: Path) -> str:
    """The command that goes on with the run in this folder, on whatever day."""
    hydra = HydraConfig.get()
    sources = hydra.runtime.config_sources
    own = [f"--config-dir={shown(Path(s.path))}" for s in sources if s.provider == "command-line"]
    overrides = [each for each in hydra.overrides.task if not each.startswith("hydra.")]
    return shlex.join(["harness", "run", *own, *overrides, f"hydra.run.dir={shown(folder)}"])


class SweepReport(Callback):
    """Says at a sweep's end how each of its jobs ended; Hydra alone would hide failures."""

    worst: int | None = None
    """The highest exit code of the sweep's jobs; None outside of sweeps."""
    folder: Path | None = None
    """Where the sweep's jobs lie; None outside of sweeps."""
    begun = 0.0

    def on_multirun_start(self, config: DictConfig, **kwargs: Any) -> None:
        SweepReport.begun = time.time()
        SweepReport.folder = Path(config.hydra.sweep.dir)

    def on_multirun_end(self, config: DictConfig, **kwargs: Any) -> None:
        self.tell()

    @classmethod
    def tell(cls) -> None:
        """Say how each job ended; also where the launcher itself broke off."""
        assert cls.folder
        files = sorted(cls.folder.rglob(FILE))
        jobs = [(file.parent, word) for file in files if (word := read_word(file.parent))]
        jobs = [job for job in jobs if job[1]["begun"] >= cls.begun]
        failed = [job for job in jobs if job[1]["exit_code"] != 0]
        print(f"sweep: {len(jobs)} jobs, {len(failed)} failed", file=sys.stderr)
        for folder, word in failed:
            what = " ".join(word["overrides"])
            print(f"  {shown(folder)} ({what}): {word['message']}", file=sys.stderr)
        codes = [CRASHED if w["exit_code"] is None else w["exit_code"] for _, w in jobs]
        cls.worst = max(codes, default=0)
