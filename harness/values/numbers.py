"""Numbers in folded text: digits, words and mixtures of the two."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
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
    r"(?P<whole>\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d])|\d+)(?P<point>\.\d+)?(?P<glyph>[½¼¾⅓⅔])?"
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
    return _digits(folded, match) if match else _words(folded, start)


def _digits(folded: str, match: re.Match[str]) -> Number | None:
    whole, point, glyph = match["whole"].replace(",", ""), match["point"] or "", match["glyph"]
    if len(whole) > LONGEST or len(point) > LONGEST:
        return None
    value = float(whole + point) + (GLYPHS[glyph] if glyph else 0.0)
    grain = 10.0 ** -max(0, len(point) - 1) if not glyph else GLYPHS[glyph]
    number = Number(value, match.start(), match.end(), grain)
    if part := _AND_PART.match(folded, number.end):
        share = PARTS[part[1]]
        number = Number(value + share, number.start, part.end(), share)
    return _scaled(folded, number)


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
        return _sum(folded, start, start, 0.0, 0.0, "")
    scale = SCALES[led["scale"] or led["bare"]]
    if led["part"] or led["bare"]:
        share = PARTS[(led["part"] or "half").removesuffix(" of").rpartition(" ")[2]]
        return Number(scale * share, start, led.end(), scale * share, True)
    if led["scale"] == "dozen":
        return Number(12.0, start, led.end(), 1.0, True)
    if part := _AND_PART.match(folded, led.end()):
        return Number(scale * (1 + PARTS[part[1]]), start, part.end(), scale / 4, True)
    if scale == 100:
        return _sum(folded, start, led.end(), 0.0, 100.0, "hundred")
    return _sum(folded, start, led.end(), scale, 0.0, "scale", scale)


def _sum(
    folded: str, start: int, end: int, total: float, current: float, last: str, least: float = 1e18
) -> Number | None:
    """Add up number words from ``end`` on; ``last`` says what the word before was."""
    while True:
        at = end
        if last:
            gap = _SEPARATOR.match(folded, end)
            if gap is None or (gap.group() == " and " and last not in ("hundred", "scale")):
                break
            at = gap.end()
        found = _WORD.match(folded, at)
        word = found.group() if found else ""
        if word in ONES and (
            last in ("", "hundred", "scale") or (last == "tens" and ONES[word] < 10)
        ):
            current, last = current + ONES[word], "ones"
        elif word in TENS and last in ("", "hundred", "scale"):
            current, last = current + TENS[word], "tens"
        elif word == "hundred" and last in ("ones", "tens") and current % 100:
            current, last = current * 100, "hundred"
        elif word == "dozen" and last in ("ones", "tens"):
            return Number(total + current * 12, start, at + len(word), 1.0, True)
        elif (
            last in ("ones", "tens", "hundred")
            and 1e3 <= SCALES.get(word, 0) < least
            and len(word) > 2
        ):
            least = SCALES[word]
            total, current, last = total + current * least, 0.0, "scale"
        else:
            break
        end = at + len(word)
    if not last:
        return None
    return _with_part(folded, start, end, total + current)


def _with_part(folded: str, start: int, end: int, value: float) -> Number:
    """Add "and a half", and the scale that may follow it ("two and a half million")."""
    part = _AND_PART.match(folded, end)
    if part is None:
        return Number(value, start, end, 1.0, True)
    share = PARTS[part[1]]
    return _scaled(folded, Number(value + share, start, part.end(), share, True))
