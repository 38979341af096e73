"""How many of a sort a text says there are: "the two neighbours", "both sides", "three of the four
mediators"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.tokens import Token
from harness.types import Span
from harness.values.measure import Quantity


@dataclass(frozen=True, slots=True)
class Tally:
    """``count`` of a noun's things, told in ``span``; ``definite`` where these are all of them."""

    count: int
    noun: str
    definite: bool
    span: Span
    token: int


_DEFINITE = frozenset("the these those both all its their".split())


def tallies(text: Analysis, nouns: Collection[str]) -> Iterator[Tally]:
    """Every whole number of one of ``nouns`` (lemmas), and of a part and a whole the whole."""
    for token in text.doc:
        if token.lemma_.lower() not in nouns or token.pos_ != "NOUN":
            continue
        before = {c.lower_ for c in token.children if c.i < token.i}
        if "both" in before and token.lower_ != token.lemma_.lower():
            span = text.span(min(c.i for c in token.children), token.i + 1)
            yield Tally(2, token.lemma_.lower(), True, span, token.i)
        figure = next((c for c in token.children if c.dep_ == "nummod" and c.i < token.i), None)
        count = _whole(figure, text) if figure is not None else None
        if figure is not None and count is not None:
            span = text.span(figure.i, token.i + 1)
            yield Tally(count, token.lemma_.lower(), bool(before & _DEFINITE), span, token.i)


def _whole(figure: Token, text: Analysis) -> int | None:
    """The whole number that a figure writes; of "three of the four" the one that is there."""
    mention = text.value_at.get(figure.i)
    if mention is None or not isinstance(mention.value, Quantity):
        return None
    value, whole = mention.value, mention.value.of
    if whole is not None and whole.shown.low == whole.shown.high:
        return int(whole.shown.low)
    plain = value.unit == "count" and value.interval.is_point
    return int(value.interval.lo) if plain and whole is None else None
