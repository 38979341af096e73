"""How the head of the embedded checker is trained."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import torch
from embedded_data import Row

from harness.checkers.embedded.head import HIDDEN, Head

EPOCHS, BATCH, RATE, DECAY, DROP = 4, 32, 2e-3, 0.05, 0.3
WARM = 50
"""Steps until the full rate; from there it falls to zero on a line."""
WRONG_TOKEN = 5.0
"""How much more a wrong token weighs than a right one: there are few of them."""


def train(rows: Sequence[Row], seeds: Sequence[int]) -> Head:
    """The mean of a head for each seed. Labels weigh the same within each domain."""
    sample = torch.cat([row.states[::5].float() for row in rows])
    heads = [_trained(rows, sample, seed) for seed in seeds]
    return merged(heads).eval()


def merged(heads: Sequence[Head]) -> Head:
    """One head, wide enough to say of each token the mean of what these say."""
    one = Head(len(heads[0].mean), sum(head.a.out_features for head in heads))
    with torch.no_grad():
        one.mean.copy_(heads[0].mean)
        one.std.copy_(heads[0].std)
        one.a.weight.copy_(torch.cat([head.a.weight for head in heads]))
        one.a.bias.copy_(torch.cat([head.a.bias for head in heads]))
        one.b.weight.copy_(torch.cat([head.b.weight for head in heads], dim=1) / len(heads))
        for name in ("b.bias", "scale", "shift", "length"):
            mean = torch.stack([head.get_parameter(name) for head in heads]).mean(0)
            one.get_parameter(name).copy_(mean)
    return one


def _trained(rows: Sequence[Row], sample: Any, seed: int) -> Head:
    torch.manual_seed(seed)
    chance, order = random.Random(seed), list(rows)  # noqa: S311
    head = Head(sample.shape[1], HIDDEN, DROP)
    head.mean.copy_(sample.mean(0))
    head.std.copy_(sample.std(0) + 1e-3)
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    weight = balanced((row.domain, row.label) for row in rows)
    steps, step = EPOCHS * (len(rows) // BATCH + 1), 0
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for start in range(0, len(order), BATCH):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, step / WARM) * (1 - step / (steps + 1))
            optimizer.zero_grad()
            _loss(head, order[start : start + BATCH], weight).backward()
            optimizer.step()
    return head


def balanced(examples: Iterable[tuple[str, int]]) -> dict[tuple[str, int], float]:
    """Weights of each domain's labels by which both weigh the same there."""
    cells = Counter(examples)
    sizes: Counter[str] = Counter()
    for (domain, _), count in cells.items():
        sizes[domain] += count
    return {cell: sizes[cell[0]] / (2 * count) for cell, count in cells.items()}


def _loss(head: Head, rows: Sequence[Row], weight: dict[tuple[str, int], float]) -> Any:
    """Cross-entropy of claims' labels, and the mean of that of their tokens."""
    entropy = torch.nn.functional.binary_cross_entropy_with_logits
    states = torch.cat([row.states for row in rows]).float()
    logits = head.tokens(states, torch.cat([row.words for row in rows]))
    costs = []
    for row, own in zip(rows, logits.split([len(row.states) for row in rows]), strict=True):
        tokens = entropy(own, row.wrong, weight=1 + (WRONG_TOKEN - 1) * row.wrong)
        claim = entropy(head.claim(own), torch.tensor(1.0 - row.label))
        costs.append(weight[row.domain, row.label] * (claim + tokens))
    return torch.stack(costs).mean()


def logit(head: Head, row: Row) -> float:
    """That of the article's supporting the summary, as the head says."""
    with torch.inference_mode():
        return -float(head.claim(head.tokens(row.states.float(), row.words)))
