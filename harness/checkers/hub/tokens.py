"""Token classifiers that mark the unsupported words, as LettuceDetect's do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from harness.checkers.base import Claim, Judgement, Mark
from harness.checkers.hub.core import PassageChecker, Reading
from harness.checkers.hub.inputs import Inputs, Row
from harness.checkers.hub.labels import two_classes
from harness.checkers.hub.loading import check_context, load_model, load_tokenizer
from harness.checkers.hub.spec import TokensSpec
from harness.types import Span


class Tokens(PassageChecker[TokensSpec]):
    """A claim is as well supported as its least supported token.

    A token that several passages were read for is as well supported as by the best of them.
    """

    def load(self) -> tuple[Any, Inputs]:
        spec = self.spec
        model = load_model(spec, "AutoModelForTokenClassification")
        check_context(spec, model.config)
        two_classes(model.config, 1 - spec.unsupported, spec.name)
        return model, Inputs(load_tokenizer(spec.weights), spec.template, spec.context)

    def read(self, rows: Sequence[Row]) -> list[Reading]:
        import torch

        batch = self.inputs.tensors(rows, return_offsets_mapping=True)
        offsets = batch.pop("offset_mapping").tolist()
        parts = [batch.sequence_ids(i) for i in range(len(rows))]
        with torch.inference_mode():
            logits = self.model(**batch.to(self.model.device)).logits.float()
        wrong = torch.softmax(logits, dim=-1)[:, :, self.spec.unsupported].tolist()
        return [self._reading(*each) for each in zip(rows, parts, offsets, wrong, strict=True)]

    def _reading(
        self,
        row: Row,
        parts: Sequence[int | None],
        offsets: Sequence[tuple[int, int]],
        wrong: Sequence[float],
    ) -> Reading:
        """The tokens of the second text, the claim, with their places in it."""
        told = zip(parts, offsets, wrong, strict=True)
        tokens = tuple((s, e, p) for part, (s, e), p in told if part == 1 and e > s)
        worst = max((p for _, _, p in tokens), default=0.0)
        return Reading(1 - worst, tokens=tokens, cut=row.cut)

    def combine(self, claim: Claim, found: Sequence[tuple[Span, Reading]]) -> Judgement:
        best, _ = max(found, key=lambda pair: pair[1].support)
        columns = zip(*(reading.tokens for _, reading in found), strict=True)
        tokens = [min(column, key=lambda token: token[2]) for column in columns]
        worst = max((p for _, _, p in tokens), default=0.0)
        marks = [token for token in tokens if token[2] >= self.spec.mark_from]
        return Judgement(
            self.spec.calibration.apply(1 - worst), best, marks=tuple(_joined(marks, claim.text))
        )


def _joined(tokens: Sequence[tuple[int, int, float]], text: str) -> list[Mark]:
    """Marked tokens that stand side by side as one mark, without spaces around it."""
    marks: list[Mark] = []
    for start, end, probability in tokens:
        last = marks[-1] if marks else None
        if last is not None and not text[last.end : start].strip():
            marks[-1] = Mark(last.start, end, max(last.probability, probability))
        else:
            start += len(text[start:end]) - len(text[start:end].lstrip())
            marks.append(Mark(start, end, probability))
    return [mark for mark in marks if mark.end > mark.start]
