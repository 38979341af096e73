"""Tunes the embedded checker's model: low-rank adapters on its layers and a head, together.

    python tools/edit_claims.py FOLDER --out EDITS.jsonl
    python tools/tune_embedded.py FOLDER EDITS.jsonl --out OUT

First on EDITS and the sets of ``development.jsonl`` but for those that are held out, then on
SummEdits (``summedits_dev.jsonl``), each time without two or three domains. OUT gets
``first.jsonl`` (what was said before SummEdits was seen, of all that is held out),
``folds.jsonl`` (of the domains away), ``others.jsonl`` (of the sets held out, by what was tuned
on all domains), and ``adapter.safetensors`` with ``head.safetensors``.

Needs peft. It takes some minutes of a large accelerator, and most of a day of two cores.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from edit_claims import HELD
from embedded_data import digest, documents, known_trigrams, others, wrong_tokens
from embedded_tune import SCALE, Example, Pace, Text, Tuner
from train_embedded import FOLDS, write

from harness.checkers.embedded.body import Body, article_tokens, claim_tokens
from harness.checkers.embedded.spec import EmbeddedSpec
from harness.checkers.embedded.words import Lexicon
from harness.checkers.spec import load_spec
from harness.cli.settings import groups_in

Raw = tuple[str, str, list[dict[str, Any]]]
"""Group, document, and rows with ``id``, ``summary``, ``label`` and what says which is wrong."""


def main() -> None:
    options = _options()
    spec = load_spec(groups_in(None).load("checker", "embedded"))
    assert isinstance(spec, EmbeddedSpec)
    body = Body(spec.weights, options.layers, spec.dtype)
    clock = Clock()
    read = Reader(body.tokenizer, options.context)
    real = read(_others(options.folder, held=False), options.share)
    edits = read(_edits(options.edits), options.share)
    summedits = read(_raw(documents(options.folder)), options.share)
    away = read(_others(options.folder, held=True), options.share)
    clock("read", f"{sum(len(t.examples) for t in [*real, *edits])} claims for the first part")
    tuner = Tuner(body.model, options.rank, "cuda" if torch.cuda.is_available() else "cpu")
    tuner.settle([*real, *edits])
    tuner.fit(real, edits, Pace(options.first, 16, options.rate))
    begun = tuner.state()
    clock("first part")
    options.out.mkdir(parents=True, exist_ok=True)
    write(options.out / "first.jsonl", list(said(tuner, [*summedits, *away])))
    clock("said")
    again = [*real, *edits][:: round(1 / options.replay)] if options.replay else []
    pace = Pace(options.then, 4, options.rate / 2)
    every: list[dict[str, Any]] = []
    for domains in FOLDS:
        tuner.restore(begun)
        tuner.fit([text for text in summedits if text.group not in domains], again, pace)
        every += said(tuner, [text for text in summedits if text.group in domains])
        clock("without", *domains)
    write(options.out / "folds.jsonl", every)
    tuner.restore(begun)
    tuner.fit(summedits, again, pace)
    save(tuner, options.out)
    clock("all")
    write(options.out / "others.jsonl", list(said(tuner, away)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("edits", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--first", type=int, default=2, help="Epochs on the other sets, while EDITS are read once."
    )
    parser.add_argument("--then", type=int, default=4, help="Epochs on SummEdits.")
    parser.add_argument("--rate", type=float, default=8e-4, help="Of learning; then half of it.")
    parser.add_argument("--replay", type=float, default=0.1, help="Share of the first, again.")
    parser.add_argument("--rank", type=int, default=8)
    parser.add_argument("--layers", type=int, default=24)
    parser.add_argument("--context", type=int, default=2000, help="Tokens of a document.")
    parser.add_argument("--share", type=float, default=1.0, help="Of the documents, for a trial.")
    return parser.parse_args()


class Clock:
    """Says what took how long."""

    def __init__(self) -> None:
        self.last = time.monotonic()

    def __call__(self, *what: str) -> None:
        now = time.monotonic()
        print(f"{' '.join(what)}: {now - self.last:.0f} s", flush=True)
        self.last = now


@dataclass(frozen=True)
class Reader:
    """From texts to tokens and features of words."""

    tokenizer: Any
    context: int

    def __call__(self, every: Sequence[Raw], share: float) -> list[Text]:
        some = [raw for raw in every if int(digest(raw[1])[:6], 16) < share * 16**6]
        with ProcessPoolExecutor() as pool:
            return list(pool.map(self.text, some, chunksize=64))

    def text(self, raw: Raw) -> Text:
        group, doc, rows = raw
        ids, _ = article_tokens(self.tokenizer, doc, self.context)
        lexicon = Lexicon.of(doc)
        examples = [found for row in rows if (found := self._example(doc, row, lexicon))]
        return Text(group, digest(doc), ids, examples)

    def _example(self, doc: str, row: dict[str, Any], lexicon: Lexicon) -> Example | None:
        claim = row["summary"]
        ids, places = claim_tokens(self.tokenizer, claim)
        if not places:
            return None
        return Example(
            row["id"],
            int(row["label"]),
            ids,
            np.array(lexicon.features(claim, places), np.float32),
            _wrong(row, places),
            known_trigrams(doc, claim),
        )


def _wrong(row: dict[str, Any], places: Sequence[tuple[int, int]]) -> Any | None:
    if "original_summary" in row:
        return np.array(wrong_tokens(row, places), np.float32)
    if "wrong" in row:
        marks = [any(a < end and start < b for a, b in row["wrong"]) for start, end in places]
        return np.array(marks, np.float32)
    return np.zeros(len(places), np.float32) if int(row["label"]) else None


def _raw(found: dict[tuple[str, str], list[dict[str, Any]]]) -> list[Raw]:
    return [(name, text, rows) for (name, text), rows in found.items()]


def _others(folder: Path, held: bool) -> list[Raw]:
    return [raw for raw in _raw(others(folder)) if (raw[0].split("/")[0] in HELD) is held]


def _edits(file: Path) -> Iterator[Raw]:
    found = defaultdict(list)
    for number, line in enumerate(file.open(encoding="utf-8")):
        row = json.loads(line)
        found[row["group"], row["doc"]].append(row | {"id": str(number)})
    return iter(_raw(dict(found)))


def said(tuner: Tuner, texts: Sequence[Text]) -> Iterator[dict[str, Any]]:
    logits = tuner.logits(texts)
    for text in texts:
        for e in text.examples:
            about = {"id": e.id, "domain": text.group, "doc": text.doc, "label": e.label}
            logit = logits[text.group + text.doc, e.id]
            yield about | {"trigrams": e.trigrams, "logit": logit}


def save(tuner: Tuner, folder: Path) -> None:
    """The adapters, ``scale`` multiplied into one of the two, and the head; in half precision."""
    from safetensors.torch import save_file

    state = tuner.state()
    adapter = {}
    for name, tensor in state["adapters"].items():
        layer = name.split("layers.")[1].removesuffix(".default.weight")
        scaled = tensor * SCALE if layer.endswith("lora_B") else tensor
        adapter[layer] = scaled.to(torch.bfloat16).cpu().contiguous()
    save_file(adapter, folder / "adapter.safetensors")
    head = {name: t.cpu().contiguous() for name, t in state["head"].items()}
    save_file(head, folder / "head.safetensors")


if __name__ == "__main__":
    main()
