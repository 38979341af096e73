"""Who tells it: what the article has one side say, given to a party that is no part of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harness.checks.events.charges import is_same, teller_of
from harness.checks.events.coverage import cover
from harness.checks.events.matching import EventIndex, Match
from harness.checks.events.told import Told, event_flag
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.frames import Frame
from harness.checks.reading.stances import ACCUSING, REPORTING
from harness.checks.reading.status import speaker_of
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

WHOLE = 0.8
"""The share of what is told that the other teller's sentence must have."""
_SIDES = {"country", "group", "person"}


def judge_teller(claim: Frame, summary: Analysis, index: EventIndex) -> Flag | None:
    """A flag where who says something is another than in the article, and no party to it."""
    found = _strange_teller(claim, index.matches(claim, summary), summary, index)
    if found is None:
        return None
    said, frame = found
    flag = event_flag(Told(claim, frame, summary, index), FlagKind.ROLE, Severity.MEDIUM)
    teller = summary.party_at.get(said)
    first, last = (teller.start, teller.end) if teller else (said, said + 1)
    start, end = min(first, claim.token), max(last, claim.token + 1)
    return replace(flag, span=summary.span(start, end))


def _strange_teller(
    claim: Frame, matches: list[Match], summary: Analysis, index: EventIndex
) -> tuple[int, Frame] | None:
    """Who tells of an event that the article has only others tell of, with the summary's
    teller nowhere near: "Qatar says it has no control over them"."""
    said = _saying(claim, summary)
    if claim.nominal or said is None or (said.pos_ == "PRON" and said.i not in summary.party_at):
        return None
    teller = summary.parties_at(said.i)
    told = [
        m.frame for m in matches if m.exact and not m.clash and m.frame.negated == claim.negated
    ]
    if claim.lemma == "be":  # what something is said to be is more than that it is
        told = [f for f in told if index.shares_participants(claim, f, summary)]
    told = [f for f in told if cover(claim, f, summary, index) >= WHOLE]
    if not teller or not told or not summary.book.types(teller) & _SIDES:
        return None
    for frame in told:
        other = teller_of(frame, index.article)
        last = len(index.article.sentences)
        near = range(max(frame.sentence - 1, 0), min(frame.sentence + 2, last))
        here = any(summary.book.related(teller, index.article.parties_in(s)) for s in near)
        if not other or here or is_same(other, teller, summary):
            return None
    return said.i, told[0]


def _saying(claim: Frame, text: Analysis) -> Token | None:
    """Who says it: the subject of the verb right above."""
    verb = text.doc[claim.token]
    if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in REPORTING | ACCUSING:
        return None
    return speaker_of(verb.head)
