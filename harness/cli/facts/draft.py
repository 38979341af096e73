"""``harness facts draft``: a first fact set, from an article."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from harness.types import HarnessError


@click.command()
@click.argument("article", type=click.Path(path_type=Path))
@click.option("--published", metavar="DATE", help="ISO date of the article; today if not given.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR")
def draft(article: Path, published: str | None, output: Path) -> None:
    """Draft a fact set from an English article, a UTF-8 text file.

    Figures, dates, quotations, offices and events become facts, each with the sentence that
    gives it as a comment. What the article does not bear out is left out; what is uncertain is
    marked for review. Falsehoods (kind: never) are yours to add.
    """
    from harness.facts.draft.write import draft as write

    made = write(article, output, _date(published))
    parties = "1 party" if made.parties == 1 else f"{made.parties} parties"
    click.echo(
        f"{made.folder / 'facts.yaml'}: {made.facts} facts ({made.doubtful} marked for review), "
        f"{parties}; candidates left out: {made.dropped}"
    )
    click.echo(f"Read it, mend it, then: harness facts check {made.folder}")


def _date(text: str | None) -> dt.date:
    if text is None:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise HarnessError(f"--published: {text!r} is no date; write 2025-10-30") from None
