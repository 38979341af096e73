"""Runs checkers over labelled pairs and measures them."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

import numpy as np

from harness.checkers.base import CheckerUnavailableError
from harness.checkers.bench import measures
from harness.checkers.bench.rows import Pair
from harness.checkers.team import Team
from harness.types import Article, CheckResult, Severity

BATCH = 64
Scope = Literal["file", "domain"]
Told = Callable[[CheckResult | str], None]
"""Takes a result, or why there is none."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``scope``: one threshold for the file, or one for each domain."""

    scope: Scope = "file"
    trials: int = 2000
    seed: int = 0


@dataclass(frozen=True)
class Judged:
    """What a checker said: a score a pair (nan: unscored), and the spans it flagged."""

    pairs: Sequence[Pair]
    scores: measures.Floats
    spans: Sequence[tuple[tuple[int, int], ...]]
    seconds: float
    peak_bytes: int | None
    reasons: Sequence[str] = field(default_factory=list)


def judge(team: Team, pairs: Sequence[Pair], tell: Told = lambda result: None) -> Judged:
    """Every pair judged; those of one document together. The first is judged untimed, too.

    ``tell`` is called with each result as it comes.

    Raises:
        CheckerUnavailableError: a checker cannot work at all.
    """
    import torch

    from harness.models.memory import peak, start_peak

    ordered = sorted(pairs, key=lambda p: p.doc)
    _attempt(team, ordered[0].doc, [ordered[0].summary])  # loads the model
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    start_peak(device)
    start = time.perf_counter()
    results = []
    for doc, group in groupby(ordered, key=lambda p: p.doc):
        for result in _of(team, doc, group):
            results.append(result)
            tell(result)
    seconds = time.perf_counter() - start
    scores = [r.score if isinstance(r, CheckResult) else float("nan") for r in results]
    return Judged(
        ordered,
        np.array(scores, dtype=float),
        [_flagged(r) if isinstance(r, CheckResult) else () for r in results],
        seconds,
        peak(device),
        [r for r in results if isinstance(r, str)],
    )


def _of(team: Team, doc: str, group: Iterator[Pair]) -> Iterator[CheckResult | str]:
    summaries = [pair.summary for pair in group]
    for start in range(0, len(summaries), BATCH):
        yield from _attempt(team, doc, summaries[start : start + BATCH])


def _attempt(team: Team, doc: str, summaries: list[str]) -> list[CheckResult | str]:
    """The results, or why there is none, found by judging each by itself."""
    checker = team.for_article(Article("doc", doc))
    try:
        return list(checker.check_many(summaries))
    except CheckerUnavailableError:
        raise
    except Exception as error:
        if len(summaries) > 1:
            return [r for summary in summaries for r in _attempt(team, doc, [summary])]
        return [f"{type(error).__name__}: {error}"]


def _flagged(result: CheckResult) -> tuple[tuple[int, int], ...]:
    return tuple((f.span.start, f.span.end) for f in result.flags if f.severity is not Severity.LOW)


def measure(name: str, judged: Judged, settings: Settings | None = None) -> dict[str, Any]:
    """All measures of one checker, as JSON; shares in 0..1, ``None`` where undefined.

    The threshold is chosen on one half of the documents and used on the other, and the
    reverse; every decision is thus made on documents that did not choose its threshold.
    """
    settings = settings or Settings()
    known = np.isfinite(judged.scores)
    pairs = [pair for pair, keep in zip(judged.pairs, known, strict=True) if keep]
    scores = judged.scores[known]
    labels = np.array([pair.label for pair in pairs], dtype=int)
    domains = [pair.domain for pair in pairs]
    documents = [pair.doc for pair in pairs]
    said = _decisions(labels, scores, documents, domains, settings.scope)
    precision, recall, f1 = measures.precision_recall_f1(labels, said)
    interval = measures.clustered_interval(labels, said, documents, settings.trials, settings.seed)
    balanced = measures.balanced_accuracy(labels, said)
    threshold = measures.best_threshold(labels, scores) if len(scores) else None
    return {
        "name": name,
        "pairs": len(judged.pairs),
        "documents": len(set(documents)),
        "unscored": int((~known).sum()),
        "unscored_reasons": sorted(set(judged.reasons))[:5],
        "balanced_accuracy": _number(balanced),
        "interval": [interval.low, interval.high] if interval else None,
        "threshold": threshold,
        "roc_auc": _number(measures.roc_auc(labels, scores)),
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "ece": measures.calibration_error(labels, scores) if len(scores) else None,
        "span_f1": _span_f1(judged),
        "summaries_per_second": len(judged.pairs) / judged.seconds if judged.seconds else None,
        "peak_memory_bytes": judged.peak_bytes,
        "domains": {
            d: _part(labels, said, scores, [x == d for x in domains]) for d in _set(domains)
        },
        "error_types": _by_type(pairs, labels, said),
    }


def _decisions(
    labels: measures.Labels,
    scores: measures.Floats,
    documents: Sequence[str],
    domains: Sequence[str],
    scope: Scope,
) -> Any:
    side = np.array([half_of(doc) for doc in documents], dtype=int)
    places = np.array(domains if scope == "domain" else [""] * len(domains))
    said = np.zeros(len(labels), dtype=bool)
    for place in np.unique(places):
        for half in (0, 1):
            tune = (places == place) & (side != half)
            held = (places == place) & (side == half)
            if not tune.any():  # one document: there is nothing else to choose by
                tune = held
            if held.any():
                said[held] = scores[held] >= measures.best_threshold(labels[tune], scores[tune])
    return said


def half_of(doc: str) -> int:
    """Which half a document belongs to; by content, so the same in every file and order."""
    return hashlib.sha256(doc.encode("utf-8", "surrogatepass")).digest()[0] % 2


def _part(labels: Any, said: Any, scores: Any, inside: Sequence[bool]) -> dict[str, Any]:
    mask = np.array(inside, dtype=bool)
    precision, recall, f1 = measures.precision_recall_f1(labels[mask], said[mask])
    return {
        "pairs": int(mask.sum()),
        "balanced_accuracy": _number(measures.balanced_accuracy(labels[mask], said[mask])),
        "roc_auc": _number(measures.roc_auc(labels[mask], scores[mask])),
        "precision": precision,
        "recall": recall,
        "f1": f1,
    }


def _by_type(pairs: Sequence[Pair], labels: Any, said: Any) -> dict[str, Any]:
    """Recall of the pairs with an error of each type; precision holds consistent ones against
    it, as a pair has several types and a flag has none."""
    right_flagged = int(((labels == 1) & ~said).sum())
    found = {}
    for name in _set(t for p in pairs if p.label == 0 for t in p.types):
        mask = np.array([p.label == 0 and name in p.types for p in pairs])
        hit = int((mask & ~said).sum())
        found[name] = {
            "pairs": int(mask.sum()),
            "recall": hit / int(mask.sum()),
            "precision": hit / (hit + right_flagged) if hit + right_flagged else None,
        }
    return found


def _span_f1(judged: Judged) -> float | None:
    both = [
        (ours, pair.spans)
        for pair, ours, score in zip(judged.pairs, judged.spans, judged.scores, strict=True)
        if pair.spans is not None and np.isfinite(score)
    ]
    return measures.span_f1([o for o, _ in both], [t for _, t in both]) if both else None


def _set(names: Any) -> list[str]:
    return sorted(set(names))


def _number(value: float) -> float | None:
    return value if np.isfinite(value) else None
