"""Quantities for people: parsing what a fact set writes, showing and rephrasing a value."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from harness.types import HarnessError
from harness.values.bounds import EXACT, MAGNITUDES
from harness.values.measure import Quantity, Shown, bound_named, relate_quantities
from harness.values.mention import Mention
from harness.values.nouns import SYNONYMS, singular
from harness.values.read_quantity import quantities_in
from harness.values.text import fold
from harness.values.units import BY_NAME, CURRENCIES, affine, canonical_unit, kind_of

__all__ = [
    "Quantity",
    "Shown",
    "describe",
    "describe_in",
    "parse_quantity",
    "relate_quantities",
    "render",
]

_PAIRS = (
    ("metre", "foot"), ("kilometre", "mile"), ("centimetre", "inch"),
    ("square kilometre", "square mile"), ("hectare", "acre"), ("kilogram", "pound"),
    ("litre", "gallon"), ("degree Celsius", "degree Fahrenheit"),
    ("kilometre per hour", "mile per hour"),
)  # fmt: skip
_OTHER_UNIT = {unit: other for pair in _PAIRS for unit, other in (pair, pair[::-1])}
"""The unit of the other system that news copy would give beside this one."""

_SHORT = {
    "kilometre": "km", "centimetre": "cm", "kilogram": "kg", "square kilometre": "sq km",
    "degree Celsius": "°C", "degree Fahrenheit": "°F", "kilometre per hour": "km/h",
    "mile per hour": "mph", "percent": "%",
}  # fmt: skip
"""How explanations write the unit; others are written out."""

_MOST_DIGITS = 1e15
"""From here on figures take scale words: the readers skip runs of more than fifteen digits."""

_SIGN = {c.code: c.signs[0].upper() for c in CURRENCIES if c.signs}
_ONES = [
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
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def parse_quantity(text: str) -> Quantity:
    """Read the value of a fact: "> 70 people", "2600 km", "3 of 4 sources", "$1.2bn".

    Raises ``HarnessError`` where the text is not one quantity and nothing else.
    """
    stripped = text.strip()
    for written in (stripped, _SPACED_SYMBOL.sub("", stripped)):
        for mention in quantities_in(written, fold(written), ()):
            if (mention.span.start, mention.span.end) == (0, len(written)):
                value: Quantity = mention.value
                return value
    raise HarnessError(_why_not(text, quantities_in(stripped, fold(stripped), ())))


_SPACED_SYMBOL = re.compile(r"(?<=\d) (?=[a-zA-Z]{1,2}$)")
"""The gap in "1240 m": in running text a letter by itself is seldom a unit, here it is one."""


def _why_not(text: str, mentions: list[Mention]) -> str:
    examples = 'write for example "> 70 people", "2600 km", "70-80 people" or "3 of 4 sources"'
    if not mentions:
        return f"{text!r} is not a quantity; {examples}"
    read = mentions[0].span.text
    return f"{text!r} is not one quantity: only {read!r} was understood; {examples}"


# ---------------------------------------------------------------- showing


def describe(quantity: Quantity) -> str:
    """The value in plain words, with the other system's unit: "2,600 miles (4,184 km)"."""
    other = _OTHER_UNIT.get(quantity.shown.unit)
    plain = _phrase(quantity)
    return f"{plain} ({describe_in(quantity, other)})" if other else plain


def describe_in(quantity: Quantity, unit: str) -> str:
    """The value converted to another unit of its kind, to three figures or whole units."""
    if canonical_unit(unit) != quantity.unit:
        raise ValueError(f"{quantity.unit} does not convert to {unit}")
    shown = quantity.shown
    low, high = shown.low, shown.high
    if unit != shown.unit:
        low, high = _convert(low, shown.unit, unit), _convert(high, shown.unit, unit)
    return _with_unit(_figures(low, high), unit, high)


def _convert(value: float, unit: str, other: str) -> float:
    """``value`` in another unit, rounded to three figures, or to whole units if they are more."""
    (factor, offset), (other_factor, other_offset) = affine(unit), affine(other)
    converted = (value * factor + offset - other_offset) / other_factor
    if kind_of(unit) == "temperature":
        return round(converted, 1)
    return float(round(converted)) if abs(converted) >= 100 else float(f"{converted:.3g}")


def _phrase(quantity: Quantity) -> str:
    """The value as written, in digits."""
    shown = quantity.shown
    if quantity.is_vague:
        return shown.text
    text = _bounded(shown, _with_unit(_figures(shown.low, shown.high), shown.unit, shown.high))
    if quantity.unit == "score" and quantity.of is not None:
        return f"{_number(shown.low)}-{_number(quantity.of.shown.low)}"
    if quantity.unit == "ordinal":
        text = _ordinal(shown.low)
    if quantity.of is not None:
        text += f" of {_number(quantity.of.shown.low)}"
    return _with_noun(text, quantity)


def _bounded(shown: Shown, figures: str) -> str:
    return _bound_phrases(shown, figures)[0]


def _with_noun(text: str, quantity: Quantity) -> str:
    if quantity.noun is None:
        return text
    if quantity.noun == "age":
        return f"{text} old"
    joint = " of " if quantity.kind == "share" else " "
    plural = quantity.shown.high != 1 and quantity.unit != "ordinal"
    return f"{text}{joint}{_plural(quantity.noun) if plural else quantity.noun}"


def _plural(noun: str) -> str:
    """The table's plural of a noun; the reader's lemma of it is the noun again."""
    if noun == "person":
        return "people"
    forms = SYNONYMS.get(noun, "").split()
    if len(forms) > 1 and noun != "wounded":
        return forms[1]
    if singular(noun + "s") != noun or noun.endswith("men"):
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeou" else f"{noun}s"


def _figures(low: float, high: float) -> str:
    if low == high:
        return _scaled(low) or _number(low)
    return f"{_number(low)}-{_number(high)}"


def _scaled(value: float) -> str | None:
    """ "1.2 million" for 1,200,000, where few digits do."""
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale:
            short = _number(value / scale)
            return f"{short} {word}" if len(short) <= 5 else None
    return None


def _number(value: float) -> str:
    if value == int(value) and abs(value) < _MOST_DIGITS:
        return f"{int(value):,}"
    return f"{Decimal(repr(value)):,f}"


def _with_unit(figures: str, unit: str, value: float) -> str:
    if unit in _SIGN:
        return f"{_SIGN[unit]}{figures}"
    if unit == "fraction":
        return f"{100 * value:.4g}%"
    if unit in _SHORT:
        return f"{figures}%" if unit == "percent" else f"{figures} {_SHORT[unit]}"
    known = BY_NAME.get(unit)
    if known is None:
        return figures if unit in ("count", "score", "ordinal") else f"{figures} {unit}"
    return f"{figures} {known.name if value == 1 else known.words[0]}"


def _ordinal(value: float) -> str:
    number = int(value)
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else suffix}"


# ---------------------------------------------------------------- rephrasing


def render(quantity: Quantity) -> list[str]:
    """Phrases that a careful writer could put for the value; each reads back to it.

    Digits and words, the words of its bound, and the other system's unit; first the plainest.
    """
    shown = quantity.shown
    if quantity.is_vague:
        return _magnitude_phrases(quantity)
    if quantity.unit in ("score", "ordinal") or quantity.noun == "age":
        return [_phrase(quantity)]
    if quantity.of is not None:
        return _part_phrases(quantity, quantity.of)
    if shown.low != shown.high:
        return [_phrase(quantity), *_between_phrases(quantity)]
    figures = [text for number in _spellings(shown) for text in _unit_phrases(number, shown)]
    other = _OTHER_UNIT.get(shown.unit)
    if other is not None:
        figures.append(describe_in(quantity, other))
    phrases = [text for figure in figures for text in _bound_phrases(shown, figure)]
    return [_with_noun(phrase, quantity) for phrase in phrases]


def _between_phrases(quantity: Quantity) -> list[str]:
    shown = quantity.shown
    if shown.bound != EXACT.name:
        return []
    low, high = (_with_unit(_number(x), shown.unit, x) for x in (shown.low, shown.high))
    low = low if shown.unit in _SIGN else _number(shown.low)
    return [_with_noun(f"between {low} and {high}", quantity)]


def _part_phrases(quantity: Quantity, whole: Quantity) -> list[str]:
    parts = number_words(quantity.shown.low), number_words(whole.shown.low)
    if None in parts or quantity.shown.bound != EXACT.name:
        return [_phrase(quantity)]
    in_words = [f"{parts[0]} of the {parts[1]}", f"{parts[0]} out of {parts[1]}"]
    return [_phrase(quantity), *(_with_noun(phrase, quantity) for phrase in in_words)]


def _unit_phrases(number: str, shown: Shown) -> list[str]:
    """The number with its unit in short, and written out."""
    known = BY_NAME.get(shown.unit)
    short = _with_unit(number, shown.unit, shown.high)
    if known is None or shown.unit not in _SHORT:
        return [short]
    full = f"{number} {known.name if shown.high == 1 else known.words[0]}"
    return [short, full] if number[-1].isdigit() else [full]


def _bound_phrases(shown: Shown, figure: str) -> list[str]:
    if shown.bound == EXACT.name:
        return [figure]
    words = bound_named(shown.bound).before
    if kind_of(shown.unit) == "time":  # "over two days" may be "in the course of" them
        words = tuple(word for word in words if word != "over")
    return [f"{word} {figure}" for word in words[:3]]


def _spellings(shown: Shown) -> list[str]:
    plain = _figures(shown.low, shown.high)
    if shown.unit == "fraction":
        return [plain]
    pronoun = shown.low == 1 and shown.unit in ("count", "day")
    words = None if shown.unit in _SIGN or pronoun else number_words(shown.low)
    digits = _number(shown.low) if abs(shown.low) < _MOST_DIGITS else None
    return [text for text in dict.fromkeys((plain, digits, words)) if text]


_NEEDS_OF = ("scores", "a couple")
"""Magnitudes whose bare words mean something else ("he scores")."""


def _magnitude_phrases(quantity: Quantity) -> list[str]:
    shown = quantity.shown
    for magnitude in MAGNITUDES:
        if (magnitude.lo, magnitude.hi) == (shown.low, shown.high) and quantity.unit == "count":
            words = magnitude.words[0]
            bare = words.removesuffix(" of")
            if quantity.noun is not None:
                return [f"{words} {_plural(quantity.noun)}"]
            return [bare] if bare in magnitude.words and bare not in _NEEDS_OF else []
    return []


def number_words(value: float) -> str | None:
    """A whole number below a million in words, or ``None``."""
    if value != int(value) or not 0 <= value < 1e6 or math.isinf(value):
        return None
    thousands, rest = divmod(int(value), 1000)
    if not thousands:
        return _below_thousand(rest)
    head = f"{_below_thousand(thousands)} thousand"
    return f"{head} {_below_thousand(rest)}" if rest else head


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tail = (
        _ONES[rest]
        if rest < 20
        else _TENS[rest // 10] + (f"-{_ONES[rest % 10]}" if rest % 10 else "")
    )
    if not hundreds:
        return tail
    return f"{_ONES[hundreds]} hundred" + (f" and {tail}" if rest else "")
