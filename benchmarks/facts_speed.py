"""How long ``harness facts check``, ``mutate`` and ``draft`` take on the harness's own fact sets.

    python benchmarks/facts_speed.py [ID…]

Processor seconds of one process, without loading the parser, and what they come to a fact set.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from harness.checks.reading.parse import pipeline
from harness.facts.draft.write import draft_article
from harness.facts.find import find_fact_sets
from harness.facts.lint import lint
from harness.facts.load import load_fact_set
from harness.facts.mutate.trial import try_facts
from harness.paths import datasets_dir


def main() -> None:
    paths = find_fact_sets(sys.argv[1:] or [str(datasets_dir())])
    pipeline()("Loaded.")
    print("| verb | fact sets | s | s a fact set |\n|---|---:|---:|---:|")
    verbs: dict[str, Callable[[Path], object]] = {
        "check": lint,
        "mutate": lambda path: try_facts(load_fact_set(path)),
        "draft": drafted,
    }
    for verb, run in verbs.items():
        start = time.process_time()
        for path in paths:
            run(path)
        taken = time.process_time() - start
        print(f"| {verb} | {len(paths)} | {taken:.1f} | {taken / len(paths):.2f} |", flush=True)


def drafted(path: Path) -> object:
    article = load_fact_set(path).article
    with tempfile.TemporaryDirectory() as folder:
        return draft_article(article, Path(folder, "set"))


if __name__ == "__main__":
    main()
