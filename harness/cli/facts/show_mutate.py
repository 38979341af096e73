"""Mutation tests on the terminal: rates for each fact, then what got through."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from harness.cli.show import console
from harness.facts.mutate.trial import (
    FactTrial,
    Limits,
    Outcome,
    SetTrial,
    false_alarm_rate,
    kill_rate,
)


def show_trial(trial: SetTrial, show_all: bool = False) -> None:
    """One fact set; ``show_all`` lists the sentences that went as they should as well."""
    out = console()
    table = Table(title=trial.id, title_justify="left")
    table.add_column("fact")
    for heading in ("wrong sentences", "caught", "right sentences", "flagged"):
        table.add_column(heading, justify="right")
    for fact in trial.facts:
        table.add_row(
            fact.fact.id,
            str(len(fact.mutants)),
            percent(kill_rate([fact])),
            str(len(fact.paraphrases)),
            percent(false_alarm_rate([fact])),
        )
    out.print(table)
    for fact in trial.facts:
        for line in _lines(fact, show_all):
            out.print(line)
    out.print(
        f"{trial.id}: {percent(trial.kill_rate)} of wrong sentences caught, "
        f"{percent(trial.false_alarm_rate)} of right sentences flagged"
    )


def _lines(fact: FactTrial, show_all: bool) -> list[Text]:
    found = []
    for outcome in fact.mutants:
        if not outcome.flagged or show_all:
            word, style = ("caught", "green") if outcome.flagged else ("SURVIVED", "bold red")
            found.append(_line(fact, outcome, word, style))
    for outcome in fact.paraphrases:
        if outcome.flagged or show_all:
            word, style = ("FALSE ALARM", "bold red") if outcome.flagged else ("passed", "green")
            found.append(_line(fact, outcome, word, style))
    return found


def _line(fact: FactTrial, outcome: Outcome, word: str, style: str) -> Text:
    line = Text(f"{word} ", style)
    line.append(f"{fact.fact.id}, {outcome.rewrite.kind}: ", "dim")
    line.append(outcome.rewrite.text, "default")
    return line.append(f"\n    {outcome.reason}", "dim")


def show_verdict(trials: list[SetTrial], limits: Limits) -> None:
    """All sets together, and which of them miss the limits."""
    out = console()
    facts = [fact for trial in trials for fact in trial.facts]
    if len(trials) > 1:
        out.print(
            f"{len(trials)} fact sets: {percent(kill_rate(facts))} of wrong sentences caught, "
            f"{percent(false_alarm_rate(facts))} of right sentences flagged"
        )
    for trial in trials:
        for problem in limits.problems(trial):
            out.print(Text(f"{trial.id}: {problem}", "bold red"))


def percent(rate: float | None) -> str:
    return "–" if rate is None else f"{100 * rate:.1f}%"
