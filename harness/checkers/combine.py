"""Flags of several checkers made one list: typed findings win over learned ones.

Rules know what kind of value is wrong and what the article says instead; a learned checker
knows at best which words. So where both speak of the same words, the rules' flag stands and
the learned one goes. Each flag keeps the name of the checker that raised it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from harness.types import Flag, Severity, Span


def combine(typed: Sequence[Flag], learned: Iterable[Flag], summary: str) -> list[Flag]:
    """All typed flags, and the learned ones that say something besides, in text order.

    A learned flag that shares words with a typed flag of high or medium severity is dropped:
    the typed one explains the same error. One that shares words with a mere remark (low
    severity) keeps the longest stretch of its words that the remark leaves. Of learned
    flags that overlap, the more severe stands, then the shorter, then the first.
    """
    serious = [flag for flag in typed if flag.severity is not Severity.LOW]
    remarks = [flag.span for flag in typed if flag.severity is Severity.LOW]
    kept: list[Flag] = []
    for flag in sorted(learned, key=_rank):
        if any(flag.span.overlaps(other.span) for other in serious):
            continue
        span = _rest(flag.span, remarks, summary)
        if span is None or any(span.overlaps(other.span) for other in kept):
            continue
        kept.append(flag if span == flag.span else replace(flag, span=span))
    return sorted([*typed, *kept], key=lambda f: (f.span.start, f.span.end))


def _rank(flag: Flag) -> tuple[int, int]:
    return list(Severity).index(flag.severity), flag.span.end - flag.span.start


def _rest(span: Span, taken: Iterable[Span], summary: str) -> Span | None:
    """The longest stretch of ``span`` outside of ``taken``, without spaces around it."""
    parts, start = [], span.start
    for other in sorted(taken, key=lambda s: s.start):
        if other.overlaps(span):
            parts.append((start, other.start))
            start = max(start, other.end)
    parts.append((start, span.end))
    start, end = max(parts, key=lambda part: part[1] - part[0])
    words = summary[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span.of(summary, start, end) if end > start else None
