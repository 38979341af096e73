"""``harness run``: Hydra composes the settings and chooses the folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click
import hydra
from hydra.core.hydra_config import HydraConfig
from omegaconf import DictConfig

from harness.cli import wants_traceback
from harness.cli.completion import complete_overrides
from harness.cli.resume import to_resume
from harness.cli.settings import Groups, arranged, explained, no_strange_options, validated
from harness.cli.show import show_run
from harness.cli.sweep import CRASHED, INTERRUPTED, Status, SweepReport, guarded
from harness.paths import configs_dir
from harness.runs.execute import Report
from harness.runs.log import StoreError, cannot_write
from harness.types import HarnessError

HYDRA = {
    "ignore_unknown_options": True,
    "allow_interspersed_args": False,
    "help_option_names": list[str](),
}


@click.command(context_settings=HYDRA, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, shell_complete=complete_overrides)
@click.pass_context
def run(ctx: click.Context, arguments: tuple[str, ...]) -> None:
    """Write summaries, check them and print the table. `harness run --help` says how."""
    done: list[Status] = []

    def job(settings: DictConfig) -> None:
        done.append(guarded(one_run, settings))

    no_strange_options(arguments)
    os.environ["HYDRA_FULL_ERROR"] = "1"  # Hydra then raises, and we explain
    if folder := to_resume(arguments):
        click.echo(f"going on with {folder}, which is unfinished", err=True)
        arguments = (*arguments, f"hydra.run.dir={folder}")
    sys.argv = ["harness run", *arranged(arguments)]
    start = hydra.main(config_path=str(configs_dir()), config_name="run", version_base="1.3")
    try:
        with explained():
            start(job)()
    except KeyboardInterrupt as interrupt:
        _end(ctx, Status(INTERRUPTED, str(interrupt)))
    except OSError as error:  # jobs raise nothing: this is Hydra, making the folder
        raise StoreError(cannot_write(Path(error.filename or "."), error)) from error
    except Exception as error:
        _launcher_failed(error)
    if SweepReport.worst is not None:
        sys.exit(SweepReport.worst)
    for status in done:
        _end(ctx, status)


def one_run(settings: DictConfig, folder: Path) -> Report:
    """One job of Hydra: a run in the folder that Hydra chose, and its table."""
    from harness.runs.run import perform

    config = validated(settings)
    report = perform(config, Groups(HydraConfig.get()).load, folder)
    show_run(folder, config.show_flags)
    return report


def _launcher_failed(error: Exception) -> NoReturn:
    """Jobs raise nothing, so this is the engine that should have run them."""
    if isinstance(error, HarnessError) or SweepReport.folder is None:
        raise error
    SweepReport.tell()
    raise HarnessError(
        f"hydra/launcher: {type(error).__name__}: {error}\n"
        "Jobs that are not named above did not begin; the same command does what is left"
    ) from error


def _end(ctx: click.Context, status: Status) -> NoReturn:
    if status.exit_code == CRASHED or (status.traceback and wants_traceback(ctx.find_root())):
        click.echo(status.traceback, err=True)
    if status.message:
        click.echo(f"Error: {status.message}", err=True)
    sys.exit(status.exit_code)
