"""The parser's tokenizer, kept from runs without a space that are longer than any word.

It looks for the end of such a run anew at each of its characters, which takes minutes for
twenty thousand quotation marks in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

LONGEST = 1_000
"""Characters of a run that is read as one."""
_RUN = re.compile(rf"\S{{{LONGEST}}}(?=\S)")


class BoundedTokenizer:
    """Cuts long runs, and leaves all else to the parser's own."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        if _RUN.search(text) is None:
            return self._tokenizer(text)
        from spacy.tokens import Doc as SpacyDoc

        tokens = [token for piece in _cut(text) for token in self._tokenizer(piece)]
        return SpacyDoc(
            self._tokenizer.vocab,
            words=[token.text for token in tokens],
            spaces=[bool(token.whitespace_) for token in tokens],
        )


def _cut(text: str) -> Iterator[str]:
    start = 0
    for run in _RUN.finditer(text):
        yield text[start : run.end()]
        start = run.end()
    yield text[start:]
