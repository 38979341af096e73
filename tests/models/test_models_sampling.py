from __future__ import annotations

import torch
from scipy import stats

from harness.models.sampling import GumbelNoise, row_seed

PROBABILITIES = torch.tensor([0.5, 0.3, 0.15, 0.05])


def draw(seeds: list[int], steps: int) -> torch.Tensor:
    """Chosen tokens, (steps, rows)."""
    noise = GumbelNoise(seeds)
    scores = PROBABILITIES.log().expand(len(seeds), -1)
    nothing = torch.empty(0, dtype=torch.long)
    return torch.stack([noise(nothing, scores).argmax(-1) for _ in range(steps)])


def test_tokens_are_drawn_with_their_probabilities() -> None:
    counts = torch.bincount(draw([1, 2, 3, 4], 5000).flatten(), minlength=4)
    expected = PROBABILITIES * counts.sum()
    assert stats.chisquare(counts.numpy(), expected.numpy()).pvalue > 1e-4


def test_a_row_does_not_depend_on_the_others() -> None:
    assert draw([5, 6, 7], 50)[:, 1].equal(draw([6], 50)[:, 0])
    assert not draw([5, 6], 50)[:, 0].equal(draw([5, 6], 50)[:, 1])


def test_what_is_impossible_stays_impossible() -> None:
    scores = torch.tensor([[0.0, -torch.inf]])
    noise = GumbelNoise([0])
    nothing = torch.empty(0, dtype=torch.long)
    assert all(noise(nothing, scores).argmax(-1) == 0 for _ in range(200))


def test_seeds_depend_on_the_cell_seed_and_on_what_is_read() -> None:
    seeds = {row_seed(seed, tokens) for seed in (0, 1) for tokens in ([1, 2], [12], [1, 2, 3])}
    assert len(seeds) == 6
    assert all(0 <= seed < 2**63 for seed in seeds)
