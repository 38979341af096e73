"""Reference facts against a summary: one verdict a fact, a flag where one is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.verdicts.alignment import Aligner
from harness.checks.verdicts.bearers import judge_bearer
from harness.checks.verdicts.finding import OMITTED, Finding
from harness.checks.verdicts.judge_dates import judge_date
from harness.checks.verdicts.judge_events import judge_event
from harness.checks.verdicts.judge_never import judge_never
from harness.checks.verdicts.judge_offices import judge_role
from harness.checks.verdicts.judge_places import judge_place
from harness.checks.verdicts.judge_quotes import judge_quote
from harness.checks.verdicts.judge_values import judge_quantity
from harness.checks.verdicts.prepared import Prepared
from harness.facts import schema
from harness.types import FactVerdict, Flag, FlagKind, Span, VerdictKind

NAME = "reference"


class ReferenceChecker:
    """Judges summaries by the facts of one set; the article gives each fact's evidence."""

    def __init__(self, facts: list[Prepared], index: ArticleIndex) -> None:
        article = index.analysis
        self.facts = facts = [replace(fact, sides=index.sides) for fact in facts]
        self.aligner = Aligner(facts, index)
        slots = [slot for found in index.slots.values() for slot in found]
        places = {p.fact.id: self._places(p, article, slots) for p in facts}
        self.aligner.learn({name: found for name, found in places.items() if found})
        judged = [(p, self._judge(p, article, slots)) for p in facts]
        self.evidence: dict[str, Span | None] = {p.fact.id: found.span for p, found in judged}
        self.loose = {
            p.fact.id for p, found in judged if judge_bearer(p, article, found) is not None
        }
        """Facts whose clause the article itself has of others as well."""

    def _places(self, prepared: Prepared, article: Analysis, slots: list[Slot]) -> list[Slot]:
        """Where the article itself gives a typed fact's value."""
        return [s for s in slots if self.aligner.gives(s, prepared)]

    def check(
        self, summary: Analysis, slots: list[Slot]
    ) -> Iterator[tuple[FactVerdict, Flag | None]]:
        findings = [(p, self._finding(p, summary, slots)) for p in self.facts]
        held = {key for p, finding in findings for key in _held_by(p.fact, finding, summary)}
        for prepared, finding in findings:
            if isinstance(prepared.fact, schema.RoleFact) and _is_of_another(
                finding, summary, held
            ):
                finding = OMITTED
            evidence = self.evidence[prepared.fact.id]
            verdict = FactVerdict(
                fact=prepared.fact.id,
                verdict=finding.verdict,
                span=finding.span,
                evidence=evidence,
                explanation=finding.explanation,
            )
            yield verdict, _flag(finding, prepared.fact, evidence)

    def _finding(self, prepared: Prepared, summary: Analysis, slots: list[Slot]) -> Finding:
        finding = self._judge(prepared, summary, slots)
        if prepared.fact.id in self.loose:
            return finding
        return judge_bearer(prepared, summary, finding) or finding

    def _judge(self, prepared: Prepared, text: Analysis, slots: list[Slot]) -> Finding:
        match prepared.fact:
            case schema.QuantityFact():
                return judge_quantity(prepared, slots, self.aligner, text)
            case schema.DateFact():
                return judge_date(prepared, slots, self.aligner, text)
            case schema.PlaceFact():
                return judge_place(prepared, slots, self.aligner, text)
            case schema.EventFact():
                return judge_event(prepared, text, self.aligner.index.analysis)
            case schema.RoleFact():
                return judge_role(prepared, text, self.aligner.index.analysis)
            case schema.QuoteFact():
                return judge_quote(prepared, text)
            case schema.NeverFact():
                return judge_never(prepared, text)
            case schema.StatementFact():
                return Finding(
                    VerdictKind.UNSCORED, explanation="no checker for free statements is configured"
                )
        return OMITTED


def _held_by(fact: schema.Fact, finding: Finding, summary: Analysis) -> Iterator[tuple[int, str]]:
    """(sentence, party) where a summary rightly tells a party's part or words."""
    if finding.verdict is not VerdictKind.SUPPORTED or finding.span is None:
        return
    sentence = summary.sentence_of(summary.tokens_of(finding.span).start)
    match fact:
        case schema.RoleFact():
            yield from ((sentence, party) for party in fact.parties)
        case schema.QuoteFact():
            yield sentence, fact.speaker


def _is_of_another(finding: Finding, summary: Analysis, held: set[tuple[int, str]]) -> bool:
    """Whether a wrong holder is named only for what another fact gives to that very party."""
    if finding.verdict is not VerdictKind.CONTRADICTED or finding.span is None:
        return False
    tokens = summary.tokens_of(finding.span)
    sentence = summary.sentence_of(tokens.start)
    named = {p for i in tokens if i in summary.party_at for p in summary.party_at[i].parties}
    return finding.flag is FlagKind.ROLE and any((sentence, party) in held for party in named)


def _flag(finding: Finding, fact: schema.Fact, evidence: Span | None) -> Flag | None:
    if finding.flag is None or finding.span is None:
        return None
    return Flag(
        span=finding.span,
        kind=finding.flag,
        severity=finding.severity,
        explanation=finding.explanation,
        checker=NAME,
        fact=fact.id,
        evidence=evidence,
    )
