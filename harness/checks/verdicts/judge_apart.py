"""Dates told by their distance from another: "on May 28, four days after the final"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.verdicts.finding import Finding
from harness.checks.verdicts.levels import speaks
from harness.checks.verdicts.prepared import Prepared
from harness.types import FlagKind, VerdictKind
from harness.values.conversion import DAY
from harness.values.measure import Quantity
from harness.values.period import TimeSpan

_LINKS = {"before": 1, "after": -1}
"""What is so many days before something is, that many days added, the something's day."""


def judge_apart(
    prepared: Prepared, slots: list[Slot], facts: Iterable[Prepared], text: Analysis
) -> Iterator[Finding]:
    """Verdicts on a day that a text gives by its distance from a day that it names, or from the
    day of another fact."""
    own = _day(prepared)
    if own is None:
        return
    for place in slots:
        apart = _days(place)
        link = text.tokens_of(place.span).stop - 1  # values are read with what they count from
        if apart is None or link >= len(text.doc):
            continue
        sign = _LINKS.get(text.doc[link].lower_)
        if sign is None:
            continue
        first, end = text.sentences[place.sentence]
        stop = next((t.i for t in text.doc[link:end] if t.text in (",", ";", ".")), end)
        there, here = _words(link + 1, stop, text), _words(first, place.token, text)
        named = [
            t.value.start
            for t in slots
            if t.kind == "time" and t.sentence == place.sentence and t.value.is_day
            if not link <= t.token < stop
        ]
        shift = dt.timedelta(days=sign * apart)
        if named and speaks(prepared.cues, there):
            yield _finding(place, own, named[0] + shift, certain=True)
        elif not named and speaks(prepared.cues, here):
            other = next((d for f in facts if f is not prepared if (d := _at(f, there))), None)
            if other is not None:
                yield _finding(place, own, other - shift, certain=False)


def _days(place: Slot) -> int | None:
    value = place.value
    if not isinstance(value, Quantity) or value.unit != "second" or not value.interval.is_point:
        return None
    days = value.interval.lo / DAY
    return round(days) if days >= 1 and days == round(days) else None


def _day(prepared: Prepared) -> dt.date | None:
    value = prepared.value
    return value.start if isinstance(value, TimeSpan) and value.is_day else None


def _at(prepared: Prepared, words: set[str]) -> dt.date | None:
    return _day(prepared) if speaks(prepared.cues, words) else None


def _words(first: int, end: int, text: Analysis) -> set[str]:
    return {w for t in text.doc[first:end] for w in (t.lemma_.lower(), t.lower_)}


def _finding(place: Slot, own: dt.date, told: dt.date, certain: bool) -> Finding:
    span = place.span
    if own == told:
        return Finding(VerdictKind.SUPPORTED, span, f"that is {own:%d %B %Y}")
    why = f"that is {told:%d %B %Y}; the fact is {own:%d %B %Y}"
    return Finding(VerdictKind.CONTRADICTED, span, why, FlagKind.DATE if certain else None)
