"""Quantities, as the rest of the house uses them: parsed, compared, shown and rephrased."""

from __future__ import annotations

import re

from harness.types import HarnessError
from harness.values.measure import Quantity, Shown
from harness.values.mention import Mention
from harness.values.read_quantity import quantities_in
from harness.values.relate_quantity import relate_quantities
from harness.values.rephrase import render
from harness.values.text import fold
from harness.values.wording import describe, describe_in

__all__ = [
    "Quantity",
    "Shown",
    "describe",
    "describe_in",
    "parse_quantity",
    "relate_quantities",
    "render",
]


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
