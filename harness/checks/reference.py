"""Reference facts against a summary: one verdict a fact, a flag where one is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.alignment import Aligner
from harness.checks.analysis import Analysis
from harness.checks.bearers import judge_bearer
from harness.checks.binding import Slot
from harness.checks.finding import OMITTED, Finding
from harness.checks.grounding import ArticleIndex
from harness.checks.judge_events import judge_event, judge_role
from harness.checks.judge_never import judge_never
from harness.checks.judge_quotes import judge_quote
from harness.checks.judge_values import judge_date, judge_place, judge_quantity
from harness.checks.prepared import Prepared
from harness.facts import schema
from harness.types import FactVerdict, Flag, Span, VerdictKind

NAME = "reference"


class ReferenceChecker:
    """Judges summaries by the facts of one set; the article gives each fact's evidence."""

    def __init__(self, facts: list[Prepared], index: ArticleIndex) -> None:
        self.facts = facts
        self.aligner = Aligner(facts, index)
        article = index.analysis
        slots = [slot for found in index.slots.values() for slot in found]
        places = {p.fact.id: self._places(p, article, slots) for p in facts}
        self.evidence: dict[str, Span | None] = {
            p.fact.id: self._judge(p, article, slots).span for p in facts
        }
        self.loose = {
            p.fact.id
            for p in facts
            if judge_bearer(p, article, self._judge(p, article, slots)) is not None
        }
        """Facts whose clause the article itself has of others as well."""
        self.aligner.learn({name: found for name, found in places.items() if found})

    def _places(self, prepared: Prepared, article: Analysis, slots: list[Slot]) -> list[Slot]:
        """Where the article itself gives a typed fact's value."""
        return [s for s in slots if self.aligner.gives(s, prepared)]

    def check(
        self, summary: Analysis, slots: list[Slot]
    ) -> Iterator[tuple[FactVerdict, Flag | None]]:
        for prepared in self.facts:
            finding = self._judge(prepared, summary, slots)
            if prepared.fact.id not in self.loose:
                finding = judge_bearer(prepared, summary, finding) or finding
            evidence = self.evidence[prepared.fact.id]
            verdict = FactVerdict(
                fact=prepared.fact.id,
                verdict=finding.verdict,
                span=finding.span,
                evidence=evidence,
                explanation=finding.explanation,
            )
            yield verdict, _flag(finding, prepared.fact, evidence)

    def _judge(self, prepared: Prepared, text: Analysis, slots: list[Slot]) -> Finding:
        match prepared.fact:
            case schema.QuantityFact():
                return judge_quantity(prepared, slots, self.aligner, text)
            case schema.DateFact():
                return judge_date(prepared, slots, self.aligner, text)
            case schema.PlaceFact():
                return judge_place(prepared, slots, self.aligner, text)
            case schema.EventFact():
                return judge_event(prepared, text)
            case schema.RoleFact():
                return judge_role(prepared, text)
            case schema.QuoteFact():
                return judge_quote(prepared, text)
            case schema.NeverFact():
                return judge_never(prepared, text)
            case schema.StatementFact():
                return Finding(
                    VerdictKind.UNSCORED, explanation="no checker for free statements is configured"
                )
        return OMITTED


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
