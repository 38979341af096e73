"""Checks of a summary against its article and its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.checks.checker import Checker
    from harness.facts.load import FactSet
    from harness.types import Article


def build_checker(article: Article, facts: FactSet | None = None) -> Checker:
    """The checker for one article; the article's side of the work is done here, once."""
    from harness.checks.checker import Checker

    return Checker(article, facts)
