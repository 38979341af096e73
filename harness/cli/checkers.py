"""``harness checkers``: what checkers there are, whether they work, and how good they are."""

from __future__ import annotations

import json
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from harness.cli.options import config_dir
from harness.types import HarnessError

if TYPE_CHECKING:
    from harness.checkers.team import Team
    from harness.cli.settings import Groups
    from harness.runs.progress import Progress
    from harness.types import CheckResult

TRIAL = (
    "The ferry to Skarholm was cancelled on Tuesday for the third day in a row. Mayor Ingrid "
    "Solberg promised hot meals to the 40 passengers. Captain Arne Lund said that a military "
    "aircraft would bring medicine before the weekend."
)
TRUE = "Mayor Ingrid Solberg promised hot meals to the passengers."
FALSE = "Mayor Arne Lund promised Liverpool a football club in 1720."
FLOOR = ("number-overlap", "entity-overlap", "ngram-overlap")


@click.group()
def checkers() -> None:
    """List the checkers, try one out, or measure them on labelled pairs."""


@checkers.command("list")
@config_dir
def list_checkers(config_dir: str | None) -> None:
    """Name, kind, size and licence of each checker, and whether it can be used here."""
    from harness.checkers.available import what_is_missing
    from harness.checkers.spec import load_spec
    from harness.cli.show import console
    from harness.cli.tables import in_blocks

    groups, rows = _groups(config_dir), []
    for name in groups.names("checker"):
        spec = load_spec(groups.load("checker", name), f"checker/{name}.yaml")
        size = f"{spec.parameters:,}" if spec.parameters else "-"
        missing = what_is_missing(spec)
        here = "yes" if missing is None else f"no: {missing}"
        rows.append((name, spec.kind, spec.claims, size, spec.licence or "-", here))
    headings = ("name", "kind", "claims", "parameters", "licence", "available here?")
    out = console()
    for table in in_blocks(headings, rows, out.width, words=(1, 2, 4, 5)):
        out.print(table)


@checkers.command()
@click.argument("name")
@config_dir
def check(name: str, config_dir: str | None) -> None:
    """Load the checker NAME, judge a true and a false claim, and report the time."""
    from harness.types import Article

    summaries = [TRUE, FALSE]
    with closing(_team(name, _groups(config_dir))) as team:
        start = time.perf_counter()
        results = list(team.for_article(Article("trial", TRIAL)).check_many(summaries))
    click.echo(f"{'loaded and judged':18} {time.perf_counter() - start:.2f} s")
    for word, summary, result in zip(("true", "false"), summaries, results, strict=True):
        click.echo(f"{word + ' claim':18} score {result.score:.3f}, {len(result.flags)} flags")
        click.echo(f"{'':18} {summary}")
        for claim in result.claims:
            if claim.probability is None:
                raise HarnessError(f"checker {name}: {claim.reason}")


@checkers.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--checker",
    "names",
    multiple=True,
    default=["rules"],
    show_default=True,
    metavar="NAME",
    help="Repeat it for several; join names with + to judge together (rules+hhem-2.1-open).",
)
@click.option("--floor/--no-floor", default=True, show_default=True, help="Baselines as well.")
@click.option(
    "--threshold-per",
    "scope",
    type=click.Choice(["file", "domain"]),
    default="file",
    show_default=True,
    help="Choose one threshold for the file, or one for each domain.",
)
@click.option(
    "--sample",
    type=click.FloatRange(0, 1, min_open=True),
    default=1.0,
    help="Use such a share of the documents.",
)
@click.option("--domain", "domains", multiple=True, help="Only pairs of this domain or set.")
@click.option("--trials", type=click.IntRange(100), default=2000, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@config_dir
def bench(
    file: Path,
    names: tuple[str, ...],
    floor: bool,
    scope: Any,
    sample: float,
    domains: tuple[str, ...],
    trials: int,
    seed: int,
    form: str,
    config_dir: str | None,
) -> None:
    """Measure checkers on the labelled pairs of FILE.

    Rows are {"doc", "summary", "label"} with 1 for consistent, and if known "domain",
    "edit_types" and "spans"; or as SummEdits, AggreFact, FRANK, RAGTruth or FaithBench
    publish theirs. The threshold of each decision comes from other documents.
    """
    from harness.checkers.bench.rows import read_pairs
    from harness.checkers.bench.run import Settings, judge, measure
    from harness.cli.show_bench import show_bench
    from harness.runs.progress import Phase, progress_for

    pairs = [p for p in read_pairs(file) if _within(p.doc, sample)]
    if domains:
        pairs = [p for p in pairs if p.domain.split("/")[0] in domains or p.domain in domains]
    if {p.label for p in pairs} != {0, 1}:
        raise HarnessError("the pairs that are left do not have both labels; take more of them")
    groups = _groups(config_dir)
    wanted = dict.fromkeys([*names, *(FLOOR if floor else ())])
    results = []
    with closing(progress_for("auto")) as shown:
        for name in wanted:
            with closing(_team(name, groups)) as team:
                shown.begin(name, Phase.CHECK, len(pairs))
                judged = judge(team, pairs, partial(_tell, shown, name))
                results.append(measure(name, judged, Settings(scope, trials, seed)))
    if form == "json":
        click.echo(json.dumps({"file": file.name, "checkers": results}, indent=2))
    else:
        show_bench(results)


def _tell(shown: Progress, name: str, result: CheckResult | str) -> None:
    """Count a judged pair, or one that could not be judged."""
    failed = isinstance(result, str)
    shown.flag(name, 0 if isinstance(result, str) else len(result.flags))
    shown.advance(name, failed=failed)


def _within(doc: str, share: float) -> bool:
    import hashlib

    number = int.from_bytes(hashlib.sha256(doc.encode("utf-8", "surrogatepass")).digest()[1:5])
    return number < share * 2**32


def _team(names: str, groups: Groups) -> Team:
    from harness.checkers.spec import load_spec
    from harness.checkers.team import Team

    specs = [load_spec(groups.load("checker", n), f"checker/{n}.yaml") for n in names.split("+")]
    return Team(specs)


def _groups(config_dir: str | None) -> Groups:
    from harness.cli.settings import groups_in

    return groups_in(config_dir)
