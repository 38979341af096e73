"""``harness facts``: one module for each verb, imported when the verb is called."""

from __future__ import annotations

import click

from harness.cli import LazyGroup, Verb

VERBS = {
    "check": Verb("harness.cli.facts.check:check", "Say what is wrong with fact sets."),
}


@click.command(cls=LazyGroup, verbs=VERBS)
def facts() -> None:
    """Write fact sets, check them and look at them."""
