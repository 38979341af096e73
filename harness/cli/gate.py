"""``harness gate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from harness.compare.gate import Bound


@click.command("gate")
@click.argument("run", type=click.Path(path_type=Path))
@click.option(
    "--require",
    "requirements",
    multiple=True,
    metavar="[MODEL:]METRIC>=NUMBER",
    help="What every model (or MODEL) must reach; may be repeated.",
)
@click.option(
    "--bound",
    type=click.Choice(["mean", "interval"]),
    default="mean",
    show_default=True,
    help="Hold the mean, or the interval's bad end, against it.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="RUN",
    help="The run to compare with, for --no-regression.",
)
@click.option("--no-regression", is_flag=True, help="Fail where a model became worse.")
@click.option(
    "--metric",
    "metrics",
    multiple=True,
    help="Metrics that must not regress (default: fact and flag metrics, failures).",
)
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="FIELD=PATTERN",
    help="Keep cells by run, model, article, prompt, seed or outcome.",
)
@click.option("--level", type=click.FloatRange(0.5, 0.999), default=0.95, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--junit", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option(
    "--summary",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Append a markdown summary to FILE.",
)
@click.pass_context
def gate(
    context: click.Context, run: Path, requirements: tuple[str, ...], bound: Bound,
    baseline: Path | None, no_regression: bool, metrics: tuple[str, ...],
    filters: tuple[str, ...], level: float, seed: int, junit: Path | None, summary: Path | None,
) -> None:  # fmt: skip
    """Fail (exit code 1) where RUN misses what is required of it.

    Exit code 2 means that the question itself was wrong: no such run, metric or model.
    """
    from harness.compare.contrast import Settings
    from harness.compare.filters import parse_filters
    from harness.compare.gate import (
        NOT_TO_REGRESS,
        check_regression,
        check_requirements,
        parse_requirement,
    )
    from harness.compare.intervals import IntervalPlan
    from harness.compare.junit import junit_xml, markdown_summary
    from harness.compare.output import write_file
    from harness.compare.screen import printable

    if bool(baseline) != no_regression:
        raise click.UsageError("--baseline RUN and --no-regression go together")
    if not requirements and not no_regression:
        raise click.UsageError("nothing to check: give --require, or --baseline --no-regression")
    settings = Settings(IntervalPlan(level=level, seed=seed), alpha=round(1 - level, 6))
    keep = parse_filters(filters)
    parsed = [parse_requirement(text) for text in requirements]
    findings = check_requirements(run, parsed, keep, bound, settings)
    if baseline:
        findings += check_regression(run, baseline, metrics or NOT_TO_REGRESS, keep, settings)
    text = markdown_summary(findings, run.resolve().name)
    if junit:
        write_file(junit, junit_xml(findings, run.resolve().name))
    if summary:
        write_file(summary, text.encode(), append=True)
    for finding in findings:
        noticed = f" ({finding.noticed})" if finding.noticed else ""
        mark = "pass" if finding.passed else "FAIL"
        click.echo(
            printable(f"{mark}  {finding.model}: {finding.check}: {finding.message}{noticed}")
        )
    context.exit(0 if all(finding.passed for finding in findings) else 1)
