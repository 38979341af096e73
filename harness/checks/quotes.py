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
_ATTRIBUTION = 120
"""Characters that "…," she said, … "…" may have between two parts of one quotation."""
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
    found: list[Quotation] = []
    for match in _PAIRS.finditer(doc.text):
        group = next(i for i in (1, 2, 3) if match.group(i) is not None)
        start, end = match.span(group)
        if any(c.isalnum() for c in match.group(group)):
            speaker = _speaker(doc, start, end)
            if speaker is None and found and _goes_on(doc.text, found[-1].end, start):
                speaker = _named(doc, found[-1].speaker)
            found.append(Quotation(start, end, match.group(group), speaker))
    return found


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a quotation goes on after its attribution: “…,” she said. “…”"""
    between = text[end + 1 : start - 1]
    return len(between) < _ATTRIBUTION and between.rstrip().endswith((".", ",", ":"))


def _named(doc: Doc, speaker: int | None) -> int | None:
    """A speaker by name; who "he" is gets less certain with every sentence."""
    return speaker if speaker is not None and doc[speaker].pos_ != "PRON" else None


def _speaker(doc: Doc, start: int, end: int) -> int | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    # A long quotation is several sentences to the parser, and the last has the attribution.
    for root in dict.fromkeys((span.root, span[-1].sent.root)):
        for verb in _speech_verbs(root, span.start, span.end):
            speaker = _subject(verb, span.start, span.end)
            if speaker is not None:
                return speaker
    owner = next((c for c in span.root.children if c.dep_ == "poss"), None)
    if owner is not None and owner.i < span.start:
        return int(owner.i)
    return _subject_before(span.root, span.start)


def _subject(verb: Token, start: int, end: int) -> int | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "agent") and not start <= child.i < end:
            target = child if child.dep_ == "nsubj" else next(child.children, child)
            return int(target.i)
    # "toured Muxía and promised that": the second verb shares the first one's subject
    return _subject(verb.head, start, end) if verb.dep_ == "conj" else None


def _subject_before(root: Token, start: int) -> int | None:
    """The subject of "he called it “…”", whatever the parser made of the quoted words."""
    for verb in root.sent:
        if verb.i < start and verb.lemma_.lower() in SPEECH and verb.pos_ == "VERB":
            return _subject(verb, start, root.sent.end)
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
