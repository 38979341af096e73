"""The worst of all time, where the article has the worst since a year, or of some."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.types import Flag, FlagKind, Severity

NAME = "superlatives"
_ALL_TIME = re.compile(
    r"\b(?:ever|on record|of all time|in living memory|"
    r"in (?:(?!recent|modern)[\w’'-]+ ){0,4}history)\b",
    re.IGNORECASE,
)
_REACH = 10
"""Tokens behind a superlative within which it is said how far it goes."""


def check_superlatives(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """Flags for what is "the worst ever", where the article never goes so far."""
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
