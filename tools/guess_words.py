"""Adds to edited claims those where a language model put another word for one of theirs.

    python tools/guess_words.py EDITS.jsonl --out MORE.jsonl

EDITS is of ``tools/edit_claims.py``; MORE has its lines and the new ones. SmolLM2 reads each
supported claim without its document and guesses the next word at a place that is drawn: fluent,
and as a rule not what the document says. Guesses that WordNet has as another word for the same
are not taken.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

from harness.checkers.embedded.spec import EmbeddedSpec
from harness.checkers.spec import load_spec
from harness.cli.settings import groups_in
from harness.lexicon.words import lexicon
from harness.models.weights import local_folder

EACH, BATCH, LIKELY = 2, 64, 30
"""Places of a claim, claims at a time, and how many of the likeliest words one is drawn from."""
LENGTH = 120
WORD = re.compile(r" [a-z]{3,}$")
WHOLE = re.compile(r" [a-z]{4,}\W?")
STEM = 4


def main() -> None:
    from transformers import AutoModelForCausalLM, AutoTokenizer

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("edits", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    spec = load_spec(groups_in(None).load("checker", "embedded"))
    assert isinstance(spec, EmbeddedSpec)
    folder = local_folder(spec.weights)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.bfloat16).eval().to(device)
    guess = Guesser(model, AutoTokenizer.from_pretrained(folder), random.Random(0))  # noqa: S311
    rows = [json.loads(line) for line in options.edits.open(encoding="utf-8")]
    right = sorted((row for row in rows if row["label"]), key=lambda row: len(row["summary"]))
    for start in range(0, len(right), BATCH):
        rows += guess(right[start : start + BATCH])
    options.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} claims")


class Guesser:
    """Draws words that a causal model holds for likely."""

    def __init__(self, model: Any, tokenizer: Any, chance: random.Random) -> None:
        self.model, self.tokenizer, self.chance = model, tokenizer, chance
        every = tokenizer.batch_decode([[i] for i in range(len(tokenizer))])
        whole = [i for i, text in enumerate(every) if WORD.match(text)]
        self.banned = torch.ones(len(every), dtype=torch.bool)
        self.banned[whole] = False

    def __call__(self, rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Edited copies of supported claims."""
        coded = self.tokenizer(
            [row["summary"] for row in rows],
            return_offsets_mapping=True,
            truncation=True,
            max_length=LENGTH,
            padding=True,
            padding_side="right",
            return_tensors="pt",
        )
        with torch.inference_mode():
            logits = self.model(
                input_ids=coded.input_ids.to(self.model.device),
                attention_mask=coded.attention_mask.to(self.model.device),
            ).logits
        logits = logits.masked_fill(self.banned.to(logits.device), -torch.inf)
        likely = logits.topk(LIKELY).indices.cpu().tolist()
        for row, places, guesses in zip(rows, coded.offset_mapping.tolist(), likely, strict=True):
            yield from self._edits(row, places, guesses)

    def _edits(
        self, row: dict[str, Any], places: Sequence[Sequence[int]], guesses: Sequence[list[int]]
    ) -> Iterator[dict[str, Any]]:
        text = row["summary"]
        wholes = [
            (index, start, end)
            for index, (start, end) in enumerate(places)
            if index and WHOLE.fullmatch(text[start : end + 1])
        ]
        for index, start, end in self.chance.sample(wholes, min(EACH, len(wholes))):
            old = text[start:end].strip()
            start = end - len(old)
            words = [self.tokenizer.decode([i]).strip() for i in guesses[index - 1]]
            others = [word for word in words if differs(word, old)]
            if others:
                new = self.chance.choice(others)
                after = text[:start] + new + text[end:]
                wrong = [[start, start + len(new)]]
                yield row | {"summary": after, "label": 0, "wrong": wrong}


def differs(one: str, two: str) -> bool:
    """Whether neither word is a form of the other or, in any part of speech, means the same."""
    if one[:STEM] == two[:STEM]:
        return False
    return not any(lexicon().same(f"{one}.{pos}", f"{two}.{pos}") for pos in "nvar")


if __name__ == "__main__":
    main()
