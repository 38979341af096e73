"""Sampling whose result belongs to the request alone.

torch draws one stream of random numbers for a whole batch, so a summary would change with
its batch mates. Here every row has a generator of its own: adding Gumbel noise to the
log-probabilities and taking the likeliest token is the same as sampling from them
(Gumbel, 1954; Maddison et al., "A* Sampling", 2014), and decoding itself stays greedy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import torch
from transformers import LogitsProcessor


def row_seed(seed: int, tokens: Sequence[int]) -> int:
    """A seed for one row: of the cell's seed and what the model reads, and nothing else."""
    text = f"{seed}:{','.join(map(str, tokens))}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1


class GumbelNoise(LogitsProcessor):
    """Adds each row's own noise to its scores; ``scores`` is (rows, vocabulary)."""

    def __init__(self, seeds: Sequence[int]) -> None:
        # On the CPU, whatever the device, so that a seed means the same everywhere.
        self._generators = [torch.Generator().manual_seed(seed) for seed in seeds]

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.Tensor:
        noise = torch.empty(scores.shape, dtype=torch.float32)
        for row, generator in zip(noise, self._generators, strict=True):
            row.exponential_(generator=generator)
        return scores.float() - noise.log_().to(scores.device)
