"""Times that cannot be those of their events: a past one of what is still to come ("may give birth
last year"), and one day named twice side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "untimely"
_PAST = re.compile(r"relative:(?:-|yesterday)")
_PASSED = re.compile(r"^(?:the )?(?:last|yesterday)\b")
_AHEAD = frozenset(("will", "shall", "'ll", "may"))
_DATING = frozenset(("in", "on", "at", "during"))


def check_untimely(text: Analysis, slots: list[Slot]) -> Iterator[Flag]:
    times = [s for s in slots if s.kind == "time" and s.token not in text.quoted_tokens]
    for place in times:
        verb = _dated(text.doc[place.token])
        if verb is not None and _is_past(place, text) and _is_ahead(verb):
            yield _flag(place, f"has “{place.span.text}” of what is still to come")
    for first, second in pairwise(times):
        if _is_same_again(first, second, text):
            yield _flag(second, f"names “{second.span.text}” twice")


def _flag(place: Slot, why: str) -> Flag:
    return Flag(place.span, FlagKind.DATE, Severity.MEDIUM, why, NAME)


def _dated(token: Token) -> Token | None:
    """The verb right above a time: "came last year", "came in the last year"."""
    above = token.head
    if token.dep_ == "pobj":
        if above.lower_ not in _DATING:
            return None
        above = above.head
    elif token.dep_ not in ("npadvmod", "tmod", "dobj", "advmod"):
        return None
    return above if above.pos_ in ("VERB", "AUX") else None


def _is_past(place: Slot, text: Analysis) -> bool:
    """ "Last year", "yesterday", also where the day of publication tells which."""
    time, today = place.value, text.published
    if time.key is None:
        told = _PASSED.search(place.span.text.lower())
        return bool(told) and today is not None and time.end < today
    return _PAST.match(time.key) is not None


def _is_ahead(verb: Token) -> bool:
    """ "Will come", and not "may have come"."""
    before = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return bool(before & _AHEAD) and not before & {"have", "'ve"}


def _is_same_again(first: Slot, second: Slot, text: Analysis) -> bool:
    """ "For Friday and Friday"."""
    between = text.doc[text.tokens_of(first.span).stop : text.tokens_of(second.span).start]
    joined = [t.lower_ for t in between] in (["and"], ["or"], ["to"])
    return joined and first.span.text.lower() == second.span.text.lower()
