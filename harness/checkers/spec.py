"""What a checker file says: one pydantic model for each kind of checker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, PositiveInt

from harness.checkers.common import Common
from harness.checkers.contrast.spec import ContrastSpec
from harness.checkers.embedded.spec import EmbeddedSpec
from harness.checkers.hub.spec import (
    AlignSpec,
    AnswerSpec,
    ClassifierSpec,
    FirstTokenSpec,
    NliSpec,
    SummacSpec,
    TokensSpec,
)
from harness.checkers.judge.spec import JudgeSpec
from harness.models.kinds import load_kind

ENTRY_POINTS = "harness.checkers"


class RulesSpec(Common):
    """Typed facts and grounding, the harness's own rules; they make their flags themselves."""

    kind: Literal["rules"]


class OverlapSpec(Common):
    """How much of the claim stands in the article word by word: the floor for all others."""

    kind: Literal["overlap"]
    of: Literal["numbers", "entities", "ngrams"]
    n: PositiveInt = Field(default=3, description="Of n-grams.")


class PluginSpec(Common):
    """A kind that another package registers."""

    kind: str
    options: dict[str, Any] = Field(default_factory=dict)


BuiltIn = (
    RulesSpec
    | OverlapSpec
    | NliSpec
    | SummacSpec
    | ClassifierSpec
    | AnswerSpec
    | FirstTokenSpec
    | AlignSpec
    | TokensSpec
    | JudgeSpec
    | EmbeddedSpec
    | ContrastSpec
)
CheckerSpec = BuiltIn | PluginSpec

BUILT_IN: dict[str, type[BuiltIn]] = {
    "rules": RulesSpec,
    "overlap": OverlapSpec,
    "nli": NliSpec,
    "summac": SummacSpec,
    "classifier": ClassifierSpec,
    "answer": AnswerSpec,
    "first-token": FirstTokenSpec,
    "align": AlignSpec,
    "tokens": TokensSpec,
    "judge": JudgeSpec,
    "embedded": EmbeddedSpec,
    "contrast": ContrastSpec,
}


def load_spec(mapping: Mapping[str, Any], where: str | None = None) -> CheckerSpec:
    """Validate what a checker file says; ``where`` names the file in errors."""
    where = where or f"checker {mapping.get('name', '(unnamed)')}"
    return load_kind(mapping, where, BUILT_IN, (ENTRY_POINTS, PluginSpec))
