"""``harness facts``: one module for each verb, imported when the verb is called."""

from __future__ import annotations

import click

from harness.cli import LazyGroup, Verb

VERBS = {
    "check": Verb("harness.cli.facts.check:check", "Say what is wrong with fact sets."),
    "show": Verb("harness.cli.facts.show:show", "Mark each fact's evidence in the article."),
    "draft": Verb("harness.cli.facts.draft:draft", "Write a first fact set from an article."),
    "import": Verb("harness.cli.facts.import_:import_", "Make a suite of a table or corpus."),
    "migrate": Verb("harness.cli.facts.migrate:migrate", "Bring fact sets up to the format."),
    "mutate": Verb("harness.cli.facts.mutate:mutate", "Test fact sets with sentences made wrong."),
    "schema": Verb("harness.cli.facts.schema:schema", "Print the JSON Schema for editors."),
}


@click.command(cls=LazyGroup, verbs=VERBS)
def facts() -> None:
    """Write fact sets, check them and look at them."""
