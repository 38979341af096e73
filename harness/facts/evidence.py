"""A fact set held against its own article: does the text bear each fact out?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harness.facts import schema
from harness.facts.load import FactSet
from harness.types import CheckResult, FactVerdict, Flag, HarnessError, Severity, Span, VerdictKind

if TYPE_CHECKING:
    from harness.checks.checker import Checker
    from harness.checks.reading.analysis import Analysis

IN_WORDS = 0.7
"""The share of a free statement's words that the sentence of the article that gives it has."""
MAX_CHARACTERS = 200_000
"""Longer articles are not judged: reading one takes minutes, and no fact set needs it."""


@dataclass(frozen=True)
class Judged:
    """One fact with the verdict that the article earns, and the one its own statement earns.

    ``article.evidence`` is the passage of the article that gives the fact, or None.
    ``flags`` are those of high or medium severity that the statement would raise.
    """

    fact: schema.Fact
    article: FactVerdict
    statement: FactVerdict
    flags: tuple[Flag, ...]

    @property
    def holds(self) -> bool:
        """Whether the article says what the fact says: nothing of it, for a falsehood.

        A free statement, which no rule judges, holds where one sentence has its words and the
        statement raises no flag.
        """
        if self.article.verdict is VerdictKind.UNSCORED:
            return self.article.evidence is not None and not self.flags
        wanted = VerdictKind.OMITTED if self.fact.kind == "never" else VerdictKind.SUPPORTED
        return self.article.verdict is wanted

    @property
    def catches(self) -> bool:
        """Whether the fact's own statement is seen to say it."""
        is_never = self.fact.kind == "never"
        wanted = VerdictKind.CONTRADICTED if is_never else VerdictKind.SUPPORTED
        return self.statement.verdict in (wanted, VerdictKind.UNSCORED)


def judge_article(facts: FactSet) -> list[Judged]:
    """Check the article, and every statement, as if each were a summary (about 0.5 s).

    Raises:
        HarnessError: the article is too long.
    """
    refuse_long(facts)
    from harness.checks import build_checker

    checker = build_checker(facts.article, facts)
    article = {v.fact: v for v in checker.verdicts(facts.article.text)}
    for prepared in checker.reference.facts:
        verdict = article[prepared.fact.id]
        if verdict.verdict is VerdictKind.UNSCORED:
            found = _in_words(prepared.statement, checker.article)
            article[prepared.fact.id] = replace(verdict, evidence=found)
    judged = []
    for fact, result in zip(facts.facts, _statements(checker, facts), strict=True):
        flags = tuple(f for f in result.flags if f.severity is not Severity.LOW)
        judged.append(Judged(fact, article[fact.id], _by_fact(result)[fact.id], flags))
    return judged


def refuse_long(facts: FactSet) -> None:
    """
    Raises:
        HarnessError: the article is longer than is held against its facts.
    """
    if (size := len(facts.article.text)) > MAX_CHARACTERS:
        raise HarnessError(
            f"{facts.spec.article} of {facts.id}: {size:,} characters; only articles of up to"
            f" {MAX_CHARACTERS:,} are held against their facts; cut it to the story itself"
        )


def _in_words(statement: Analysis, article: Analysis) -> Span | None:
    """The sentence of the article that has most of the statement's words, if it has enough."""
    from harness.checks.reading.cover import coverage

    shares = [coverage(statement, article, i) for i in range(len(article.sentences))]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    if best is None or shares[best] < IN_WORDS:
        return None
    return article.sentence_span(best)


def _statements(checker: Checker, facts: FactSet) -> Iterator[CheckResult]:
    return iter(checker.check_many([fact.statement for fact in facts.facts]))


def _by_fact(result: CheckResult) -> dict[str, FactVerdict]:
    return {verdict.fact: verdict for verdict in result.verdicts}


def place_in(text: str, offset: int) -> str:
    """``line:column`` of an offset, both from 1, as editors count."""
    line = text.count("\n", 0, offset) + 1
    return f"{line}:{offset - text.rfind(chr(10), 0, offset)}"
