"""Whether rules and embedded checker, stacked, know more than either does alone.

    python tools/train_embedded.py FOLDER --states CACHE --folds SCORES.jsonl
    python tools/fit_score.py FOLDER --kept COUNTS.json
    python tools/stack_embedded.py SCORES.jsonl COUNTS.json

SCORES has the embedded checker's logits, each by a head that did not see the domain (or set:
``--others OTHERS.jsonl``); COUNTS has what the rules' score weighs of the same rows, joined by
``id`` (with the other sets: ``--also SET ...``). The rules' score of a domain is by weights that
were fitted on the other domains of SummEdits, and a logistic regression over both, fitted on all
other domains and sets, is at a threshold chosen there: first 0.5 (both labels weigh the same),
then the one that calls no more than 5 % of consistent summaries wrong.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import fit_score
import numpy as np
from logistic import equal_shares, logistic

from harness.checkers.bench import measures
from harness.checkers.spec import load_spec
from harness.cli.settings import groups_in

ALLOWED = 0.05
"""Share of consistent summaries that the cautious threshold may call wrong."""

CAUTIOUS = 0.02
"""The same for a flag beside those of the rules."""

STRENGTH = 0.003
"""Of the L2 penalty on standardised features; the mean loss has weight 1."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("scores", type=Path)
    parser.add_argument("counts", type=Path)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.scores.open(encoding="utf-8")]
    counted = {r["id"]: r for r in json.loads(options.counts.read_text(encoding="utf-8"))}
    if missing := [row["id"] for row in rows if row["id"] not in counted]:
        raise SystemExit(f"{options.counts}: no row {missing[0]} ({len(missing)} are missing)")
    given = [counted[row["id"]]["given"] for row in rows]
    counts = np.array([[each[name] for name in fit_score.NAMES] for each in given])
    serious = np.array([each["high"] + each["medium"] > 0 for each in given])
    logits = np.array([row["logit"] for row in rows])
    rules = Rules(rows, counts, {r["id"] for r in counted.values() if _is_edit(r)})
    table(rows, logits, rules)
    cautious(rows, serious, logits)
    shipped(rows, logits, rules)


def _is_edit(row: dict[str, Any]) -> bool:
    return bool(row["group"].startswith("summedits/"))


class Rules:
    """The rules' score of every row, by weights that a part of the rows did not see."""

    def __init__(self, rows: Sequence[dict[str, Any]], counts: Any, edits: set[str]) -> None:
        self.labels = np.array([row["label"] for row in rows])
        self.domains = np.array([row["domain"] for row in rows])
        self._counts = counts
        self._edits = np.array([row["id"] in edits for row in rows])
        self.edited = set(self.domains[self._edits])

    def without(self, here: Any) -> Any:
        """Log odds of all rows; fitted on SummEdits but for the rows ``here``."""
        known = self._edits & ~here
        return fit_score.scored(
            self._counts, *fit_score.fitted(self._counts, self.labels, self.domains, known)
        )


def shipped(rows: Sequence[dict[str, Any]], logits: Any, rules: Rules) -> None:
    """The weights of all rows, for ``stack`` in the checker's file; they read its calibrated
    probability and not the logit, so its calibration is taken out."""
    spec = load_spec(groups_in(None).load("checker", "embedded"))
    scale, shift = spec.calibration.scale, spec.calibration.shift
    nowhere = np.zeros(len(rows), dtype=bool)
    features = np.column_stack([logits, rules.without(nowhere)])
    intercept, support, weight = coefficients(features, rules.labels, rules.domains, ~nowhere)
    print("\nstack:")
    print(f"  intercept: {intercept - support * shift / scale:.3f}")
    print(f"  support: {support / scale:.3f}")
    print(f"  rules: {weight:.3f}")


def cautious(rows: Sequence[dict[str, Any]], serious: Any, logits: Any) -> None:
    """What the embedded checker adds where it may flag 2 % of what is consistent elsewhere."""
    labels = np.array([row["label"] for row in rows])
    domains = np.array([row["domain"] for row in rows])
    lowest = {
        name: np.quantile(logits[(domains == name) & (labels == 1)], CAUTIOUS)
        for name in sorted(set(domains))
        if ((domains == name) & (labels == 1)).sum() >= 20
    }
    print(f"\nat {100 * CAUTIOUS:.0f} % of the consistent in other domains, beside the rules:")
    print("| held out | consistent newly flagged | missed by rules, caught |\n|---|---:|---:|")
    for name in lowest:
        here = (domains == name) & ~serious
        said = logits < np.median([each for other, each in lowest.items() if other != name])
        cells = [
            f"{(said & here & (labels == label)).sum()} of {whole.sum()}"
            for label, whole in ((1, (domains == name) & (labels == 1)), (0, here & (labels == 0)))
        ]
        print(f"| {name} | {cells[0]} | {cells[1]} |")


def table(rows: Sequence[dict[str, Any]], logits: Any, rules: Rules) -> None:
    labels, domains = rules.labels, rules.domains
    trigrams = np.array([row["trigrams"] for row in rows])
    print("| held out | checker | AUC | balanced acc. | false alarms | careful: acc. | alarms |")
    print("|---|---|---:|---:|---:|---:|---:|")
    sums: dict[str, dict[str, list[float]]] = {}
    passed = {title: np.zeros(len(rows), bool) for title in ("embedded", "stacked")}
    for name in sorted(set(domains)):
        here = domains == name
        if len(set(labels[here])) < 2:
            continue
        ruled = rules.without(here)
        columns = {"rules": [ruled], "embedded": [logits], "stacked": [logits, ruled]}
        for title, each in (columns | {"novel 3-grams": [trigrams]}).items():
            score = fitted(np.column_stack(each), labels, domains, ~here)
            if title in passed:
                passed[title][here] = score[here] >= 0
            cells = sums.setdefault(title, {})[name] = _figures(labels, domains, score, here)
            print(f"| {name} | {title} | " + " | ".join(f"{c:.1f}" for c in cells) + " |")
    for title, by_domain in sums.items():
        edits = [cells for name, cells in by_domain.items() if name in rules.edited]
        for part, cells in (("SummEdits", edits), ("all", list(by_domain.values()))):
            mean = np.mean(np.array(cells), axis=0)
            print(f"| mean of {part} | {title} | " + " | ".join(f"{c:.1f}" for c in mean) + " |")

    gain(rows, labels, domains, passed["embedded"], passed["stacked"])


def gain(rows: Sequence[dict[str, Any]], labels: Any, domains: Any, one: Any, two: Any) -> None:
    """What stacking adds to the mean, with an interval that draws whole documents."""
    documents = np.array([f"{row['domain']} {row['doc']}" for row in rows])
    names, index = np.unique(documents, return_inverse=True)
    held = [d for d in sorted(set(domains)) if len(set(labels[domains == d])) == 2]
    random, found = np.random.default_rng(0), []
    for _ in range(2000):
        times = np.bincount(random.integers(0, len(names), len(names)), minlength=len(names))
        cells = []
        for domain in held:
            for label in (0, 1):
                part = (domains == domain) & (labels == label)
                weights = times[index[part]]
                if weights.sum():
                    better = (two[part] == label).astype(float) - (one[part] == label)
                    cells.append(np.average(better, weights=weights))
        found.append(100 * np.mean(cells))
    low, high = np.percentile(found, [2.5, 97.5])
    print(f"\nstacked over embedded: {np.mean(found):+.1f} points ({low:+.1f} to {high:+.1f})")


def _figures(labels: Any, domains: Any, score: Any, here: Any) -> list[float]:
    careful = np.quantile(score[~here & (labels == 1)], ALLOWED)
    held, said = labels[here], score[here]
    return [
        100 * measures.roc_auc(held, said),
        100 * measures.balanced_accuracy(held, said >= 0),
        100 * float((said[held == 1] < 0).mean()),
        100 * measures.balanced_accuracy(held, said >= careful),
        100 * float((said[held == 1] < careful).mean()),
    ]


def fitted(features: Any, labels: Any, domains: Any, known: Any) -> Any:
    """Log odds of all rows by a regression on the ``known``."""
    intercept, *weights = coefficients(features, labels, domains, known)
    return features @ np.array(weights) + intercept


def coefficients(features: Any, labels: Any, domains: Any, known: Any) -> list[float]:
    """Intercept and weights fitted on the ``known``: labels and domains weigh the same."""
    shares = equal_shares(domains[known], labels[known])
    intercept, weights = logistic(features[known], labels[known], shares, STRENGTH)
    return [intercept, *map(float, weights)]


if __name__ == "__main__":
    main()
