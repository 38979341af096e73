"""What a bare figure counts, and the whole that it is a part of."""

from __future__ import annotations

import re
from dataclasses import replace

from harness.values.measure import Shown, measure
from harness.values.noise import LABELS, NAMES
from harness.values.nouns import LEMMA_OF, is_plural
from harness.values.numbers import number_at
from harness.values.quantities.reading import Reading
from harness.values.surroundings import noun_after, noun_of
from harness.values.text import word_before
from harness.values.units import UNIT_WORD

_DOING = re.compile(r" [a-z]+ing(?![^\W_])")
"""What people do who are counted by the figure alone: "hundreds nursing wounds"."""
_OF_WHOLE = re.compile(
    r" (?:out )?of (?:the |its |his |her |their |all |those |these |every |about "
    r"|[a-z]+(?:'s|s') )*(?=[\da-z])"
    r"| in (?:every )?(?=[\da-z])(?!(?:1[5-9]|20)\d\d(?!\d))"
)
_ALL = re.compile(
    r"(?<![^\W_])(?<!in )(?P<all>all(?: of)?(?: the)?(?P<but> but)?"
    r"|(?:every|each)(?: (?:single )?one)? of the) $"
)


def read_count(reading: Reading) -> str | None:
    """What the figure is where no unit follows: a count, a label, or ``None`` for neither."""
    if reading.is_one() and reading.folded.startswith("-", reading.end):  # "one-way", "one-off"
        return None
    if _DOING.match(reading.folded, reading.end) and _is_some(reading):
        return "count"
    if not _whole(reading):
        many = reading.figure.high != 1
        reading.noun, reading.end = noun_after(reading.folded, reading.end, many)
        if reading.noun is None:
            noun, end = noun_of(reading.folded, reading.end)
            if noun in LEMMA_OF or is_plural(reading.folded[:end].rpartition(" ")[2]):
                reading.noun, reading.end = noun, end
    if reading.noun in LEMMA_OF or reading.of is not None:
        return "count"
    before = word_before(reading.folded, reading.start)
    if before in LABELS:
        return _label(reading, before)
    if reading.folded.endswith("magnitude of ", 0, reading.start):
        return "magnitude"
    return None if before in NAMES or reading.is_one() else "count"


def _label(reading: Reading, label: str) -> str:
    reading.end = reading.figure.end
    reading.start -= len(label) + 1
    reading.noun = label if label != "magnitude" else None
    return "ordinal" if reading.noun else label


def _is_some(reading: Reading) -> bool:
    """Whether the figure is a noun itself, as "hundreds" is and "several" is not."""
    magnitude = reading.figure.bound == "magnitude"
    return magnitude and reading.folded[reading.figure.start : reading.figure.end].endswith("s")


def _whole(reading: Reading) -> bool:
    """Take in the whole of "three of the four sources"."""
    joint = _OF_WHOLE.match(reading.folded, reading.end)
    number = number_at(reading.folded, joint.end()) if joint else None
    if number is None or reading.figure.bound == "magnitude" or number.value <= reading.figure.high:
        return False
    if (
        UNIT_WORD.match(reading.folded, number.end + 1)
        or reading.folded[number.end : number.end + 1] == "%"
    ):
        return False
    reading.noun, reading.end = noun_after(reading.folded, number.end)
    before = word_before(reading.folded, reading.start)
    if reading.is_one() and before in ("every", "each"):  # "every one of the four": all four
        reading.start -= len(before) + 1
        reading.end = max(reading.end, number.end)
        reading.figure = replace(reading.figure, low=number.value, high=number.value)
        return True
    shown = Shown(reading.span(number.start, number.end).text, number.value, number.value, "count")
    reading.of = measure(shown, number.grain, reading.noun)
    return True


def take_all(reading: Reading) -> bool:
    """ "all four sources" and "all but one of the four": the words before the figure. Whether
    nothing is counted, as by "all but one" of who knows how many."""
    before = _ALL.search(reading.folded, max(0, reading.start - 28), reading.start)
    if before is None:
        return False
    reading.start = before.start("all")
    if before["but"] and reading.of is not None:
        rest = reading.of.interval.lo - reading.figure.low
        reading.figure = replace(reading.figure, low=rest, high=rest)
    return bool(before["but"]) and reading.of is None
