"""``harness facts mutate``: is what is wrong caught, and what is right left alone?"""

from __future__ import annotations

import json
import sys

import click

EXAMPLES = """
Test two fact sets, one of the harness's own and one of yours:

\b
  harness facts mutate istanbul_talks my_story/

As a gate in CI:

\b
  harness facts mutate datasets --min-kill 0.9 --max-false-alarm 0.05
"""


@click.command(epilog=EXAMPLES)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option(
    "--min-kill",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Exit with 1 where a set's kill rate is lower.",
)
@click.option(
    "--max-false-alarm",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Exit with 1 where a set's false-alarm rate is higher.",
)
@click.option("--all", "show_all", is_flag=True, help="List every sentence, not only survivors.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def mutate(
    paths: tuple[str, ...],
    min_kill: float | None,
    max_false_alarm: float | None,
    show_all: bool,
    form: str,
) -> None:
    """Test fact sets by mutation: files, folders, or ids of the harness's own.

    Each fact's statement is made wrong in the ways of a careless model (another number, a
    dropped bound, another unit, date, party, role or speaker, a negation, altered words) and
    said otherwise in the ways of a careful one. Each sentence is judged as a summary by itself.

    The kill rate is the share of wrong sentences that get a flag of high or medium severity or
    the verdict "contradicted" on their fact, where the unchanged statement does not get the
    same. The false-alarm rate is the share of right sentences that get either.
    """
    from harness.cli.facts.show_mutate import show_trial, show_verdict
    from harness.facts.find import find_fact_sets
    from harness.facts.load import load_fact_set
    from harness.facts.mutate.trial import Limits, to_json, try_facts

    limits = Limits(min_kill, max_false_alarm)
    sets = [load_fact_set(path) for path in find_fact_sets(paths)]
    trials = []
    for facts in sets:
        trials.append(try_facts(facts))
        if form == "text":
            show_trial(trials[-1], show_all)
    if form == "json":
        click.echo(json.dumps(to_json(trials, limits), ensure_ascii=False, indent=2))
    else:
        show_verdict(trials, limits)
    if any(limits.problems(trial) for trial in trials):
        sys.exit(1)
