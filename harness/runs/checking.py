"""Judges stored summaries; the work on an article is done once, however many there are."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from harness.models.base import describe
from harness.runs.batches import batches
from harness.runs.keys import check_key
from harness.runs.log import Record
from harness.runs.plan import Case, Cell
from harness.runs.records import FORMAT, result_fields
from harness.types import CheckResult

if TYPE_CHECKING:
    from harness.checkers.article import ArticleChecker
    from harness.checkers.team import Team

CACHED_ARTICLES = 32
"""Prepared articles kept in memory; each holds its parse."""
BATCH = 64
"""Summaries of one article that are parsed at once."""

Written = tuple[Cell, Record]
"""A cell with its stored generation."""


class Judge:
    """Checks summaries of the given cases under one signature; by the rules, if no team."""

    def __init__(self, cases: Mapping[str, Case], team: Team | None = None) -> None:
        self.cases = cases
        self._team = team
        self._checkers: OrderedDict[str, ArticleChecker] = OrderedDict()

    @cached_property
    def team(self) -> Team:
        from harness.checkers.team import Team

        return self._team or Team()

    @property
    def signature(self) -> str:
        """What the checkers are; the same for every article."""
        return self.team.signature

    @property
    def holds_all(self) -> bool:
        """Whether every article stays prepared, so that order does not matter."""
        return len(self.cases) <= CACHED_ARTICLES

    def key(self, cell: Cell, generation: Record) -> str:
        """The check key of a cell's stored generation."""
        case = self.cases[cell.article]
        return check_key(generation["summary"], case.judged, case.facts_sha256, self.signature)

    def judge(self, written: Iterable[Written]) -> Iterator[tuple[Cell, Record]]:
        """Yield the check record of each cell; fastest where an article's cells lie together.

        What goes wrong with one summary is recorded under ``error``.
        """
        for article, group in groupby(written, key=lambda pair: pair[0].article):
            for batch in batches(group, BATCH):
                yield from self._judge_batch(self.cases[article], batch)

    def _judge_batch(self, case: Case, batch: list[Written]) -> Iterator[tuple[Cell, Record]]:
        start = time.perf_counter()
        results = self._results(case, [generation["summary"] for _, generation in batch])
        seconds = (time.perf_counter() - start) / len(batch)
        for (cell, generation), result in zip(batch, results, strict=True):
            head = {
                "format": FORMAT,
                "key": self.key(cell, generation),
                "cell": cell.key,
                "article": case.article.id,
                "fact_set": case.facts.id if case.facts else None,
                "fact_set_sha256": case.facts_sha256,
                "checker": self.signature,
            }
            yield cell, head | self._judgement(case, generation, result) | {"seconds": seconds}

    def _results(self, case: Case, summaries: list[str]) -> list[CheckResult | Exception]:
        """Check all at once; where that fails, each by itself, to find the one that fails."""
        from harness.checkers.base import CheckerUnavailableError

        checker = self._checker(case.article.id)
        try:
            return list(checker.check_many(summaries))
        except CheckerUnavailableError:
            raise  # so it would be for every summary
        except Exception:
            return [_attempt(checker, summary) for summary in summaries]

    def _judgement(self, case: Case, generation: Record, result: CheckResult | Exception) -> Record:
        from harness.metrics import score_text

        if isinstance(result, Exception):
            return {
                "verdicts": [],
                "flags": [],
                "score": None,
                "consistent": None,
                "metrics": {},
                "error": describe(result),
            }
        kinds = {fact.id: fact.kind for fact in case.facts.facts} if case.facts else {}
        metrics = score_text(case.article, generation["summary"])
        return result_fields(result, kinds) | {"metrics": metrics, "error": None}

    def _checker(self, article: str) -> ArticleChecker:
        if article not in self._checkers:
            case = self.cases[article]
            self._checkers[article] = self.team.for_article(case.article, case.facts)
            if len(self._checkers) > CACHED_ARTICLES:
                self._checkers.popitem(last=False)
        self._checkers.move_to_end(article)
        return self._checkers[article]


def _attempt(checker: ArticleChecker, summary: str) -> CheckResult | Exception:
    try:
        return checker.check(summary)
    except Exception as error:
        return error
