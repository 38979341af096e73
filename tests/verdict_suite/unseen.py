"""Score the checker on sentences by people who had seen neither it nor the verdict suite.

python -m tests.verdict_suite.unseen ARTICLE [--errors]

ARTICLE is the news report that they read, which belongs to its publisher and is not kept here. A
false sentence counts as caught where any flag of medium or high severity is raised.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from harness.checks import build_checker
from harness.facts.load import load_fact_set
from harness.types import CheckResult
from tests.verdict_suite.scoring import DATASETS, HERE, serious, wrong_verdicts


@dataclass(frozen=True)
class Judged:
    """One sentence with what the checker said of it."""

    item: dict[str, Any]
    result: CheckResult

    @property
    def serious(self) -> list[str]:
        return serious(self.result)

    @property
    def wrong(self) -> list[str]:
        """The verdicts that are not its author's."""
        return wrong_verdicts(self.item, self.result)

    @property
    def flag_right(self) -> bool:
        return bool(self.serious) != self.item["true"]


def judge(article: Path) -> dict[str, list[Judged]]:
    """The sentences of each file, judged against the article."""
    facts = load_fact_set(DATASETS / "istanbul_talks")
    text = article.read_text(encoding="utf-8")
    checker = build_checker(replace(facts.article, text=text), facts)
    found = {}
    for path in sorted((HERE / "by_others").glob("*.yaml")):
        items = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        results = checker.check_many(item["summary"] for item in items)
        found[path.stem] = [Judged(*pair) for pair in zip(items, results, strict=True)]
    return found


def shares(judged: list[Judged]) -> dict[str, float]:
    """Verdicts right, true sentences flagged, false sentences caught, in per cent."""
    verdicts = sum(len(j.item.get("verdicts") or {}) for j in judged)
    right = 100 * (1 - sum(len(j.wrong) for j in judged) / verdicts)
    return {"verdicts right %": right, **flag_shares(judged)}


def flag_shares(judged: list[Judged]) -> dict[str, float]:
    """True sentences flagged and false sentences caught, in per cent."""
    true = [j for j in judged if j.item["true"]]
    false = [j for j in judged if not j.item["true"]]
    return {
        "true flagged %": 100 * sum(not j.flag_right for j in true) / len(true),
        "false caught %": 100 * sum(j.flag_right for j in false) / len(false),
    }


def _errors(judged: list[Judged]) -> Iterator[str]:
    for one in judged:
        if one.flag_right and not one.wrong:
            continue
        yield f"{one.item['id']} true={one.item['true']} {one.item['summary']}"
        if not one.flag_right:
            yield from (f"    flagged: {flag}" for flag in one.serious or ["nothing"])
        yield from (f"    verdict {wrong}" for wrong in one.wrong)


def main(
    help_text: str | None,
    judge: Callable[[Path], dict[str, list[Judged]]],
    shares: Callable[[list[Judged]], dict[str, float]],
) -> None:
    """Print the shares of each file that ``judge`` finds for the one argument of the command."""
    given = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    if len(given) != 1:
        sys.exit(help_text)
    for name, judged in judge(Path(given[0])).items():
        if "--errors" in sys.argv:
            print(*_errors(judged), sep="\n")
        told = "".join(f"{key:>18} {value:5.1f}" for key, value in shares(judged).items())
        print(f"{name:10} {len(judged):4} sentences{told}")


if __name__ == "__main__":
    main(__doc__, judge, shares)
