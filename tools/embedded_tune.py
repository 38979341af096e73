"""How the embedded checker's model is tuned: texts with their claims in rows, one loss.

A row holds several texts; each claim of a text sees the text and itself and no other claim, at
the places it would have behind the text, as ``Body`` reads them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from embedded_net import WRONG_TOKEN, balanced

from harness.checkers.embedded.body import BELOW
from harness.checkers.embedded.head import TOP, USUAL, Head

ROW = 2048
"""Tokens of a row, unless one text with one claim is longer."""
WARM = 0.1
"""Share of the steps until the full rate; from there it falls to zero on a line."""
HEAD_RATE, DECAY, DROP, NORM = 1e-3, 0.01, 0.2, 1.0
SCALE = 2
"""Of the adapters: alpha over rank."""
SAID = 8
"""Rows at a time where nothing is trained."""
TARGETS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


@dataclass(frozen=True)
class Example:
    """A claim: its tokens, ``features`` of their words, which are ``wrong`` (if that is known)."""

    id: str
    label: int
    ids: list[int]
    features: Any
    wrong: Any | None
    trigrams: float = 0.0


@dataclass(frozen=True)
class Text:
    """A document's tokens with the cue's behind them, and the claims about it."""

    group: str
    doc: str
    ids: list[int]
    examples: Sequence[Example]

    @property
    def size(self) -> int:
        """Tokens that it takes in a row; each claim repeats the cue's last one."""
        return len(self.ids) - 1 + sum(len(e.ids) + 1 for e in self.examples)


@dataclass(frozen=True)
class Pace:
    """How long is trained, on how many rows at a step, and how fast at most."""

    epochs: int
    rows: int
    rate: float


Row = list[Text]
"""Texts that are read in one row."""


def rows_of(texts: Sequence[Text], chance: random.Random | None = None) -> list[Row]:
    """All claims once, in rows of about ``ROW`` tokens; in an order that ``chance`` draws."""
    parts = [part for text in texts for part in _parts(text, chance)]
    if chance:
        chance.shuffle(parts)
    rows: list[Row] = []
    room = 0
    for part in parts:
        if part.size > room:
            rows.append([])
            room = ROW
        rows[-1].append(part)
        room -= part.size
    return rows


def _parts(text: Text, chance: random.Random | None) -> Iterator[Text]:
    """The text with as many of its claims at a time as fit in a row, at least one."""
    every = list(text.examples)
    if chance:
        chance.shuffle(every)
    while every:
        room, taken = ROW - len(text.ids) + 1, 0
        while taken < len(every) and (not taken or len(every[taken].ids) < room):
            room -= len(every[taken].ids) + 1
            taken += 1
        yield Text(text.group, text.doc, text.ids, every[:taken])
        every = every[taken:]


def laid_out(rows: Sequence[Row]) -> tuple[Any, Any, Any, Any]:
    """Tokens, places and owners (rows, tokens; owner 0 is padding), and the claims' tokens.

    Owners number texts and claims, so that ``seen`` can tell who sees whom; the last are
    indices into all tokens, those of each claim together, in the rows' order.
    """
    longest = max(sum(text.size for text in row) for row in rows)
    ids, places, texts, claims = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in "1234")
    own: list[Any] = []
    for line, row in enumerate(rows):
        at = 0
        for number, text in enumerate(row, 1):
            prefix = len(text.ids) - 1
            parts = [text.ids[:-1], *([text.ids[-1], *e.ids] for e in text.examples)]
            for claim, part in enumerate(parts):
                end, start = at + len(part), prefix if claim else 0
                ids[line, at:end] = torch.tensor(part)
                places[line, at:end] = torch.arange(start, start + len(part))
                texts[line, at:end], claims[line, at:end] = number, claim
                if claim:
                    own.append(line * longest + torch.arange(at + 1, end))
                at = end
    return ids, places, torch.stack([texts, claims]), torch.cat(own)


def seen(owners: Any) -> Any:
    """Who sees whom (rows, 1, tokens, tokens): what stands before in the own text or claim."""
    texts, claims = owners
    same = (texts[:, :, None] == texts[:, None]) & (
        (claims[:, None] == 0) | (claims[:, :, None] == claims[:, None])
    )
    return (same & torch.ones(same.shape[1:], dtype=torch.bool, device=same.device).tril())[:, None]


class Tuner:
    """A model with adapters and a head, on one device."""

    def __init__(self, model: Any, rank: int, device: str) -> None:
        from peft import LoraConfig, get_peft_model

        config = LoraConfig(r=rank, lora_alpha=SCALE * rank, target_modules=list(TARGETS))
        self.model: Any = get_peft_model(model, config).to(device)
        self.head = Head(2 * model.config.hidden_size, drop=DROP).to(device)
        self.device = device

    def state(self) -> dict[str, Any]:
        """What is tuned, to be put back by ``restore``."""
        adapters = {n: p.detach().clone() for n, p in self._adapters()}
        head = {n: t.detach().clone() for n, t in self.head.state_dict().items()}
        return {"adapters": adapters, "head": head}

    def restore(self, state: dict[str, Any]) -> None:
        with torch.no_grad():
            for name, parameter in self._adapters():
                parameter.copy_(state["adapters"][name])
        self.head.load_state_dict(state["head"])

    def _adapters(self) -> list[tuple[str, Any]]:
        return [(n, p) for n, p in self.model.named_parameters() if p.requires_grad]

    def states(self, rows: Sequence[Row]) -> Any:
        """Of the claims' tokens, (all tokens, twice the width) in float32, in the rows' order."""
        ids, places, owners, own = (part.to(self.device) for part in laid_out(rows))
        with torch.autocast(self.device, torch.bfloat16):
            out = self.model(
                input_ids=ids,
                position_ids=places,
                attention_mask=seen(owners),
                use_cache=False,
                output_hidden_states=True,
            ).hidden_states
        return torch.cat([out[i].flatten(0, 1)[own] for i in (-1 - BELOW, -1)], dim=1).float()

    def tokens(self, rows: Sequence[Row]) -> tuple[Any, list[tuple[Text, Example]]]:
        """Logits of being unsupported (claims, longest claim), -inf where a claim has ended."""
        examples = [(text, e) for row in rows for text in row for e in text.examples]
        words = torch.cat([torch.from_numpy(e.features) for _, e in examples]).to(self.device)
        logits = self.head.tokens(self.states(rows), words)
        lengths = [len(e.ids) for _, e in examples]
        padded = torch.nn.utils.rnn.pad_sequence(
            list(logits.split(lengths)), batch_first=True, padding_value=-torch.inf
        )
        return padded, examples

    def claims(self, tokens: Any) -> Any:
        """What ``Head.claim`` says of each claim, of all at once (claims)."""
        there = tokens.isfinite()
        highest = tokens.topk(min(TOP, tokens.shape[1]), dim=1).values
        known = highest.isfinite()
        mean = highest.masked_fill(~known, 0.0).sum(1) / known.sum(1)
        long = there.sum(1).log() - USUAL
        return self.head.scale * mean + self.head.shift + self.head.length * long

    def settle(self, texts: Sequence[Text]) -> None:
        """Give the head the mean and spread of the states that it will see."""
        few = rows_of(random.Random(0).sample(list(texts), min(200, len(texts))))  # noqa: S311
        with torch.inference_mode():
            states = torch.cat([self.states([row]) for row in few[:40]])
        self.head.mean.copy_(states.mean(0))
        self.head.std.copy_(states.std(0) + 1e-3)

    def fit(self, texts: Sequence[Text], again: Sequence[Text], pace: Pace) -> None:
        """Train on all of ``texts`` in each epoch, and on an epoch's share of ``again``."""
        chance = random.Random(0)  # noqa: S311
        plan: list[list[Row]] = []
        for epoch in range(pace.epochs):
            every = rows_of([*texts, *again[epoch :: pace.epochs]], chance)
            plan += [every[i : i + pace.rows] for i in range(0, len(every), pace.rows)]
        weight = balanced((t.group, e.label) for t in [*texts, *again] for e in t.examples)
        parts = [
            {"params": [p for _, p in self._adapters()], "lr": pace.rate, "weight_decay": 0.0},
            {"params": list(self.head.parameters()), "lr": HEAD_RATE, "weight_decay": DECAY},
        ]
        optimizer = torch.optim.AdamW(parts)
        full = [group["lr"] for group in optimizer.param_groups]
        warm = max(1, int(WARM * len(plan)))
        self.model.train()
        self.head.train()
        for step, rows in enumerate(plan, 1):
            part = min(step / warm, (len(plan) + 1 - step) / (len(plan) + 1 - warm))
            for group, most in zip(optimizer.param_groups, full, strict=True):
                group["lr"] = most * part
            optimizer.zero_grad()
            loss = self._loss(rows, weight)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for g in parts for p in g["params"]], NORM)
            optimizer.step()
            if step % 50 == 0:
                print(f"  step {step} of {len(plan)}, loss {float(loss.detach()):.3f}", flush=True)

    def _loss(self, rows: Sequence[Row], weight: dict[tuple[str, int], float]) -> Any:
        """Cross-entropy of claims' labels and, where they are known, the mean of their tokens'."""
        entropy = torch.nn.functional.binary_cross_entropy_with_logits
        tokens, examples = self.tokens(rows)
        wrong, known = torch.zeros(2, *tokens.shape)
        for line, (_, e) in enumerate(examples):
            if e.wrong is not None:
                wrong[line, : len(e.wrong)] = torch.from_numpy(e.wrong)
                known[line, : len(e.wrong)] = 1 / len(e.wrong)
        labels = torch.tensor([1.0 - e.label for _, e in examples])
        weights = torch.tensor([weight[text.group, e.label] for text, e in examples])
        wrong, known, labels, weights = (
            part.to(self.device, non_blocking=True) for part in (wrong, known, labels, weights)
        )
        costs = entropy(self.claims(tokens), labels, reduction="none")
        each = entropy(tokens.clamp(min=-30), wrong, reduction="none")
        costs = costs + (each * known * (1 + (WRONG_TOKEN - 1) * wrong)).sum(1)
        return (weights * costs).mean()

    def logits(self, texts: Sequence[Text]) -> dict[tuple[str, str], float]:
        """Of each claim's being supported, by text and by the claim's id."""
        self.model.eval()
        self.head.eval()
        found = {}
        rows = rows_of(texts)
        with torch.inference_mode():
            for start in range(0, len(rows), SAID):
                tokens, examples = self.tokens(rows[start : start + SAID])
                said = (-self.claims(tokens)).tolist()
                for (text, e), logit in zip(examples, said, strict=True):
                    found[text.group + text.doc, e.id] = logit
        return found
