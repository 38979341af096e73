"""Score the checker on sentences about news reports, without a fact set.

python -m tests.verdict_suite.news DEVELOPMENT.jsonl [--errors]

DEVELOPMENT.jsonl has one object a line with a news report as ``doc``; the sentences name theirs by
the first digits of its SHA-256. Their author had seen neither the checker nor these reports before.
A false sentence counts as caught where any flag of medium or high severity is raised.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from harness.checks import build_checker
from harness.types import Article
from tests.verdict_suite.scoring import HERE
from tests.verdict_suite.unseen import Judged, flag_shares, main

DIGITS = 16


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
        yield from (Judged(*pair) for pair in zip(same, results, strict=True))


if __name__ == "__main__":
    main(__doc__, judge, flag_shares)
