"""Who most of them were: "hundreds were hurt, most of them nurses", where the article has no word
for such people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import PARTITIVES
from harness.checks.reading.general import GENERAL
from harness.lexicon.weight import is_news
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "described"
_THEM = frozenset(("them", "whom"))
_BETWEEN = 4
"""Tokens before the noun: "most of them *were young local* farmers"."""


def check_described(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """Flags for what part of a number of people is said to have been, out of nothing."""
    for them in summary.doc:
        first = _part_of(them)
        noun = _described(them) if first is not None else None
        if first is None or noun is None or noun.i in summary.quoted_tokens:
            continue
        lemma = noun.lemma_.lower()
        known = index.vocabulary.covers(summary.words[noun.i]) or lemma in GENERAL
        if (
            known
            or not (lexicon().is_body(lemma) or is_news(f"{lemma}.n"))
            or noun.i in summary.party_at
        ):
            continue
        span = summary.span(first.i, noun.i + 1)
        why = f"the article has no word for such people as “{noun.text}”"
        yield Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, why, NAME)


def _part_of(them: Token) -> Token | None:
    """The "most" of "most of them"."""
    if them.lower_ not in _THEM or them.i < 2 or them.nbor(-1).lower_ != "of":
        return None
    part = them.nbor(-2)
    return part if part.lower_ in PARTITIVES or part.like_num else None


def _described(them: Token) -> Token | None:
    """The noun that stands behind, with nothing but a copula and its own modifiers between."""
    for token in them.doc[them.i + 1 : min(them.i + 2 + _BETWEEN, them.sent.end)]:
        if token.pos_ == "NOUN" and token.dep_ not in ("compound", "npadvmod"):
            return token if token.tag_ == "NNS" else None
        if token.lemma_.lower() != "be" and token.pos_ not in ("ADJ", "NOUN", "PROPN", "DET"):
            return None
    return None
