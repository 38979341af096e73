"""Text as the readers see it: folded to lower case and plain marks, position for position."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

_DIGIT_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10)
"""Arabic, Persian, Devanagari, Bengali, Thai and full-width digits."""

_PLAIN = {
    **{chr(zero + n): str(n) for zero in _DIGIT_ZEROS for n in range(10)},
    **dict.fromkeys("‐‑‒–−﹣－", "-"),
    **dict.fromkeys("‘’ʼ＇´", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("\t\n\r\u00a0\u2002\u2003\u2009\u200a\u202f\u3000", " "),
    "İ": "i",  # the one character whose lower case is longer than itself
    "％": "%",
    "＄": "$",
    "º": "°",
    "˚": "°",
}
_ODD = re.compile(r"[^ -~]")
_THIN_SPACE = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")


@lru_cache(maxsize=4)
def fold(text: str) -> str:
    """Lower-case ``text`` and plain its dashes, quotes, spaces and digits.

    The result has the same length, so offsets into it are offsets into ``text``.
    """
    if text.isascii() and text.isprintable():
        return text.lower()
    grouped = text if text.isascii() else _THIN_SPACE.sub(",", text)
    plain = _ODD.sub(lambda odd: _PLAIN.get(odd[0], odd[0]), grouped).lower()
    return plain.replace("â£", " £")  # what "£" becomes where UTF-8 is read as Latin-1


_MISREAD = re.compile(r"[^\W\d_]*(?:[ÂÃ][\u0080-\u00bf]|â€.)\w*")


def repaired_words(text: str) -> list[str]:
    """The words of ``text`` that are UTF-8 read as Latin-1, as they were written: "AndrÃ©s"."""
    found = []
    for odd in _MISREAD.finditer(text):
        try:
            found.append(odd[0].encode("cp1252").decode("utf-8"))
        except UnicodeError:
            continue
    return found


def word_set(line: str) -> frozenset[str]:
    """The words of a line, for tables that read better as prose."""
    return frozenset(line.split())


TOKEN = re.compile(r"[^\W\d_]+|[0-9]+")
"""Words and runs of digits, in folded text."""


def candidates(folded: str, words: Container[str]) -> list[tuple[int, str]]:
    """Where folded text has a run of digits or one of ``words``, with the token itself."""
    return [
        (token.start(), word)
        for token in TOKEN.finditer(folded)
        if (word := token[0]) in words or word < ":"  # digits sort before all letters
    ]


_CLAUSE_MARK = re.compile(r'[,;:!?()\[\]"]')
_WORD = re.compile(r"\S+")
_REACH = 48
"""How far back the longest phrase that bounds a figure can stand."""


def words_before(folded: str, end: int, count: int = 4, floor: int = 0) -> list[tuple[str, int]]:
    """Up to ``count`` words with their starts that stand right before ``end``, nearest last.

    Stops at punctuation that separates clauses.
    """
    tail = _CLAUSE_MARK.split(folded[max(0, end - _REACH) : end])[-1]
    offset = end - len(tail)
    found = [(word[0], word.start() + offset) for word in _WORD.finditer(tail)]
    return found[-count:]


def word_before(folded: str, end: int) -> str:
    """The word that stands right before ``end``, or an empty string."""
    found = words_before(folded, end, 1)
    return found[0][0] if found else ""
