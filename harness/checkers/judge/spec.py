"""What the file of a judge says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, PositiveInt, field_validator, model_validator

from harness.checkers.common import Common
from harness.models.spec import OpenAISpec


class JudgeSpec(Common):
    """A language model behind a server that speaks OpenAI's chat completions."""

    kind: Literal["judge"]
    server: OpenAISpec
    samples: PositiveInt = Field(default=1, description="Answers a claim; the majority counts.")
    structured: Literal["auto", "never"] = Field(
        default="auto", description="Ask for JSON by schema; auto: unless the server refuses."
    )
    cache: bool = Field(default=True, description="Keep answers, by content, for the next time.")

    @field_validator("server", mode="before")
    @classmethod
    def _served(cls, server: Any) -> Any:
        usual = {"name": "judge", "kind": "openai", "stream": False, "max_tokens": 400}
        return {**usual, **server} if isinstance(server, Mapping) else server

    @model_validator(mode="after")
    def _samples_differ(self) -> JudgeSpec:
        if self.samples > 1 and self.server.temperature == 0:
            raise ValueError("several samples are all the same at temperature 0; raise it")
        return self
