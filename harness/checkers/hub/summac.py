"""SummaC: sentences of the article against sentences of the summary (Laban et al. 2022)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from harness.checkers.base import Claim, Judgement
from harness.checkers.common import sigmoid
from harness.checkers.hub.classifiers import NliReader
from harness.checkers.hub.core import PassageChecker, Reading
from harness.checkers.hub.inputs import Inputs, Row
from harness.checkers.hub.loading import load_tensors
from harness.checkers.hub.spec import SummacSpec
from harness.models.cache import file_digest
from harness.types import HarnessError, Span

_EDGES = {
    "percentile": (
        *(0.0, 0.01, 0.02, 0.03, 0.04, 0.07, 0.13, 0.37, 0.90, 0.91, 0.92, 0.93),
        *(0.94, 0.95, 0.955, 0.96, 0.965, 0.97, 0.975, 0.98, 0.985, 0.99, 0.995, 1.0),
    ),
    "even50": tuple(i / 50 for i in range(51)),
}
"""Of the histogram of entailment over the article's sentences; the first are the published."""


class Summac(PassageChecker[SummacSpec]):
    """ZS: the best entailment less the strongest contradiction of any sentence, as (x + 1) / 2.
    Conv: a learned weighting of the histogram of entailments.

    Set ``aggregate`` to ``mean`` for ZS and to ``logit-mean`` for Conv to get the published
    score of a summary: Conv averages its sentences before the softmax.
    """

    def identity(self) -> dict[str, Any]:
        told = super().identity()
        if self.spec.conv is not None:
            told["conv"] = file_digest(self._file())
        return told

    def load(self) -> tuple[NliReader, Inputs]:
        reader = NliReader(self.spec)
        if reader.labels.contradiction is None and self.spec.method == "zs":
            raise HarnessError("SummaC-ZS needs a model that tells contradiction")
        if self.spec.method == "conv":
            self._weigh = Convolution(self._file(), self.spec.bins)
        return reader, reader.inputs

    def read(self, rows: Sequence[Row]) -> list[Reading]:
        readings: list[Reading] = self.model.read(rows)
        return readings

    def combine(self, claim: Claim, found: Sequence[tuple[Span, Reading]]) -> Judgement:
        judgement = super().combine(claim, found)
        support = [reading.support for _, reading in found]
        if self.spec.method == "conv":
            raw = self._weigh(support)
        else:
            against = max(reading.contradiction or 0.0 for _, reading in found)
            raw = (max(support) - against + 1) / 2
        return Judgement(
            self.spec.calibration.apply(raw), judgement.evidence, judgement.contradiction
        )

    def _file(self) -> Path:
        path = Path(self.spec.conv or "").expanduser()
        if not path.is_file():
            raise HarnessError(
                f"checker {self.spec.name}: there is no file {path}; download SummaC's weights "
                "of the convolution and set 'conv' to them"
            )
        return path


class Convolution:
    """The histogram's linear layer and the final one, which sees its output three times."""

    def __init__(self, file: Path, bins: str) -> None:
        tensors = load_tensors(file)
        self.edges = _EDGES[bins]
        try:
            self.weights = tensors["mlp.weight"].flatten().tolist()
            self.bias = float(tensors["mlp.bias"])
            final, shift = tensors["layer_final.weight"], tensors["layer_final.bias"]
            self.slope = float((final[1] - final[0]).sum())
            self.shift = float(shift[1] - shift[0])
        except (KeyError, RuntimeError, IndexError) as error:
            raise HarnessError(
                f"{file}: not SummaC's weights of the convolution: {error}"
            ) from None
        if len(self.weights) != len(self.edges) - 1:
            raise HarnessError(
                f"{file}: weighs {len(self.weights)} bins, 'bins: {bins}' has {len(self.edges) - 1}"
            )

    def __call__(self, entailments: Sequence[float]) -> float:
        """The probability of consistency of one sentence of the summary."""
        counts = [0] * len(self.weights)
        for value in entailments:
            counts[min(bisect_right(self.edges, value), len(counts)) - 1] += 1
        mixed = sum(w * n for w, n in zip(self.weights, counts, strict=True)) + self.bias
        return sigmoid(self.slope * mixed + self.shift)
