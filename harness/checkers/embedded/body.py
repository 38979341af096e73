"""The lower layers of a causal model that read an article once and then any claim after it.

The article's keys and values are kept, so a claim costs its own tokens only. Several claims
go through the model in one row, each seeing the article and itself and no other claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.models.weights import local_folder
from harness.types import HarnessError

if TYPE_CHECKING:
    from harness.models.spec import Weights

CUE = "\n\nSummary:"
"""What stands between article and claim; the head was trained behind it."""
BELOW = 3
"""How many layers under the last that is run a second state is read."""
PACK = 384
"""Tokens of claims that go through the model at once."""


@dataclass(frozen=True)
class Reading:
    """What the model saw of a claim: float32 states (tokens, twice the width), tokens' places."""

    states: Any
    places: tuple[tuple[int, int], ...]


@dataclass
class Prefix:
    """A read article: its keys and values, its length in tokens, the token that ends it."""

    cache: Any
    length: int
    last: int
    cut: int
    """Article tokens beyond the limit, which were not read."""


class Body:
    """The first ``layers`` layers of a causal model, and its tokenizer."""

    def __init__(
        self, weights: Weights, layers: int, dtype: str, adapter: Path | None = None
    ) -> None:
        import torch

        self.tokenizer, whole = open_model(weights, dtype)
        self.model: Any = whole.model
        self.model.layers = self.model.layers[:layers]
        self.model.config.num_hidden_layers = layers
        self.model.norm = torch.nn.Identity()  # the states wanted are those between layers
        if adapter is not None:
            merge(self.model.layers, adapter)

    def prefix(self, text: str, limit: int) -> Prefix:
        """Read an article, at most ``limit`` of its tokens."""
        return read_prefix(self.model, self.tokenizer, text, limit)

    def read(self, prefix: Prefix, claims: Sequence[str]) -> list[Reading]:
        """The states of every claim's tokens, each claim read as the article's only one."""
        coded = [claim_tokens(self.tokenizer, claim) for claim in claims]
        found: list[Reading] = []
        for group in packs([len(ids) for ids, _ in coded]):
            states = self._states(prefix, [coded[i][0] for i in group])
            for index, state in zip(group, states, strict=True):
                found.append(Reading(state, coded[index][1]))
        return found

    def _states(self, prefix: Prefix, claims: Sequence[list[int]]) -> list[Any]:
        import torch

        rows = [[prefix.last, *ids] for ids in claims]
        ids = [token for row in rows for token in row]
        positions = [place for row in rows for place in range(len(row))]
        owner = torch.tensor([index for index, row in enumerate(rows) for _ in row])
        mask = (owner[:, None] == owner[None]).tril()
        out = forward(self.model, prefix, ids, positions, mask, output_hidden_states=True)
        both: Any = torch.cat([out.hidden_states[-1 - BELOW][0], out.last_hidden_state[0]], dim=1)
        return [part[1:].float() for part in both.split([len(row) for row in rows])]


def open_model(weights: Weights, dtype: str) -> tuple[Any, Any]:
    """A causal model's tokenizer and the model, ready to be asked."""
    import torch
    import transformers

    folder = local_folder(weights)
    transformers.utils.logging.disable_progress_bar()
    whole = transformers.AutoModelForCausalLM.from_pretrained(
        folder,
        dtype=getattr(torch, dtype),
        attn_implementation="sdpa",
        use_safetensors=None if weights.allow_pickle else True,
        trust_remote_code=False,  # unset, a terminal is asked whether to run it
    )
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder, trust_remote_code=False)
    return tokenizer, whole.eval()


def read_prefix(model: Any, tokenizer: Any, text: str, limit: int) -> Prefix:
    """An article read by a model, at most ``limit`` of its tokens."""
    import torch
    from transformers import DynamicCache

    ids, cut = article_tokens(tokenizer, text, limit)
    cache = DynamicCache(config=model.config)
    with torch.inference_mode():
        model(torch.tensor([ids[:-1]]), past_key_values=cache, use_cache=True)
    return Prefix(cache, len(ids) - 1, ids[-1], cut)


def forward(
    model: Any,
    prefix: Prefix,
    ids: Sequence[int],
    positions: Sequence[int],
    mask: Any,
    **asked: Any,
) -> Any:
    """What a model says of tokens behind an article, whose cache is left as it was.

    Args:
        positions: of each token, counted from the article's end.
        mask: bool (tokens, tokens), which of the others each token sees.
        asked: further keywords for the model.
    """
    import torch

    before = torch.ones(len(ids), prefix.length, dtype=torch.bool)
    with torch.inference_mode():
        try:
            return model(
                torch.tensor([list(ids)]),
                position_ids=torch.tensor([[prefix.length + place for place in positions]]),
                attention_mask=torch.cat([before, mask], dim=1)[None, None],
                past_key_values=prefix.cache,
                use_cache=True,
                **asked,
            )
        finally:  # the article's cache must not keep the claims, whatever happens
            grown = prefix.cache.get_seq_length() - prefix.length
            if grown > 0:
                prefix.cache.crop(-grown)


def tokens_of(tokenizer: Any, text: str) -> list[int]:
    """A text's tokens and no others."""
    return list(tokenizer(text, add_special_tokens=False, verbose=False).input_ids)


def article_tokens(tokenizer: Any, text: str, limit: int) -> tuple[list[int], int]:
    """At most ``limit`` tokens of an article with the cue's behind them, and how many were cut."""
    ids = tokens_of(tokenizer, text)
    return ids[:limit] + tokens_of(tokenizer, CUE), max(0, len(ids) - limit)


def claim_tokens(tokenizer: Any, claim: str) -> tuple[list[int], tuple[tuple[int, int], ...]]:
    """A claim's tokens as they follow the cue, behind a space, and their places in the claim."""
    coded = tokenizer(
        f" {claim}", add_special_tokens=False, return_offsets_mapping=True, verbose=False
    )
    places = tuple((max(a - 1, 0), b - 1) for a, b in coded.offset_mapping)
    return list(coded.input_ids), places


def merge(layers: Any, file: Path) -> None:
    """Add low-rank adapters to the weights that they were tuned beside: W + BA, once.

    That is all peft would do here, which takes a second to import.

    Raises:
        HarnessError: the file is not of adapters of these layers.
    """
    import torch
    from safetensors.torch import load_file

    tensors = load_file(file)
    try:
        for name in sorted(tensors):
            if name.endswith(".lora_A"):
                weight = layers.get_submodule(name.removesuffix(".lora_A")).weight
                low, high = tensors[name].float(), tensors[f"{name[:-1]}B"].float()
                with torch.no_grad():
                    weight.add_((high @ low).to(weight.dtype))
    except (AttributeError, KeyError, RuntimeError) as error:
        raise HarnessError(
            f"{file}: not the adapter of these {len(layers)} layers ({error}); "
            "make one with tools/tune_embedded.py"
        ) from None


def packs(lengths: Sequence[int], size: int = PACK) -> Iterator[list[int]]:
    """Runs of indices whose lengths, one more each for the cue's last token, fit ``size``."""
    group: list[int] = []
    room = size
    for index, length in enumerate(lengths):
        if group and length + 1 > room:
            yield group
            group, room = [], size
        group.append(index)
        room -= length + 1
    if group:
        yield group
