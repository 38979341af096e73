"""How each job of ``harness run`` ended, for one run as for a sweep of many."""

from __future__ import annotations

import json
import shlex
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hydra.core.hydra_config import HydraConfig
from hydra.experimental.callback import Callback
from hydra.types import RunMode
from omegaconf import DictConfig

from harness.cli.show import shown
from harness.runs.execute import Report
from harness.types import HarnessError

SOME_FAILED = 1
"""The run is complete, but some cells or checks failed."""
BAD_INPUT = 2
STOPPED = 3
"""``max_errors`` ended the run."""
CRASHED = 70
INTERRUPTED = 130

FILE = "status.json"


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
            return cls(STOPPED, f"stopped at max_errors: {report.failed} cells failed")
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
    begun = time.time()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a cluster's notice is a Ctrl-C
    try:
        status = Status.of(job(settings, folder))
    except HarnessError as error:
        status = Status(BAD_INPUT, str(error), traceback.format_exc())
    except KeyboardInterrupt:
        status = Status(INTERRUPTED, f"stopped; to go on: {_same_command(folder)}")
    except Exception as error:
        status = Status(CRASHED, f"{type(error).__name__}: {error}", traceback.format_exc())
    if status.exit_code == BAD_INPUT and not in_sweep and not any(folder.iterdir()):
        folder.rmdir()  # Hydra made it for a run that never began
    else:
        word = {"overrides": list(hydra.overrides.task), "begun": begun, **asdict(status)}
        (folder / FILE).write_text(json.dumps(word, indent=2) + "\n", encoding="utf-8")
    if status.exit_code == INTERRUPTED and in_sweep:
        raise KeyboardInterrupt(status.message)
    return status


def _same_command(folder: Path) -> str:
    """The command that goes on with the run in this folder, on whatever day."""
    hydra = HydraConfig.get()
    overrides = [each for each in hydra.overrides.task if not each.startswith("hydra.")]
    return shlex.join(["harness", "run", *overrides, f"hydra.run.dir={shown(folder)}"])


class SweepReport(Callback):
    """Says at a sweep's end how each of its jobs ended; Hydra alone would hide failures."""

    worst: int | None = None
    """The highest exit code of the sweep's jobs; None outside of sweeps."""

    def on_multirun_start(self, config: DictConfig, **kwargs: Any) -> None:
        self._begun = time.time()

    def on_multirun_end(self, config: DictConfig, **kwargs: Any) -> None:
        jobs = []
        for file in sorted(Path(config.hydra.sweep.dir).rglob(FILE)):
            word = json.loads(file.read_text(encoding="utf-8"))
            if word["begun"] >= self._begun:
                jobs.append((file.parent, word))
        failed = [job for job in jobs if job[1]["exit_code"]]
        print(f"sweep: {len(jobs)} jobs, {len(failed)} failed", file=sys.stderr)
        for folder, word in failed:
            what = " ".join(word["overrides"])
            print(f"  {shown(folder)} ({what}): {word['message']}", file=sys.stderr)
        SweepReport.worst = max((word["exit_code"] for _, word in jobs), default=0)
