"""Options that several verbs share."""

from __future__ import annotations

import click

config_dir = click.option(
    "--config-dir",
    type=click.Path(exists=True, file_okay=False),
    help="A folder with config groups of your own, such as model/my-model.yaml.",
)
