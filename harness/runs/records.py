"""The lines of a run's files, built in one place (`docs/run.md` describes them)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from harness.facts.load import FactSet
from harness.facts.schema import FactSetSpec
from harness.runs.keys import text_digest
from harness.runs.log import Record
from harness.runs.plan import Cell
from harness.types import Article, CheckResult, Generation, Span

FORMAT = 1


def article_record(article: Article) -> Record:
    return {
        "id": article.id,
        "sha256": text_digest(article.text),
        "text": article.text,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "title": article.title,
        "reference": article.reference,
    }


def article_of(record: Mapping[str, Any]) -> Article:
    published = record.get("published")
    return Article(
        id=str(record["id"]),
        text=str(record["text"]),
        published=dt.date.fromisoformat(published) if published else None,
        language=record.get("language") or "en",
        title=record.get("title"),
        reference=record.get("reference"),
    )


def fact_set_record(facts: FactSet) -> Record:
    return facts.spec.model_dump(mode="json", by_alias=True) | {"sha256": facts.digest()}


def fact_set_of(record: Mapping[str, Any], article: Article) -> FactSet:
    spec = {key: value for key, value in record.items() if key != "sha256"}
    return FactSet(FactSetSpec.model_validate(spec), article)


def cell_record(
    cell: Cell, article_sha256: str, generation: Generation, identity: Mapping[str, Any], tries: int
) -> Record:
    """One line of ``cells.jsonl``: a summary and how it came about."""
    return {
        "format": FORMAT,
        "key": cell.key,
        "article": cell.article,
        "article_sha256": article_sha256,
        "model": cell.model,
        "prompt": cell.prompt,
        "seed": cell.seed,
        "summary": generation.text,
        "outcome": str(generation.outcome),
        "error": dict(generation.error) if generation.error else None,
        "usage": asdict(generation.usage),
        "identity": dict(identity),
        "tries": tries,
        "when": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    }


def result_fields(result: CheckResult, kinds: Mapping[str, str]) -> Record:
    """The part of a check record that holds the judgement; ``kinds`` is fact id -> kind."""
    record = {
        "verdicts": [
            {
                "fact": verdict.fact,
                "kind": kinds.get(verdict.fact),
                "verdict": str(verdict.verdict),
                "span": _span(verdict.span),
                "evidence": _span(verdict.evidence),
                "explanation": verdict.explanation,
            }
            for verdict in result.verdicts
        ],
        "flags": [flag.to_json() for flag in result.flags],
        "score": result.score,
        "consistent": result.consistent,
    }
    if result.claims:  # else rules alone judged
        record["claims"] = [claim.to_json() for claim in result.claims]
    return record


def _span(span: Span | None) -> Record | None:
    return asdict(span) if span else None
