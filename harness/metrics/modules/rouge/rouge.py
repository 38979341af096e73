"""ROUGE as an ``evaluate`` module that loads from this folder, without a hub."""

# evaluate scans this file line by line for imports: one import a line.
from typing import Any

import datasets
import evaluate

from harness.metrics.text import rouge

_FEATURES = {"predictions": datasets.Value("string"), "references": datasets.Value("string")}


class Rouge(evaluate.Metric):  # type: ignore[misc]
    """Mean ROUGE-1, -2 and -L F1 over pairs, or the list of each with ``mean=False``."""

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description="ROUGE F1 with Porter stemming, computed by rouge-score.",
            citation="Lin 2004, ROUGE: A Package for Automatic Evaluation of Summaries",
            inputs_description="predictions: summaries; references: texts to compare with",
            features=datasets.Features(_FEATURES),
        )

    def _compute(
        self, predictions: list[str], references: list[str], mean: bool = True
    ) -> dict[str, Any]:
        scores = [rouge(p, r) for p, r in zip(predictions, references, strict=True)]
        columns = {name: [s[name] for s in scores] for name in scores[0]}
        return {n: sum(c) / len(c) for n, c in columns.items()} if mean else columns
