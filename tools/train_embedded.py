"""Trains the embedded checker, and says how good it is on domains it has not seen.

    python tools/train_embedded.py FOLDER --states CACHE --out HEAD.safetensors
    python tools/train_embedded.py FOLDER --states CACHE --folds SCORES.jsonl
    python tools/train_embedded.py FOLDER --states CACHE --others

FOLDER holds ``summedits_dev.jsonl`` (one object a line: ``doc``, ``summary``, ``label``,
``domain``; ``original_summary`` tells which words an edit made wrong). The frozen model reads
all of it once (some 10 minutes of one core); its states go to CACHE (0.6 GB), so that a second
start only trains (a minute).

``--folds`` trains without two or three domains at a time and writes what it says of those to
SCORES. A domain's calibration, and with it the threshold of 0.5, come from the other six. The
last line has that of all, for ``configs/checker/embedded.yaml``. ``--others`` says what the head
that ships makes of the sets in ``development.jsonl``, which it never saw, on a share of their
documents; with ``--folds`` it writes those scores, too.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from embedded_data import Row, documents, other_documents, read
from embedded_net import logit, train
from embedded_report import report, report_others

from harness.checkers.embedded.head import Head, load
from harness.checkers.embedded.spec import EmbeddedSpec
from harness.checkers.spec import load_spec
from harness.cli.settings import groups_in

FOLDS = (
    ("ectsum", "qmsumm"),
    ("podcast", "sales_email"),
    ("sales_call", "samsum", "scitldr"),
)
SEEDS = (0, 1, 2)


def main() -> None:
    from safetensors.torch import save_file

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--states", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--others", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    spec = load_spec(groups_in(None).load("checker", "embedded"))
    assert isinstance(spec, EmbeddedSpec)
    if options.others:
        file = spec.head or str(files("harness.checkers.embedded") / "head.safetensors")
        rows = read(other_documents(options.folder), options.states, spec)
        said = list(told(load(Path(file)), rows))
        if options.folds:
            write(options.folds, said)
        report_others(said, spec.calibration)
        return
    rows = read(documents(options.folder), options.states, spec)
    if options.out:
        save_file(train(rows, SEEDS).state_dict(), options.out)
    if options.folds:
        every: list[dict[str, Any]] = []
        for away in FOLDS:
            head = train([row for row in rows if row.domain not in away], SEEDS)
            every += told(head, [row for row in rows if row.domain in away])
        write(options.folds, every)
        report(options.folds)


def write(file: Path, every: Sequence[dict[str, Any]]) -> None:
    file.write_text("".join(json.dumps(each) + "\n" for each in every), encoding="utf-8")


def told(head: Head, rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        about = {"id": row.id, "domain": row.domain, "doc": row.doc, "label": row.label}
        yield about | {"trigrams": row.trigrams, "logit": logit(head, row)}


if __name__ == "__main__":
    main()
