"""Checkers of small stories and of the project's own fact sets, for the tests of checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from harness.checks import build_checker
from harness.checks.checker import Checker
from harness.facts.load import FactSet, load_fact_set
from harness.facts.schema import FactSetSpec
from harness.types import Article, CheckResult, Flag, Severity

SETS = Path(__file__).parents[2] / "datasets"
PUBLISHED = dt.date(2025, 6, 2)


@cache
def checker_of(name: str) -> Checker:
    """The checker of one of the project's own fact sets and its article."""
    facts = load_fact_set(SETS / name)
    return build_checker(facts.article, facts)


def checker_of_story(text: str, spec: dict[str, Any] | None = None) -> Checker:
    """The checker of a story of June 2, 2025, or of the day its fact set gives."""
    if spec is None:
        return _checker_of_text(text)
    facts = FactSetSpec.model_validate(spec)
    article = Article("story", text, facts.published)
    return build_checker(article, FactSet(facts, article))


@cache
def _checker_of_text(text: str) -> Checker:
    return build_checker(Article("story", text, PUBLISHED), None)


def serious(result: CheckResult) -> list[Flag]:
    """The flags that make a summary inconsistent."""
    return [flag for flag in result.flags if flag.severity is not Severity.LOW]


def serious_flags(checker: Checker) -> Callable[[str], list[Flag]]:
    return lambda text: serious(checker.check(text))
