"""Expressions of time made of others: "early October", "since 2021", "from Monday to Friday"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from harness.values.calendar import add_days, month_span
from harness.values.period import TimeSpan
from harness.values.times import relative
from harness.values.times.found import Anchor, Found
from harness.values.times.plain import plain_at


def _edge_at(folded: str, start: int) -> Found | None:
    """As ``plain_at``, or a part of such an expression: "since early 2020"."""
    return _start_of(folded, start) or part_of(folded, start) or plain_at(folded, start)


_START_AT = re.compile(
    r"(?:very )?(?:start|beginning|outset|turn) of (?:the )?"
    r"(?P<unit>week|month|year|decade|century)?(?(unit)(?![^\W_])|(?=[\da-z]))"
)


def _start_of(folded: str, start: int) -> Found | None:
    """ "the start of the week", "the beginning of October"."""
    match = _START_AT.match(folded, start)
    if match is None:
        return None
    if match["unit"]:
        return relative.this_unit(match["unit"], start, match.end())
    whole = plain_at(folded, match.end())
    return replace(whole, start=start) if whole else None


_PART_AT = re.compile(
    r"(?P<part>early|mid|late|earlier|later)"
    r"(?:[ -](?:to|or)[ -](?P<until>mid|late))?(?: in | on | |-)(?:the )?'?(?=[\da-z])"
)
THIRDS = {"early": 0, "mid": 1, "late": 2}


def part_of(folded: str, start: int) -> Found | None:
    """ "early October", "mid-to-late 2020", "late last year"; "earlier this month" is some day
    of it."""
    match = _PART_AT.match(folded, start)
    whole = plain_at(folded, match.end()) if match else None
    if match is None or whole is None:
        return None
    third = THIRDS.get(match["part"])
    last = THIRDS.get(match["until"] or match["part"], 0)

    def when(anchor: Anchor) -> TimeSpan:
        span = whole.when(anchor)
        if third is None or last < third or span.granularity == "day" or span.open:
            return span
        if span.key not in (None, "yearless"):
            return replace(span, key=f"{span.key} {match['part']}")
        first = _third(span, third)
        return replace(first, end=_third(span, last).end)

    return Found(start, whole.end, when, whole.core)


_EDGE_AT = re.compile(r"(?P<edge>start|beginning|middle|end) of (?:the )?'?(?=[\da-z])")
EDGES = {"start": 0, "beginning": 0, "middle": 1, "end": 2}
_AT_EDGE = re.compile(r"\b(?:at|in|near|around|towards?) the (?:very )?$")


def edge_of(folded: str, start: int) -> Found | None:
    """ "At the end of October", which is late October; what is done by then may be done before."""
    match = _EDGE_AT.match(folded, start)
    if match is None or not _AT_EDGE.search(folded, 0, start):
        return None
    whole = plain_at(folded, match.end())
    if whole is None:
        return None
    third = EDGES[match["edge"]]

    def when(anchor: Anchor) -> TimeSpan:
        span = whole.when(anchor)
        plain = span.granularity in ("month", "year") and not span.open and span.key is None
        return replace(_third(span, third), granularity="edge") if plain else span

    return Found(start, whole.end, when, whole.core)


def _third(span: TimeSpan, third: int) -> TimeSpan:
    """Four months of a year, ten days of a month, a third of anything else."""
    if span.granularity == "year":
        start, end = month_span(span.start.year, 4 * third + 1, 4)
        return replace(span, start=start, end=end, granularity="part")
    days = (span.end - span.start).days + 1
    starts = (0, days // 3, 2 * days // 3, days)
    start, end = add_days(span.start, starts[third]), add_days(span.start, starts[third + 1] - 1)
    return replace(span, start=start, end=max(start, end), granularity="part")


_BEFORE_AT = re.compile(r" (?:the |this )?(?=[\da-z])")


def from_date(folded: str, start: int) -> Found | None:
    """ "A week before Thursday's meeting", "two days after October 3"."""
    counted = relative.counted_side(folded, start)
    gap = _BEFORE_AT.match(folded, counted[1]) if counted else None
    edge = plain_at(folded, gap.end()) if gap else None
    if counted is None or edge is None:
        return None
    shifted = counted[0]

    def when(anchor: Anchor) -> TimeSpan:
        base = edge.when(anchor)
        if not base.is_day:
            return TimeSpan.symbolic(f"relative:from {folded[start : edge.end]}", base.granularity)
        return shifted(Anchor(base.start))

    return Found(start, edge.end, when, (start, edge.end))


_OPEN_AT = re.compile(
    r"(?P<side>since|until|till|through|as of) (?:the )?(?:at least )?(?=['\da-z])"
)


def open_span(folded: str, start: int) -> Found | None:
    """ "since 2021", "until Friday"."""
    match = _OPEN_AT.match(folded, start)
    edge = _edge_at(folded, match.end()) if match else None
    if match is None or edge is None:
        return None
    since = match["side"] in ("since", "as of")

    def when(anchor: Anchor) -> TimeSpan:
        span = edge.when(replace(anchor, ahead=not since, behind=since))
        if span.key is not None:
            side = "since" if since else "until"
            key = f"relative:{side} {span.key} {span.start:%m-%d}"
            return TimeSpan.symbolic(key, span.granularity)
        if since:
            return replace(span, end=dt.date.max, open="end")
        return replace(span, start=dt.date.min, open="start")

    return Found(start, edge.end, when, edge.core)


_PAIR_AT = re.compile(r"(?P<lead>between|from) (?:the )?(?=['\da-z])")
_JOINTS = {
    "between": re.compile(r" and (?:the )?"),
    "from": re.compile(r" (?:to|until|till|through) (?:the )?| ?- ?"),
}


def pair(folded: str, start: int) -> Found | None:
    """ "between 2010 and 2015", "from Monday to Friday"."""
    match = _PAIR_AT.match(folded, start)
    first = _edge_at(folded, match.end()) if match else None
    joint = _JOINTS[match["lead"]].match(folded, first.end) if match and first else None
    second = _edge_at(folded, joint.end()) if joint else None
    if first is None or second is None:
        return None

    def when(anchor: Anchor) -> TimeSpan:
        left, right = first.when(anchor), second.when(anchor)
        if left.key is None and right.start < left.start:
            right = second.when(Anchor(left.end, left, ahead=True))
        known = left.key in (None, "yearless") and left.key == right.key
        if not known or left.open or right.open or right.start < left.start:
            return left
        return TimeSpan(left.start, right.end, "period", key=left.key)

    return Found(start, second.end, when, (first.start, second.end))
