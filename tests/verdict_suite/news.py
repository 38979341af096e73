"""Score the checker on sentences about news reports, without a fact set.

python -m tests.verdict_suite.news DEVELOPMENT.jsonl [--errors]

DEVELOPMENT.jsonl has one object a line with a news report as ``doc``; the sentences name theirs by
the first digits of its SHA-256. Their author had seen neither the checker nor these reports before.
A false sentence counts as caught where any flag of medium or high severity is raised.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from harness.checks import build_checker
from harness.types import Article
from tests.verdict_suite.scoring import HERE, serious

DIGITS = 16


@dataclass(frozen=True)
class Judged:
    """One sentence with the serious flags that it got."""

    item: dict[str, Any]
    flags: list[str]

    @property
    def right(self) -> bool:
        return bool(self.flags) != self.item["true"]


def read_documents(path: Path) -> dict[str, str]:
    """The reports of a development set, by their digits."""
    with path.open(encoding="utf-8") as lines:
        docs = {str(json.loads(line)["doc"]) for line in lines}
    return {hashlib.sha256(doc.encode()).hexdigest()[:DIGITS]: doc for doc in docs}


def judge(path: Path) -> dict[str, list[Judged]]:
    """The sentences of each file, judged against their reports."""
    documents = read_documents(path)
    found = {}
    for file in sorted((HERE / "on_news").glob("*.yaml")):
        items = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
        found[file.stem] = list(_judge_all(items, documents))
    return found


def _judge_all(items: list[dict[str, Any]], documents: dict[str, str]) -> Iterator[Judged]:
    for digits, group in groupby(items, key=lambda item: str(item["document"])):
        same = list(group)
        checker = build_checker(Article(digits, documents[digits]))
        results = checker.check_many(item["summary"] for item in same)
        yield from (Judged(i, serious(r)) for i, r in zip(same, results, strict=True))


def shares(judged: list[Judged]) -> dict[str, float]:
    """True sentences flagged and false sentences caught, in per cent."""
    true = [j for j in judged if j.item["true"]]
    false = [j for j in judged if not j.item["true"]]
    return {
        "true flagged %": 100 * sum(not j.right for j in true) / len(true),
        "false caught %": 100 * sum(j.right for j in false) / len(false),
    }


def main(path: Path, errors: bool) -> None:
    for name, judged in judge(path).items():
        for one in judged if errors else ():
            if not one.right:
                print(f"{one.item['id']} true={one.item['true']} {one.item['summary']}")
                print(*(f"    flagged: {flag}" for flag in one.flags or ["nothing"]), sep="\n")
        told = "".join(f"{key:>18} {value:5.1f}" for key, value in shares(judged).items())
        print(f"{name:10} {len(judged):4} sentences{told}")


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    if len(given) != 1:
        sys.exit(__doc__)
    main(Path(given[0]), "--errors" in sys.argv)
