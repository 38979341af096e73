"""Text as the readers see it: folded to lower case and plain marks, position for position."""

from __future__ import annotations

import re

_DIGIT_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10)
"""Arabic, Persian, Devanagari, Bengali, Thai and full-width digits."""

_PLAIN = {
    **{zero + n: str(n) for zero in _DIGIT_ZEROS for n in range(10)},
    **dict.fromkeys(map(ord, "‐‑‒–−﹣－"), "-"),
    **dict.fromkeys(map(ord, "‘’ʼ＇`´"), "'"),
    **dict.fromkeys(map(ord, "“”„«»"), '"'),
    **dict.fromkeys(map(ord, "\t\n\r\u00a0\u2002\u2003\u2009\u200a\u202f\u3000"), " "),
    ord("İ"): "i",  # the one character whose lower case is longer than itself
    ord("％"): "%",
    ord("＄"): "$",
    ord("º"): "°",
    ord("˚"): "°",
}
_THIN_SPACE = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")


def fold(text: str) -> str:
    """Lower-case ``text`` and plain its dashes, quotes, spaces and digits.

    The result has the same length, so offsets into it are offsets into ``text``.
    """
    if text.isascii():
        return text.translate(_SPACES).lower() if _HAS_SPACES.search(text) else text.lower()
    return _THIN_SPACE.sub(",", text).translate(_PLAIN).lower()


_SPACES = {ord(c): " " for c in "\t\n\r"}
_HAS_SPACES = re.compile(r"[\t\n\r]")

TOKEN = re.compile(r"[^\W\d_]+|[0-9]+")
"""Words and runs of digits, in folded text."""

_LAST_WORDS = re.compile(r"[^\s,;:!?()\[\]\"]+")


def words_before(folded: str, end: int, count: int = 4) -> list[tuple[str, int]]:
    """Up to ``count`` words with their starts that stand right before ``end``, nearest last.

    Stops at punctuation that separates clauses; looks back 48 characters at most.
    """
    window_start = max(0, end - 48)
    cut = max(folded.rfind(mark, window_start, end) for mark in ',;:!?()[]"')
    found = [
        (m.group(), m.start())
        for m in _LAST_WORDS.finditer(folded, max(window_start, cut + 1), end)
    ]
    return found[-count:]
