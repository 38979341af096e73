"""What the file of the checker of names says."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, PositiveInt

from harness.checkers.common import Common
from harness.models.spec import Dtype, Weights


class ContrastSpec(Common):
    """Names held against the article's others, by how likely a causal model finds each."""

    entails: ClassVar[bool] = False

    kind: Literal["contrast"]
    weights: Weights
    dtype: Dtype = "bfloat16"
    context: PositiveInt = Field(default=1200, description="Article tokens that are read.")
    rivals: PositiveInt = Field(default=10, description="Other names that are tried in a place.")
