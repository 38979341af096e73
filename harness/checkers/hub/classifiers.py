"""Sequence classifiers: NLI cross-encoders, and two-class ones as MiniCheck and FactCG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from harness.checkers.hub.core import PassageChecker, Reading
from harness.checkers.hub.inputs import Inputs, Row
from harness.checkers.hub.labels import nli_labels, two_classes
from harness.checkers.hub.loading import check_context, load_model, load_tokenizer
from harness.checkers.hub.spec import ClassifierSpec, NliLabels, NliSpec, SummacSpec

_AUTO = "AutoModelForSequenceClassification"


class NliReader:
    """An NLI model over pairs of premise and hypothesis."""

    def __init__(self, spec: NliSpec | SummacSpec) -> None:
        self.model = load_model(spec, _AUTO)
        check_context(spec, self.model.config)
        self.labels: NliLabels = nli_labels(self.model.config, spec.labels, spec.name)
        self.inputs = Inputs(load_tokenizer(spec.weights), None, spec.context)

    def read(self, rows: Sequence[Row]) -> list[Reading]:
        probabilities = class_probabilities(self.model, self.inputs, rows)
        against = self.labels.contradiction
        return [
            Reading(
                each[self.labels.entailment],
                None if against is None else each[against],
                cut=row.cut,
            )
            for row, each in zip(rows, probabilities, strict=True)
        ]


class Nli(PassageChecker[NliSpec]):
    """Entailment by an NLI cross-encoder; it tells contradiction from silence."""

    def load(self) -> tuple[NliReader, Inputs]:
        reader = NliReader(self.spec)
        return reader, reader.inputs

    def read(self, rows: Sequence[Row]) -> list[Reading]:
        readings: list[Reading] = self.model.read(rows)
        return readings


class Classifier(PassageChecker[ClassifierSpec]):
    """Supported or not, from the two classes of a classifier."""

    def load(self) -> tuple[Any, Inputs]:
        model = load_model(self.spec, _AUTO)
        check_context(self.spec, model.config)
        two_classes(model.config, self.spec.supported, self.spec.name)
        tokenizer = load_tokenizer(self.spec.weights)
        return model, Inputs(tokenizer, self.spec.template, self.spec.context)

    def read(self, rows: Sequence[Row]) -> list[Reading]:
        probabilities = class_probabilities(self.model, self.inputs, rows)
        supported = self.spec.supported
        return [Reading(p[supported], cut=r.cut) for r, p in zip(rows, probabilities, strict=True)]


def class_probabilities(model: Any, inputs: Inputs, rows: Sequence[Row]) -> list[list[float]]:
    """Softmax of a classifier's outputs, one list a row."""
    import torch

    with torch.inference_mode():
        logits = model(**inputs.tensors(rows).to(model.device)).logits
    probabilities: list[list[float]] = torch.softmax(logits.float(), dim=-1).tolist()
    return probabilities
