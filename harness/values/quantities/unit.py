"""The unit that a figure has: a currency, a measure, an age, a share, or a count."""

from __future__ import annotations

import re
from dataclasses import replace

from harness.values.figures import COUNTED_FROM, LETTER_AT, LETTERS
from harness.values.measure import Shown, measure
from harness.values.nouns import LEMMA_OF
from harness.values.numbers import number_at
from harness.values.quantities.count import read_count
from harness.values.quantities.reading import Reading
from harness.values.surroundings import noun_after, noun_of, sign_before
from harness.values.text import word_set, words_before
from harness.values.units import SIGNS, SYMBOLS, UNIT_SYMBOL, UNIT_WORD, unit_of

_OF_A = re.compile(r" of an? ")
_MORE = re.compile(
    r"(?: (?:more|additional|further|extra|full|whole|solid|straight|consecutive|long|short"
    r"|(?P<working>working|business|trading)))?[ -]"
)
_OLD = re.compile(r"[ -]olds?(?![^\W_])")
_APPOSED_BEFORE = re.compile(r"[^\d\s] ?, $")
_APPOSED_AFTER = re.compile(r" ?,(?!\d)")
_SMALLER = {("foot", "inch"): 12, ("hour", "minute"): 60, ("minute", "second"): 60,
            ("pound", "ounce"): 16, ("stone", "pound"): 14, ("year", "month"): 12,
            ("day", "hour"): 24, ("week", "day"): 7}  # fmt: skip
_ADDED = re.compile(r"(?:,? and |,? )(?=[\da-z])")
_OLDEST = 110
_BY_THE_MILLION = word_set(
    "view user account download copy follower subscriber viewer listener stream hit click "
    "customer visitor visit passenger job barrel dose member voter home"
)
"""What nobody measures in metres."""


def read_unit(reading: Reading) -> str | None:
    """The unit, or ``None`` where the figure counts nothing."""
    if reading.figure.unit == "score":
        return _score(reading)
    if reading.figure.unit == "ordinal":
        reading.noun, reading.end = noun_after(reading.folded, reading.end, many=False)
        return "ordinal"
    if reading.figure.unit == "fraction":
        return _unit_of_part(reading) or _share(reading, "fraction")
    if reading.figure.unit is not None:
        return reading.figure.unit
    unit = _currency(reading) or _measure(reading) or _unit_of_part(reading)
    if unit == "percent":
        return _share(reading, unit)
    if unit == "day" and reading.is_one() and not COUNTED_FROM.match(reading.folded, reading.end):
        return None  # "one day" is some day more often than a duration
    return unit or _age(reading) or read_count(reading)


def _share(reading: Reading, unit: str) -> str:
    reading.noun, reading.end = noun_of(reading.folded, reading.end)
    if reading.noun is None and " in " in reading.folded[reading.start : reading.end]:
        # "three in five voters"
        reading.noun, reading.end = noun_after(reading.folded, reading.end)
    return unit


def _score(reading: Reading) -> str:
    most, least = sorted((reading.figure.low, reading.figure.high), reverse=True)
    reading.figure = replace(reading.figure, low=most, high=most)
    reading.of = measure(Shown("", least, least, "count"), 1.0)
    return "score"


def _currency(reading: Reading) -> str | None:
    sign = sign_before(reading.folded, reading.start)
    if sign is None:
        return None
    reading.start = sign.start()
    letter = LETTER_AT.match(reading.folded, reading.end)
    if letter is not None:
        _scale(reading, letter)
    return SIGNS[sign[1]]


def _scale(reading: Reading, letter: re.Match[str]) -> None:
    reading.end = letter.end()
    reading.figure = reading.figure.scaled(LETTERS[letter[0]], letter.end())


def _measure(reading: Reading) -> str | None:
    letter = LETTER_AT.match(reading.folded, reading.end)
    if letter is not None and (letter[0] in "kb" or _means_million(reading, letter)):
        _scale(reading, letter)
    symbol = UNIT_SYMBOL.match(reading.folded, reading.end)
    if symbol is not None:
        reading.end = symbol.end()
        return _compound(reading, SYMBOLS[symbol[0]])
    of = reading.figure.bound == "magnitude" and reading.folded.startswith(" of ", reading.end)
    return _unit_word(reading, 4 if of else 1)


def _unit_word(reading: Reading, gap: int) -> str | None:
    at = _MORE.match(reading.folded, reading.end)
    word = UNIT_WORD.match(reading.folded, at.end() + gap - 1) if at else None
    if word is None:
        return None
    reading.end = word.end()
    if at is not None and at["working"]:
        reading.noun = "working"  # no stretch of days that the calendar counts
    if old := _OLD.match(reading.folded, reading.end):
        reading.end, reading.noun = old.end(), "age"
    unit = unit_of(word[0])
    return _compound(reading, unit) if unit else None


def _compound(reading: Reading, unit: str) -> str:
    """Take in the smaller unit of "5 feet 10 inches"."""
    joint = _ADDED.match(reading.folded, reading.end)
    number = number_at(reading.folded, joint.end()) if joint else None
    if number is None or reading.figure.low != reading.figure.high or reading.noun:
        return unit
    after = UNIT_SYMBOL.match(reading.folded, number.end) or (
        UNIT_WORD.match(reading.folded, number.end + 1)
    )
    ratio = _SMALLER.get((unit, unit_of(after[0]) or "")) if after else None
    if after is not None and ratio is not None and number.value < ratio:
        value = reading.figure.low + number.value / ratio
        reading.figure = replace(reading.figure, low=value, high=value, grain=1 / ratio)
        reading.end = after.end()
    return unit


def _means_million(reading: Reading, letter: re.Match[str]) -> bool:
    noun = noun_after(reading.folded, letter.end())[0]
    return letter[0] == "m" and (noun in LEMMA_OF or noun in _BY_THE_MILLION)


def _unit_of_part(reading: Reading) -> str | None:
    """ "a quarter of a mile", "0.25 of a percentage point"."""
    joint = _OF_A.match(reading.folded, reading.end)
    word = UNIT_WORD.match(reading.folded, joint.end()) if joint else None
    if word is None:
        return None
    reading.end = word.end()
    return unit_of(word[0])


def _age(reading: Reading) -> str | None:
    """ "aged 12", "John Smith, 45, said"."""
    apposed = _APPOSED_AFTER.match(reading.folded, reading.end) and _APPOSED_BEFORE.search(
        reading.folded, max(0, reading.start - 4), reading.start
    )
    before = [word for word, _ in words_before(reading.folded, reading.start, 2)]
    named = before[-1:] in (["aged"], ["age"]) or before == ["age", "of"]
    plausible = reading.figure.grain == 1 and 1 <= reading.figure.high <= _OLDEST
    if not plausible or not (named or apposed):
        return None
    reading.noun = "age"
    return "year"
