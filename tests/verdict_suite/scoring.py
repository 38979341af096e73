"""Score the checker on the labelled sentences; run as a script to print the table.

python -m tests.verdict_suite.scoring [dev|held|all] [--errors]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from harness.checks import build_checker
from harness.facts.load import load_fact_set
from harness.types import CheckResult, Severity

HERE = Path(__file__).parent
DATASETS = HERE.parents[1] / "datasets"


@dataclass
class Judged:
    """One labelled sentence with what the checker said of it."""

    item: dict[str, Any]
    result: CheckResult
    wrong_verdicts: list[str] = field(default_factory=list)

    @property
    def label(self) -> bool | str:
        label: bool | str = self.item["true"]
        return label

    @property
    def serious(self) -> list[str]:
        return serious(self.result)

    @property
    def flag_right(self) -> bool:
        if self.label is True:
            return not self.serious
        if self.label == "soft" and self.serious:
            return False
        return any(self._hits(wanted) for wanted in self.item["flags"])

    def _hits(self, wanted: dict[str, Any]) -> bool:
        """Whether a flag of a listed kind overlaps the text: a low one only for ``soft``."""
        start = self.item["summary"].index(wanted["text"])
        end = start + len(wanted["text"])
        kinds = wanted["kind"] if isinstance(wanted["kind"], list) else [wanted["kind"]]
        return any(
            (f.severity is Severity.LOW) == (self.label == "soft")
            and f.kind in kinds
            and f.span.start < end
            and start < f.span.end
            for f in self.result.flags
        )

    @property
    def right(self) -> bool:
        return self.flag_right and not self.wrong_verdicts


def serious(result: CheckResult) -> list[str]:
    """The flags that make a sentence inconsistent, in words."""
    return [
        f"{f.kind}/{f.severity} “{f.span.text}”: {f.explanation}"
        for f in result.flags
        if f.severity is not Severity.LOW
    ]


def wrong_verdicts(item: dict[str, Any], result: CheckResult) -> list[str]:
    """The verdicts that are not those that an item must earn, in words."""
    given = {v.fact: str(v.verdict) for v in result.verdicts}
    wanted = (item.get("verdicts") or {}).items()
    return [f"{fact}: {given[fact]}, not {said}" for fact, said in wanted if given[fact] != said]


@cache
def judge_all() -> list[Judged]:
    """Every sentence of the suite, checked once per process."""
    return [judged for path in sorted(HERE.glob("*.yaml")) for judged in _judge_file(path)]


def _judge_file(path: Path) -> Iterator[Judged]:
    items = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    facts = load_fact_set(DATASETS / path.stem)
    checker = build_checker(facts.article, facts)
    results = checker.check_many(item["summary"] for item in items)
    for item, result in zip(items, results, strict=True):
        yield Judged(item, result, wrong_verdicts(item, result))


def table(judged: list[Judged]) -> dict[str, dict[str, float]]:
    """By category: verdicts right, true sentences flagged, false sentences caught."""
    rows: dict[str, dict[str, float]] = {}
    groups = defaultdict(list)
    for one in judged:
        groups[one.item["category"]].append(one)
    groups["all"] = judged
    for name, group in groups.items():
        verdicts = sum(len(j.item.get("verdicts") or {}) for j in group)
        wrong = sum(len(j.wrong_verdicts) for j in group)
        true = [j for j in group if j.label is True]
        false = [j for j in group if j.label is False]
        soft = [j for j in group if j.label == "soft"]
        rows[name] = {
            "sentences": len(group),
            "verdicts": verdicts,
            "verdicts right %": 100 * (1 - wrong / verdicts) if verdicts else 100.0,
            "true flagged %": _share(true),
            "false caught %": 100 - _share(false),
            "soft right %": 100 - _share(soft),
        }
    return rows


def _share(group: list[Judged]) -> float:
    return 100 * sum(not j.flag_right for j in group) / len(group) if group else 0.0


def main(split: str, errors: bool) -> None:
    judged = [j for j in judge_all() if split in ("all", j.item["split"])]
    if errors:
        for one in judged:
            if not one.right:
                item = one.item
                print(f"{item['id']} {item['category']} true={item['true']} {item['summary']}")
                if not one.flag_right and one.label is False:
                    print("    missed:", item["flags"])
                for flag in one.serious if one.label is not False or not one.flag_right else []:
                    print("    flagged:", flag)
                for wrong in one.wrong_verdicts:
                    print("    verdict", wrong)
    rows = table(judged)
    columns = list(rows["all"])
    print(f"{'category':14}" + "".join(f"{c:>18}" for c in columns))
    for name, row in rows.items():
        print(f"{name:14}" + "".join(f"{row[c]:18.1f}" for c in columns))


if __name__ == "__main__":
    main(next((a for a in sys.argv[1:] if not a.startswith("-")), "all"), "--errors" in sys.argv)
