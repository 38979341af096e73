"""Rephrasing quantities, as a careful writer could."""

from __future__ import annotations

import math

from harness.values.bounds import EXACT, MAGNITUDES
from harness.values.measure import Quantity, Shown
from harness.values.numbers import ONES, TENS
from harness.values.unit_table import BY_NAME
from harness.values.wording import (
    MOST_DIGITS,
    OTHER_UNIT,
    SHORT,
    SIGN_OF,
    bound_phrases,
    describe_in,
    figures_of,
    number_text,
    phrase,
    plural_of,
    with_noun,
    with_unit,
)

_ONES = {number: word for word, number in ONES.items()}
_TENS = {number: word for word, number in TENS.items() if word != "fourty"}


def render(quantity: Quantity) -> list[str]:
    """Phrases that a careful writer could put for the value; each reads back to it.

    Digits and words, the words of its bound, and the other system's unit; first the plainest.
    """
    shown = quantity.shown
    if quantity.is_vague:
        return _magnitude_phrases(quantity)
    if quantity.unit in ("score", "ordinal") or quantity.noun == "age":
        return [phrase(quantity)]
    if quantity.of is not None:
        return _part_phrases(quantity, quantity.of)
    if shown.low != shown.high:
        return [phrase(quantity), *_between_phrases(quantity)]
    figures = [text for number in _spellings(shown) for text in _unit_phrases(number, shown)]
    other = OTHER_UNIT.get(shown.unit)
    if other is not None:
        figures.append(describe_in(quantity, other))
    phrases = [text for figure in figures for text in bound_phrases(shown, figure)]
    return [with_noun(text, quantity) for text in phrases]


def _between_phrases(quantity: Quantity) -> list[str]:
    shown = quantity.shown
    if shown.bound != EXACT.name:
        return []
    low, high = (with_unit(number_text(x), shown.unit, x) for x in (shown.low, shown.high))
    low = low if shown.unit in SIGN_OF else number_text(shown.low)
    return [with_noun(f"between {low} and {high}", quantity)]


def _part_phrases(quantity: Quantity, whole: Quantity) -> list[str]:
    parts = number_words(quantity.shown.low), number_words(whole.shown.low)
    if None in parts or quantity.shown.bound != EXACT.name:
        return [phrase(quantity)]
    in_words = [f"{parts[0]} of the {parts[1]}", f"{parts[0]} out of {parts[1]}"]
    return [phrase(quantity), *(with_noun(text, quantity) for text in in_words)]


def _unit_phrases(number: str, shown: Shown) -> list[str]:
    """The number with its unit in short, and written out."""
    known = BY_NAME.get(shown.unit)
    short = with_unit(number, shown.unit, shown.high)
    if known is None or shown.unit not in SHORT:
        return [short]
    full = f"{number} {known.name if shown.high == 1 else known.words[0]}"
    return [short, full] if number[-1].isdigit() else [full]


def _spellings(shown: Shown) -> list[str]:
    plain = figures_of(shown.low, shown.high)
    if shown.unit == "fraction":
        return [plain]
    pronoun = shown.low == 1 and shown.unit in ("count", "day")
    words = None if shown.unit in SIGN_OF or pronoun else number_words(shown.low)
    digits = number_text(shown.low) if abs(shown.low) < MOST_DIGITS else None
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
                return [f"{words} {plural_of(quantity.noun)}"]
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
    tens, ones = divmod(rest, 10)
    if rest < 20:
        tail = _ONES[rest]
    else:
        tail = f"{_TENS[10 * tens]}-{_ONES[ones]}" if ones else _TENS[10 * tens]
    if not hundreds:
        return tail
    return f"{_ONES[hundreds]} hundred" + (f" and {tail}" if rest else "")
