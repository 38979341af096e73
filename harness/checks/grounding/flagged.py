"""The flag on a value, with what the article gives instead."""

from __future__ import annotations

from harness.checks.grounding.comparison import show
from harness.checks.reading.binding import Slot
from harness.types import Flag, FlagKind, Severity, Span

NAME = "grounding"


_FLAG_KIND = {"quantity": FlagKind.NUMBER, "time": FlagKind.DATE, "party": FlagKind.PARTY}


def flag_of(claim: Slot, rival: Slot | None, severity: Severity, explanation: str) -> Flag:
    evidence: Span | None = rival.span if rival else None
    return Flag(
        span=claim.span,
        kind=_FLAG_KIND[claim.kind],
        severity=severity,
        explanation=explanation,
        checker=NAME,
        evidence=evidence,
    )


def differs(claim: Slot, rival: Slot | None) -> str:
    if rival is None:
        return f"the article has no “{claim.span.text}” and nothing that it could be"
    return f"says {show(claim)}; the article gives {show(rival)}"


def swapped(claim: Slot, rival: Slot) -> str:
    said = f"says {show(claim)}, which the article gives of something else"
    return f"{said}; here it gives {show(rival)}"
