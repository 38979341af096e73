"""Finding quantities in text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from harness.values.bounds import EXACT
from harness.values.conversion import kind_of
from harness.values.figures import COUNTED_FROM, TRIGGERS, figure_at
from harness.values.measure import Shown, measure
from harness.values.mention import Mention
from harness.values.noise import is_free, junk_at
from harness.values.quantities.bound import take_bound_after, take_bound_before, take_minus
from harness.values.quantities.count import take_all
from harness.values.quantities.reading import Reading
from harness.values.quantities.unit import read_unit
from harness.values.read_time import scan
from harness.values.text import candidates, fold


def read_quantities(text: str) -> list[Mention]:
    """All quantities in ``text``, in order; figures that are part of a date are left out."""
    folded = fold(text)
    return quantities_in(text, folded, [(date.start, date.end) for date in scan(folded)])


def quantities_in(text: str, folded: str, dates: Sequence[tuple[int, int]]) -> list[Mention]:
    """As ``read_quantities``, for text that is folded already and whose dates are known."""
    mentions: list[Mention] = []
    done, upcoming = 0, 0
    for start, word in candidates(folded, TRIGGERS):
        while upcoming < len(dates) and dates[upcoming][1] <= start:
            done = max(done, dates[upcoming][1])
            upcoming += 1
        limit = dates[upcoming][0] if upcoming < len(dates) else len(folded)
        if not done <= start < limit:
            continue
        junk = junk_at(text, folded, start) if word.isdecimal() else None
        if junk is not None:
            done = junk
            continue
        offset = max(done, start - _BEHIND)
        window = folded[offset : min(limit, start + _AHEAD)]
        figure = figure_at(window, start - offset, word)
        if figure is None or _OF_DAY.match(window, figure.end):
            continue
        if not is_free(folded, figure.start + offset, figure.end + offset):
            continue
        mention = _mention(Reading(text, offset, window, figure))
        if mention is not None:
            mentions.append(mention)
            done = mention.span.end
    return mentions


_BEHIND, _AHEAD = 64, 192
"""How far around a figure the words that bear on it can stand."""
_OF_DAY = re.compile(
    r" (?:in the (?:morning|afternoon|evening)|at night|o'clock"
    r"|minutes? (?:past|to) (?:midnight|noon|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|\d{1,2}\b))(?![^\W_])"
)
"""What makes a figure an hour: "shortly after four in the morning", "ten minutes past five"."""
_NOT_ONE = re.compile(r"(?:^|[^\w])not $")


def _mention(reading: Reading) -> Mention | None:
    core = reading.span(reading.figure.start, reading.figure.end)
    bounded = reading.figure.unit not in ("ordinal", "score")
    bound = take_bound_after(reading) if bounded else None
    unit = read_unit(reading)
    if unit is None or (reading.is_one() and _NOT_ONE.search(reading.folded, 0, reading.start)):
        return None  # "not one metre": none
    if bounded:
        bound = bound or take_bound_after(reading)
        take_minus(reading, unit)
        bound = take_bound_before(reading, unit) or bound
    if unit == "count" and reading.figure.bound == EXACT.name and take_all(reading):
        return None
    if bound and reading.figure.bound == EXACT.name:
        reading.figure = replace(reading.figure, bound=bound)
    event = COUNTED_FROM.match(reading.folded, reading.end) if kind_of(unit) == "time" else None
    if event is not None and reading.noun is None:  # "a day after peace talks failed"
        reading.end = event.end()
    span = reading.span(reading.start, reading.end)
    figure = reading.figure
    shown = Shown(span.text, figure.low, figure.high, unit, figure.bound)
    return Mention(span, measure(shown, figure.grain, reading.noun, reading.of), "quantity", core)
