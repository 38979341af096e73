"""``harness check``: judge summaries that exist already."""

from __future__ import annotations

import datetime as dt
import json
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from harness.cli.options import config_dir
from harness.types import HarnessError

if TYPE_CHECKING:
    from harness.checkers.team import Team
    from harness.facts.load import FactSet
    from harness.types import Article

EXAMPLES = """
Judge one summary against the flagship's facts:

\b
  harness check --facts istanbul_talks --summary "The 2,600-mile border was closed."

Judge it against any article, without facts:

\b
  harness check --article story.txt --published 2025-10-30 --summary-file summary.txt

Judge many; each row is {"id", "summary", "doc"?}, and a row's doc overrides the article:

\b
  harness check --article story.txt --pairs summaries.jsonl > judged.jsonl
"""

LONG = 500_000
"""Characters of an article whose reader should know that nothing hangs."""


@click.command(epilog=EXAMPLES)
@click.option("--article", type=click.Path(path_type=Path), help="The article, a UTF-8 text file.")
@click.option("--facts", metavar="ID|FILE", help="A fact set; without --article its own is used.")
@click.option("--summary", help="The summary itself.")
@click.option("--summary-file", type=click.Path(path_type=Path), help="A file that holds it.")
@click.option("--pairs", metavar="FILE", help="JSONL rows to judge; - reads standard input.")
@click.option(
    "--published", metavar="DATE", help="ISO date of the article; anchors “Thursday”, “last year”."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="--pairs always prints one JSON object a row.",
)
@click.option(
    "--checker",
    "checkers",
    multiple=True,
    default=["rules"],
    show_default=True,
    metavar="NAME",
    help="A file of configs/checker/; repeat it for several (harness checkers list).",
)
@config_dir
@click.option("--exit-code", is_flag=True, help="Exit with 1 where a summary is not consistent.")
def check(
    article: Path | None,
    facts: str | None,
    summary: str | None,
    summary_file: Path | None,
    pairs: str | None,
    published: str | None,
    form: str,
    checkers: tuple[str, ...],
    config_dir: str | None,
    exit_code: bool,
) -> None:
    """Say where a summary departs from its article, and how it does on reference facts.

    A summary is consistent where it has no flag of high or medium severity.
    """
    given = [
        name
        for name, value in (
            ("--summary", summary),
            ("--summary-file", summary_file),
            ("--pairs", pairs),
        )
        if value is not None
    ]
    if len(given) != 1:
        raise HarnessError(
            "give exactly one of --summary, --summary-file and --pairs"
            + (f"; got {' and '.join(given)}" if given else "")
        )
    fact_set, source = _sources(article, facts, _date(published))
    if source and len(source.text) > LONG:
        click.echo(
            f"an article of {len(source.text):,} characters: reading it takes about a minute for "
            "each million, and memory accordingly",
            err=True,
        )
    with closing(_team(checkers, config_dir)) as team:
        if pairs is not None:
            consistent = _check_pairs(pairs, source, fact_set, team)
        else:
            text = summary if summary is not None else _read(summary_file)
            consistent = _check_one(text, source, fact_set, team, form)
    if exit_code and not consistent:
        sys.exit(1)


def _team(names: tuple[str, ...], config_dir: str | None) -> Team:
    from harness.checkers.team import Team

    if names == ("rules",):
        return Team()  # without the time that Hydra takes to start
    from harness.checkers.spec import load_spec
    from harness.cli.settings import groups_in

    groups = groups_in(config_dir)
    specs = [load_spec(groups.load("checker", n), f"checker/{n}.yaml") for n in names]
    return Team(specs)


def _date(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise HarnessError(f"--published: {text!r} is no date; write 2025-10-30") from None


def _sources(
    article: Path | None, facts: str | None, published: dt.date | None
) -> tuple[FactSet | None, Article | None]:
    from dataclasses import replace

    from harness.facts.load import load_fact_set, read_article
    from harness.paths import datasets_dir
    from harness.runs.cases import find_fact_set
    from harness.types import Article

    fact_set = load_fact_set(find_fact_set(facts, datasets_dir())) if facts else None
    if fact_set and article:
        fact_set = fact_set.with_article(article)
    if fact_set:
        source = fact_set.article
        return fact_set, replace(source, published=published) if published else source
    if article is None:
        return None, None if published is None else Article("article", "", published)
    return None, Article("article", read_article(article), published)


def _read(path: Path | None) -> str:
    from harness.facts.load import read_article

    assert path is not None
    return read_article(path, "summary")


def _check_one(
    text: str, source: Article | None, facts: FactSet | None, team: Team, form: str
) -> bool:
    from harness.checks.pairs import to_json
    from harness.cli.show_check import show_check

    if source is None or not source.text:
        raise HarnessError("no article: give --article FILE, or --facts ID to use its own")
    if not text.strip():
        raise HarnessError("the summary is empty: there is nothing to judge")
    result = team.for_article(source, facts).check(text)
    if form == "json":
        click.echo(json.dumps(to_json(result), ensure_ascii=False))
    else:
        show_check(text, result, facts)
    return result.consistent


def _check_pairs(name: str, source: Article | None, facts: FactSet | None, team: Team) -> bool:
    from harness.checks.pairs import PairJudge, read_rows
    from harness.facts.encoding import not_utf8

    judged, consistent = 0, True
    with _open(name) as lines:
        try:
            for result in PairJudge(source, facts, team).judge(read_rows(lines, name)):
                judged += 1
                consistent &= result["consistent"]
                click.echo(json.dumps(result, ensure_ascii=False))
        except UnicodeDecodeError as error:
            raise HarnessError(not_utf8(name, error, error.object)) from None
    if not judged:
        click.echo(f"{name}: no rows, so nothing was judged", err=True)
    return consistent


def _open(name: str) -> TextIO:
    if name == "-":
        return sys.stdin
    try:
        return Path(name).open(encoding="utf-8")
    except OSError as error:
        raise HarnessError(f"{name}: cannot read the pairs: {error.strerror}") from None
