"""The checkers that a run or a command selects, working together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from harness.checkers.base import ClaimChecker
from harness.checkers.registry import build
from harness.checkers.spec import CheckerSpec, RulesSpec
from harness.types import HarnessError

if TYPE_CHECKING:
    from harness.checkers.article import ArticleChecker
    from harness.facts.load import FactSet
    from harness.types import Article

RULES = RulesSpec(name="rules", kind="rules")

CLAIMS_VERSION = 2
"""Part of the signature: raise it when claims or passages are cut, or scores joined, otherwise."""


class Team:
    """Rules, learned checkers, or both; nothing is loaded before it is needed."""

    def __init__(self, specs: Sequence[CheckerSpec] = (RULES,)) -> None:
        names = [spec.name for spec in specs]
        if not names:
            raise HarnessError("checkers: name at least one, such as rules")
        if twice := {name for name in names if names.count(name) > 1}:
            raise HarnessError(f"checkers: {', '.join(sorted(twice))} is listed twice")
        self.specs = tuple(specs)
        self.rules = any(isinstance(spec, RulesSpec) for spec in specs)
        self.learned: list[ClaimChecker] = [
            build(spec) for spec in specs if not isinstance(spec, RulesSpec)
        ]

    @cached_property
    def signature(self) -> str:
        """What the checkers are, for check keys: parts joined by ``|``."""
        from harness.checks.checker import signature
        from harness.checks.reading.parse import pipeline_version

        parts = [signature() if self.rules else pipeline_version()]
        if self.learned:
            parts.append(f"claims:{CLAIMS_VERSION}")
        parts += [f"{c.spec.name}:{_digest(full_identity(c))}" for c in self.learned]
        return "|".join(parts)

    def described(self) -> dict[str, dict[str, Any]]:
        """What the checkers' files said, by name, as a run's manifest keeps it."""
        return {spec.name: spec.model_dump(mode="json") for spec in self.specs}

    def for_article(self, article: Article, facts: FactSet | None = None) -> ArticleChecker:
        """The checker of one article; what summaries share is done here, once."""
        from harness.checkers.article import ArticleChecker

        return ArticleChecker(self, article, facts)

    def close(self) -> None:
        """Let go of what the checkers hold."""
        for checker in self.learned:
            checker.close()


def full_identity(checker: ClaimChecker) -> dict[str, Any]:
    """A checker's identity with the common keys of its file."""
    return {"common": checker.spec.shared(), "checker": checker.identity()}


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
