"""The words of a quotation: a title, another language, and where a text has them."""

from __future__ import annotations

import re

from harness.lexicon.words import lexicon
from harness.values.text import fold


def is_title(text: str) -> bool:
    """Whether quoted words are the title of a work or a name rather than speech."""
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 3]
    return (
        bool(words)
        and all(w[0].isupper() for w in words)
        and (len(words) > 1 or text == text.title())
    )


def is_foreign(text: str) -> bool:
    """Whether quoted words are of another language: a title or a term rather than speech."""
    words = [w for w in re.findall(r"[^\W\d_]+", text.lower()) if len(w) > 3]
    known = sum(any(map(lexicon().has, (w, w.removesuffix("s"), w[:-3]))) for w in words)
    share = 3 if text.isascii() else 2
    return len(words) > 1 and known * share <= len(words)


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
    words = re.findall(r"n't|\w+(?=n't)|\w+", re.sub(r"\s+n't\b", "n't", part))
    loose = "".join(r"\s?n't" if w == "n't" else rf"\W+{re.escape(w)}" for w in words)
    return r"(?<!\w)" + loose.removeprefix(r"\W+") + r"(?!\w)"
