"""Numbers in folded text: digits, words and mixtures of the two."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

ONES = {word: n for n, word in enumerate(_SMALL)}
TENS = {word: 10 * n for n, word in enumerate(_TENS, start=2)} | {"fourty": 40}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "lakh": 1e5, "crore": 1e7, "dozen": 12.0, "bn": 1e9, "mn": 1e6, "tn": 1e12, "mln": 1e6,
    "bln": 1e9, "trn": 1e12, "m": 1e6, "b": 1e9, "k": 1e3,
}  # fmt: skip
PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

NUMBER_WORDS = frozenset(ONES) | frozenset(TENS)

LONGEST = 15
"""Longer runs of digits name something (an account, a hash); they count nothing."""

_DIGITS = re.compile(
    r"(?P<whole>\d{1,3}(?:,\d{2,3})*,(?:\d{3}| 000)(?!\d)|\d+)(?P<point>\.\d+)?(?P<glyph>[½¼¾⅓⅔])?"
)
_SCALE = re.compile(
    r"[ -]?(?:(?<=\d)(?:bn|mn|tn|mln|bln|trn)|(?<=[ -])(?:bn|mn|tn|mln|bln|trn)"
    r"|hundred|thousand|million|billion|trillion|lakh|crore|dozen)s?(?![^\W_])"
)
_AND_PART = re.compile(r"[ -]and[ -](?:a|one)[ -](half|quarter|third)(?![^\W_])")
_WORD = re.compile(r"[a-z]+")
_SEPARATOR = re.compile(r" and (?=[a-z])|[ -](?=[a-z])|, (?=[a-z]+[ -](?:hundred|thousand))")


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in folded text; ``grain`` is the place value of its last written digit."""

    value: float
    start: int
    end: int
    grain: float = 1.0
    in_words: bool = False
    scale: float = 1.0
    """What a scale word ("million") multiplied the figure by."""

    def times(self, factor: float, end: int) -> Number:
        value = float(f"{self.value * factor:.15g}")
        return Number(value, self.start, end, self.grain * factor, self.in_words, factor)


def number_at(folded: str, start: int) -> Number | None:
    """The number that starts right at ``start``, as far as it goes."""
    match = _DIGITS.match(folded, start)
    if match is None:
        return _words(folded, start)
    number = _digits(match)
    return _scaled(folded, _with_part(folded, number)) if number else None


def _digits(match: re.Match[str]) -> Number | None:
    whole = match["whole"].replace(",", "").replace(" ", "")
    point, glyph = match["point"] or "", match["glyph"]
    if len(whole) > LONGEST or len(point) > LONGEST:
        return None
    value = float(whole + point)
    if glyph:
        return Number(value + GLYPHS[glyph], match.start(), match.end(), 0.25)
    return Number(value, match.start(), match.end(), 10.0 ** -max(0, len(point) - 1))


def _scaled(folded: str, number: Number) -> Number:
    scale = _SCALE.match(folded, number.end)
    if scale is None:
        return number
    word = scale.group().strip(" -").removesuffix("s")
    number = number.times(SCALES[word], scale.end())
    if word == "dozen":
        return Number(number.value, number.start, number.end, 1.0, number.in_words)
    return number


_LED = re.compile(
    r"(?:(?P<part>half|an? quarter of|an? third of)[ -]an?|an?|one)[ -]"
    r"(?P<scale>hundred|thousand|million|billion|trillion|dozen|lakh|crore)(?![^\W_])"
    r"|half-?(?P<bare>million|billion|dozen)(?![^\W_])"
)


def _words(folded: str, start: int) -> Number | None:
    led = _LED.match(folded, start)
    if led is None:
        return _sum(folded, start, start, _Tally())
    scale = SCALES[led["scale"] or led["bare"]]
    if led["part"] or led["bare"]:
        share = PARTS[(led["part"] or "half").removesuffix(" of").rpartition(" ")[2]]
        return Number(scale * share, start, led.end(), scale * share, True)
    if led["scale"] == "dozen":
        return Number(12.0, start, led.end(), 1.0, True)
    if part := _AND_PART.match(folded, led.end()):
        return Number(scale * (1 + PARTS[part[1]]), start, part.end(), scale / 4, True)
    hundred = scale == 100
    tally = _Tally(current=scale) if hundred else _Tally(total=scale, least=scale)
    tally.last = "hundred" if hundred else "scale"
    return _sum(folded, start, led.end(), tally)


@dataclass(slots=True)
class _Tally:
    """What number words have come to so far, and what kind of word the last one was."""

    total: float = 0.0
    current: float = 0.0
    least: float = 1e18
    """The last scale word; the next one must be smaller."""
    last: str = ""

    def add(self, word: str) -> bool:
        """Take in one more word; ``False`` where it does not continue the number."""
        starts_group = self.last in ("", "hundred", "scale")
        counted = self.last in ("ones", "tens", "hundred")
        if word in ONES and (starts_group or (self.last == "tens" and ONES[word] < 10)):
            self.current, self.last = self.current + ONES[word], "ones"
        elif word in TENS and starts_group:
            self.current, self.last = self.current + TENS[word], "tens"
        elif word == "hundred" and self.last in ("ones", "tens") and self.current < 100:
            self.current, self.last = self.current * 100, "hundred"
        elif counted and len(word) > 3 and 1e3 <= SCALES.get(word, 0) < self.least:
            self.least = SCALES[word]
            self.total += self.current * self.least
            self.current, self.last = 0.0, "scale"
        else:
            return False
        return True


def _sum(folded: str, start: int, end: int, tally: _Tally) -> Number | None:
    """Add up number words from ``end`` on."""
    while (word := _next_word(folded, end, tally.last)) is not None:
        if word[0] == "dozen" and tally.last in ("ones", "tens"):
            return Number((tally.total + tally.current) * 12, start, word.end(), 1.0, True)
        if not tally.add(word[0]):
            break
        end = word.end()
    if not tally.last:
        return None
    number = Number(tally.total + tally.current, start, end, 1.0, True)
    with_part = _with_part(folded, number)
    return number if with_part is number else _scaled(folded, with_part)


def _next_word(folded: str, end: int, last: str) -> re.Match[str] | None:
    if not last:
        return _WORD.match(folded, end)
    gap = _SEPARATOR.match(folded, end)
    if gap is None or (gap[0] == " and " and last not in ("hundred", "scale")):
        return None
    return _WORD.match(folded, gap.end())


def _with_part(folded: str, number: Number) -> Number:
    """Add "and a half", as in "two and a half million"."""
    part = _AND_PART.match(folded, number.end)
    if part is None:
        return number
    share = PARTS[part[1]]
    return Number(number.value + share, number.start, part.end(), share, number.in_words)
