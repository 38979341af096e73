"""What every checker of claims is, and the little that all of them share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from harness.types import Article, FlagKind, HarnessError, Span

if TYPE_CHECKING:
    from harness.checkers.spec import CheckerSpec


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a summary says, put so that it can be judged by itself.

    ``span`` is where it stands in the summary. ``text`` may differ from the span's text,
    where a pronoun was resolved or a clause was made a sentence; ``origin`` then has, for
    each code point of ``text``, its offset in the summary, or -1 where it was written in.
    """

    text: str
    span: Span
    origin: tuple[int, ...] | None = None

    def place(self, start: int, end: int, summary: str) -> Span:
        """Where ``text[start:end]`` stands in the summary; the whole claim if nowhere."""
        if self.origin is None:
            return Span.of(summary, self.span.start + start, self.span.start + end)
        known = [offset for offset in self.origin[start:end] if offset >= 0]
        return Span.of(summary, min(known), max(known) + 1) if known else self.span


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a claim's text that the article does not support.

    ``probability``, in 0..1, is the checker's that this very part is unsupported. A mark with
    an ``explanation`` gets a flag of its own, of the given ``kind``, with its ``evidence``.
    """

    start: int
    end: int
    probability: float
    explanation: str = ""
    kind: FlagKind = FlagKind.UNSUPPORTED
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a checker says about one claim.

    ``probability``, in 0..1, is that of the article supporting the claim, calibrated;
    ``None`` where the claim is unscored, and ``reason`` then says why. ``contradiction`` is
    the probability of the article contradicting it, where the checker tells that from mere
    silence. ``evidence`` is the passage of the article that decided it. ``details`` holds
    what else is worth storing, as JSON (agreement among samples, tokens, price).
    """

    probability: float | None
    evidence: Span | None = None
    contradiction: float | None = None
    marks: tuple[Mark, ...] = ()
    reason: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


def unscored(reason: str, **details: Any) -> Judgement:
    """The judgement of a claim that could not be judged."""
    return Judgement(None, reason=reason, details=details)


class CheckerUnavailableError(HarnessError):
    """A checker cannot work at all, whatever the claim: no weights, no key, no server."""


class ClaimChecker(Protocol):
    """Judges claims against an article."""

    spec: CheckerSpec
    """What its file says: name, how summaries are cut into claims, threshold, calibration."""

    def identity(self) -> dict[str, Any]:
        """All that a judgement depends on besides article, claim and ``spec``'s common keys,
        as JSON.

        Cheap: it never loads the model. Judgements are stored under a hash of it.
        """
        ...

    def judge(self, article: Article, claims: Sequence[Claim]) -> list[Judgement]:
        """One judgement a claim, in their order.

        What goes wrong with one claim leaves it unscored, with the reason. Work on the
        article that claims share may be kept for the next call, which often has the same
        article.

        Raises:
            CheckerUnavailableError: the checker cannot work at all; one line that says why.
        """
        ...

    def close(self) -> None:
        """Let go of memory, files and connections. May be called twice."""
        ...
