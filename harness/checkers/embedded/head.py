"""The trained part: one hidden layer over a token's state, and how tokens make a claim.

A token's logit is that of its being unsupported. The claim's is an affine function of the
mean of its three highest tokens' (one wrong word is enough), calibrated by Platt's method.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.types import HarnessError

TOP = 3
"""Tokens of a claim whose logits are averaged."""
_NAMES = ("mean", "std", "a.weight", "a.bias", "b.weight", "b.bias", "scale", "shift")


@dataclass(frozen=True)
class Head:
    """The head's tensors: ``a`` (hidden, width), ``b`` (1, hidden), and scalars."""

    tensors: dict[str, Any]

    @classmethod
    def load(cls, file: Path) -> Head:
        from safetensors.torch import load_file

        tensors = load_file(file)
        if missing := [name for name in _NAMES if name not in tensors]:
            raise HarnessError(
                f"{file}: not a head of the embedded checker (it lacks {', '.join(missing)}); "
                "make one with tools/train_embedded.py"
            )
        return cls(tensors)

    def tokens(self, states: Any) -> Any:
        """The logit of being unsupported of each row of ``states`` (tokens, width)."""
        import torch

        t = self.tensors
        hidden = (states - t["mean"]) / t["std"] @ t["a.weight"].T + t["a.bias"]
        return (torch.nn.functional.gelu(hidden) @ t["b.weight"].T)[:, 0] + t["b.bias"]

    def support(self, logits: Any) -> float:
        """The probability that the article supports a claim with these token logits."""
        import torch

        highest = logits.topk(min(TOP, len(logits))).values.mean()
        return float(torch.sigmoid(-(self.tensors["scale"] * highest + self.tensors["shift"])))
