"""Acts told as states: a demand "off the table" was dropped, talks that "were a success" have
succeeded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harness.checks.reading.arguments import argument
from harness.checks.reading.verb_forms import SUBJECTS

if TYPE_CHECKING:
    from harness.checks.reading.analysis import Analysis
    from harness.checks.reading.frames import Frame

_BEING = frozenset("be remain stay come take".split())


def on_table(claim: Frame, text: Analysis) -> Frame:
    """ "The demand is no longer on the table", "is off the table": it was dropped. Other frames
    come back as they are."""
    if claim.lemma not in _BEING:
        return claim
    places = [text.doc[a.token].head.lower_ for _, a in claim.others if a.lemma == "table"]
    if not places or places[-1] not in ("on", "off"):
        return claim
    gone = (places[-1] == "off") is not claim.negated
    subjects = [c for c in text.doc[claim.token].children if c.dep_ in SUBJECTS]
    if not gone or not subjects or text.doc[claim.token].lemma_ in ("come", "take"):
        return claim
    held = (argument(subjects[0]),)
    return replace(
        claim, predicate="drop.v", agents=(), patients=held, others=(), negated=False, negator=None
    )


_PROVING = {"success": "succeed", "triumph": "succeed", "failure": "fail", "flop": "fail"}


def proved(claim: Frame) -> Frame:
    """ "The talks were a success": they succeeded. Other frames come back as they are."""
    meant = [_PROVING[a.lemma] for a in claim.patients if a.lemma in _PROVING]
    if claim.lemma not in _BEING | {"prove"} or not meant or not claim.agents:
        return claim
    return replace(claim, predicate=f"{meant[0]}.v", patients=(), others=())
