"""What a checker file says: one pydantic model for each kind of checker.

Loading a specification imports no model library, so it is cheap everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, NonNegativeInt, PositiveInt, field_validator, model_validator

from harness.models.kinds import load_kind
from harness.models.spec import Dtype, OpenAISpec, Strict, Weights
from harness.types import Severity

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


class RulesSpec(Common):
    """Typed facts and grounding, the harness's own rules; they make their flags themselves."""

    kind: Literal["rules"]


class OverlapSpec(Common):
    """How much of the claim stands in the article word by word: the floor for all others."""

    kind: Literal["overlap"]
    of: Literal["numbers", "entities", "ngrams"]
    n: PositiveInt = Field(default=3, description="Of n-grams.")


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
}


def load_spec(mapping: Mapping[str, Any], where: str | None = None) -> CheckerSpec:
    """Validate what a checker file says; ``where`` names the file in errors."""
    where = where or f"checker {mapping.get('name', '(unnamed)')}"
    return load_kind(mapping, where, BUILT_IN, (ENTRY_POINTS, PluginSpec))
