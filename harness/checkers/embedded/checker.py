"""Judges claims with a frozen SmolLM2-135M and a head that this project trained."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.checkers.base import Claim, Judgement, Mark, unscored
from harness.checkers.embedded.body import CUE, Reading
from harness.checkers.embedded.words import Lexicon
from harness.claims.passages import PassageIndex, passages_of
from harness.models.cache import file_digest
from harness.models.weights import weights_identity
from harness.types import Article

if TYPE_CHECKING:
    from harness.checkers.embedded.body import Body, Prefix
    from harness.checkers.embedded.head import Head
    from harness.checkers.embedded.spec import EmbeddedSpec

VERSION = 2
"""Raise it when the code here changes a judgement."""
ARTICLES = 4
"""Articles whose keys and values are kept: 14 KB a token in bfloat16."""


@dataclass(frozen=True)
class _Known:
    """What all claims about an article share.

    The head itself points nowhere in the article: the passage nearest to a claim by its words
    is shown as what to hold it against.
    """

    prefix: Prefix
    lexicon: Lexicon
    passages: PassageIndex


class Embedded:
    """A claim is supported as far as none of its tokens looks wrong behind the article."""

    def __init__(self, spec: EmbeddedSpec) -> None:
        self.spec = spec
        self._body: Body | None = None
        self._head: Head | None = None
        self._read: OrderedDict[str, _Known] = OrderedDict()

    def identity(self) -> dict[str, Any]:
        spec = self.spec
        return {
            "kind": spec.kind,
            "version": VERSION,
            "weights": weights_identity(spec.weights),
            "head": file_digest(self._file()),
            "adapter": file_digest(adapter) if (adapter := self._adapter()) else None,
            "dtype": spec.dtype,
            "layers": spec.layers,
            "context": spec.context,
            "mark_from": spec.mark_from,
            "cue": CUE,
        }

    def judge(self, article: Article, claims: Sequence[Claim]) -> list[Judgement]:
        asked = [c for c in claims if c.text.strip()]
        if not asked:
            return [unscored("the claim is blank") for _ in claims]
        body, head = self._loaded()
        known = self._known(body, article)
        readings = iter(body.read(known.prefix, [claim.text for claim in asked]))
        return [
            self._judgement(claim, next(readings), head, known)
            if claim.text.strip()
            else unscored("the claim is blank")
            for claim in claims
        ]

    def _judgement(self, claim: Claim, reading: Reading, head: Head, known: _Known) -> Judgement:
        import torch

        words = torch.tensor(known.lexicon.features(claim.text, reading.places))
        with torch.inference_mode():
            logits = head.tokens(reading.states, words)
            support = head.support(logits)
            chances = torch.sigmoid(logits).tolist()
        marks = tuple(
            Mark(start, end, chance)
            for (start, end), chance in zip(reading.places, chances, strict=True)
            if chance >= self.spec.mark_from and start < end <= len(claim.text)
        )
        return Judgement(
            self.spec.calibration.apply(support),
            evidence=next(iter(known.passages.nearest(claim.text)), None),
            marks=marks,
            details={"cut_tokens": known.prefix.cut} if known.prefix.cut else {},
        )

    def _known(self, body: Body, article: Article) -> _Known:
        if article.text in self._read:
            self._read.move_to_end(article.text)
        else:
            self._read[article.text] = _Known(
                body.prefix(article.text, self.spec.context),
                Lexicon.of(article.text),
                passages_of(article.text, self.spec.passages),
            )
            if len(self._read) > ARTICLES:
                self._read.popitem(last=False)
        return self._read[article.text]

    def _loaded(self) -> tuple[Body, Head]:
        from harness.checkers.embedded.body import Body
        from harness.checkers.embedded.head import load

        if self._body is None or self._head is None:
            self._head = load(self._file())
            spec = self.spec
            self._body = Body(spec.weights, spec.layers, spec.dtype, self._adapter())
        return self._body, self._head

    def _file(self) -> Path:
        if self.spec.head is not None:
            return Path(self.spec.head).expanduser()
        return Path(str(files("harness.checkers.embedded") / "head.safetensors"))

    def _adapter(self) -> Path | None:
        return Path(self.spec.adapter).expanduser() if self.spec.adapter else None

    def close(self) -> None:
        """Let go of the model and of what it read."""
        self._body = self._head = None
        self._read.clear()
