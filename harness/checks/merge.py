"""One flag per error: overlapping findings merge, and the most specific kind wins."""

from __future__ import annotations

from dataclasses import replace

from harness.types import Flag, FlagKind, Severity

_SPECIFIC = [
    FlagKind.QUOTE,
    FlagKind.NUMBER,
    FlagKind.DATE,
    FlagKind.ROLE,
    FlagKind.PARTY,
    FlagKind.NEGATION,
    FlagKind.CONTRADICTION,
    FlagKind.BOILERPLATE,
    FlagKind.UNSUPPORTED,
    FlagKind.CERTAINTY,
]
_SEVERITY = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


def merge(flags: list[Flag]) -> list[Flag]:
    """Flags in order of their spans, none overlapping a more severe or more specific one."""
    kept: list[Flag] = []
    for flag in sorted(flags, key=_rank):
        rival = next((k for k in kept if k.span.overlaps(flag.span)), None)
        if rival is None:
            kept.append(flag)
        elif rival.evidence is None and flag.evidence is not None and rival.kind == flag.kind:
            kept[kept.index(rival)] = replace(rival, evidence=flag.evidence)
    return sorted(kept, key=lambda f: (f.span.start, f.span.end))


def _rank(flag: Flag) -> tuple[int, int, int, int]:
    return (
        _SEVERITY[flag.severity],
        flag.fact is None,
        _SPECIFIC.index(flag.kind),
        flag.span.end - flag.span.start,
    )
