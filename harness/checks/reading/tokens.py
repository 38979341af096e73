"""A parsed text as plain objects: what the checks ask of the parser's tokens, read once.

The parser's own tokens look every string and every child up anew, each time they are asked,
and keep its vocabulary alive. These have the same names and the same answers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.phrases import Phrase

if TYPE_CHECKING:
    import spacy.tokens

OWNING = ("poss", "compound", "amod", "nmod")
"""How what stands before a noun hangs on it where it may say whose it is."""


class Token:
    """A word with its place in the tree; equal only to itself."""

    __slots__ = (
        "_subtree", "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "is_punct",
        "is_sent_start", "is_stop", "left_edge", "lemma_", "like_num", "lower_", "pos_",
        "right_edge", "tag_", "text", "whitespace_",
    )  # fmt: skip
    doc: Doc
    i: int
    idx: int
    """Where it starts, in code points of the text."""
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    whitespace_: str
    is_stop: bool
    is_punct: bool
    is_sent_start: bool
    like_num: bool
    head: Token
    left_edge: Token
    """The first of all that hangs on it, or itself."""
    right_edge: Token
    children: tuple[Token, ...]
    """In the order of the text."""
    _subtree: tuple[Token, ...] | None

    def __repr__(self) -> str:
        return self.text

    @property
    def end(self) -> int:
        """Where it ends, in code points of the text."""
        return self.idx + len(self.text)

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def is_space(self) -> bool:
        return self.text.isspace()

    @property
    def is_title(self) -> bool:
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @property
    def is_lower(self) -> bool:
        return self.text.islower()

    @property
    def lefts(self) -> list[Token]:
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token with all that hangs on it, in the order of the tree."""
        if self._subtree is None:
            self._subtree = tuple(self._walk())
        return self._subtree

    def _walk(self) -> list[Token]:
        # With a stack of its own: a chain of brackets may be deeper than calls may be.
        found: list[Token] = []
        left: list[tuple[Token, bool]] = [(self, False)]
        while left:
            token, opened = left.pop()
            if opened or not token.children:
                found.append(token)
                continue
            left += [(child, False) for child in reversed(token.rights)]
            left.append((token, True))
            left += [(child, False) for child in reversed(token.lefts)]
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head of that, and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        return any(above is self for above in other.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The others that are joined with it, by "and" or the like."""
        start = self
        while start.dep_ == "conj" and start.head is not start:
            start = start.head
        joined = [start]
        for token in joined:
            joined += [c for c in token.children if c.dep_ == "conj" and c.i > token.i]
        return tuple(token for token in joined if token is not self)

    @property
    def sent(self) -> Phrase:
        """Its sentence."""
        return self.doc.sents[self.doc.sentence_of(self.i)]

    def nbor(self, by: int = 1) -> Token:
        """The token so many places further on.

        Raises:
            IndexError: there is none.
        """
        place = self.i + by
        if place < 0:
            raise IndexError(place)
        return self.doc[place]


class Doc(list[Token]):
    """A text: its tokens, sentences and named entities."""

    __slots__ = ("_starts", "ents", "sents", "text")

    def __init__(self, parsed: spacy.tokens.Doc) -> None:
        super().__init__(Token() for _ in range(len(parsed)))
        self.text: str = parsed.text
        for token, given in zip(self, parsed, strict=True):
            _fill(token, given, self)
        below: dict[int, list[Token]] = {}
        for token in self:
            if token.head is not token:
                below.setdefault(token.head.i, []).append(token)
        for place, children in below.items():
            self[place].children = tuple(children)
        self.sents = [Phrase(self, s.start, s.end) for s in parsed.sents] if self else []
        self.ents = [Phrase(self, e.start, e.end, e.label_) for e in parsed.ents]
        self._starts = [sentence.start for sentence in self.sents]

    def dissolve(self) -> None:
        """Let go of the tokens, once nobody reads the text any more.

        They hold one another, so that they would lie about until the garbage collector comes.
        """
        for token in self:
            del token.head, token.left_edge, token.right_edge, token.children, token._subtree
        for part in (self, self.sents, self.ents):
            part.clear()

    def sentence_of(self, token: int) -> int:
        return bisect_right(self._starts, token) - 1

    def phrase(self, start: int, end: int) -> Phrase:
        """The tokens ``start:end``, by the rules of slices."""
        start, end, _ = slice(start, end).indices(len(self))
        return Phrase(self, start, max(start, end))

    def phrase_at(self, start: int, end: int) -> Phrase | None:
        """The tokens that the characters ``start:end`` touch."""
        first, last = self._token_at(start), self._token_at(end - 1)
        if first < 0 or last < 0:
            return None
        if start == self[first].end:
            first += 1  # the space behind a token is no part of it
        return Phrase(self, first, last + 1)

    def _token_at(self, place: int) -> int:
        """The token that has a character, or the space before it; -1 where there is none."""
        if not 0 <= place < len(self.text):
            return -1
        return bisect_right(self, place, key=lambda token: token.idx) - 1


def _fill(token: Token, given: spacy.tokens.Token, doc: Doc) -> None:
    token.doc = doc
    token.i = given.i
    token.idx = given.idx
    token.text = given.text
    token.lower_ = given.lower_
    token.lemma_ = given.lemma_
    token.pos_ = given.pos_
    token.tag_ = given.tag_
    token.dep_ = given.dep_
    token.ent_type_ = given.ent_type_
    token.whitespace_ = given.whitespace_
    token.is_stop = given.is_stop
    token.is_punct = given.is_punct
    token.is_sent_start = bool(given.is_sent_start)
    token.like_num = given.like_num
    token.head = doc[given.head.i]
    token.left_edge = doc[given.left_edge.i]
    token.right_edge = doc[given.right_edge.i]
    token.children = ()
    token._subtree = None
