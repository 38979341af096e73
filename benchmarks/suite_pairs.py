"""The verdict suite as pairs for ``harness checkers bench``, to measure claim checkers on.

    python benchmarks/suite_pairs.py OUT

Writes to the folder OUT, of the labelled sentences of ``tests/verdict_suite`` (written for the
project, about articles of ``datasets/``):

- ``sentences.jsonl``: article and sentence; label 1 where the sentence is true, 0 where false.
- ``statements.jsonl``: what facts of ``kind: statement`` need: the sentence as document and the
  statement of a fact as claim; label 1 where the fact's verdict is ``supported``, 0 where it is
  ``omitted`` or ``contradicted``. Vague ones are left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from harness.facts.load import load_fact_set

HOME = Path(__file__).resolve().parents[1]
LABELS = {"supported": 1, "omitted": 0, "contradicted": 0}


def items() -> Iterator[tuple[str, dict[str, Any]]]:
    yaml = YAML(typ="safe")
    for file in sorted((HOME / "tests" / "verdict_suite").glob("*.yaml")):
        for item in yaml.load(file.read_text(encoding="utf-8")):
            yield file.stem, item


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("out", type=Path)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    sentences, statements = [], []
    for name, item in items():
        facts = load_fact_set(HOME / "datasets" / name)
        told = {"domain": name, "error_type": item["category"]}
        if isinstance(item["true"], bool):
            pair = {"doc": facts.article.text, "summary": item["summary"]}
            sentences.append({**pair, "label": int(item["true"]), **told})
        known = {fact.id: fact for fact in facts.facts}
        for fact, verdict in item.get("verdicts", {}).items():
            if verdict in LABELS:
                pair = {"doc": item["summary"], "summary": known[fact].statement}
                statements.append({**pair, "label": LABELS[verdict], **told})
    for file, rows in (("sentences", sentences), ("statements", statements)):
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        (out / f"{file}.jsonl").write_text("".join(lines), encoding="utf-8")
        print(f"{out / file}.jsonl: {len(rows)} pairs, {sum(r['label'] for r in rows)} right")


if __name__ == "__main__":
    main()
