"""``harness facts check``: say what is wrong with fact sets."""

from __future__ import annotations

import click

from harness.types import HarnessError


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
def check(paths: tuple[str, ...]) -> None:
    """Say what is wrong with each fact set: a file, a folder, or an id of the harness's own."""
    from harness.facts.load import load_fact_set
    from harness.paths import datasets_dir
    from harness.runs.cases import find_fact_set

    problems = []
    for path in paths:
        try:
            load_fact_set(find_fact_set(path, datasets_dir()))
        except HarnessError as error:
            problems.append(str(error))
    if problems:
        raise HarnessError("\n".join(problems))
    click.echo(f"{len(paths)} fact sets, no errors")
