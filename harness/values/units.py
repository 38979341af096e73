"""Units and currencies as news copy spells them, in words, symbols and signs."""

from __future__ import annotations

import re

from harness.values.currencies import CURRENCIES
from harness.values.unit_table import BY_NAME, UNITS


def _alternatives(spellings: dict[str, str]) -> str:
    return "|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))


WORDS: dict[str, str] = {word.lower(): unit.name for unit in UNITS for word in unit.words}
WORDS |= {word: currency.code for currency in CURRENCIES for word in currency.words if word != "p"}
WORDS |= {c.code.lower(): c.code for c in CURRENCIES if len(c.code) == 3 and c.code != "TRY"}
_ALSO_SPACED = {
    symbol: unit.name
    for unit in UNITS
    for symbol in unit.symbols
    if len(symbol) > 1
    and symbol not in ("in", "mi", "nm", "ms", "pc", "pp", "ct", "hr", "yr", "bp")
}
"""Symbols that news copy also sets off from the figure, and that are not words."""
WORDS |= _ALSO_SPACED
SYMBOLS: dict[str, str] = {symbol: unit.name for unit in UNITS for symbol in unit.symbols}
SYMBOLS |= {"p": "penny", "¢": "cent", "€": "EUR", "£": "GBP", "$": "USD"}
SIGNS: dict[str, str] = {sign.strip(): c.code for c in CURRENCIES for sign in c.signs}

UNIT_WORD = re.compile(rf"(?:{_alternatives(WORDS)})(?![^\W_])".replace(r"\ ", "[ -]"))
UNIT_SYMBOL = re.compile(rf"(?:{_alternatives(SYMBOLS)})(?![^\W_])")
CURRENCY_OPENING = re.compile(rf"(?:{_alternatives(SIGNS)}) ?(?=\d)")
CURRENCY_SIGN = re.compile(rf"(?:(?<![^\W_])|(?=[^\w]))({_alternatives(SIGNS)}) ?$")


def unit_of(spelling: str) -> str | None:
    """The unit that a spelling, symbol or sign names."""
    plain = spelling.lower()
    for table in (WORDS, SYMBOLS, SIGNS):
        for variant in (plain, plain.replace("-", " ")):
            if variant in table:
                return table[variant]
    return plain if plain in BY_NAME else None
