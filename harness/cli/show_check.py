"""One judged summary on the terminal: the text with its flags, then each in words."""

from __future__ import annotations

from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from harness.cli.show import console
from harness.facts.load import FactSet
from harness.types import CheckResult, FactVerdict, Flag, Severity, VerdictKind

_STYLES = {
    Severity.HIGH: "bold white on red",
    Severity.MEDIUM: "black on yellow",
    Severity.LOW: "underline",
}
_VERDICTS = {
    VerdictKind.SUPPORTED: "green",
    VerdictKind.VAGUE: "cyan",
    VerdictKind.CONTRADICTED: "bold red",
    VerdictKind.OMITTED: "dim",
    VerdictKind.UNSCORED: "dim",
}

_TOLD = {VerdictKind.CONTRADICTED: "told", VerdictKind.OMITTED: "not told"}


def show_check(summary: str, result: CheckResult, facts: FactSet | None) -> None:
    """Print to standard output; plain text where it is no terminal."""
    out = console()
    out.print(Panel(_marked(summary, result.flags), title="summary", title_align="left"))
    if facts is not None:
        out.print(_verdicts(result, facts))
        if any(fact.kind == "never" for fact in facts.facts):
            out.print(_falsehoods(result, facts))
    if not result.flags:
        out.print("No flags.")
    for number, flag in enumerate(result.flags, start=1):
        out.print(_flag(number, flag))
    for claim in result.claims:
        if claim.probability is None:
            said = f"{claim.checker} did not judge “{claim.text}”: {claim.reason}"
            out.print(Text(said, "yellow"))
    word = "consistent" if result.consistent else "not consistent"
    out.print(
        Text(f"{word} with the article by its flags; score {result.score:.2f} (ranks summaries)")
    )


def _marked(summary: str, flags: tuple[Flag, ...]) -> Text:
    text = Text(summary)
    for number, flag in reversed(list(enumerate(flags, start=1))):
        text.stylize(_STYLES[flag.severity], flag.span.start, flag.span.end)
        text = Text.assemble(text[: flag.span.end], (f"[{number}]", "dim"), text[flag.span.end :])
    return text


def _verdicts(result: CheckResult, facts: FactSet) -> Table:
    statements = {fact.id: fact.statement for fact in facts.facts if fact.kind != "never"}
    table = _table("fact", "verdict", "the fact", "the summary")
    for one in result.verdicts:
        if one.fact in statements:
            verdict = Text(str(one.verdict), _VERDICTS[one.verdict])
            table.add_row(one.fact, verdict, Text(statements[one.fact]), _said(one))
    return table


def _falsehoods(result: CheckResult, facts: FactSet) -> Table:
    """Falsehoods are no facts to be told: what is good is that the summary has none."""
    statements = {fact.id: fact.statement for fact in facts.facts if fact.kind == "never"}
    table = _table("falsehood", "told?", "what would be false", "the summary")
    for one in result.verdicts:
        if one.fact in statements:
            told = _TOLD.get(one.verdict, str(one.verdict))
            table.add_row(
                one.fact, Text(told, _VERDICTS[one.verdict]), Text(statements[one.fact]), _said(one)
            )
    return table


def _table(*headings: str) -> Table:
    table = Table(header_style="bold", box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _said(verdict: FactVerdict) -> Text:
    return Text(verdict.span.text if verdict.span else "–")


def _flag(number: int, flag: Flag) -> Group:
    fact = f", fact {flag.fact}" if flag.fact else ""
    head = Text.assemble(
        (f"[{number}] ", "dim"),
        (f"“{flag.span.text}”", _STYLES[flag.severity]),
        f" {flag.kind}, {flag.severity}{fact}: {flag.explanation}",
    )
    if flag.evidence is None:
        return Group(head)
    return Group(head, Text(f"    the article: “{' '.join(flag.evidence.text.split())}”", "dim"))
