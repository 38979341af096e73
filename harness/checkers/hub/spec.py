"""What the files of checkers from the hub say."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, NonNegativeInt, PositiveInt, field_validator, model_validator

from harness.checkers.common import Common
from harness.models.spec import Dtype, Strict, Weights


class HubSpec(Common):
    """A checkpoint that transformers loads: a hub name or a folder."""

    weights: Weights
    dtype: Dtype = "float32"
    device: Literal["auto", "cpu", "cuda", "mps"] = "auto"
    context: PositiveInt = Field(default=512, description="Tokens of passage and claim together.")
    batch_size: PositiveInt = 16

    @field_validator("weights", "base", check_fields=False)
    @classmethod
    def _a_folder(cls, weights: Weights) -> Weights:
        if weights.hub is None and weights.folder is None:
            raise ValueError("give hub or folder; checkers are not read from GGUF files")
        return weights


class NliLabels(Strict):
    """Where a classifier's labels stand, for checkpoints whose config does not name them."""

    entailment: NonNegativeInt
    contradiction: NonNegativeInt | None = None


class NliSpec(HubSpec):
    """A cross-encoder for natural language inference: passage and claim as a pair."""

    kind: Literal["nli"]
    labels: NliLabels | None = None


class SummacSpec(HubSpec):
    """SummaC (Laban et al. 2022) over an NLI model: single sentences of article and summary."""

    kind: Literal["summac"]
    method: Literal["zs", "conv"]
    labels: NliLabels | None = None
    conv: str | None = Field(default=None, description="The file of the convolution's weights.")
    bins: Literal["percentile", "even50"] = "percentile"

    @model_validator(mode="after")
    def _conv_has_weights(self) -> SummacSpec:
        if (self.method == "conv") != (self.conv is not None):
            raise ValueError("'conv' is the file of the weights of 'method: conv', and only of it")
        return self


class Templated(HubSpec):
    """Passage and claim in one text: ``{document}``, ``{claim}`` and the tokenizer's ``{eos}``."""

    template: str | None = Field(default=None, description="null: two texts, as a pair.")

    @field_validator("template")
    @classmethod
    def _has_both(cls, template: str | None) -> str | None:
        if template is not None:
            for part in ("{document}", "{claim}"):
                if template.count(part) != 1:
                    raise ValueError(f"the template must hold {part} exactly once")
        return template


class ClassifierSpec(Templated):
    """Two classes over the whole input, as of MiniCheck and FactCG."""

    kind: Literal["classifier"]
    supported: Literal[0, 1] = Field(default=1, description="Which class means supported.")


class AnswerToken(Strict):
    id: NonNegativeInt
    token: str = Field(description="How the tokenizer writes it; verified.")


class AnswerSpec(Templated):
    """An encoder-decoder whose first answer token is the verdict, as of MiniCheck-Flan-T5."""

    kind: Literal["answer"]
    supported: AnswerToken
    unsupported: AnswerToken


class FirstTokenSpec(Templated):
    """A T5 encoder that classifies its first token, as HHEM-2.1-open does.

    Its repository holds the weights under a prefix and code that is never run; config and
    tokenizer are those of ``base``.
    """

    kind: Literal["first-token"]
    base: Weights
    prefix: str = "t5."
    supported: Literal[0, 1] = 1


class AlignSpec(HubSpec):
    """AlignScore's heads over a RoBERTa; ``weights`` gives RoBERTa's config and tokenizer."""

    kind: Literal["align"]
    checkpoint: str = Field(description="AlignScore's file, .safetensors or .ckpt.")
    head: Literal["tri", "bin", "reg"] = "tri"


class TokensSpec(Templated):
    """Two classes a token of the claim, as of LettuceDetect; the template is of the passage."""

    kind: Literal["tokens"]
    unsupported: Literal[0, 1] = 1
    mark_from: float = Field(default=0.5, gt=0, lt=1, description="Tokens above it are marked.")

    @field_validator("template")
    @classmethod
    def _has_both(cls, template: str | None) -> str | None:
        if template is not None and (template.count("{document}") != 1 or "{claim}" in template):
            raise ValueError("the template must hold {document} exactly once, and no {claim}")
        return template
