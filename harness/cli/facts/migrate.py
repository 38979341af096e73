"""``harness facts migrate``: bring fact sets up to the present format."""

from __future__ import annotations

import click


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Print the new text instead of writing it.")
def migrate(paths: tuple[str, ...], dry_run: bool) -> None:
    """Bring fact sets of an older format up to the present one; comments are kept."""
    from harness.facts.find import find_fact_sets
    from harness.facts.migrate import migrate as migrated

    for path in find_fact_sets(paths):
        text = migrated(path)
        if text is None:
            click.echo(f"{path}: up to date", err=dry_run)
        elif dry_run:
            click.echo(text, nl=False)
        else:
            path.write_text(text, encoding="utf-8")
            click.echo(f"{path}: migrated; now run harness facts check {path}")
