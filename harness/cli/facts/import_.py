"""``harness facts import``: articles and facts from tables and corpora."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from harness.types import HarnessError

EXAMPLES = """
A corpus with reference summaries, no facts:

\b
  harness facts import cnn_test.jsonl -o mine --name cnn
  harness run --config-dir mine suite=cnn models=[lead3]

From a hub, or a folder that `datasets` saved:

\b
  harness facts import EdinburghNLP/xsum --split test --limit 100 -o mine

A corpus with drafted facts (about five seconds an article; read them before you rely on them):

\b
  harness facts import cnn_test.jsonl --draft --limit 50 --published 2015-06-01 -o mine

Your own articles and facts, from a spreadsheet:

\b
  harness facts import articles.csv --facts facts.csv --parties parties.csv -o mine
"""


@click.command("import", epilog=EXAMPLES)
@click.argument("source")
@click.option(
    "-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to; give it to harness run as --config-dir.",
)  # fmt: skip
@click.option("--name", help="The suite's name; by default that of SOURCE.")
@click.option("--facts", metavar="FILE", help="A table of facts, one a row (CSV or JSONL).")
@click.option("--parties", metavar="FILE", help="A table of the parties that the facts name.")
@click.option(
    "--draft",
    is_flag=True,
    help="Draft facts for articles that have none, as `harness facts draft` does.",
)
@click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS",
              help="Which column is which, such as text=body.")  # fmt: skip
@click.option("--published", metavar="DATE", help="The date of articles that have none.")
@click.option("--split", default="test", show_default=True, help="Of a data set.")
@click.option("--config", help="Of a data set on a hub, such as 3.0.0.")
@click.option("--revision", help="Of a data set on a hub: a commit or tag.")
@click.option("--limit", type=click.IntRange(min=1), help="Stop after so many articles.")
@click.option("--skip-bad", is_flag=True, help="Leave out rows without article, and count them.")
def import_(
    source: str,
    output: Path,
    name: str | None,
    facts: str | None,
    parties: str | None,
    draft: bool,
    columns: tuple[str, ...],
    published: str | None,
    split: str,
    config: str | None,
    revision: str | None,
    limit: int | None,
    skip_bad: bool,
) -> None:
    """Make a suite of the articles in SOURCE: a .csv, .tsv, .jsonl or .parquet file, a folder
    that `datasets` saved, or the name of a data set on a hub.

    Rows are read one by one, so a corpus may be larger than memory.
    """
    from harness.facts.importing.corpus import Corpus
    from harness.facts.importing.rows import Source, read_rows
    from harness.facts.importing.suite import Plan, import_corpus
    from harness.facts.importing.tables import FACT_COLUMNS, PARTY_COLUMNS, read_table
    from harness.facts.importing.writing import draft_fact_set, slug

    rows = read_rows(Source(source, split, config, revision))
    corpus = Corpus(rows, _pairs(columns), _date(published), skip_bad)
    plan = Plan(
        output,
        slug(name or Path(source).stem),
        limit,
        read_table(facts, FACT_COLUMNS) if facts else {},
        read_table(parties, PARTY_COLUMNS) if parties else {},
        draft_fact_set if draft else None,
    )
    done = import_corpus(corpus, plan)
    click.echo(f"columns: {corpus.columns}")
    for reason in corpus.skipped:
        click.echo(f"left out: {reason}")
    if more := corpus.skipped_count - len(corpus.skipped):
        click.echo(f"left out: {more:,} more")
    drafted = f" ({done.drafted:,} drafted)" if draft else ""
    click.echo(f"{done.articles:,} articles, {len(done.fact_sets):,} of them with facts{drafted}")
    if done.fact_sets:
        click.echo(f"next: harness facts check {output / plan.name}")
    click.echo(f"run:  harness run --config-dir {output} suite={plan.name}")


def _pairs(columns: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for column in columns:
        ours, equals, theirs = column.partition("=")
        if not equals:
            raise HarnessError(f"--column {column}: write OURS=THEIRS, such as text=body")
        pairs[ours] = theirs
    return pairs


def _date(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise HarnessError(f"--published: {text!r} is no date; write 2025-10-30") from None
