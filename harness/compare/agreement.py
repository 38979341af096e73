"""Do the annotators agree, and is the checker right by them?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from harness.compare.adjudicate import agreed_additions, stands
from harness.compare.annotations import Opinion, ReviewStore, flag_id
from harness.compare.intervals import Floats
from harness.compare.load import Entry, LoadedRun


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``total``; the interval is over articles, None where it cannot be had."""

    hits: int
    total: int
    low: float | None
    high: float | None

    @property
    def value(self) -> float | None:
        return self.hits / self.total if self.total else None

    def __str__(self) -> str:
        if self.value is None:
            return "no flag to judge"
        bounds = "" if self.low is None else f" [{self.low:.2f}, {self.high:.2f}]"
        return f"{self.value:.2f}{bounds} ({self.hits} of {self.total})"


@dataclass(frozen=True)
class Agreement:
    """Krippendorff's alpha (nominal), and the checker against the people."""

    annotators: dict[str, int]
    """Name -> summaries read to the end."""
    flag_alpha: float | None
    """Over the checker's flags: accepted or rejected."""
    summary_alpha: float | None
    """Over summaries read to the end: does any flag stand in it, by this person?"""
    precision: Share
    """Of the checker's flags in reviewed summaries, those that people let stand."""
    recall: Share
    """Of all flags that people hold, those that the checker raised."""

    def to_json(self) -> dict[str, Any]:
        shares = {n: {**asdict(s), "value": s.value}
                  for n, s in (("precision", self.precision), ("recall", self.recall))}  # fmt: skip
        return {**asdict(self), **shares}


def agreement(run: LoadedRun) -> Agreement:
    """Measure the annotations that stand beside a run."""
    opinions = ReviewStore(run.path).opinions()
    entries = [entry for entry in run.entries if entry.checked and not entry.failed]
    counts = list(_counts(entries, opinions))
    right, raised, added = (np.array([row[i] for row in counts], dtype=float) for i in (1, 2, 3))
    articles = [row[0] for row in counts]
    return Agreement(
        {opinion.annotator: len(opinion.done) for opinion in opinions},
        _alpha(list(_flag_units(entries, opinions))),
        _alpha(list(_summary_units(entries, opinions))),
        _share(articles, right, raised),
        _share(articles, right, right + added),
    )


def _counts(
    entries: Sequence[Entry], opinions: Sequence[Opinion]
) -> Iterator[tuple[str, int, int, int]]:
    """(article, flags that stand, flags raised, flags added) of each reviewed summary."""
    for entry in entries:
        readers = [opinion for opinion in opinions if entry.key in opinion.done]
        if readers and entry.check:
            flags = entry.check["flags"]
            right = sum(stands(entry.key, flag, readers) for flag in flags)
            added = len(agreed_additions(entry.key, readers))
            yield entry.article, right, len(flags), added


def _share(articles: Sequence[str], part: Floats, whole: Floats) -> Share:
    """A ratio of sums, with a percentile bootstrap over articles from ten articles on."""
    from scipy import stats

    hits, total = int(part.sum()), int(whole.sum())
    names = sorted(set(articles))
    if len(names) < 10 or not total:
        return Share(hits, total, None, None)
    where = [np.array([article == name for article in articles]) for name in names]
    sums = np.array([[part[rows].sum(), whole[rows].sum()] for rows in where])
    found = stats.bootstrap(
        (sums[:, 0], sums[:, 1]),
        lambda a, b, axis=-1: a.sum(axis=axis) / np.maximum(b.sum(axis=axis), 1),
        paired=True,
        vectorized=True,
        n_resamples=2000,
        method="percentile",
        rng=np.random.default_rng(1),
    ).confidence_interval
    return Share(hits, total, float(found.low), float(found.high))


Unit = list[float]
"""One value per annotator; NaN where that one has none."""


def _flag_units(entries: Sequence[Entry], opinions: Sequence[Opinion]) -> Iterator[Unit]:
    values = {"accept": 1.0, "reject": 0.0, None: np.nan}
    for entry in entries:
        for flag in entry.check["flags"] if entry.check else []:
            key = (entry.key, flag_id(flag))
            yield [values[opinion.decisions.get(key)] for opinion in opinions]


def _summary_units(entries: Sequence[Entry], opinions: Sequence[Opinion]) -> Iterator[Unit]:
    for entry in entries:
        yield [
            float(_holds_any(entry, opinion)) if entry.key in opinion.done else np.nan
            for opinion in opinions
        ]


def _holds_any(entry: Entry, opinion: Opinion) -> bool:
    flags = entry.check["flags"] if entry.check else []
    return bool(opinion.added.get(entry.key)) or any(
        stands(entry.key, flag, [opinion]) for flag in flags
    )


def _alpha(units: Sequence[Unit]) -> float | None:
    """None where no unit was judged twice, or all judgements are the same one value."""
    import krippendorff

    paired = [unit for unit in units if np.sum(~np.isnan(unit)) > 1]
    table = np.array(paired, dtype=float).T
    if not paired or len(np.unique(table[~np.isnan(table)])) < 2:
        return None
    return float(krippendorff.alpha(reliability_data=table, level_of_measurement="nominal"))
