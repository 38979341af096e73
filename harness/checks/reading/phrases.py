"""A run of a parsed text's tokens, with the names and answers of the parser's own spans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc, Token


class Phrase:
    """The tokens ``start:end`` of a text: a sentence, a named entity, or any others."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label
        """The kind of entity."""

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __getitem__(self, place: int) -> Token:
        return self.doc[self.start : self.end][place]

    @property
    def start_char(self) -> int:
        return self.doc[self.start].idx if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        return self.doc[self.end - 1].end if self.end > self.start else self.start_char

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token nearest to the root of the tree, the first of several; a mark of
        punctuation only where there is no word."""
        tokens = self.doc[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        outer = [t for t in tokens if not self.start <= t.head.i < self.end]
        return min(outer, key=_depth, default=self.doc[self.start])

    @property
    def sent(self) -> Phrase:
        return self.doc[self.start].sent

    @property
    def ents(self) -> list[Phrase]:
        """The named entities in it."""
        return [e for e in self.doc.ents if self.start <= e.start and e.end <= self.end]


def _depth(token: Token) -> int:
    if not token.children and (token.is_punct or token.is_space):
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)
