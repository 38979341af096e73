"""The ``harness`` command. Each verb is imported when it is called, not before."""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from harness.types import HarnessError


class Verb(NamedTuple):
    target: str
    """``module:attribute`` of the click command."""
    help: str


VERBS = {
    "run": Verb("harness.cli.run:run", "Write summaries, check them and print the table."),
    "check": Verb("harness.cli.check:check", "Judge summaries that exist already."),
    "plan": Verb("harness.cli.plan:plan", "Say what a run would do, and at what cost."),
    "score": Verb("harness.cli.score:score", "Check a run's stored summaries again."),
    "merge": Verb("harness.cli.merge:merge", "Join the shards of one run."),
    "compare": Verb(
        "harness.cli.compare:compare_verb", "Compare models, with intervals and tests."
    ),
    "gate": Verb("harness.cli.gate:gate", "Fail where a run is worse than it must be."),
    "report": Verb("harness.cli.report:report", "Write one self-contained HTML page about runs."),
    "review": Verb("harness.cli.review:review", "Let people accept, reject and add flags."),
    "runs": Verb("harness.cli.runs:runs", "List, show, query and tidy stored runs."),
    "checkers": Verb(
        "harness.cli.checkers:checkers", "List checkers, and measure how good they are."
    ),
    "models": Verb("harness.cli.models:models", "List models, and see whether they work."),
    "facts": Verb("harness.cli.facts:facts", "Write fact sets, check them and look at them."),
    "completion": Verb("harness.cli.completion:completion", "Set up tab completion."),
}


class UserError(click.ClickException):
    """A ``HarnessError`` on its way to standard error: the message alone, exit code 2."""

    exit_code = 2


class LazyGroup(click.Group):
    """A group that knows its verbs' names and help lines without importing them."""

    def __init__(self, *args: Any, verbs: Mapping[str, Verb] = VERBS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.verbs:
            return None
        module, _, attribute = self.verbs[cmd_name].target.partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.verbs and not args[0].startswith("-") and not ctx.resilient_parsing:
            near = get_close_matches(args[0], self.verbs, n=1)
            ctx.fail(f"no verb {args[0]!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        verbs = [CompletionItem(name, help=verb.help) for name, verb in self.verbs.items()]
        matching = [item for item in verbs if item.value.startswith(incomplete)]
        return matching + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(name, verb.help) for name, verb in self.verbs.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except HarnessError as error:
            if wants_traceback(ctx):
                raise
            raise UserError(str(error)) from None
        except OSError as error:
            if error.filename is None or wants_traceback(ctx):
                raise
            raise UserError(f"{error.filename}: {error.strerror}") from None


def wants_traceback(ctx: click.Context) -> bool:
    return bool(ctx.find_root().params.get("debug")) or os.environ.get("HARNESS_DEBUG") == "1"


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show the traceback of an error (or HARNESS_DEBUG=1).")
@click.version_option(package_name="factharness", prog_name="harness")
def cli(debug: bool) -> None:
    """Find out which model's summaries can be trusted, and where each made something up."""


def main() -> None:
    cli(prog_name="harness")
