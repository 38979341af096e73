"""The worst of all time, or the first since a year, where the article has the worst since then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "superlatives"
_ALL_TIME = re.compile(
    r"\b(?:ever|on record|of all time|in living memory|"
    r"in (?:(?!recent|modern)[\w’'-]+ ){0,4}history)\b",
    re.IGNORECASE,
)
_REACH = 10
"""Tokens behind a superlative within which it is said how far it goes."""


def check_superlatives(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """Flags for what is "the worst ever", or "the first since 2021", where the article never goes
    so far."""
    yield from _firsts(summary, index.analysis)
    if not _ALL_TIME.search(summary.text) or _ALL_TIME.search(index.analysis.text):
        return
    for token in summary.doc:
        if token.tag_ not in ("JJS", "RBS") or token.i in summary.quoted_tokens:
            continue
        last = min(token.i + _REACH, len(summary.doc), token.sent.end)
        found = _ALL_TIME.search(summary.text, token.idx, summary.span(token.i, last).end)
        if found is None or token.lemma_.lower() == "least":
            continue
        end = next(t.i for t in summary.doc[token.i :] if t.idx + len(t.text) >= found.end())
        span = summary.span(token.i, end + 1)
        said = f"says “{span.text}”; the article does not go so far"
        yield Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME)


def _firsts(summary: Analysis, article: Analysis) -> Iterator[Flag]:
    """ "The first clashes since 2021", of the worst since then."""
    for token in summary.doc if "since" in summary.lemmas else ():
        if token.lower_ != "first" or token.i in summary.quoted_tokens:
            continue
        last = min(token.i + _REACH, token.sent.end - 1)
        since = next((t for t in summary.doc[token.i : last] if t.lower_ == "since"), None)
        told = _since(article, summary.doc[since.i + 1].lower_) if since is not None else []
        words = [{t.lower_ for t in sentence} for sentence in told]
        if since is None or not told or any(w & _FIRST for w in words):
            continue
        if any(t.tag_ in ("JJS", "RBS") for sentence in told for t in sentence):
            span = summary.span(token.i, since.i + 2)
            evidence = article.sentence_span(article.sentence_of(told[0][0].i))
            said = f"says “{span.text}”; the article calls it something else, and not the first"
            yield Flag(span, FlagKind.CONTRADICTION, Severity.MEDIUM, said, NAME, evidence=evidence)


_FIRST = frozenset("first no not never nobody none".split())


def _since(article: Analysis, when: str) -> list[list[Token]]:
    """The sentences of the article with "since" the same time."""
    found = []
    for token in article.doc:
        if token.lower_ == "since":
            start, end = article.sentences[article.sentence_of(token.i)]
            rest = list(article.doc[token.i + 1 : end])
            if any(t.lower_ == when for t in rest):
                found.append(list(article.doc[start:end]))
    return found
