"""What a judge of one fact says, before it becomes a verdict and a flag."""

from __future__ import annotations

from dataclasses import dataclass

from harness.types import FlagKind, Severity, Span, VerdictKind
from harness.values.sets import Relation


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with the words that decided it; ``flag`` is set where they are an error."""

    verdict: VerdictKind
    span: Span | None = None
    explanation: str = ""
    flag: FlagKind | None = None
    severity: Severity = Severity.HIGH


OMITTED = Finding(VerdictKind.OMITTED)

_RANK = {
    VerdictKind.CONTRADICTED: 3,
    VerdictKind.SUPPORTED: 2,
    VerdictKind.VAGUE: 1,
    VerdictKind.OMITTED: 0,
}


def strongest(findings: list[Finding]) -> Finding:
    """A contradiction stands even where the summary also gets the fact right elsewhere."""
    return max(findings, key=lambda f: _RANK[f.verdict], default=OMITTED)


def from_relation(relation: Relation, span: Span, kind: FlagKind, said: str, given: str) -> Finding:
    """The verdict that follows from how the claim's set stands to the reference's."""
    differs = f"says {said}; the fact is {given}"
    match relation:
        case Relation.EQUAL:
            return Finding(VerdictKind.SUPPORTED, span, f"says {said}, as the fact does")
        case Relation.WIDER:
            return Finding(VerdictKind.VAGUE, span, f"says {said}, true but less than {given}")
        case Relation.NARROWER:
            return Finding(
                VerdictKind.SUPPORTED,
                span,
                f"{differs}, without that detail",
                kind,
                Severity.MEDIUM,
            )
        case Relation.OVERLAPPING:
            return Finding(VerdictKind.VAGUE, span, differs, kind, Severity.LOW)
        case Relation.DISJOINT:
            return Finding(VerdictKind.CONTRADICTED, span, differs, kind)
