"""What a run may be told; whatever else it is told is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NonNegativeInt,
    PositiveInt,
    model_validator,
)

from harness.models.problems import NAME_PATTERN
from harness.runs.progress import Mode


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def listed(value: object) -> object:
    """A single name, or number, is the list of it: ``models=lead3`` is ``models=[lead3]``."""
    return [value] if isinstance(value, str | int) else value


Names = Annotated[list[str], BeforeValidator(listed), Field(min_length=1)]


class SuiteConfig(Strict):
    """Which articles, with which facts."""

    name: str
    fact_sets: Annotated[list[str], BeforeValidator(listed)] = []
    """Ids (folders of the data sets), or paths of fact-set files."""
    articles: str | None = None
    """A JSONL file of articles without facts, as ``articles.jsonl`` of a run holds them."""

    @model_validator(mode="after")
    def _not_empty(self) -> SuiteConfig:
        if not self.fact_sets and not self.articles:
            raise ValueError("a suite needs fact_sets or articles")
        return self


class LocalExecutor(Strict):
    """Models run in this process."""

    name: Literal["local"] = "local"


class RayExecutor(Strict):
    """Models run as actors of a Ray cluster."""

    name: Literal["ray"]
    address: str | None = None
    """Where the cluster listens, as ``host:6379``; None starts one on this machine alone."""
    workers: PositiveInt | None = None
    """Instances of each model; None: as many as the cluster has room for."""
    batch: PositiveInt = 8
    """Summaries that a worker writes before it reports; at most so many are lost with it."""


Executor = Annotated[LocalExecutor | RayExecutor, Field(discriminator="name")]


class RunConfig(Strict):
    """The settings of one run, as ``configs/run.yaml`` lists and explains them."""

    name: Annotated[str, Field(pattern=NAME_PATTERN)]
    suite: SuiteConfig
    executor: Executor = LocalExecutor()
    models: Names
    prompts: Names
    seeds: Annotated[list[NonNegativeInt], BeforeValidator(listed), Field(min_length=1)]
    model: Mapping[str, Mapping[str, Any]] = {}
    checkers: Names = ["rules"]
    checker: Mapping[str, Mapping[str, Any]] = {}
    article: str | None = None
    limit: PositiveInt | None = None
    datasets_dir: str | None = None
    retry_errors: bool = False
    max_errors: PositiveInt | Annotated[float, Field(gt=0, lt=1)] | None = None
    shard: str | None = None
    progress: Mode = "auto"
    show_flags: NonNegativeInt = 50

    @model_validator(mode="after")
    def _each_once(self) -> RunConfig:
        for key in ("models", "prompts", "checkers"):
            values = getattr(self, key)
            if twice := {value for value in values if values.count(value) > 1}:
                raise ValueError(f"{key}: {', '.join(sorted(twice))} is listed twice")
        for one, names in (("model", self.models), ("checker", self.checkers)):
            if strangers := set(getattr(self, one)) - set(names):
                raise ValueError(f"{one}.{min(strangers)}: not among {one}s: {', '.join(names)}")
        if len(set(self.seeds)) < len(self.seeds):
            raise ValueError("seeds: each seed may be listed once")
        return self
