"""How many true sentences are flagged that tell the twelve other stories in words of their own.

python -m tests.verdict_suite.reworded [--errors]

Their author had read the stories and neither the checker nor the verdict suite.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ruamel.yaml import YAML

from harness.checks import build_checker
from harness.facts.load import load_fact_set
from tests.verdict_suite.scoring import DATASETS, HERE, serious


def judge() -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Every sentence with what is flagged in it."""
    path = HERE / "rewordings" / "stories.yaml"
    items = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    for story, group in groupby(items, key=lambda item: str(item["story"])):
        told = list(group)
        facts = load_fact_set(DATASETS / story)
        results = build_checker(facts.article, facts).check_many(i["summary"] for i in told)
        yield from zip(told, map(serious, results), strict=True)


def main() -> None:
    judged = list(judge())
    flagged = [(item, flags) for item, flags in judged if flags]
    for item, flags in flagged if "--errors" in sys.argv else ():
        print(f"{item['id']} {item['summary']}\n    flagged: {', '.join(flags)}")
    print(f"{len(judged)} true sentences, flagged {100 * len(flagged) / len(judged):.1f} %")


if __name__ == "__main__":
    main()
