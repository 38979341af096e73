"""Facts that are free statements go to the claim checkers."""

from __future__ import annotations

import datetime as dt

from checker_files import Scripted, team_of

from harness.checkers.base import Judgement
from harness.facts.load import FactSet
from harness.facts.schema import FactSetSpec
from harness.types import Article, FlagKind, Span, VerdictKind

ARTICLE = Article("a", "The ferry is safe to board, the inspectors found.", dt.date(2025, 1, 1))
SAFE, CHEAP, SUNK = "The ferry is safe.", "The ferry is cheap.", "The ferry has sunk."
SUMMARY = "Inspectors call the ferry safe."


def facts(*facts: dict[str, str]) -> FactSet:
    content = {
        "schema": 1,
        "id": "ferry",
        "published": "2025-01-01",
        "article": "x",
        "facts": facts,
    }
    return FactSet(FactSetSpec.model_validate(content), ARTICLE)


STATEMENTS = facts(
    {"id": "safe", "kind": "statement", "statement": SAFE},
    {"id": "cheap", "kind": "statement", "statement": CHEAP},
)


def test_verdicts_on_statements() -> None:
    where = Span.of(SUMMARY, 0, 10)
    checker = Scripted(
        {
            SAFE: Judgement(0.9, evidence=where),
            CHEAP: Judgement(0.1, contradiction=0.8),
            SUMMARY: Judgement(0.9),
        }
    )
    result = team_of(checker, rules=True).for_article(ARTICLE, STATEMENTS).check(SUMMARY)
    safe, cheap = result.verdicts
    assert (safe.verdict, safe.span) == (VerdictKind.SUPPORTED, where)
    assert cheap.verdict is VerdictKind.CONTRADICTED
    assert [(f.kind, f.fact, f.checker) for f in result.flags] == [
        (FlagKind.CONTRADICTION, "cheap", "scripted")
    ]
    # the statements were held against the summary, and for evidence against the article
    asked = {text for text, claims in checker.asked if SAFE in claims}
    assert asked == {SUMMARY, ARTICLE.text}


def test_a_second_checker_judges_what_the_first_cannot() -> None:
    first = Scripted({SAFE: Judgement(0.9), SUMMARY: Judgement(0.9)}, name="first")
    second = Scripted({CHEAP: Judgement(0.2), SUMMARY: Judgement(0.9)}, name="second")
    team = team_of(first, second, rules=True)
    verdicts = team.for_article(ARTICLE, STATEMENTS).check(SUMMARY).verdicts
    assert [v.verdict for v in verdicts] == [VerdictKind.SUPPORTED, VerdictKind.OMITTED]
    assert verdicts[1].explanation.startswith("second: ")
    alone = team_of(first, rules=True).for_article(ARTICLE, STATEMENTS).check(SUMMARY).verdicts
    assert alone[1].verdict is VerdictKind.UNSCORED
    assert "not in the script" in alone[1].explanation


def test_without_rules_every_fact_is_judged_by_its_statement() -> None:
    set_ = facts(
        {"id": "safe", "kind": "quantity", "value": "1", "statement": SAFE},
        {"id": "sunk", "kind": "never", "statement": SUNK},
    )
    answers = {SAFE: Judgement(0.9), SUNK: Judgement(0.8), SUMMARY: Judgement(0.9)}
    result = team_of(Scripted(answers)).for_article(ARTICLE, set_).check(SUMMARY)
    kinds = [v.verdict for v in result.verdicts]
    assert kinds == [VerdictKind.SUPPORTED, VerdictKind.CONTRADICTED]
    assert [f.fact for f in result.flags] == ["sunk"]


def test_a_blank_summary_states_nothing() -> None:
    verdicts = (
        team_of(Scripted({}), rules=True).for_article(ARTICLE, STATEMENTS).check(" ").verdicts
    )
    assert {v.verdict for v in verdicts} == {VerdictKind.OMITTED}


def test_rules_alone_leave_statements_unscored() -> None:
    verdicts = team_of(rules=True).for_article(ARTICLE, STATEMENTS).check(SUMMARY).verdicts
    assert {v.verdict for v in verdicts} == {VerdictKind.UNSCORED}
