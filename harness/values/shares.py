"""Shares told in words: fractions, and so many in so many."""

from __future__ import annotations

import re

from harness.values.figure import Figure
from harness.values.numbers import number_at
from harness.values.text import word_before, word_set
from harness.values.units import UNIT_SYMBOL, UNIT_WORD

PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
          "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip

_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
           "seven": 7, "eight": 8, "nine": 9}  # fmt: skip
_SHARE_AT = re.compile(
    rf"(?P<count>{'|'.join(_COUNTS)}|\d)[ -](?P<part>{'|'.join(PARTS)})(?P<many>s?)(?![^\W_])"
    r"|(?P<half>half)(?=(?: of)? (?:the|an?|its|his|her|their|our|all|those|these|of)(?![^\W_]))"
    r"|(?P<above>\d)/(?P<below>\d)(?= of )"
    r"|(?P<bare>half)(?=[.,;:!?)]|$| (?:in|by|from|since|and)(?![^\W_]))"
)
_STANDS_ALONE = re.compile(
    r" of(?![^\W_])|[.,;:!?)]|$| (?:from|in|by|to|over|since|on|and|this|last)(?![^\W_])"
)
_NOT_HALVED = word_set("first second other in the this that last each a better opening closing")
_ARTICLE = re.compile(r" an? ")


def share_at(folded: str, start: int) -> Figure | None:
    """ "two-thirds", "a quarter of", "half the", "3/4 of", "one in five"; "a third round" is no
    share."""
    return _fraction(folded, start) or _rate(folded, start)


def _fraction(folded: str, start: int) -> Figure | None:
    match = _SHARE_AT.match(folded, start)
    number = number_at(folded, start) if match else None
    if match is None or (number is not None and number.end > match.end()):
        return None
    above, below = _above_and_below(folded, match)
    if not 0 < above < below:
        return None
    share = above / below
    return Figure(share, share, start, match.end(), 0.01, unit="fraction")


_RATED = frozenset((*range(2, 11), 12, 15, 20, 25, 30, 40, 50, 100, 1_000, 10_000, 100_000))
"""Wholes that a rate is told in: "eight in 112" are eight of just those."""
_IN_EVERY = re.compile(r" in (?:every )?(?=[\da-z])")


def _rate(folded: str, start: int) -> Figure | None:
    """ "Three in five", "one in every thousand": a fraction of whatever is counted."""
    part = number_at(folded, start)
    joint = _IN_EVERY.match(folded, part.end) if part else None
    whole = number_at(folded, joint.end()) if joint else None
    if part is None or whole is None or whole.value not in _RATED or part.value >= whole.value:
        return None
    if UNIT_SYMBOL.match(folded, whole.end) or UNIT_WORD.match(folded, whole.end + 1):
        return None  # "three in five years"
    share = part.value / whole.value
    return Figure(share, share, start, whole.end, 1 / whole.value, unit="fraction")


def _above_and_below(folded: str, match: re.Match[str]) -> tuple[int, int]:
    if match["above"]:
        return int(match["above"]), int(match["below"])
    if match["bare"]:
        return (0, 0) if word_before(folded, match.start()) in _NOT_HALVED else (1, 2)
    if match["half"]:
        article = _ARTICLE.match(folded, match.end())
        measures = article is not None and UNIT_WORD.match(folded, article.end()) is not None
        of_a_game = word_before(folded, match.start()) in ("first", "second", "other")
        return (0, 0) if measures or of_a_game else (1, 2)
    above = _COUNTS.get(match["count"]) or int(match["count"])
    agrees = (above > 1) == bool(match["many"])
    alone = above > 1 or _STANDS_ALONE.match(folded, match.end()) is not None
    return (above, PARTS[match["part"]]) if agrees and alone else (0, 0)
