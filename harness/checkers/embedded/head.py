"""The trained part: one hidden layer over a token's state, and how tokens make a claim.

A token's logit is that of its being unsupported. The claim's is an affine function of the
mean of its three highest tokens' (one wrong word is enough) and of how many tokens there are.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch

from harness.checkers.embedded.words import FEATURES
from harness.types import HarnessError

TOP = 3
"""Tokens of a claim whose logits are averaged."""
USUAL = 4.0
"""The logarithm of a usual claim's number of tokens: in more of them the highest are higher."""
HIDDEN = 64


class Head(torch.nn.Module):
    """Reads states of ``width`` numbers and ``FEATURES`` about the token's word."""

    def __init__(self, width: int, hidden: int = HIDDEN, drop: float = 0.0) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(width))
        self.register_buffer("std", torch.ones(width))
        self.a, self.b = torch.nn.Linear(width + FEATURES, hidden), torch.nn.Linear(hidden, 1)
        self.scale = torch.nn.Parameter(torch.tensor(1.0))
        self.shift = torch.nn.Parameter(torch.tensor(0.0))
        self.length = torch.nn.Parameter(torch.tensor(0.0))
        self.drop = torch.nn.Dropout(drop)

    def tokens(self, states: Any, words: Any) -> Any:
        """Logits of being unsupported (tokens) of states (tokens, width) and features."""
        known = torch.cat([(states - self.mean) / self.std, words], dim=-1)
        return self.b(self.drop(torch.nn.functional.gelu(self.a(known))))[:, 0]

    def claim(self, logits: Any) -> Any:
        """The logit of being unsupported of the claim whose tokens have these; a scalar."""
        highest = logits.topk(min(TOP, len(logits))).values.mean()
        long = math.log(len(logits)) - USUAL
        return self.scale * highest + self.shift + self.length * long

    def support(self, logits: Any) -> float:
        """The probability that the article supports a claim with these token logits."""
        return float(torch.sigmoid(-self.claim(logits)))


def load(file: Path) -> Head:
    """A trained head.

    Raises:
        HarnessError: the file is of something else.
    """
    from safetensors.torch import load_file

    tensors = load_file(file)
    try:
        head = Head(len(tensors["mean"]), len(tensors["a.bias"]))
        head.load_state_dict({name: t.float() for name, t in tensors.items()})
    except (KeyError, RuntimeError) as error:
        raise HarnessError(
            f"{file}: not a head of the embedded checker ({error}); "
            "make one with tools/train_embedded.py"
        ) from None
    return head.eval()
