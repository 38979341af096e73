"""The vocabulary of the harness: what flows between its rooms.

Nothing here does work, and nothing here imports anything heavy, so every other
module may depend on it. All offsets count Unicode code points of the text
exactly as it was given; ``text[start:end]`` always yields the span's text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class HarnessError(Exception):
    """An error that a user can mend; its text says what, where and how to fix it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points, with the text that it covers."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Span:
        return cls(start, end, source[start:end])

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """A source text. ``published`` anchors relative dates such as "Thursday"."""

    id: str
    text: str
    published: dt.date | None = None
    language: str = "en"
    title: str | None = None
    reference: str | None = None
    """A reference summary, where the corpus has one; ROUGE is computed against it."""


class VerdictKind(StrEnum):
    """What one summary says about one reference fact."""

    SUPPORTED = "supported"
    VAGUE = "vague"
    CONTRADICTED = "contradicted"
    OMITTED = "omitted"
    UNSCORED = "unscored"
    """The checker could not decide; the explanation says why."""


class FlagKind(StrEnum):
    NUMBER = "number"
    DATE = "date"
    PARTY = "party"
    ROLE = "role"
    QUOTE = "quote"
    NEGATION = "negation"
    CONTRADICTION = "contradiction"
    UNSUPPORTED = "unsupported"
    CERTAINTY = "certainty"
    BOILERPLATE = "boilerplate"


class Severity(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class FactVerdict:
    """The verdict on one fact, with the words of the summary that decided it."""

    fact: str
    verdict: VerdictKind
    span: Span | None = None
    evidence: Span | None = None
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A hallucination: where it stands, what it is, and why it was raised.

    ``evidence`` is the passage of the article that speaks against it, or ``None``
    where there is none; the explanation then says what was looked for.
    """

    span: Span
    kind: FlagKind
    severity: Severity
    explanation: str
    checker: str
    fact: str | None = None
    evidence: Span | None = None

    def to_json(self) -> dict[str, Any]:
        """The stable public shape, as ``harness check --format json`` prints it."""
        evidence = None
        if self.evidence is not None:
            evidence = {
                "start": self.evidence.start,
                "end": self.evidence.end,
                "text": self.evidence.text,
            }
        return {
            "start": self.span.start,
            "end": self.span.end,
            "text": self.span.text,
            "kind": str(self.kind),
            "severity": str(self.severity),
            "fact": self.fact,
            "checker": self.checker,
            "evidence": evidence,
            "explanation": self.explanation,
        }


@dataclass(frozen=True, slots=True)
class ClaimScore:
    """What one checker says about one claim of a summary.

    ``probability`` is that of the article supporting the claim; ``None`` where the claim is
    unscored, and ``reason`` then says why. ``text`` is the claim as it was judged, with
    names for pronouns. ``details`` is JSON.
    """

    checker: str
    span: Span
    text: str
    probability: float | None
    evidence: Span | None = None
    reason: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The stable public shape."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All that the checkers say about one summary.

    ``score`` is in 0..1, higher where the summary agrees with the article;
    ``consistent`` is false where a flag of high or medium severity stands.
    ``claims`` is empty where rules alone judge.
    """

    verdicts: tuple[FactVerdict, ...]
    flags: tuple[Flag, ...]
    score: float
    consistent: bool
    claims: tuple[ClaimScore, ...] = ()


class Outcome(StrEnum):
    """What became of one attempt to write a summary. Each is counted; none is dropped."""

    OK = "ok"
    EMPTY = "empty"
    REFUSED = "refused"
    TRUNCATED = "truncated"
    """The model ran into its token limit, so the summary stops in mid-sentence."""
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Usage:
    """What one generation cost. ``None`` means unknown, never zero."""

    prompt_tokens: int | None = None
    generated_tokens: int | None = None
    cut_tokens: int = 0
    """Article tokens that the model never saw."""
    seconds: float | None = None
    first_token_seconds: float | None = None
    peak_memory_bytes: int | None = None
    price_usd: float | None = None
    retries: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """One summary to be written. ``prompt`` is the rendered text, article included,
    or ``None`` for a model that takes the bare article."""

    id: str
    article: Article
    prompt: str | None = None
    system: str | None = None
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Generation:
    """One model's answer to one request."""

    request_id: str
    text: str
    outcome: Outcome = Outcome.OK
    usage: Usage = field(default_factory=Usage)
    error: Mapping[str, Any] | None = None
    """``{"type", "message", "traceback"}`` where the outcome is ``error``."""
