"""What a model file says: one pydantic model for each kind of summarizer.

Loading a specification imports no model library, so it is cheap everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, model_validator

from harness.models.kinds import load_kind

ENTRY_POINTS = "harness.summarizers"

Dtype = Literal["float32", "bfloat16", "float16"]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Resources(Strict):
    """What one instance occupies; launchers schedule by it."""

    cpus: float = Field(default=1, ge=0)
    gpus: float = Field(default=0, ge=0)


class Common(Strict):
    """The keys that every model file may have."""

    name: str = Field(pattern=r"^[\w.\-]+$")
    description: str = ""
    licence: str | None = None
    parameters: int | None = Field(default=None, ge=0, description="How many weights it has.")
    resources: Resources = Resources()
    price: str | None = Field(default=None, description="A key of configs/prices.yaml.")


class LeadSpec(Common):
    """The first sentences of the article."""

    kind: Literal["lead"]
    sentences: PositiveInt = 3


class SumySpec(Common):
    """Sentences of the article, chosen by one of sumy's algorithms."""

    kind: Literal["sumy"]
    algorithm: Literal["textrank", "lexrank", "lsa", "luhn", "sumbasic", "kl"]
    sentences: PositiveInt = 3


class Weights(Strict):
    """Where weights come from: exactly one of ``hub``, ``folder``, ``gguf`` and ``package``."""

    hub: str | None = Field(default=None, pattern=r"^[\w.\-]+(/[\w.\-]+)?$")
    revision: str = Field(default="main", description="A branch, a tag or a commit, of a hub name.")
    folder: str | None = None
    gguf: str | None = None
    package: str | None = Field(default=None, description="A Python package that carries a GGUF.")
    version: str | None = Field(default=None, description="The version of that package.")
    sha256: Digest | None = Field(default=None, description="Of the GGUF file; verified.")
    allow_pickle: bool = Field(default=False, description="Also accept weights that are pickles.")

    @model_validator(mode="after")
    def _one_source(self) -> Weights:
        given = [k for k in ("hub", "folder", "gguf", "package") if getattr(self, k) is not None]
        if len(given) != 1:
            raise ValueError(f"give exactly one of hub, folder, gguf, package (given: {given})")
        return self


class Decoding(Strict):
    """How tokens are chosen. A temperature of 0 takes the likeliest token each time."""

    max_new_tokens: PositiveInt = 160
    min_new_tokens: int | None = Field(default=None, ge=0)
    temperature: float = Field(default=0, ge=0)
    top_p: float | None = Field(default=None, gt=0, le=1)
    top_k: PositiveInt | None = None
    num_beams: PositiveInt = 1
    early_stopping: bool | None = Field(default=None, description="Of beam search.")
    length_penalty: float | None = None
    no_repeat_ngram_size: PositiveInt | None = None
    repetition_penalty: float | None = Field(default=None, gt=0)

    @property
    def samples(self) -> bool:
        return self.temperature > 0

    @model_validator(mode="after")
    def _consistent(self) -> Decoding:
        if self.samples and self.num_beams > 1:
            raise ValueError("sampling and beam search do not go together; set one of them")
        if not self.samples and (self.top_p is not None or self.top_k is not None):
            raise ValueError("top_p and top_k have no effect at temperature 0")
        return self


class LongArticles(Strict):
    """What becomes of an article that does not fit into the model's context.

    ``truncate`` drops its end and records how many tokens went, ``map_reduce`` summarises
    overlapping windows and then their summaries, ``refine`` carries a summary from one
    window to the next, ``refuse`` makes it an error.
    """

    strategy: Literal["truncate", "map_reduce", "refine", "refuse"] = "truncate"
    overlap: int = Field(default=64, ge=0, description="Tokens that two windows share.")
    context: PositiveInt | None = Field(default=None, description="Where less than the model's.")


class Transformers(Common):
    weights: Weights
    dtype: Dtype = "float32"
    device: Literal["auto", "cpu", "cuda", "mps"] = "auto"
    quantize: Literal["none", "int8", "int4"] = "none"
    decoding: Decoding = Decoding()
    batch_size: PositiveInt | Literal["auto"] = Field(
        default="auto", description="The most rows of a batch; auto: what memory allows."
    )
    long_articles: LongArticles = LongArticles()


class CausalSpec(Transformers):
    """A decoder-only language model that reads a prompt."""

    kind: Literal["causal"]
    template: Literal["chat", "plain"] = "chat"
    template_options: dict[str, Any] = Field(
        default={}, description="What the chat template takes, such as enable_thinking: false."
    )


class Seq2SeqSpec(Transformers):
    """An encoder-decoder that reads the article, with a prefix where it was trained with one."""

    kind: Literal["seq2seq"]
    prefix: str = ""
    takes_prompt: bool = Field(default=False, description="Instruction-tuned, as FLAN-T5 is.")


class OpenAISpec(Common):
    """A server that speaks OpenAI's chat completions."""

    kind: Literal["openai"]
    base_url: str = Field(pattern=r"^https?://")
    model: str
    api_key_env: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z_][A-Za-z0-9_]*$",
        description="The NAME of the environment variable that holds the key.",
    )
    revision: str | None = Field(default=None, description="Of the served weights, where known.")
    max_tokens: PositiveInt = 300
    temperature: float = Field(default=0, ge=0)
    top_p: float | None = Field(default=None, gt=0, le=1)
    stream: bool = True
    response_format: dict[str, Any] | None = Field(
        default=None, description="The protocol's key of that name, such as a JSON schema."
    )
    extra_body: dict[str, Any] = Field(
        default={}, description="Further keys of the request, as the server documents them."
    )
    concurrency: PositiveInt = 8
    timeout: float = Field(default=120, gt=0, description="Seconds without an answer.")
    retries: int = Field(default=5, ge=0)
    longest_wait: float = Field(default=120, ge=0, description="Seconds a server may ask for.")
    long_articles: LongArticles = LongArticles()


class ReplaySpec(Common):
    """Summaries that exist already, from a CSV or JSONL file."""

    kind: Literal["replay"]
    file: str
    id_field: str = "id"
    summary_field: str = "summary"
    by_request: bool = Field(
        default=False, description="Rows answer requests (article, prompt and seed), not articles."
    )


class PluginSpec(Common):
    """A kind that another package registers."""

    kind: str
    options: dict[str, Any] = {}


BuiltIn = LeadSpec | SumySpec | CausalSpec | Seq2SeqSpec | OpenAISpec | ReplaySpec
ModelSpec = BuiltIn | PluginSpec

BUILT_IN: dict[str, type[BuiltIn]] = {
    "lead": LeadSpec,
    "sumy": SumySpec,
    "causal": CausalSpec,
    "seq2seq": Seq2SeqSpec,
    "openai": OpenAISpec,
    "replay": ReplaySpec,
}


def load_spec(mapping: Mapping[str, Any], where: str | None = None) -> ModelSpec:
    """Validate what a model file says; ``where`` names the file in errors."""
    where = where or f"model {mapping.get('name', '(unnamed)')}"
    return load_kind(mapping, where, BUILT_IN, (ENTRY_POINTS, PluginSpec))
