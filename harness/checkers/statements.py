"""Facts that are free statements: does the summary say so? The claim checkers tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checkers.base import ClaimChecker, Judgement
from harness.claims.split import claim_of
from harness.facts.schema import Fact, NeverFact, StatementFact
from harness.types import Article, FactVerdict, Flag, FlagKind, Severity, Span, VerdictKind

if TYPE_CHECKING:
    from harness.facts.load import FactSet

CONTRADICTED = 0.5

Verdicts = tuple[FactVerdict, ...]


class StatementJudge:
    """Holds each statement against the summary, as a claim against an article.

    The first of the checkers that scores a statement decides; those that do not tell whether
    a text says it are not asked. ``every``: facts of all kinds are judged by their statements,
    as no rules judge them.
    """

    def __init__(
        self,
        checkers: Sequence[ClaimChecker],
        article: Article,
        facts: FactSet | None,
        every: bool,
    ) -> None:
        self.checkers = [checker for checker in checkers if checker.spec.entails]
        self.article = article
        known = list(facts.facts) if facts else []
        self.every = every
        self.facts: list[Fact] = [f for f in known if every or isinstance(f, StatementFact)]

    def complete(self, verdicts: Verdicts, summary: str) -> tuple[Verdicts, list[Flag]]:
        """The verdicts with those on statements put in, and flags where one is told wrong."""
        if not self.facts:
            return verdicts, []
        if not self.checkers:
            return (tuple(map(_unjudged, self.facts)) if self.every else verdicts), []
        made = self._judge(summary) if summary.strip() else {}
        omitted = {
            fact.id: (FactVerdict(fact.id, VerdictKind.OMITTED), None) for fact in self.facts
        }
        found = omitted | made
        flags = [flag for _, flag in found.values() if flag is not None]
        if self.every:
            return tuple(verdict for verdict, _ in found.values()), flags
        return tuple(found[v.fact][0] if v.fact in found else v for v in verdicts), flags

    def _judge(self, summary: str) -> dict[str, tuple[FactVerdict, Flag | None]]:
        source = replace(self.article, id=f"{self.article.id}/summary", text=summary)
        return {
            fact.id: self._verdict(fact, checker, judgement, summary)
            for fact, (checker, judgement) in zip(self.facts, self._ask(source), strict=True)
        }

    def _ask(self, source: Article) -> list[tuple[ClaimChecker, Judgement]]:
        """Each statement's judgement by the first checker that scores it, else by the last."""
        claims = [claim_of(fact.statement) for fact in self.facts]
        answers: dict[int, tuple[ClaimChecker, Judgement]] = {}
        for checker in self.checkers:
            todo = [i for i in range(len(claims)) if i not in answers or not _scored(answers[i])]
            if not todo:
                break
            judged = checker.judge(source, [claims[i] for i in todo])
            answers |= {i: (checker, j) for i, j in zip(todo, judged, strict=True)}
        return [answers[i] for i in range(len(claims))]

    @cached_property
    def _evidence(self) -> dict[str, Span | None]:
        """Where the article gives each statement; asked once."""
        asked = self._ask(self.article)
        return {f.id: j.evidence for f, (_, j) in zip(self.facts, asked, strict=True)}

    def _verdict(
        self, fact: Fact, checker: ClaimChecker, judgement: Judgement, summary: str
    ) -> tuple[FactVerdict, Flag | None]:
        name = checker.spec.name
        if judgement.probability is None:
            why = f"{name}: {judgement.reason}"
            return FactVerdict(fact.id, VerdictKind.UNSCORED, explanation=why), None
        stated = judgement.probability >= checker.spec.threshold
        denied = not stated and (judgement.contradiction or 0.0) >= CONTRADICTED
        never = isinstance(fact, NeverFact)
        wrong = stated if never else denied
        kind = VerdictKind.OMITTED
        if wrong:
            kind = VerdictKind.CONTRADICTED
        elif stated:
            kind = VerdictKind.SUPPORTED
        span = judgement.evidence or Span.of(summary, 0, len(summary))
        evidence = self._evidence[fact.id]
        told = "states" if stated else "denies" if denied else "does not state"
        why = f"{name}: the summary {told} it (probability {judgement.probability:.2f})"
        verdict = FactVerdict(
            fact.id, kind, span if stated or denied else None, evidence, explanation=why
        )
        if not wrong:
            return verdict, None
        flag = Flag(
            span=span,
            kind=FlagKind.CONTRADICTION,
            severity=Severity.HIGH,
            explanation=f"{'states what is false' if never else 'denies'}: {fact.statement}",
            checker=name,
            fact=fact.id,
            evidence=evidence,
        )
        return verdict, flag


def _unjudged(fact: Fact) -> FactVerdict:
    why = "none of the checkers tells whether a text says it; add rules"
    return FactVerdict(fact.id, VerdictKind.UNSCORED, explanation=why)


def _scored(answer: tuple[ClaimChecker, Judgement]) -> bool:
    return answer[1].probability is not None
