"""Extractive coverage and density as an ``evaluate`` module that loads from this folder."""

# evaluate scans this file line by line for imports: one import a line.
from typing import Any

import datasets
import evaluate

from harness.metrics.text import copying

_FEATURES = {"predictions": datasets.Value("string"), "references": datasets.Value("string")}


class Fragments(evaluate.Metric):  # type: ignore[misc]
    """Mean words, compression, coverage and density; ``references`` are the articles."""

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description="How much of a summary is copied from its article.",
            citation="Grusky, Naaman and Artzi 2018, Newsroom",
            inputs_description="predictions: summaries; references: articles",
            features=datasets.Features(_FEATURES),
        )

    def _compute(
        self, predictions: list[str], references: list[str], mean: bool = True
    ) -> dict[str, Any]:
        scores = [copying(r, p) for p, r in zip(predictions, references, strict=True)]
        columns = {name: [s[name] for s in scores] for name in scores[0]}
        return {n: sum(c) / len(c) for n, c in columns.items()} if mean else columns
