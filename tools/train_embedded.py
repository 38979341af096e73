"""Trains the embedded checker, and says how good it is on domains it has not seen.

    python tools/train_embedded.py FOLDER --states CACHE --out HEAD.safetensors
    python tools/train_embedded.py FOLDER --states CACHE --folds SCORES.jsonl

FOLDER holds ``summedits_dev.jsonl`` (one object a line: ``doc``, ``summary``, ``label``,
``domain``; ``original_summary`` tells which words an edit made wrong). The frozen model reads
all of it once (some 10 minutes of one core); its states go to CACHE (0.6 GB), so that a second
start only trains (a minute).

``--folds`` trains without two or three domains at a time and writes what it says of those to
SCORES. A domain's calibration, and with it the threshold of 0.5, come from the other six. The
last line has that of all, for ``configs/checker/embedded.yaml``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from embedded_data import read
from embedded_net import logit, train
from embedded_report import report

from harness.checkers.spec import EmbeddedSpec, load_spec
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
    options = parser.parse_args()
    torch.set_num_threads(1)
    spec = load_spec(groups_in(None).load("checker", "embedded"))
    assert isinstance(spec, EmbeddedSpec)
    rows = read(options.folder, options.states, spec)
    if options.out:
        save_file(train(rows, SEEDS).state_dict(), options.out)
    if options.folds:
        with options.folds.open("w", encoding="utf-8") as file:
            for away in FOLDS:
                head = train([row for row in rows if row.domain not in away], SEEDS)
                for row in rows:
                    if row.domain in away:
                        told = {"domain": row.domain, "doc": row.doc, "label": row.label}
                        told |= {"trigrams": row.trigrams, "logit": logit(head, row)}
                        file.write(json.dumps(told) + "\n")
        report(options.folds)


if __name__ == "__main__":
    main()
