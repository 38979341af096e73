"""Passage and claim as a model reads them, cut to fit its context."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_LEAST = 8
"""Tokens of a passage without which there is nothing to hold a claim against."""


class TooLongError(Exception):
    """A claim leaves no room for the passage."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question that fits: texts, tokens, and passage tokens that were cut off."""

    document: str
    claim: str
    length: int
    cut: int


class Inputs:
    """Turns passage and claim into token ids, as a pair or through a template."""

    def __init__(self, tokenizer: Any, template: str | None, context: int) -> None:
        self.tokenizer = tokenizer
        self.context = context
        self._template = template and template.replace("{eos}", tokenizer.eos_token or "")

    def fit(self, document: str, claim: str) -> Row:
        """The question, the end of its passage cut off where it is too long.

        Raises:
            TooLongError: the claim is too long by itself.
        """
        length = self._length(document, claim)
        if length <= self.context:
            return Row(document, claim, length, 0)
        offsets = self._plain(document)["offset_mapping"]
        keep = len(offsets) - (length - self.context)
        while keep >= _LEAST:
            shorter = document[: offsets[keep - 1][1]]
            if (length := self._length(shorter, claim)) <= self.context:
                return Row(shorter, claim, length, len(offsets) - keep)
            keep -= length - self.context
        raise TooLongError(f"the claim is too long for the checker, which reads {self.context}")

    def tensors(self, rows: Sequence[Row], **options: Any) -> Any:
        """The padded batch as torch tensors; ``options`` go to the tokenizer."""
        return self._encoded(
            [row.document for row in rows],
            [row.claim for row in rows],
            padding=True,
            return_tensors="pt",
            **options,
        )

    def _length(self, document: str, claim: str) -> int:
        return len(self._encoded([document], [claim])["input_ids"][0])

    def _encoded(self, documents: list[str], claims: list[str], **options: Any) -> Any:
        if self._template is None:
            return self.tokenizer(documents, claims, verbose=False, **options)
        if "{claim}" not in self._template:  # the template is of the passage alone
            told = [self._filled(self._template, document=d) for d in documents]
            return self.tokenizer(told, claims, verbose=False, **options)
        both = zip(documents, claims, strict=True)
        texts = [self._filled(self._template, document=d, claim=c) for d, c in both]
        return self.tokenizer(texts, verbose=False, **options)

    def _plain(self, text: str) -> Any:
        return self.tokenizer(
            text, add_special_tokens=False, return_offsets_mapping=True, verbose=False
        )

    @staticmethod
    def _filled(template: str, **parts: str) -> str:
        """Each placeholder of the template replaced; what looks like one in a text is not."""
        pieces = re.split(r"\{(document|claim)\}", template)
        return "".join(parts[p] if i % 2 else p for i, p in enumerate(pieces))
