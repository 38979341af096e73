"""Showing quantities in plain words, for explanations."""

from __future__ import annotations

from decimal import Decimal

from harness.values.bounds import EXACT
from harness.values.conversion import affine, canonical_unit, kind_of
from harness.values.currencies import CURRENCIES
from harness.values.measure import Quantity, Shown, bound_named
from harness.values.nouns import SYNONYMS, singular
from harness.values.unit_table import BY_NAME

_PAIRS = (
    ("metre", "foot"), ("kilometre", "mile"), ("centimetre", "inch"),
    ("square kilometre", "square mile"), ("hectare", "acre"), ("kilogram", "pound"),
    ("litre", "gallon"), ("degree Celsius", "degree Fahrenheit"),
    ("kilometre per hour", "mile per hour"),
)  # fmt: skip
OTHER_UNIT = {unit: other for pair in _PAIRS for unit, other in (pair, pair[::-1])}
"""The unit of the other system that news copy would give beside this one."""

SHORT = {
    "kilometre": "km", "centimetre": "cm", "kilogram": "kg", "square kilometre": "sq km",
    "degree Celsius": "°C", "degree Fahrenheit": "°F", "kilometre per hour": "km/h",
    "mile per hour": "mph", "percent": "%",
}  # fmt: skip
"""How explanations write the unit; others are written out."""

MOST_DIGITS = 1e15
"""From here on figures take scale words: the readers skip runs of more than fifteen digits."""

SIGN_OF = {c.code: c.signs[0].upper() for c in CURRENCIES if c.signs}


def describe(quantity: Quantity, converted: bool = True) -> str:
    """The value in plain words: "2,600 miles (4,184 km)", or "2,600 miles" alone."""
    other = OTHER_UNIT.get(quantity.shown.unit) if converted else None
    plain = phrase(quantity)
    return f"{plain} ({describe_in(quantity, other)})" if other else plain


def describe_in(quantity: Quantity, unit: str) -> str:
    """The value converted to another unit of its kind, to three figures or whole units."""
    if canonical_unit(unit) != quantity.unit:
        raise ValueError(f"{quantity.unit} does not convert to {unit}")
    shown = quantity.shown
    low, high = shown.low, shown.high
    if unit != shown.unit:
        low, high = _convert(low, shown.unit, unit), _convert(high, shown.unit, unit)
    return with_unit(figures_of(low, high), unit, high)


def _convert(value: float, unit: str, other: str) -> float:
    """``value`` in another unit, rounded to three figures, or to whole units if they are more."""
    (factor, offset), (other_factor, other_offset) = affine(unit), affine(other)
    converted = (value * factor + offset - other_offset) / other_factor
    if kind_of(unit) == "temperature":
        return round(converted, 1)
    return float(round(converted)) if abs(converted) >= 100 else float(f"{converted:.3g}")


def phrase(quantity: Quantity) -> str:
    """The value as written, in digits."""
    shown = quantity.shown
    if quantity.is_vague:
        return shown.text
    figures = with_unit(figures_of(shown.low, shown.high), shown.unit, shown.high)
    text = bound_phrases(shown, figures)[0]
    if quantity.unit == "score" and quantity.of is not None:
        return f"{number_text(shown.low)}-{number_text(quantity.of.shown.low)}"
    if quantity.unit == "ordinal":
        text = _ordinal(shown.low)
    if quantity.of is not None:
        text += f" of {number_text(quantity.of.shown.low)}"
    return with_noun(text, quantity)


def with_noun(text: str, quantity: Quantity) -> str:
    if quantity.noun is None:
        return text
    if quantity.noun == "age":
        return f"{text} old"
    if quantity.noun == "time" and quantity.unit == "count":  # "3 times" would be a factor
        return f"{text}-time"
    joint = " of " if quantity.kind == "share" else " "
    counted = quantity.of or quantity
    plural = counted.shown.high != 1 and quantity.unit != "ordinal"
    return f"{text}{joint}{plural_of(quantity.noun) if plural else quantity.noun}"


def plural_of(noun: str) -> str:
    """The table's plural of a noun; the reader's lemma of it is the noun again."""
    if noun == "person":
        return "people"
    forms = SYNONYMS.get(noun, "").split()
    if len(forms) > 1 and noun != "wounded":
        return forms[1]
    if singular(noun + "s") != noun or noun.endswith("men"):
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeou" else f"{noun}s"


def figures_of(low: float, high: float) -> str:
    if low == high:
        return _scaled(low) or number_text(low)
    return f"{number_text(low)}-{number_text(high)}"


def _scaled(value: float) -> str | None:
    """ "1.2 million" for 1,200,000, where few digits do."""
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale:
            short = number_text(value / scale)
            return f"{short} {word}" if len(short) <= 5 else None
    return None


def number_text(value: float) -> str:
    if value == int(value) and abs(value) < MOST_DIGITS:
        return f"{int(value):,}"
    return f"{Decimal(repr(value)):,f}"


def _signed(figures: str, unit: str) -> str:
    """Figures of a unit whose values seldom are negative say so in a word."""
    plain = kind_of(unit) in ("temperature", "share", "percentage point", "angle")
    return figures if plain or not figures.startswith("-") else f"minus {figures[1:]}"


def with_unit(figures: str, unit: str, value: float) -> str:
    """Figures with their unit as explanations write it; ``value`` decides about the plural."""
    figures = _signed(figures, unit)
    if unit in SIGN_OF:
        return f"{SIGN_OF[unit]}{figures}"
    if unit == "fraction":
        return f"{100 * value:.4g}%"
    if unit in SHORT:
        return f"{figures}%" if unit == "percent" else f"{figures} {SHORT[unit]}"
    known = BY_NAME.get(unit)
    if known is None:
        return figures if unit in ("count", "score", "ordinal") else f"{figures} {unit}"
    return f"{figures} {known.name if value == 1 else known.words[0]}"


def _ordinal(value: float) -> str:
    number = int(value)
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else suffix}"


def bound_phrases(shown: Shown, figure: str) -> list[str]:
    if shown.bound == EXACT.name:
        return [figure]
    words = bound_named(shown.bound).before
    if kind_of(shown.unit) == "time":  # "over two days" may be "in the course of" them
        words = tuple(word for word in words if word != "over")
    return [f"{word} {figure}" for word in words[:3]]
