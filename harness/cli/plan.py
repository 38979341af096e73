"""``harness plan``: what ``harness run`` with the same settings would do."""

from __future__ import annotations

import json
from pathlib import Path

import click

from harness.cli.completion import complete_overrides
from harness.cli.resume import unfinished
from harness.cli.settings import Groups, composed, validated
from harness.cli.show import console
from harness.cli.tables import in_blocks
from harness.runs.estimate import Plan


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--config-dir", help="Look for config groups in this folder too.")
@click.argument("overrides", nargs=-1, type=click.UNPROCESSED, shell_complete=complete_overrides)
def plan(as_json: bool, config_dir: str | None, overrides: tuple[str, ...]) -> None:
    """Say what a run would do: cells stored already, cells to write, tokens and price to expect.

    It takes the settings of `harness run`, shard=i/n and hydra.run.dir=FOLDER included.
    """
    from harness.runs.build import build_grid, build_team
    from harness.runs.checking import Judge
    from harness.runs.estimate import estimate
    from harness.runs.plan import Shard
    from harness.runs.store import RunStore

    settings, hydra = composed(overrides, config_dir)
    config = validated(settings)
    load = Groups(hydra).load
    grid = build_grid(config, load)
    judge = Judge(grid.cases, build_team(config, load))
    shard = Shard.parse(config.shard, len(grid.cases))
    store = RunStore(unfinished(config, hydra) or Path(hydra.run.dir))
    found = estimate(grid, store, judge, shard, config.retry_errors)
    if as_json:
        click.echo(json.dumps(found.to_json(), indent=2))
    else:
        _print(found)


def _print(plan: Plan) -> None:
    headings = (
        "model",
        "cells",
        "stored",
        "to write",
        "prompt tokens",
        "most tokens",
        "US$",
        "seconds",
    )
    rows = [
        (
            model.model,
            str(model.cells),
            str(model.cached),
            str(model.to_generate),
            f"~{model.prompt_tokens:,}",
            "?" if model.most_generated_tokens is None else f"≤{model.most_generated_tokens:,}",
            _dollars(model.most_price_usd),
            "?" if model.seconds is None else f"~{model.seconds:,.0f}",
        )
        for model in plan.models
    ]
    out = console()
    for table in in_blocks(headings, rows, out.width):
        out.print(table)
    if failed := plan.total("failed"):
        out.print(f"{failed} of those stored failed; retry_errors=true tries them again")
    out.print(
        f"{plan.total('to_generate')} summaries to write and {plan.to_check} to check, "
        f"in {plan.folder}",
        soft_wrap=True,
    )


def _dollars(most: float | None) -> str:
    """Cents of a dollar, or hundredths of them where it is less than one."""
    if not most:
        return "?" if most is None else "0"
    return f"≤{most:,.2f}" if most >= 1 else f"≤{most:.4f}"
