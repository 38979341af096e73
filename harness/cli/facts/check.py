"""``harness facts check``: say what is wrong with fact sets."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from harness.facts.lint import Report

EXAMPLES = """
\b
  harness facts check my_story/facts.yaml
  harness facts check datasets --strict

Exit codes: 0 no errors; 1 errors, or with --strict warnings; 2 nothing to check.
"""


@click.command(epilog=EXAMPLES)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json: one object with all fact sets, problems and verdicts.",
)
def check(paths: tuple[str, ...], strict: bool, form: str) -> None:
    """Say what is wrong with each fact set: a file, a folder, or an id of the harness's own.

    Its article must bear out every fact, and contradict none.
    """
    from harness.facts.find import find_fact_sets
    from harness.facts.lint import lint

    reports = []
    for path in find_fact_sets(paths):
        report = lint(path)
        reports.append(report)
        if form == "text":
            _show(report)
    errors = sum(report.errors for report in reports)
    warnings = sum(report.warnings for report in reports)
    if form == "json":
        body = {
            "errors": errors,
            "warnings": warnings,
            "fact_sets": [report.to_json() for report in reports],
        }
        click.echo(json.dumps(body, ensure_ascii=False, indent=2))
    else:
        click.echo(
            f"{_count(len(reports), 'fact set')}: "
            f"{_count(errors, 'error')}, {_count(warnings, 'warning')}"
        )
    if errors or (strict and warnings):
        sys.exit(1)


def _show(report: Report) -> None:
    from harness.facts.problem import Level

    for problem in report.problems:
        level = click.style(
            f"{problem.level}:", fg="red" if problem.level is Level.ERROR else "yellow"
        )
        key = f"{problem.key}: " if problem.key else ""
        click.echo(f"{problem.where}: {level} {key}{problem.message} [{problem.code}]")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
