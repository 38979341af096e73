"""All selected checkers on one article: verdicts, flags and a score for each summary."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from harness.checkers.base import Claim, ClaimChecker, Judgement
from harness.checkers.combine import combine
from harness.checkers.common import logit, sigmoid
from harness.checkers.stack import stacked
from harness.checkers.statements import StatementJudge
from harness.checks.reading.parse import parse_many
from harness.claims.split import split
from harness.types import (
    Article,
    CheckResult,
    ClaimScore,
    Flag,
    FlagKind,
    HarnessError,
    Severity,
    Span,
)

if TYPE_CHECKING:
    from harness.checkers.team import Team
    from harness.checks.reading.tokens import Doc
    from harness.facts.load import FactSet

Judged = tuple[Claim, Judgement]
CONTRADICTED = 0.5
"""From this probability of contradiction on, a flag says so instead of ``unsupported``."""


class ArticleChecker:
    """Judges summaries of one article; has the interface of the rules' ``Checker``."""

    def __init__(self, team: Team, article: Article, facts: FactSet | None = None) -> None:
        from harness.checks.checker import Checker

        self.team = team
        self.article = article
        self.signature = team.signature
        self._rules = Checker(article, facts) if team.rules else None
        self._statements = StatementJudge(team.learned, article, facts, every=not team.rules)

    def check(self, summary: str) -> CheckResult:
        """Verdicts and flags for one summary; offsets count code points of ``summary``."""
        return next(self.check_many([summary]))

    def check_many(self, summaries: Iterable[str]) -> Iterator[CheckResult]:
        """The same for many: their claims are judged together. Results come in order.

        Raises:
            HarnessError: a checker cannot work; or without rules, no claim of a summary
                could be scored.
        """
        docs = list(parse_many(iter(summaries)))
        judged = [self._judge(checker, docs) for checker in self.team.learned]
        for index, doc in enumerate(docs):
            result = self._result(doc, [by_checker[index] for by_checker in judged])
            doc.dissolve()
            yield result

    def _judge(self, checker: ClaimChecker, docs: Sequence[Doc]) -> list[list[Judged]]:
        """Each summary's claims with their judgements; equal claims are judged once."""
        spec = checker.spec
        claims = [split(doc, spec.claims, spec.resolve) for doc in docs]
        unique = list({claim.text: claim for each in claims for claim in each}.values())
        answers = checker.judge(self.article, unique) if unique else []
        by_text = dict(zip((claim.text for claim in unique), answers, strict=True))
        return [[(claim, by_text[claim.text]) for claim in each] for each in claims]

    def _result(self, doc: Doc, judged: Sequence[list[Judged]]) -> CheckResult:
        rules = self._rules.check_doc(doc) if self._rules else CheckResult((), (), 1.0, True)
        summary = doc.text
        pairs = list(zip(self.team.learned, judged, strict=True))
        learned = [f for checker, each in pairs for f in flags_of(checker, each, summary)]
        verdicts, wrong = self._statements.complete(rules.verdicts, summary)
        flags = combine(rules.flags, [*wrong, *learned], summary)
        return CheckResult(
            verdicts=verdicts,
            flags=tuple(flags),
            score=self._score(pairs, rules.score),
            consistent=all(f.severity is Severity.LOW for f in flags),
            claims=tuple(_claim_score(checker, *one) for checker, each in pairs for one in each),
        )

    def _score(self, pairs: Sequence[tuple[ClaimChecker, list[Judged]]], rules: float) -> float:
        """The geometric mean of the checkers' scores; the rules' stands by itself in it, or in
        those of the checkers that are stacked with them."""
        known = [(c, s) for c, each in pairs if (s := score_of(c, each)) is not None]
        if not self._rules:
            return _geometric([s for _, s in known]) if known else self._unscored(pairs)
        scores = [stacked(c.spec.stack, s, rules) if c.spec.stack else s for c, s in known]
        alone = not any(c.spec.stack for c, _ in known)
        return _geometric([*scores, rules] if alone else scores)

    def _unscored(self, pairs: Sequence[tuple[ClaimChecker, list[Judged]]]) -> float:
        """Nothing was scored: right where nothing was claimed, else an error."""
        reasons = [judgement.reason for _, each in pairs for _, judgement in each]
        if reasons:
            raise HarnessError(f"no claim could be scored: {reasons[0]}")
        return 1.0


def flags_of(checker: ClaimChecker, judged: Iterable[Judged], summary: str) -> Iterator[Flag]:
    """A flag for each claim below the checker's threshold, on its marks where it has any."""
    spec = checker.spec
    for claim, judgement in judged:
        probability = judgement.probability
        if probability is None or probability >= spec.threshold:
            continue
        yield from _explained(checker, claim, judgement, summary)
        against = (judgement.contradiction or 0.0) >= CONTRADICTED
        said = "contradicts" if against else "does not support"
        for span in _unexplained(claim, judgement, summary):
            yield Flag(
                span=span,
                kind=FlagKind.CONTRADICTION if against else FlagKind.UNSUPPORTED,
                severity=spec.severity,
                explanation=f"the article {said} “{claim.text.strip()}” "
                f"(probability of support {probability:.2f})",
                checker=spec.name,
                evidence=judgement.evidence,
            )


def _explained(
    checker: ClaimChecker, claim: Claim, judgement: Judgement, summary: str
) -> Iterator[Flag]:
    """A flag for each mark that says itself what is wrong."""
    for mark in judgement.marks:
        if mark.explanation:
            yield Flag(
                span=claim.place(mark.start, mark.end, summary),
                kind=mark.kind,
                severity=checker.spec.severity,
                explanation=mark.explanation,
                checker=checker.spec.name,
                evidence=mark.evidence,
            )


def _unexplained(claim: Claim, judgement: Judgement, summary: str) -> Iterator[Span]:
    """The spans of the other marks, those that touch made one; the claim's own if it has none."""
    marks = [mark for mark in judgement.marks if not mark.explanation]
    if judgement.marks and not marks:
        return
    start = end = -1
    for mark in sorted(marks, key=lambda m: m.start):
        if end >= 0 and mark.start <= end:
            end = max(end, mark.end)
            continue
        if end >= 0:
            yield claim.place(start, end, summary)
        start, end = mark.start, mark.end
    yield claim.place(start, end, summary) if end >= 0 else claim.span


def score_of(checker: ClaimChecker, judged: Iterable[Judged]) -> float | None:
    """A checker's score of a summary from its claims'; None where none is scored."""
    known = [j.probability for _, j in judged if j.probability is not None]
    if not known:
        return None
    match checker.spec.aggregate:
        case "min":
            return min(known)
        case "mean":
            return sum(known) / len(known)
        case "logit-mean":
            return sigmoid(sum(map(logit, known)) / len(known))


def _geometric(scores: Sequence[float]) -> float:
    return math.prod(scores) ** (1 / len(scores))


def _claim_score(checker: ClaimChecker, claim: Claim, judgement: Judgement) -> ClaimScore:
    return ClaimScore(
        checker=checker.spec.name,
        span=claim.span,
        text=claim.text,
        probability=judgement.probability,
        evidence=judgement.evidence,
        reason=judgement.reason,
        details=dict(judgement.details),
    )
