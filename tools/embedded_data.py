"""What the embedded checker is trained on, read by the model's frozen layers once and kept."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from harness.checkers.embedded.body import Body, Reading
from harness.checkers.embedded.spec import EmbeddedSpec
from harness.checkers.embedded.words import Lexicon


@dataclass(frozen=True)
class Row:
    """A summary: ``states`` (tokens, width), ``words`` (tokens, features), 1 a ``wrong`` token."""

    id: str
    domain: str
    doc: str
    label: int
    trigrams: float
    states: Any
    words: Any
    wrong: Any


OTHERS = {
    "wice_claim_oracle": 0.20,
    "fib_human": 0.15,
    "fib_factcc_synth": 0.15,
    "xsumfaith": 0.10,
    "summac_val_frank": 0.60,
    "factcheckgpt_stance": 0.05,
    "factcg_cg2c_doc_synth": 0.15,
}
"""The share of the documents of each set that is read: the model is slow."""

Documents = dict[tuple[str, str], list[dict[str, Any]]]


def documents(folder: Path) -> Documents:
    """SummEdits' pairs by domain and document."""
    return _grouped(folder / "summedits_dev.jsonl", lambda row: row["domain"])


def others(folder: Path) -> Documents:
    """The same of the other sets, those of FRANK by source."""
    return _grouped(folder / "development.jsonl", _set_of)


def other_documents(folder: Path) -> Documents:
    """The share of them that is read where the model is slow."""
    return {
        (name, text): rows
        for (name, text), rows in others(folder).items()
        if int(digest(text)[:8], 16) % 1000 < 1000 * OTHERS[name.split("/")[0]]
    }


def _set_of(row: dict[str, Any]) -> str:
    frank = row["set"] == "summac_val_frank"
    return f"{row['set']}/{row['origin'].split('/')[-1]}" if frank else str(row["set"])


def _grouped(file: Path, name: Callable[[dict[str, Any]], str]) -> Documents:
    found = defaultdict(list)
    for line in file.open(encoding="utf-8"):
        row = json.loads(line)
        found[name(row), row["doc"]].append(row)
    return dict(sorted(found.items(), key=lambda item: digest("".join(item[0]))))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read(every: Documents, cache: Path, spec: EmbeddedSpec) -> list[Row]:
    """All summaries with what the model makes of them, which is kept in ``cache``."""
    cache.mkdir(parents=True, exist_ok=True)
    body, rows = None, []
    for (domain, text), raw in every.items():
        file = cache / f"{digest(domain + text)}.pt"
        if not file.is_file():
            body = body or Body(spec.weights, spec.layers, spec.dtype)
            keep(file, body.read(body.prefix(text, spec.context), [r["summary"] for r in raw]))
        stored, lexicon = torch.load(file), Lexicon.of(text)
        for r, states, places in zip(raw, stored["states"], stored["places"], strict=True):
            if places:
                rows.append(
                    Row(
                        r["id"],
                        domain,
                        digest(text),
                        r["label"],
                        known_trigrams(text, r["summary"]),
                        states,
                        torch.tensor(lexicon.features(r["summary"], places)),
                        torch.tensor(wrong_tokens(r, places)),
                    )
                )
    return rows


def keep(file: Path, readings: Sequence[Reading]) -> None:
    stored = {
        "states": [reading.states.bfloat16() for reading in readings],
        "places": [reading.places for reading in readings],
    }
    torch.save(stored, file.with_suffix(".new"))
    file.with_suffix(".new").rename(file)


def wrong_tokens(row: dict[str, Any], places: Sequence[tuple[int, int]]) -> list[float]:
    """1 for each token that an edit made wrong, where the text before it is known."""
    wrong = [0.0] * len(places)
    if row["label"] or "original_summary" not in row:
        return wrong
    before = re.findall(r"\w+|\S", row["original_summary"])
    after = list(re.finditer(r"\w+|\S", row["summary"]))
    changes = difflib.SequenceMatcher(None, before, [m[0] for m in after], autojunk=False)
    for kind, _, _, start, end in changes.get_opcodes():
        if kind == "equal":
            continue
        if start == end:  # words were taken out: those around the gap are wrong
            start, end = max(0, start - 1), min(len(after), end + 1)
        low, high = after[start].start(), after[end - 1].end()
        for index, (first, last) in enumerate(places):
            if last > low and first < high:
                wrong[index] = 1.0
    return wrong


def known_trigrams(text: str, summary: str) -> float:
    """The share of a summary's word triples that stand in the text: the floor."""
    theirs, own = (set(zip(w, w[1:], w[2:], strict=False)) for w in map(_words, (text, summary)))
    return len(own & theirs) / len(own) if own else 1.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
