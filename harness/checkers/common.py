"""The keys that every checker file may have, and what they mean.

Loading a specification imports no model library, so it is cheap everywhere.
"""

from __future__ import annotations

import math
from typing import Any, ClassVar, Literal

from pydantic import Field, NonNegativeInt, PositiveInt

from harness.models.spec import Strict
from harness.types import Severity

Granularity = Literal["clauses", "sentences", "summary"]


class Calibration(Strict):
    """Platt's: the logit of a raw probability times ``scale`` plus ``shift``."""

    scale: float = Field(default=1, gt=0)
    shift: float = 0

    def apply(self, probability: float) -> float:
        """The calibrated probability of a raw one; both in 0..1."""
        if (self.scale, self.shift) == (1, 0):
            return probability
        return sigmoid(self.scale * logit(probability) + self.shift)


def logit(probability: float) -> float:
    """The log-odds of a probability, which is kept a millionth away from 0 and 1."""
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(bounded / (1 - bounded))


def sigmoid(value: float) -> float:
    """The probability whose log-odds are ``value``."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


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


class Stack(Strict):
    """How a checker's score and the rules' score make one, where both are selected.

    A logistic regression: log-odds of being consistent are ``intercept``, plus ``support`` times
    the checker's own, plus ``rules`` times those of the rules. See ``tools/stack_embedded.py``.
    """

    intercept: float
    support: float = Field(ge=0)
    rules: float = Field(ge=0)


class Common(Strict):
    """The keys that every checker file may have."""

    entails: ClassVar[bool] = True
    """Whether support means that the article says the claim, so that facts can be judged."""

    name: str = Field(pattern=r"^[\w.\-]+$")
    description: str = ""
    licence: str | None = None
    parameters: NonNegativeInt | None = Field(default=None, description="How many weights.")
    claims: Granularity = Field(default="sentences", description="What one claim is.")
    resolve: bool = Field(default=True, description="Put names for pronouns where that is safe.")
    aggregate: Literal["min", "mean", "logit-mean"] = Field(
        default="min", description="How claims' probabilities make a summary's."
    )
    threshold: float = Field(
        default=0.5, ge=0, le=1, description="Claims below it get a flag (after calibration)."
    )
    severity: Severity = Severity.MEDIUM
    calibration: Calibration = Calibration()
    stack: Stack | None = Field(
        default=None, description="With the rules: one score of both, by these weights."
    )
    passages: Passages = Passages()

    def shared(self) -> dict[str, Any]:
        """The common keys that results depend on, as JSON."""
        told = {"name", "description", "licence", "parameters"}
        return self.model_dump(mode="json", include=set(Common.model_fields) - told)
