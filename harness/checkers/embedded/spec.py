"""What the file of the embedded checker says."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, PositiveInt

from harness.checkers.common import Common
from harness.models.spec import Dtype, Weights


class EmbeddedSpec(Common):
    """The project's own checker: a head over the states of a causal model's lower layers."""

    kind: Literal["embedded"]
    weights: Weights
    layers: PositiveInt = Field(default=18, description="Layers that are run; the head's own.")
    head: str | None = Field(default=None, description="null: the one that comes with harness.")
    adapter: str | None = Field(default=None, description="Of tools/tune_embedded.py; its layers.")
    dtype: Dtype = "bfloat16"
    context: PositiveInt = Field(default=1200, description="Article tokens that are read.")
    mark_from: float = Field(default=0.5, gt=0, lt=1, description="Tokens above it are marked.")
