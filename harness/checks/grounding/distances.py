"""Times and spans that count from an event: "a day earlier", "a week after the talks failed"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from harness.checks.grounding.comparison import NEAR, RIVAL, Comparison
from harness.checks.grounding.derived import is_derivable
from harness.checks.reading.binding import Slot
from harness.values.read_quantity import quantities_in
from harness.values.relate_quantity import relate_quantities
from harness.values.sets import Relation
from harness.values.text import fold

_FROM_EVENT = re.compile(r" (?:after|before)$")


def is_other_distance(
    claim: Slot, nearest: Comparison | None, times: list[Slot], meant: Collection[str]
) -> bool:
    """ "A week after the talks failed" where the article counts a day from that very event, or to
    the very event, by a verb that is ``meant``."""
    if claim.kind != "quantity" or nearest is None:
        return False
    if nearest.agreement < NEAR and nearest.candidate.predicate not in meant:
        return False
    if claim.value.shown.unit in ("day", "fortnight") and is_derivable(claim.value, (), times):
        return False
    places = claim, nearest.candidate
    return nearest.relation is Relation.DISJOINT and all(
        p.value.kind == "time" and _FROM_EVENT.search(p.span.text.lower()) for p in places
    )


_LEANING = re.compile(
    r"(?:earlier|later|before|after|afterwards?|following|previous)(?: (?:day|week|month|year))?$"
    r"|next (?:day|morning|night)$"
)


def leans(place: Slot) -> bool:
    """Whether a time counts from another one that is told elsewhere: "a day later"."""
    return _LEANING.search(place.span.text.lower()) is not None


def is_anchored(claim: Slot, nearest: Comparison | None) -> bool:
    """Whether a time that counts from another one is counted from a known one.

    "A day later" begins a summary of which the article's "a day later" stands deep inside;
    what each counts from is known only where both are told of the same thing.
    """
    if not leans(claim):
        return True
    rival = nearest.candidate if nearest else None
    if rival is not None and _distance(rival) == _distance(claim):
        return False
    return rival is not None and nearest is not None and nearest.agreement >= RIVAL and leans(rival)


_ONE_ON = re.compile(r"(?:the )?(?:next|following) (\w+)|the (\w+) after")
_ONE_BACK = re.compile(r"(?:the )?previous (\w+)|the (\w+) before")


def _distance(slot: Slot) -> str:
    """The same words for the same distance: "the next day" is "a day later"."""
    said = slot.span.text.lower()
    for pattern, way in ((_ONE_ON, "later"), (_ONE_BACK, "earlier")):
        match = pattern.fullmatch(said)
        if match is not None:
            return f"a {match[1] or match[2]} {way}"
    return said


_COUNTED = re.compile(r"(?P<span>.+) (?:earlier|later|before|after(?:wards?)?)")


def is_unknown_distance(claim: Slot, quantities: Iterable[Slot], times: Iterable[Slot]) -> bool:
    """ "A month earlier", where no two days that the article names lie a month apart and it
    gives no such span; told of nothing that is known, it can only be wrong or made up."""
    counted = _COUNTED.fullmatch(claim.span.text.lower())
    written = re.sub(r"^an? ", "one ", counted["span"]) if counted else ""
    read = quantities_in(written, fold(written), ())
    if len(read) != 1 or not read[0].value.interval.is_point or read[0].value.kind != "time":
        return False
    span = read[0].value
    known = list(times)
    if sum(slot.value.is_day for slot in known) < _DAYS or is_derivable(span, (), known):
        return False
    return not any(
        relate_quantities(span, slot.value)
        in (Relation.EQUAL, Relation.WIDER, Relation.OVERLAPPING)
        for slot in quantities
        if slot.value.kind == "time"
    )


_DAYS = 3
"""Days that an article must name for the spans between them to be known."""
