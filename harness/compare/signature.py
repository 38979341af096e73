"""The signature under a table: all that must be the same for the same numbers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from harness.compare.align import Selection
from harness.compare.contrast import Settings
from harness.compare.intervals import chosen
from harness.compare.permutation import EXACT_UP_TO
from harness.runs.manifest import versions
from harness.types import HarnessError

SHORT = 8
WORDS = {
    "articles_sha256": "the articles are not the same",
    "fact_sets_sha256": "the fact sets are not the same",
    "checkers": "the summaries were judged by other checkers",
    "adjudicated": "one counts people's decisions, the other the checker's flags",
    "interval": "the intervals were made in another way",
    "test": "the test ran in another way",
    "alpha": "the level differs",
    "seed": "the random seed differs",
    "version": "another version of the harness made it",
}


def signature(
    selection: Selection, settings: Settings, adjudicated: bool = False
) -> dict[str, Any]:
    """The long form: digests of articles and facts, checkers, statistics, seed, version."""
    used = set(selection.articles)
    cases = {name: case for run in selection.runs for name, case in run.cases.items()}
    articles = {name: case.sha256 for name, case in cases.items() if name in used}
    facts = {n: case.facts_sha256 for n, case in cases.items() if n in used and case.facts}
    plan = settings.intervals
    return {
        "articles": len(used),
        "articles_sha256": _digest(articles),
        "fact_sets": len(facts),
        "fact_sets_sha256": _digest(facts),
        "summaries": len(selection.entries),
        "checkers": selection.checkers,
        "adjudicated": adjudicated,
        "interval": f"{chosen(plan.method, len(used))}-{plan.level:g}",
        "test": "sign-flip-exact" if len(used) <= EXACT_UP_TO else f"sign-flip-{settings.trials}",
        "correction": "holm",
        "alpha": settings.alpha,
        "seed": plan.seed,
        "version": versions()["factharness"] or "source",
    }


def short(long: dict[str, Any]) -> str:
    """One line, in the manner of sacrebleu: keys and values that a reader can compare."""
    parts = {
        "articles": f"{long['articles']}-{long['articles_sha256'][:SHORT]}",
        "facts": f"{long['fact_sets']}-{long['fact_sets_sha256'][:SHORT]}",
        "checker": _digest(long["checkers"])[:SHORT] if long["checkers"] else "none",
        "by": "people" if long["adjudicated"] else "machine",
        "ci": long["interval"],
        "test": f"{long['test']}-{long['correction']}",
        "seed": long["seed"],
        "version": long["version"],
    }
    return "|".join(f"{key}:{value}" for key, value in parts.items())


def explain(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Say in words how two long signatures differ; nothing where they do not."""
    for key, sentence in WORDS.items():
        if before.get(key) != now.get(key):
            yield f"{sentence} ({_shown(before.get(key))} there, {_shown(now.get(key))} here)"


def against(saved: Path, now: Mapping[str, Any]) -> str:
    """Whether a table saved as JSON can be held against this one, in a sentence or two.

    Raises:
        HarnessError: the file is no table of ``harness compare --format json``.
    """
    try:
        before = json.loads(saved.read_text(encoding="utf-8"))["signature"]
        differences = list(explain(before, now))
    except OSError as error:
        raise HarnessError(f"{saved}: cannot read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise HarnessError(
            f"{saved}: not a table saved with `harness compare --format json`"
        ) from None
    if not differences:
        return f"Comparable with {saved.name}: all that the numbers depend on is the same."
    return f"Not comparable with {saved.name} as it stands: {'; '.join(differences)}."


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)[:40]


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
