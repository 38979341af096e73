"""What the page shows, as one JSON value.

Texts of verdicts and flags repeat over models and seeds, so they are held once in
``strings`` and referred to by number. Offsets count code points; the page turns
them into JavaScript's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from harness.compare import signature
from harness.compare.annotations import flag_id
from harness.compare.contrast import Contrast, contrast
from harness.compare.load import Entry
from harness.compare.metrics import cell_frame, choose, outcome_counts
from harness.compare.table import Comparison
from harness.report.headline import headline, lede
from harness.types import FlagKind

KINDS = tuple(f"flags_{kind}" for kind in FlagKind)


@dataclass
class StringPool:
    """Every text once; ``add`` gives its number."""

    strings: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def add(self, text: str | None) -> int:
        text = text or ""
        if text not in self._numbers:
            self._numbers[text] = len(self.strings)
            self.strings.append(text)
        return self._numbers[text]


def build_payload(comparison: Comparison) -> dict[str, Any]:
    """The page's data for a comparison."""
    frame = cell_frame(comparison.selection, choose(KINDS))
    kinds = [contrast(frame, metric, comparison.query.settings) for metric in choose(KINDS)]
    pool = StringPool()
    articles = _articles(comparison)
    order = {article["id"]: index for index, article in enumerate(articles)}
    models = list(comparison.models)
    cells = [_cell(entry, order, models, articles, pool) for entry in comparison.selection.entries]
    cells.sort(key=lambda cell: (cell["article"], cell["model"]))
    return {
        "runs": [run.name for run in comparison.selection.runs],
        "headline": headline(comparison),
        "lede": lede(comparison),
        "models": models,
        "outcomes": [dict(outcome_counts(comparison.selection)[m]) for m in models],
        "metrics": [_metric(found, models) for found in comparison.contrasts.values()],
        "groups": [comparison.contrasts[comparison.primary].letters().get(m) for m in models],
        "primary": comparison.primary,
        "kinds": [
            {"kind": found.metric.name.removeprefix("flags_"), "values": _values(found, models)}
            for found in kinds
            if any(e.mean for e in found.estimates.values())
        ],
        "articles": articles,
        "cells": cells,
        "strings": pool.strings,
        "notes": list(comparison.notes),
        "signature": signature.short(comparison.signature),
        "long_signature": comparison.signature,
    }


def _metric(found: Contrast, models: Sequence[str]) -> dict[str, Any]:
    metric = found.metric
    return {
        "name": metric.name,
        "title": metric.title,
        "about": metric.about,
        "treatment": metric.treatment,
        "better": metric.better,
        "digits": metric.digits,
        "values": _values(found, models),
    }


def _values(found: Contrast, models: Sequence[str]) -> list[dict[str, Any]]:
    """One per model, in the order of ``models``."""
    best, like = found.best(), found.like_best()
    estimates = [(model, found.estimates[model]) for model in models]
    return [
        {"mean": e.mean, "low": e.low, "high": e.high, "best": m in best, "like": m in like}
        for m, e in estimates
    ]


def _articles(comparison: Comparison) -> list[dict[str, Any]]:
    cases = {name: case for run in comparison.selection.runs for name, case in run.cases.items()}
    found = []
    for name in comparison.selection.articles:
        article, facts = cases[name].article, cases[name].facts
        found.append(
            {
                "id": name,
                "title": article.title or name,
                "published": article.published.isoformat() if article.published else None,
                "text": article.text,
                "facts": [
                    {
                        "id": fact.id,
                        "kind": fact.kind,
                        "statement": fact.statement,
                        "importance": str(fact.importance),
                    }
                    for fact in (facts.facts if facts else [])
                ],
            }
        )
    return found


def _cell(
    entry: Entry,
    order: dict[str, int],
    models: list[str],
    articles: list[dict[str, Any]],
    pool: StringPool,
) -> dict[str, Any]:
    index = order[entry.article]
    facts = [fact["id"] for fact in articles[index]["facts"]]
    error = entry.generation.get("error") or {}
    check = entry.check if entry.checked and entry.check and not entry.failed else None
    return {
        "key": entry.key,
        "run": entry.run,
        "model": models.index(entry.model),
        "article": index,
        "prompt": entry.prompt,
        "seed": entry.seed,
        "outcome": str(entry.outcome),
        "error": f"{error['type']}: {error['message']}" if error else None,
        "summary": entry.generation["summary"],
        "checked": check is not None,
        "verdicts": [
            [
                facts.index(verdict["fact"]),
                verdict["verdict"],
                _range(verdict["span"]),
                _range(verdict["evidence"]),
                pool.add(verdict["explanation"]),
            ]
            for verdict in (check["verdicts"] if check else [])
            if verdict["fact"] in facts
        ],
        "flags": [
            {
                "id": flag_id(flag),
                "at": [flag["start"], flag["end"]],
                "kind": flag["kind"],
                "severity": flag["severity"],
                "fact": flag["fact"],
                "checker": flag["checker"],
                "evidence": _range(flag["evidence"]),
                "why": pool.add(flag["explanation"]),
            }
            for flag in (check["flags"] if check else [])
        ],
    }


def _range(span: Any) -> list[int] | None:
    return [span["start"], span["end"]] if span else None
