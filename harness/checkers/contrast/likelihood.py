"""How likely a causal model holds the words of a claim to be, behind the article.

Source of the idea: a name that was exchanged makes the words around it less likely than the
right one does (Xie et al. 2021, "Factual Consistency Evaluation for Text Summarization via
Counterfactual Estimation", compare likelihoods with and without the article; here two names
are compared, both with it).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from harness.checkers.embedded.body import (
    Prefix,
    claim_tokens,
    forward,
    open_model,
    packs,
    read_prefix,
)

if TYPE_CHECKING:
    from harness.models.spec import Weights

BEHIND = 12
"""Tokens behind a name that count: what follows tells as much as the name itself."""
BEFORE = 256
"""Tokens of a claim before a name that the model is shown."""
PACK = 600
"""Tokens of branches that go through the model at once."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Tokens that may follow the first ``at`` tokens of a claim."""

    at: int
    tokens: tuple[int, ...]


class Likelihood:
    """A causal model with its language head, and its tokenizer."""

    def __init__(self, weights: Weights, dtype: str) -> None:
        self.tokenizer, whole = open_model(weights, dtype)
        self._model: Any = whole.model
        self._head: Any = whole.lm_head

    def prefix(self, text: str, limit: int) -> Prefix:
        """Read an article, at most ``limit`` of its tokens."""
        return read_prefix(self._model, self.tokenizer, text, limit)

    def read_part(self, text: str, limit: int) -> str:
        """The part of a text that ``limit`` tokens are."""
        coded = self.tokenizer(
            text, add_special_tokens=False, return_offsets_mapping=True, verbose=False
        )
        return text if len(coded.input_ids) <= limit else text[: coded.offset_mapping[limit][0]]

    def branch(self, claim: str, start: int, end: int, name: str) -> Branch:
        """The claim with ``name`` at ``start:end``, from there to a few tokens behind it."""
        ids, places = claim_tokens(self.tokenizer, claim[:start] + name + claim[end:])
        first = next(i for i, (_, stop) in enumerate(places) if stop > start)
        last = next(i for i, (_, stop) in enumerate(places) if stop >= start + len(name))
        return Branch(first, tuple(ids[first : last + 1 + BEHIND]))

    def scores(self, prefix: Prefix, claim: str, branches: Sequence[Branch]) -> list[float]:
        """The log-probability, in nats, of each branch's tokens after those of the claim."""
        found: list[float] = []
        for group in _packs(branches):
            found += self._scores(prefix, claim, group)
        return found

    def starts(self, prefix: Prefix, claim: str, branches: Sequence[Branch]) -> list[float]:
        """The same of each branch's first token alone."""
        return self._scores(prefix, claim, [Branch(b.at, b.tokens[:1]) for b in branches])

    def _scores(self, prefix: Prefix, claim: str, group: Sequence[Branch]) -> list[float]:
        import torch

        ids, _ = claim_tokens(self.tokenizer, claim)
        rows = _rows(prefix, ids, group)
        states = forward(self._model, prefix, rows.ids, rows.positions, rows.mask())
        told = torch.tensor(rows.told_by)
        tokens = torch.tensor([token for branch in group for token in branch.tokens])
        with torch.inference_mode():
            logits = self._head(states.last_hidden_state[0][told]).float().log_softmax(-1)
            chosen = logits.gather(1, tokens[:, None])[:, 0]
        return [float(part.sum()) for part in chosen.split([len(b.tokens) for b in group])]


@dataclass(frozen=True, slots=True)
class _Rows:
    """What goes through the model at once: the claim up to where branches leave it, then them.

    ``told_by`` has for each token of each branch the row whose state foretells it.
    """

    ids: list[int]
    positions: list[int]
    owner: list[int]
    """The branch that a row belongs to; -1 for the claim's own."""
    until: list[int]
    """How many of the claim's rows a row sees."""
    told_by: list[int]

    def mask(self) -> Any:
        """Which rows each row sees: the claim's before it, its own branch's up to itself."""
        import torch

        owner, until, place = map(torch.tensor, (self.owner, self.until, range(len(self.ids))))
        same = (owner[:, None] == owner[None]) & (place[None] <= place[:, None])
        return same | ((owner == -1)[None] & (place[None] < until[:, None]))


def _rows(prefix: Prefix, claim: Sequence[int], group: Sequence[Branch]) -> _Rows:
    first = max(0, min(branch.at for branch in group) - BEFORE)
    trunk = [prefix.last, *claim[first : max(branch.at for branch in group)]]
    size = len(trunk)
    rows = _Rows(trunk, list(range(size)), [-1] * size, [0] * size, [])
    for index, branch in enumerate(group):
        left = branch.at - first + 1
        more = len(branch.tokens) - 1
        rows.told_by.extend([left - 1, *range(len(rows.ids), len(rows.ids) + more)])
        rows.ids.extend(branch.tokens[:-1])
        rows.positions.extend(range(left, left + more))
        rows.owner.extend([index] * more)
        rows.until.extend([left] * more)
    return rows


def _packs(branches: Sequence[Branch]) -> Iterator[list[Branch]]:
    """Runs of branches that go through the model at once."""
    for group in packs([len(branch.tokens) for branch in branches], PACK):
        yield [branches[index] for index in group]
