"""Judges whether a claim's names are the right ones, by what a causal model expects."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from harness.checkers.base import Claim, Judgement, Mark, unscored
from harness.checkers.common import sigmoid
from harness.checkers.contrast.names import ArticleNames, Slot
from harness.checkers.embedded.body import CUE, Prefix
from harness.claims.passages import PassageIndex, passages_of
from harness.models.weights import weights_identity
from harness.types import Article, FlagKind

if TYPE_CHECKING:
    from harness.checkers.contrast.likelihood import Likelihood
    from harness.checkers.contrast.spec import ContrastSpec

VERSION = 1
"""Raise it when the code here changes a judgement."""
ARTICLES = 4
"""Articles whose keys and values are kept: 23 KB a token in bfloat16."""
NO_NAMES = "it names nobody and nothing for which the article has another name"


@dataclass(frozen=True)
class _Known:
    """What all claims about an article share."""

    prefix: Prefix
    names: ArticleNames
    passages: PassageIndex


class Contrast:
    """A claim is supported as far as no other name of the article fits better in its places.

    For each name the article's others are put in its place. The model's log-probability of
    the claim from there on, less that with the name that stands there (or the best of those
    that the article has for the same party), is what the other gains. The most that any gains
    anywhere decides.
    """

    def __init__(self, spec: ContrastSpec) -> None:
        self.spec = spec
        self._model: Likelihood | None = None
        self._read: OrderedDict[str, _Known] = OrderedDict()

    def identity(self) -> dict[str, Any]:
        spec = self.spec
        from harness.checks.checker import signature

        return {
            "kind": spec.kind,
            "version": VERSION,
            "names": signature(),  # who is named is read as the rules read it
            "weights": weights_identity(spec.weights),
            "dtype": spec.dtype,
            "context": spec.context,
            "rivals": spec.rivals,
            "cue": CUE,
        }

    def judge(self, article: Article, claims: Sequence[Claim]) -> list[Judgement]:
        if not any(claim.text.strip() for claim in claims):
            return [unscored("the claim is blank") for _ in claims]
        model = self._loaded()
        known = self._known(model, article)
        return [self._judgement(claim.text, model, known) for claim in claims]

    def _judgement(self, claim: str, model: Likelihood, known: _Known) -> Judgement:
        if not claim.strip():
            return unscored("the claim is blank")
        slots = known.names.slots(claim)
        marks = [self._mark(claim, slot, model, known) for slot in slots]
        if not marks:
            return unscored(NO_NAMES)
        return Judgement(
            1 - max(mark.probability for mark in marks),
            marks=tuple(m for m in marks if 1 - m.probability < self.spec.threshold),
            details={"cut_tokens": known.prefix.cut} if known.prefix.cut else {},
        )

    def _mark(self, claim: str, slot: Slot, model: Likelihood, known: _Known) -> Mark:
        """The other name that gains most in a place, with the probability that it is right."""
        written = claim[slot.start : slot.end]
        best, gain = self._best(claim, slot, model, known.prefix)
        support = self.spec.calibration.apply(sigmoid(-gain))
        near = known.passages.nearest(
            f"{best} {claim[: slot.start][-200:]}{claim[slot.end :][:200]}"
        )
        return Mark(
            slot.start,
            slot.end,
            1 - support,
            explanation=f"“{best}” fits better here than “{written}”, going by the article "
            f"(probability of “{written}” being right {support:.2f})",
            kind=FlagKind.PARTY,
            evidence=next(iter(near), None),
        )

    def _best(self, claim: str, slot: Slot, model: Likelihood, prefix: Prefix) -> tuple[str, float]:
        own = [
            model.branch(claim, slot.start, slot.end, name)
            for name in {claim[slot.start : slot.end], *slot.own}
        ]
        rivals = [model.branch(claim, slot.start, slot.end, name) for name in slot.rivals]
        begun = model.starts(prefix, claim, rivals)
        likely = sorted(range(len(rivals)), key=lambda i: -begun[i])[: self.spec.rivals]
        scores = model.scores(prefix, claim, [*own, *(rivals[i] for i in likely)])
        right = max(scores[: len(own)])
        gain, index = max(zip((s - right for s in scores[len(own) :]), likely, strict=True))
        return slot.rivals[index], gain

    def _known(self, model: Likelihood, article: Article) -> _Known:
        if article.text in self._read:
            self._read.move_to_end(article.text)
        else:
            prefix = model.prefix(article.text, self.spec.context)
            self._read[article.text] = _Known(
                prefix,
                ArticleNames(model.read_part(article.text, self.spec.context)),
                passages_of(article.text, self.spec.passages),
            )
            if len(self._read) > ARTICLES:
                self._read.popitem(last=False)
        return self._read[article.text]

    def _loaded(self) -> Likelihood:
        from harness.checkers.contrast.likelihood import Likelihood

        if self._model is None:
            self._model = Likelihood(self.spec.weights, self.spec.dtype)
        return self._model

    def close(self) -> None:
        """Let go of the model and of what it read."""
        self._model = None
        self._read.clear()
