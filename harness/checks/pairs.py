"""Judge many summaries from a JSONL stream, each row against its own or a shared article."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from harness.facts.load import FactSet
from harness.types import Article, CheckResult, HarnessError

if TYPE_CHECKING:
    from harness.checkers.article import ArticleChecker
    from harness.checkers.team import Team

KEPT = 32
"""Prepared articles held at once; rows of one article need not stand together."""


@dataclass(frozen=True, slots=True)
class Row:
    id: Any
    summary: str
    doc: str | None
    line: int


def read_rows(lines: Iterable[str], name: str) -> Iterator[Row]:
    """Rows of a JSONL stream.

    Raises:
        HarnessError: a row that cannot be judged, with ``name:line`` and the reason.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise HarnessError(f"{where}:{error.colno}: not JSON: {error.msg}") from None
        if not isinstance(row, dict):
            raise HarnessError(f'{where}: a row is an object such as {{"id": 1, "summary": "…"}}')
        for key, kinds in (("id", str | int), ("summary", str), ("doc", str | None)):
            if not isinstance(row.get(key), kinds):
                raise HarnessError(f"{where}: {key}: missing, or not {_name(kinds)}")
        yield Row(row["id"], row["summary"], row.get("doc"), number)


def _name(kinds: Any) -> str:
    return "text or a number" if kinds == str | int else "text"


class PairJudge:
    """Judges rows in order; the work on an article is done once while it is in use."""

    def __init__(self, article: Article | None, facts: FactSet | None, team: Team) -> None:
        self._article = article
        self._facts = facts
        self._team = team
        self._checkers: OrderedDict[str, ArticleChecker] = OrderedDict()

    def judge(self, rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
        """One public result object a row, in the order of the rows."""
        for doc, group in groupby(rows, key=lambda row: row.doc):
            pending: list[Row] = []
            checker = None
            for row in group:
                checker = checker or self._checker(doc, row)
                pending.append(row)
                if len(pending) == 64:
                    yield from _judge(checker, pending)
                    pending = []
            if checker and pending:
                yield from _judge(checker, pending)

    def _checker(self, doc: str | None, row: Row) -> ArticleChecker:
        text = doc if doc is not None else (self._article.text if self._article else None)
        if text is None or not text.strip():
            raise HarnessError(
                f"row {row.id!r} (line {row.line}): no article; give --article, --facts or a `doc`"
            )
        if text not in self._checkers:
            self._checkers[text] = self._build(text)
            if len(self._checkers) > KEPT:
                self._checkers.popitem(last=False)
        self._checkers.move_to_end(text)
        return self._checkers[text]

    def _build(self, text: str) -> ArticleChecker:
        published = self._article.published if self._article else None
        article = Article(id="pair", text=text, published=published)
        return self._team.for_article(article, self._facts)


def _judge(checker: ArticleChecker, rows: list[Row]) -> Iterator[dict[str, Any]]:
    results = checker.check_many([row.summary for row in rows])
    for row, result in zip(rows, results, strict=True):
        yield {"id": row.id, **to_json(result)} | (_EMPTY if not row.summary.strip() else {})


_EMPTY = {"consistent": False, "score": 0.0, "error": "the summary is empty"}
"""An empty summary states nothing false, yet nobody may count it as a good one."""


def to_json(result: CheckResult) -> dict[str, Any]:
    """The stable public shape of one result."""
    public = {
        "consistent": result.consistent,
        "score": round(result.score, 4),
        "verdicts": {v.fact: str(v.verdict) for v in result.verdicts},
        "flags": [flag.to_json() for flag in result.flags],
    }
    if result.claims:  # else rules alone judged
        public["claims"] = [claim.to_json() for claim in result.claims]
    return public
