"""Judges stored summaries; the work on an article is done once, however many there are."""

from __future__ import annotations

import time
import traceback
from collections import OrderedDict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from harness.runs.keys import check_key
from harness.runs.log import Record
from harness.runs.plan import Case, Cell
from harness.runs.records import FORMAT, result_fields

if TYPE_CHECKING:
    from harness.checks import Checker

CACHED_ARTICLES = 32
"""Prepared articles kept in memory; each holds its parse."""


class Judge:
    """Checks summaries of the given cases under one signature."""

    def __init__(self, cases: Mapping[str, Case]) -> None:
        self.cases = cases
        self._checkers: OrderedDict[str, Checker] = OrderedDict()
        self.signature = self._checker(next(iter(cases))).signature if cases else ""

    @property
    def holds_all(self) -> bool:
        """Whether every article stays prepared, so that order does not matter."""
        return len(self.cases) <= CACHED_ARTICLES

    def key(self, cell: Cell, generation: Record) -> str:
        """The check key of a cell's stored generation."""
        case = self.cases[cell.article]
        return check_key(generation["summary"], case.judged, case.facts_sha256, self.signature)

    def judge(self, cell: Cell, generation: Record) -> Record:
        """The check record of a cell's stored generation.

        What goes wrong is recorded under ``error`` and counted.
        """
        case = self.cases[cell.article]
        start = time.perf_counter()
        result = self._result(case, generation["summary"])
        return {
            "format": FORMAT,
            "key": self.key(cell, generation),
            "cell": cell.key,
            "article": case.article.id,
            "fact_set": case.facts.id if case.facts else None,
            "fact_set_sha256": case.facts_sha256,
            "checker": self.signature,
            **result,
            "seconds": time.perf_counter() - start,
        }

    def _result(self, case: Case, summary: str) -> Record:
        from harness.metrics import score_text

        kinds = {fact.id: fact.kind for fact in case.facts.facts} if case.facts else {}
        try:
            result = self._checker(case.article.id).check(summary)
            metrics = score_text(case.article, summary)
        except Exception as error:
            return _failure(error)
        return result_fields(result, kinds) | {"metrics": metrics, "error": None}

    def _checker(self, article: str) -> Checker:
        from harness.checks import build_checker

        if article not in self._checkers:
            case = self.cases[article]
            self._checkers[article] = build_checker(case.article, case.facts)
            if len(self._checkers) > CACHED_ARTICLES:
                self._checkers.popitem(last=False)
        self._checkers.move_to_end(article)
        return self._checkers[article]


def _failure(error: Exception) -> Record:
    return {
        "verdicts": [],
        "flags": [],
        "score": None,
        "consistent": None,
        "metrics": {},
        "error": {
            "type": type(error).__name__,
            "message": str(error),
            "traceback": "".join(traceback.format_exception(error)),
        },
    }
