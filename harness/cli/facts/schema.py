"""``harness facts schema``: the JSON Schema by which editors complete and check fact sets."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def schema(folder: Path | None) -> None:
    """Print the JSON Schema of fact sets; with FOLDER, write it there and say how to name it."""
    from harness.facts.json_schema import json_schema, schema_line

    if folder is None:
        click.echo(json_schema(), nl=False)
        return
    click.echo("Begin each fact set there with this line:")
    click.echo(schema_line(folder))
