"""Texts put together from pieces of a summary, each code point with its origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checkers.base import Claim
from harness.types import Span

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc, Token

Names = Mapping[int, str]
"""Token index -> what to write for the pronoun that stands there."""


@dataclass
class Composition:
    """A claim in the making."""

    text: str = ""
    origin: tuple[int, ...] = ()

    def add(self, text: str, start: int | None = None) -> None:
        """Append text that begins at offset ``start`` of the summary; None: written in."""
        self.text += text
        offsets = range(start, start + len(text)) if start is not None else (-1,) * len(text)
        self.origin += tuple(offsets)

    def put(self, name: str, token: Token) -> None:
        """Append a name in a pronoun's place: the name as a whole stands where that stands."""
        self.text += name
        last = token.end - 1
        self.origin += (token.idx,) * (len(name) - 1) + (last,)


def whole(doc: Doc, start: int, end: int, names: Names) -> Claim | None:
    """The claim that tokens ``start`` to ``end`` make as they stand, but for names put in."""
    while start < end and doc[start].is_space:
        start += 1
    while start < end and doc[end - 1].is_space:
        end -= 1
    if not any(token.is_alpha or token.like_num for token in doc[start:end]):
        return None
    first, last = doc[start], doc[end - 1]
    span = Span.of(doc.text, first.idx, last.end)
    if not any(token.i in names for token in doc[start:end]):
        return Claim(span.text, span)
    made = Composition()
    for token in doc[start:end]:
        _write(made, token, names)
        if token.i < end - 1 and names.get(token.i) != "":
            made.add(token.whitespace_, token.end)
    return Claim(made.text, span, made.origin)


def joined(tokens: Iterable[Token], names: Names, doc: Doc) -> Claim | None:
    """A sentence made of the given tokens in their order, ended with a full stop."""
    words = [t for t in _without_gaps(list(tokens)) if names.get(t.i) != ""]
    while words and words[0].pos_ in ("PUNCT", "CCONJ", "SPACE"):
        words.pop(0)
    while words and (words[-1].pos_ in ("CCONJ", "SPACE") or words[-1].text in ",;:.–—"):
        words.pop()
    if len(words) < 3:
        return None
    made = Composition()
    for before, token in zip([None, *words], words, strict=False):
        if before is not None and not _touch(before, token):
            made.add(" ")
        _write(made, token, names)
    if made.text[-1] not in ".!?":
        made.add(".")
    made.text = made.text[0].upper() + made.text[1:]
    known = [offset for offset in made.origin if offset >= 0]
    return Claim(made.text, Span.of(doc.text, min(known), max(known) + 1), made.origin)


def _without_gaps(tokens: list[Token]) -> Iterator[Token]:
    """Without the pair of commas between which an aside stood."""
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        beside = [t for t in (before, after) if t is not None and t.text == ","]
        if token.text != "," or not beside:
            yield token


def _write(made: Composition, token: Token, names: Names) -> None:
    name = names.get(token.i)
    if name is None:
        made.add(token.text, token.idx)
    elif name:
        made.put(name, token)


def _touch(before: Token, token: Token) -> bool:
    """Whether no space stands between two tokens, in the summary or where they meet anew."""
    if token.i == before.i + 1:
        return not before.whitespace_
    return token.text in ",;:.)'’"
