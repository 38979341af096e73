"""Trains the head of the embedded checker, and says how good it is on sets it has not seen.

    python tools/train_embedded.py FOLDER --states CACHE [--out HEAD.safetensors] [--folds]

FOLDER holds ``summedits_dev.jsonl`` and ``development.jsonl`` (one object a line: ``doc``,
``summary``, ``label``, and ``set`` or ``domain``; ``original_summary`` tells which words an
edit made wrong). All of the first, and of the second the share of documents that ``SHARES``
gives, are read once by the frozen model; its states go to CACHE (0.4 GB; some 15 minutes of
one core), so that a second start only trains (a minute). Only fitted numbers are written.

``--folds`` trains without each domain or set in turn and prints, for the one left out, the
ROC-AUC, the balanced accuracy (threshold from the other half of the documents) and, beside
it, those of novel 3-grams; then the calibration of all that was held out.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from harness.checkers.embedded.body import Body
from harness.checkers.embedded.head import TOP
from harness.checkers.spec import EmbeddedSpec, load_spec
from harness.cli.settings import groups_in

SHARES = {
    "wice_claim_oracle": 0.20,
    "fib_human": 0.15,
    "fib_factcc_synth": 0.15,
    "xsumfaith": 0.10,
    "summac_val_frank": 0.60,
    "factcheckgpt_stance": 0.05,
    "factcg_cg2c_doc_synth": 0.15,
}
NEWS = {"fib_human", "fib_factcc_synth", "xsumfaith"}
"""They share articles, so they are held out together."""
HIDDEN, EPOCHS, BATCH, RATE, DECAY, DROP = 64, 4, 32, 2e-3, 0.05, 0.3
WRONG_TOKEN = 5.0
"""How much more a wrong token weighs than a right one: there are few of them."""


@dataclass
class Row:
    group: str
    doc: str
    summary: str
    label: int
    states: Any
    wrong: Any
    """0 or 1 a token where it is known which are wrong, else None."""

    @property
    def side(self) -> int:
        return _hash(self.doc) // 1000 % 2


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


def documents(folder: Path) -> dict[tuple[str, str], list[dict[str, Any]]]:
    found = defaultdict(list)
    for name in ("summedits_dev.jsonl", "development.jsonl"):
        for line in (folder / name).open(encoding="utf-8"):
            row = json.loads(line)
            group = row.get("set") or f"summedits/{row['domain']}"
            if _hash(row["doc"]) % 1000 < 1000 * SHARES.get(group, 1):
                found[group, row["doc"]].append(row)
    return dict(sorted(found.items()))


def read(folder: Path, cache: Path, spec: EmbeddedSpec) -> list[Row]:
    cache.mkdir(parents=True, exist_ok=True)
    body, rows = None, []
    for number, ((group, doc), raw) in enumerate(documents(folder).items()):
        file = cache / f"{_hash(group + doc):08x}.npz"
        if not file.is_file():
            body = body or Body(spec.weights, spec.layers, spec.dtype)
            readings = body.read(body.prefix(doc, spec.context), [r["summary"] for r in raw])
            states = [r.states.numpy().astype(np.float16) for r in readings]
            places = [np.array(r.places) for r in readings]
            np.savez(file, *[x for pair in zip(states, places, strict=True) for x in pair])
            print(f"read {number}", end="\r", flush=True)
        stored = np.load(file)
        for i, r in enumerate(raw):
            states, places = stored[f"arr_{2 * i}"], stored[f"arr_{2 * i + 1}"]
            rows.append(Row(group, doc, r["summary"], r["label"], states, wrong_tokens(r, places)))
    return [row for row in rows if len(row.states)]


def wrong_tokens(row: dict[str, Any], places: Any) -> Any:
    if row["label"]:
        return np.zeros(len(places), np.float32)
    if not row.get("original_summary"):
        return None
    before = re.findall(r"\w+|\S", row["original_summary"])
    after = list(re.finditer(r"\w+|\S", row["summary"]))
    wrong = np.zeros(len(places), np.float32)
    changes = difflib.SequenceMatcher(None, before, [m[0] for m in after], autojunk=False)
    for kind, _, _, start, end in changes.get_opcodes():
        if kind == "equal":
            continue
        if start == end:  # words were taken out: those around the gap are wrong
            start, end = max(0, start - 1), min(len(after), end + 1)
        low, high = after[start].start(), after[end - 1].end()
        wrong[(places[:, 1] > low) & (places[:, 0] < high)] = 1
    return wrong


class Net(torch.nn.Module):
    def __init__(self, sample: Any) -> None:
        super().__init__()
        self.register_buffer("mean", sample.mean(0))
        self.register_buffer("std", sample.std(0) + 1e-3)
        self.a, self.b = torch.nn.Linear(sample.shape[1], HIDDEN), torch.nn.Linear(HIDDEN, 1)
        self.scale = torch.nn.Parameter(torch.tensor(1.0))
        self.shift = torch.nn.Parameter(torch.tensor(0.0))
        self.drop = torch.nn.Dropout(DROP)

    def tokens(self, states: Any) -> Any:
        hidden = torch.nn.functional.gelu(self.a((states - self.mean) / self.std))
        return self.b(self.drop(hidden))[:, 0]

    def claim(self, logits: Any) -> Any:
        return self.scale * logits.topk(min(TOP, len(logits))).values.mean() + self.shift


def train(rows: list[Row], seed: int = 0) -> Net:
    """Labels weigh the same within each set, whatever their shares."""
    torch.manual_seed(seed)
    order, chance = list(range(len(rows))), random.Random(seed)  # noqa: S311
    sample = np.concatenate([row.states[::5] for row in rows]).astype(np.float32)
    net = Net(torch.from_numpy(sample))
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    cells = Counter((row.group, row.label) for row in rows)
    sizes = Counter(row.group for row in rows)
    weight = {cell: sizes[cell[0]] / (2 * count) for cell, count in cells.items()}
    steps, step = EPOCHS * (len(rows) // BATCH + 1), 0
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for start in range(0, len(order), BATCH):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, step / 50) * (1 - step / (steps + 1))
            batch = [rows[i] for i in order[start : start + BATCH]]
            optimizer.zero_grad()
            loss(net, batch, weight).backward()
            optimizer.step()
    return net.eval()


def loss(net: Net, batch: list[Row], weight: dict[tuple[str, int], float]) -> Any:
    entropy = torch.nn.functional.binary_cross_entropy_with_logits
    states = np.concatenate([row.states for row in batch]).astype(np.float32)
    parts = net.tokens(torch.from_numpy(states)).split([len(row.states) for row in batch])
    total = torch.tensor(0.0)
    for row, logits in zip(batch, parts, strict=True):
        own = entropy(net.claim(logits), torch.tensor(1.0 - row.label))
        if row.wrong is not None:
            wrong = torch.from_numpy(row.wrong)
            own = own + entropy(logits, wrong, weight=1 + (WRONG_TOKEN - 1) * wrong)
        total = total + weight[row.group, row.label] * own
    return total / len(batch)


def support(net: Net, rows: list[Row]) -> Any:
    with torch.inference_mode():
        states = [torch.from_numpy(row.states.astype(np.float32)) for row in rows]
        return np.array([float(torch.sigmoid(-net.claim(net.tokens(s)))) for s in states])


def known_trigrams(row: Row) -> float:
    def grams(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return set(zip(words, words[1:], words[2:], strict=False))

    own = grams(row.summary)
    return len(own & grams(row.doc)) / len(own) if own else 1.0


def auc(scores: Any, labels: Any) -> float:
    from scipy.stats import rankdata

    ones, ranks = labels == 1, rankdata(scores)
    right, wrong = ones.sum(), (~ones).sum()
    return float((ranks[ones].sum() - right * (right + 1) / 2) / (right * wrong))


def balanced(scores: Any, labels: Any, threshold: float) -> float:
    said = scores > threshold
    return float((said[labels == 1].mean() + (~said[labels == 0]).mean()) / 2)


def held_out(scores: Any, labels: Any, sides: Any) -> float:
    results = []
    for side in (0, 1):
        tune, report = sides != side, sides == side
        steps = np.unique(scores[tune])
        best = max(steps, key=lambda t: balanced(scores[tune], labels[tune], t))
        results.append(balanced(scores[report], labels[report], best))
    return sum(results) / 2


def folds(rows: list[Row], out: Path | None) -> None:
    print("| held out | rows | AUC | balanced accuracy | at 0.5 | novel 3-grams: AUC | bal. acc. |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    every: list[tuple[Any, Any]] = []
    for name in sorted({row.group for row in rows}, key=lambda n: ("/" not in n, n)):
        away = NEWS if name in NEWS else {name}
        net = train([row for row in rows if row.group not in away])
        own = [row for row in rows if row.group == name]
        labels, sides = np.array([r.label for r in own]), np.array([r.side for r in own])
        scores, floor = support(net, own), np.array([known_trigrams(r) for r in own])
        cells = [auc(scores, labels), held_out(scores, labels, sides)]
        cells += [balanced(scores, labels, 0.5), auc(floor, labels), held_out(floor, labels, sides)]
        shown = " | ".join(f"{100 * cell:.1f}" for cell in cells)
        print(f"| {name} | {len(own)} | {shown} |", flush=True)
        every.append((scores, labels))
        if out:
            with out.open("a", encoding="utf-8") as file:
                for row, score in zip(own, scores.tolist(), strict=True):
                    told = {"group": name, "doc": _hash(row.doc), "summary": row.summary}
                    file.write(json.dumps({**told, "label": row.label, "score": score}) + "\n")
    calibration(every)


def calibration(every: list[tuple[Any, Any]]) -> None:
    """Reliability of what was held out, each set's labels weighing the same."""
    scores, labels = (np.concatenate(part) for part in zip(*every, strict=True))
    shares = [np.where(y == 1, 0.5 / (y == 1).sum(), 0.5 / (y == 0).sum()) for _, y in every]
    weights = np.concatenate(shares) / len(every)
    bins, error = np.minimum((scores * 10).astype(int), 9), 0.0
    print("\n| said | share of claims | right |\n|---|---:|---:|")
    for number in range(10):
        here = bins == number
        if here.any():
            mass = weights[here].sum()
            said, true = (np.average(x[here], weights=weights[here]) for x in (scores, labels))
            error += mass * abs(said - true)
            print(f"| {said:.2f} | {100 * mass:.1f} % | {true:.2f} |")
    print(f"\nexpected calibration error {100 * error:.1f} points")


def main() -> None:
    from safetensors.torch import save_file

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--states", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--scores", type=Path, help="append what is held out here, as JSONL")
    options = parser.parse_args()
    torch.set_num_threads(1)
    spec = load_spec(groups_in(None).load("checker", "embedded"))
    assert isinstance(spec, EmbeddedSpec)
    rows = read(options.folder, options.states, spec)
    if options.out:
        save_file({k: v.contiguous() for k, v in train(rows).state_dict().items()}, options.out)
    if options.folds:
        folds(rows, options.scores)


if __name__ == "__main__":
    main()
