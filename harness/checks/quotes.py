"""Quotations: what stands between quotation marks, and who said it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.values.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PAIRS = re.compile(
    r"[“„]([^“”„\n]{1,1000})[”“]|\"([^\"\n]{1,1000})\"|(?<![\w\\])[‘']([^‘’'\n]{2,400})[’'](?!\w)"
)
SPEECH = frozenset(
    "say tell warn threaten add announce declare call describe insist argue write claim note "
    "explain state vow state urge accuse reply respond ask admit acknowledge stress quote label "
    "dub suggest predict promise remark observe caution assert comment".split()
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """``start:end`` are the words between the marks; ``speaker`` a token index or ``None``."""

    start: int
    end: int
    text: str
    speaker: int | None


def read_quotes(doc: Doc) -> list[Quotation]:
    """Every quotation, each with the token that names its speaker where one is found."""
    found = []
    for match in _PAIRS.finditer(doc.text):
        group = next(i for i in (1, 2, 3) if match.group(i) is not None)
        start, end = match.span(group)
        if any(c.isalnum() for c in match.group(group)):
            found.append(Quotation(start, end, match.group(group), _speaker(doc, start, end)))
    return found


def _speaker(doc: Doc, start: int, end: int) -> int | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    for verb in _speech_verbs(span.root, span.start, span.end):
        for child in verb.children:
            if child.dep_ in ("nsubj", "agent") and not span.start <= child.i < span.end:
                target = child if child.dep_ == "nsubj" else next(child.children, child)
                return int(target.i)
    owner = next((c for c in span.root.children if c.dep_ == "poss"), None)
    if owner is not None and owner.i < span.start:
        return int(owner.i)
    return None


def _speech_verbs(root: Token, start: int, end: int) -> Iterator[Token]:
    """Verbs of speech above the quotation, then those beside it in its sentence."""
    for token in root.ancestors:
        if token.lemma_.lower() in SPEECH:
            yield token
    candidates = [
        t
        for t in root.sent
        if t.lemma_.lower() in SPEECH and t.pos_ == "VERB" and not start <= t.i < end
    ]
    yield from sorted(candidates, key=lambda t: min(abs(t.i - start), abs(t.i - end)))


def is_title(text: str) -> bool:
    """Whether quoted words are the title of a work or a name rather than speech."""
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 3]
    return (
        bool(words)
        and all(w[0].isupper() for w in words)
        and (len(words) > 1 or text == text.title())
    )


def said(quote: str, text: str) -> int:
    """Where ``quote`` stands in ``text``, marks and case aside; -1 where it does not.

    An ellipsis in the quotation may stand for any words left out.
    """
    parts = [_bare(part) for part in re.split(r"\.\.\.|…|\[[^\]]*\]", quote)]
    folded = fold(text)
    position, first = 0, -1
    for part in parts:
        if not part:
            continue
        match = re.compile(_loose(part)).search(folded, position)
        if match is None:
            return -1
        first = match.start() if first < 0 else first
        position = match.end()
    return first


def _bare(part: str) -> str:
    return fold(part).strip(" .,;:!?-\"'")


def _loose(part: str) -> str:
    words = re.findall(r"[\w']+", part)
    return r"(?<!\w)" + r"[^\w']+".join(map(re.escape, words)) + r"(?!\w)"
