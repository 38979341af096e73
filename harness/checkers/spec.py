"""What a checker file says: one pydantic model for each kind of checker.

Loading a specification imports no model library, so it is cheap everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import Any, Literal

from pydantic import Field, NonNegativeInt, PositiveInt

from harness.models.problems import did_you_mean, validate
from harness.models.spec import Strict
from harness.types import HarnessError, Severity

ENTRY_POINTS = "harness.checkers"

Granularity = Literal["clauses", "sentences", "summary"]


class Calibration(Strict):
    """Platt's: the logit of a raw probability times ``scale`` plus ``shift``."""

    scale: float = Field(default=1, gt=0)
    shift: float = 0

    def apply(self, probability: float) -> float:
        """The calibrated probability of a raw one; both in 0..1."""
        if (self.scale, self.shift) == (1, 0):
            return probability
        bounded = min(max(probability, 1e-6), 1 - 1e-6)
        logit = self.scale * math.log(bounded / (1 - bounded)) + self.shift
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


class Passages(Strict):
    """How an article is cut into the passages that a claim is held against.

    Windows of whole sentences, of at most ``words`` words (one sentence at least), the next
    one beginning ``overlap`` sentences before the last one's end. Of more than ``top``
    windows, those nearest to the claim are taken.
    """

    words: PositiveInt = 250
    sentences: PositiveInt | None = Field(default=None, description="Most sentences a window.")
    overlap: NonNegativeInt = 1
    top: PositiveInt | None = Field(default=3, description="null: every window.")
    by: Literal["lexical", "minilm", "both"] = Field(
        default="lexical", description="What nearness is: shared rare words, the embedder, both."
    )


class Common(Strict):
    """The keys that every checker file may have."""

    name: str = Field(pattern=r"^[\w.\-]+$")
    description: str = ""
    licence: str | None = None
    parameters: NonNegativeInt | None = Field(default=None, description="How many weights.")
    claims: Granularity = Field(default="sentences", description="What one claim is.")
    resolve: bool = Field(default=True, description="Put names for pronouns where that is safe.")
    aggregate: Literal["min", "mean"] = Field(
        default="min", description="How claims' probabilities make a summary's."
    )
    threshold: float = Field(
        default=0.5, ge=0, le=1, description="Claims below it get a flag (after calibration)."
    )
    severity: Severity = Severity.MEDIUM
    calibration: Calibration = Calibration()
    passages: Passages = Passages()

    def shared(self) -> dict[str, Any]:
        """The common keys that results depend on, as JSON."""
        told = {"name", "description", "licence", "parameters"}
        return self.model_dump(mode="json", include=set(Common.model_fields) - told)


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


BuiltIn = RulesSpec | OverlapSpec
CheckerSpec = BuiltIn | PluginSpec

BUILT_IN: dict[str, type[BuiltIn]] = {
    "rules": RulesSpec,
    "overlap": OverlapSpec,
}


def load_spec(mapping: Mapping[str, Any], where: str | None = None) -> CheckerSpec:
    """Validate what a checker file says; ``where`` names the file in errors."""
    where = where or f"checker {mapping.get('name', '(unnamed)')}"
    kind = mapping.get("kind")
    if not isinstance(kind, str):
        raise HarnessError(f"{where}: the key 'kind' is missing" + did_you_mean("", BUILT_IN))
    if kind in BUILT_IN:
        return validate(BUILT_IN[kind], mapping, where)
    plugins = entry_points(group=ENTRY_POINTS).names
    if kind in plugins:
        return validate(PluginSpec, mapping, where)
    known = [*BUILT_IN, *plugins]
    raise HarnessError(f"{where}: unknown kind {kind!r}" + did_you_mean(kind, known))
