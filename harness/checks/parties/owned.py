"""Things with the party that they belong to, and the country that they are in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.tokens import OWNING
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_INSIDE = frozenset("inside within in".split())
HYPHENS = frozenset("-‐‑–—/")


@dataclass(frozen=True, slots=True)
class Owned:
    """A noun with the party before it or after "of": "the Pakistani delegation"."""

    noun: str
    owner: Ids
    token: int
    start: int

    @property
    def extent(self) -> tuple[int, int]:
        """The tokens from the party to the noun, or the other way round."""
        return min(self.start, self.token), max(self.start, self.token) + 1


def read_owned(text: Analysis) -> Iterator[Owned]:
    for mention in text.parties:
        token = text.doc[mention.head]
        noun = token.head
        if token.dep_ not in OWNING or not _is_noun(noun) or noun.i in text.party_at:
            continue
        if mention.parties and not _is_joined(mention.start, mention.end, text):
            yield Owned(_thing(noun), mention.parties, noun.i, mention.start)
    for mention in text.parties:
        token = text.doc[mention.head]
        noun = token.head.head
        if token.dep_ != "pobj" or token.head.lower_ not in ("of", "from") or noun.pos_ != "NOUN":
            continue
        if mention.parties and noun.i < mention.start and noun.i not in text.party_at:
            yield Owned(_thing(noun), mention.parties, noun.i, mention.end - 1)


def _thing(noun: Token) -> str:
    """The noun's lemma; one for all that is done from the air: "air raids", "bombing"."""
    lemma = str(noun.lemma_.lower())
    from_air = any(c.lower_ in ("air", "aerial") for c in noun.children) and lemma in _RAIDS
    dropped = (
        lemma == "bomb" and noun.doc.phrase(noun.i + 1, noun.i + 4).text.lower() == "from the air"
    )
    flown = lemma in _WARPLANES or (lemma == "jet" and noun.i and noun.nbor(-1).lower_ == "fighter")
    return "airstrike" if from_air or dropped or flown or lemma in _BOMBS else lemma


_RAIDS = frozenset("strike raid attack assault bombardment".split())
_BOMBS = frozenset("bombing airstrike bombardment".split())
_WARPLANES = frozenset("warplane bomber".split())
"""What strikes from the air are flown by, and belong to the same side."""


def _is_noun(token: Token) -> bool:
    """Whether it is a noun, or stands as one where the tagger takes it for a verb."""
    return token.pos_ == "NOUN" or (token.pos_ == "VERB" and token.dep_ in _STANDING)


_STANDING = ("nsubj", "nsubjpass", "dobj", "pobj")


def read_located(text: Analysis) -> Iterator[Owned]:
    """Nouns with the country that they are said to be in: "TTP positions inside Afghanistan"."""
    for mention in text.parties:
        token, prep = text.doc[mention.head], text.doc[mention.head].head
        if token.dep_ != "pobj" or prep.lower_ not in _INSIDE:
            continue
        if "country" not in text.book.types(mention.parties):
            continue
        for noun in (prep.head, *prep.head.children):
            before = noun.i < prep.i and noun.right_edge.i in (prep.i - 1, token.right_edge.i)
            if noun.pos_ == "NOUN" and before and noun.i not in text.party_at:
                yield Owned(noun.lemma_.lower(), mention.parties, noun.i, mention.end)


def _is_joined(start: int, end: int, text: Analysis) -> bool:
    """Whether a hyphen joins the party to another, so that both own it: "Afghan-Pakistani"."""
    sides = ((start - 1, start - 2), (end, end + 1))
    return any(
        0 <= dash < len(text.doc) and text.doc[dash].text in HYPHENS and other in text.party_at
        for dash, other in sides
    )
