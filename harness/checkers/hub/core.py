"""What all checkers over transformers share: passages, batches, the best passage."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from harness.checkers.base import CheckerUnavailableError, Claim, Judgement, unscored
from harness.checkers.common import Common
from harness.checkers.hub.inputs import Inputs, Row, TooLongError
from harness.checkers.hub.spec import HubSpec
from harness.claims.passages import passages_of
from harness.models.batching import run_batches
from harness.models.weights import weights_identity
from harness.types import Article, HarnessError, Span

SpecT = TypeVar("SpecT", bound=HubSpec)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model says about one claim and one passage.

    ``tokens`` is of token classifiers: start, end in the claim's text and the probability
    that this token is not supported.
    """

    support: float
    contradiction: float | None = None
    tokens: tuple[tuple[int, int, float], ...] = ()
    cut: int = 0


class PassageChecker(ABC, Generic[SpecT]):
    """Holds each claim against the nearest passages of the article, and takes the best."""

    version: ClassVar[int] = 1
    """Raise it when the same weights would judge otherwise."""

    def __init__(self, spec: SpecT) -> None:
        self.spec = spec
        self._inputs: Inputs | None = None
        self.model: Any = None

    def identity(self) -> dict[str, Any]:
        own = set(type(self.spec).model_fields) - set(Common.model_fields)
        own -= {"weights", "base", "device", "batch_size"}
        told = self.spec.model_dump(mode="json", include=own)
        return {**told, "weights": weights_identity(self.spec.weights), "version": self.version}

    def judge(self, article: Article, claims: Sequence[Claim]) -> list[Judgement]:
        if not claims:
            return []
        index = passages_of(article.text, self.spec.passages)
        if not index.windows:
            return [unscored("the article is empty") for _ in claims]
        self._ready()
        questions = [(n, w) for n, c in enumerate(claims) for w in index.nearest(c.text)]
        answers = self._answers([(w.text, claims[n].text) for n, w in questions])
        found: list[list[tuple[Span, Reading | str]]] = [[] for _ in claims]
        for (number, window), answer in zip(questions, answers, strict=True):
            found[number].append((window, answer))
        return [self._judgement(claim, each) for claim, each in zip(claims, found, strict=True)]

    def close(self) -> None:
        self.model = self._inputs = None

    @abstractmethod
    def load(self) -> tuple[Any, Inputs]:
        """The model on its device, and what makes its inputs; label order verified here."""

    @abstractmethod
    def read(self, rows: Sequence[Row]) -> list[Reading]:
        """One batch through the model."""

    def combine(self, claim: Claim, found: Sequence[tuple[Span, Reading]]) -> Judgement:
        """A claim is as well supported as by its best passage.

        Where no passage supports it, one that contradicts it is the evidence.
        """
        best, most = max(found, key=lambda pair: pair[1].support)
        support = self.spec.calibration.apply(most.support)
        against = [(r.contradiction or 0.0, span) for span, r in found]
        contradiction, opposite = max(against, key=lambda pair: pair[0])
        known = most.contradiction is not None
        evidence = opposite if known and contradiction > most.support else best
        return Judgement(support, evidence, contradiction if known else None)

    @property
    def inputs(self) -> Inputs:
        assert self._inputs is not None
        return self._inputs

    def _ready(self) -> None:
        if self.model is not None:
            return
        try:
            self.model, self._inputs = self.load()
        except HarnessError as error:
            raise CheckerUnavailableError(f"checker {self.spec.name}: {error}") from None

    def _answers(self, pairs: Sequence[tuple[str, str]]) -> list[Reading | str]:
        """A reading of each pair, or why there is none; equal pairs are read once."""
        from harness.models.memory import is_out_of_memory

        fitted: dict[tuple[str, str], Row] = {}
        answers: dict[tuple[str, str], Reading | str] = {}
        for pair in dict.fromkeys(pairs):
            try:
                fitted[pair] = self.inputs.fit(*pair)
            except TooLongError as error:
                answers[pair] = str(error)
        work = run_batches(
            list(fitted.items()),
            lambda item: item[1].length,
            lambda _: self.spec.batch_size,
            lambda items: self.read([row for _, row in items]),
            is_out_of_memory,
        )
        for (pair, _), result in work:
            if isinstance(result, Exception):
                answers[pair] = f"{type(result).__name__}: {result}"
            else:
                answers[pair] = result
        return [answers[pair] for pair in pairs]

    def _judgement(self, claim: Claim, found: Sequence[tuple[Span, Reading | str]]) -> Judgement:
        read = [(span, one) for span, one in found if isinstance(one, Reading)]
        if not read:
            return unscored(next(str(one) for _, one in found))
        judgement = self.combine(claim, read)
        cut = sum(one.cut for _, one in read)
        if not cut:
            return judgement
        return Judgement(
            judgement.probability,
            judgement.evidence,
            judgement.contradiction,
            judgement.marks,
            details={**judgement.details, "cut_tokens": cut},
        )
