"""The metrics of the table: how each is read off a cell, and what a failed cell counts as.

A failed cell (``empty``, ``refused`` or ``error``) has no summary. Leaving it out
would reward a model that refuses hard articles; counting it as 0 flags would
reward silence. So each metric names its own treatment, and the other one, whose
ranking the sensitivity line shows. A truncated summary is a summary.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from harness.compare.align import Selection
from harness.compare.load import Entry, Record
from harness.facts.load import nearest
from harness.types import FlagKind, HarnessError, Outcome

if TYPE_CHECKING:
    import pandas as pd

Source = Literal["verdicts", "flags", "text", "usage", "cell"]
NAN = math.nan


@dataclass(frozen=True, slots=True)
class Metric:
    """One column. ``read`` gives a cell's value, or NaN where it has none."""

    name: str
    title: str
    about: str
    source: Source
    read: Callable[[Entry], float]
    better: Literal["high", "low"] | None = None
    bounds: tuple[float, float] = (0.0, math.inf)
    failed: float = NAN
    """What a failed cell counts as; NaN leaves it out."""
    otherwise: float | None = None
    """The other treatment, for the sensitivity line; None where there is no sensible one."""
    digits: int = 2

    def value(self, entry: Entry, other: bool = False) -> float:
        if self.source in ("usage", "cell"):
            return self.read(entry)
        if entry.failed:
            return self.otherwise if other and self.otherwise is not None else self.failed
        if self.source in ("verdicts", "flags") and not entry.checked:
            return NAN
        return self.read(entry)

    @property
    def treatment(self) -> str:
        """How the metric treats a failed cell, in words."""
        if self.source in ("usage", "cell"):
            return "every cell counts that reports it"
        return "left out" if math.isnan(self.failed) else f"counts as {self.failed:g}"


def _check(entry: Entry) -> Record:
    return entry.check or {}


def _verdict_share(*kinds: str) -> Callable[[Entry], float]:
    def read(entry: Entry) -> float:
        verdicts = [
            v["verdict"]
            for v in _check(entry)["verdicts"]
            if v["kind"] != "never" and v["verdict"] != "unscored"
        ]
        return sum(v in kinds for v in verdicts) / len(verdicts) if verdicts else NAN

    return read


def _contradictions(entry: Entry) -> float:
    verdicts = [v["verdict"] for v in _check(entry)["verdicts"]]
    return float(verdicts.count("contradicted")) if verdicts else NAN


def _flags(*severities: str, kind: str | None = None) -> Callable[[Entry], float]:
    def read(entry: Entry) -> float:
        return float(
            sum(
                flag["severity"] in severities and kind in (None, flag["kind"])
                for flag in _check(entry)["flags"]
            )
        )

    return read


def _flagged(entry: Entry) -> float:
    return float(not _check(entry)["consistent"])


def _number(value: Any) -> float:
    return NAN if value is None else float(value)


def _text_metric(name: str) -> Callable[[Entry], float]:
    return lambda entry: _number((_check(entry).get("metrics") or {}).get(name))


def _usage(name: str) -> Callable[[Entry], float]:
    return lambda entry: _number(entry.generation["usage"].get(name))


def _tokens_per_second(entry: Entry) -> float:
    seconds, tokens = _usage("seconds")(entry), _usage("generated_tokens")(entry)
    return tokens / seconds if seconds > 0 else NAN


def _outcome(*outcomes: Outcome) -> Callable[[Entry], float]:
    return lambda entry: float(entry.outcome in outcomes)


UNIT = (0.0, 1.0)


def _share(name: str, title: str, about: str, *kinds: str, **more: Any) -> Metric:
    return Metric(name, title, about, "verdicts", _verdict_share(*kinds), bounds=UNIT, **more)


def _rouge(name: str, title: str) -> Metric:
    about = f"{title} F1 against the reference summary, or the article where there is none."
    return Metric(
        name, title, about, "text", _text_metric(name), "high", UNIT, 0.0, NAN, 3
    )  # fmt: skip


_METRICS = (
    _share(
        "fact_recall", "Fact recall", "Share of the reference facts that the summary supports.",
        "supported", better="high", failed=0.0, otherwise=NAN,
    ),
    _share(
        "vague", "Vague", "Share of the facts told truly but less precisely.",
        "vague", failed=0.0, otherwise=NAN,
    ),
    _share(
        "omitted", "Omitted", "Share of the facts that the summary does not tell.",
        "omitted", failed=1.0, otherwise=NAN, better="low",
    ),
    Metric(
        "contradictions", "Contradictions", "Facts contradicted, per summary.",
        "verdicts", _contradictions, "low", otherwise=0.0,
    ),
    Metric(
        "hallucinations", "Hallucinations", "Flags of high or medium severity, per summary.",
        "flags", _flags("high", "medium"), "low", otherwise=0.0,
    ),
    Metric(
        "flagged", "Flagged", "Share of the summaries with a flag of high or medium severity.",
        "flags", _flagged, "low", UNIT, otherwise=1.0,
    ),
    Metric(
        "score", "Score", "The checkers' own score of agreement with the article.",
        "flags", lambda entry: _number(_check(entry)["score"]), "high", UNIT, 0.0, NAN,
    ),
    _rouge("rouge1", "ROUGE-1"),
    _rouge("rouge2", "ROUGE-2"),
    _rouge("rougeL", "ROUGE-L"),
    Metric("words", "Words", "Words per summary.", "text", _text_metric("words"), digits=0),
    Metric(
        "compression", "Compression", "Words of the article per word of the summary.",
        "text", _text_metric("compression"), digits=1,
    ),
    Metric(
        "coverage", "Coverage", "Share of the summary's words that lie in copied fragments.",
        "text", _text_metric("coverage"), bounds=UNIT,
    ),
    Metric(
        "density", "Density", "Mean length of the copied fragment that a word lies in.",
        "text", _text_metric("density"), digits=1,
    ),
    Metric("seconds", "Seconds", "Seconds per summary.", "usage", _usage("seconds"), "low"),
    Metric(
        "tokens_per_second", "Tokens/s", "Generated tokens per second.",
        "usage", _tokens_per_second, "high", digits=1,
    ),
    Metric(
        "first_token_seconds", "First token (s)", "Seconds to the first token, where known.",
        "usage", _usage("first_token_seconds"), "low", digits=2,
    ),
    Metric(
        "prompt_tokens", "Prompt tokens", "Tokens read per summary.",
        "usage", _usage("prompt_tokens"), digits=0,
    ),
    Metric(
        "generated_tokens", "Generated tokens", "Tokens written per summary.",
        "usage", _usage("generated_tokens"), digits=0,
    ),
    Metric(
        "cut_tokens", "Cut tokens", "Tokens of the article that were never read, per summary.",
        "usage", _usage("cut_tokens"), "low", digits=0,
    ),
    Metric(
        "retries", "Retries", "Retried requests per summary.", "usage", _usage("retries"), "low",
    ),
    Metric(
        "price_usd", "Price (USD)", "US dollars per summary.", "usage", _usage("price_usd"),
        "low", digits=5,
    ),
    Metric(
        "failed", "Failed", "Share of the cells without a summary (empty, refused or error).",
        "cell", _outcome(Outcome.EMPTY, Outcome.REFUSED, Outcome.ERROR), "low", UNIT,
    ),
    *(
        Metric(
            f"flags_{kind}", f"{kind.capitalize()} flags",
            f"Flags of kind {kind}, of any severity, per summary.",
            "flags", _flags("high", "medium", "low", kind=str(kind)), "low", otherwise=0.0,
        )
        for kind in FlagKind
    ),
)  # fmt: skip

METRICS = {metric.name: metric for metric in _METRICS}
CORE = (
    "fact_recall", "vague", "contradictions", "hallucinations", "flagged",
    "rougeL", "words", "seconds",
)  # fmt: skip


def choose(names: Sequence[str]) -> list[Metric]:
    """The metrics of these names; none gives the core ones, ``all`` gives all.

    Raises:
        HarnessError: no such metric; the nearest name is given.
    """
    if "all" in names:
        return list(METRICS.values())
    for name in names:
        if name not in METRICS:
            raise HarnessError(f"--metric {name}: no such metric{nearest(name, METRICS)}")
    return [METRICS[name] for name in names or CORE]


CELL = ("run", "model", "article", "prompt", "seed")


def usable(metrics: Iterable[Metric], judged: bool) -> list[Metric]:
    """Those that can be compared: fact and flag metrics need one common checker."""
    return [m for m in metrics if judged or m.source not in ("verdicts", "flags")]


def cell_frame(
    selection: Selection, metrics: Sequence[Metric], other: bool = False
) -> pd.DataFrame:
    """One row per cell: run, model, article, prompt, seed, outcome, then the metrics."""
    import numpy as np
    import pandas as pd

    values = {metric.name: array("d") for metric in metrics}
    for entry in selection.entries:  # one by one, as each is read from the disk
        for metric in metrics:
            values[metric.name].append(metric.value(entry, other))
    entries = selection.entries
    return pd.DataFrame(
        {
            **{name: [getattr(e, name) for e in entries] for name in CELL},
            "outcome": [str(e.outcome) for e in entries],
            **{name: np.asarray(column) for name, column in values.items()},
        }
    )


def outcome_counts(selection: Selection) -> dict[str, Counter[str]]:
    """Model -> outcome -> number of cells."""
    counts: dict[str, Counter[str]] = {model: Counter() for model in selection.models}
    for entry in selection.entries:
        counts[entry.model][str(entry.outcome)] += 1
    return counts
