"""``harness run``: Hydra composes the settings and chooses the folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
import hydra
from hydra.core.hydra_config import HydraConfig
from omegaconf import DictConfig

from harness.cli.completion import complete_overrides
from harness.cli.settings import Groups, arranged, explained, validated
from harness.cli.show import show_run
from harness.cli.sweep import INTERRUPTED, Status, SweepReport, guarded
from harness.paths import configs_dir
from harness.types import HarnessError

HYDRA = {
    "ignore_unknown_options": True,
    "allow_interspersed_args": False,
    "help_option_names": list[str](),
}


@click.command(context_settings=HYDRA, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, shell_complete=complete_overrides)
def run(arguments: tuple[str, ...]) -> None:
    """Write summaries, check them and print the table. `harness run --help` says how."""
    done: list[Status] = []

    def job(settings: DictConfig) -> None:
        done.append(guarded(one_run, settings))

    os.environ["HYDRA_FULL_ERROR"] = "1"  # Hydra then raises, and we explain
    sys.argv = ["harness run", *arranged(arguments)]
    with explained():
        hydra.main(config_path=str(configs_dir()), config_name="run", version_base="1.3")(job)()
    if SweepReport.worst is not None:
        sys.exit(SweepReport.worst)
    for status in done:
        if status.message:
            raise HarnessError(status.message)
        sys.exit(status.exit_code)


def one_run(settings: DictConfig) -> Status:
    """One job of Hydra: a run in the folder that Hydra chose."""
    from harness.runs.run import perform

    chosen = HydraConfig.get()
    folder = Path(chosen.runtime.output_dir)
    config = validated(settings)
    try:
        report = perform(config, Groups(chosen).load, folder)
    except KeyboardInterrupt:
        return Status(INTERRUPTED, f"stopped. To go on: harness run … hydra.run.dir={folder}")
    show_run(folder, config.show_flags)
    return Status.of(report)
