"""Public acts done to somebody of the story whom, in the article, they never befell.

A verb like "arrest" may share a sense with a word of the article ("contain"), so that it is no
new word; done to a person, or to people that are counted, whom the article has nothing like it
done to, it is news all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause
from harness.checks.reading.frames import Frame
from harness.checks.reading.status import Status
from harness.lexicon.themes import told_also_by
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

NAME = "deeds"
_COUNTED = word_set("people person hundred dozen score thousand civilian")


def check_deeds(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for deeds to a person, or to people, and for falls of rulers that the article does
    not tell of them."""
    for frame in summary.frames:
        if frame.nominal or frame.negated or frame.token in summary.quoted_tokens:
            continue
        if frame.status not in (Status.ASSERTED, Status.REPORTED):
            continue
        said = _deed(frame, summary) or _fall(frame, summary)
        if not said or any(m.like for m in index.matches(frame, summary)):
            continue
        span = clause(frame, summary)
        yield Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, f"tells of {said}", NAME)


def _deed(frame: Frame, summary: Analysis) -> str:
    whom = _whom(frame, summary) if lexicon().is_deed(frame.lemma) else ""
    return f"{whom} what the article does not: {frame.lemma}" if whom else ""


def _whom(frame: Frame, summary: Analysis) -> str:
    """The person, or the people, whom it befell; empty for anything else."""
    for patient in frame.patients:
        ids = summary.direct_at(patient.token)
        if not patient.pronoun and summary.book.types(ids) == {"person"}:
            return summary.book.label(ids)
        if patient.token in summary.value_tokens and patient.lemma in _COUNTED:
            return "" if told_also_by(frame.lemma) else "people"  # the dead are buried
    return ""


_RULERS = frozenset("ruler government regime leadership administration".split())
_FALLING = frozenset("fall collapse crumble".split())


def _fall(frame: Frame, summary: Analysis) -> str:
    """Of rulers, that they have fallen."""
    if frame.lemma not in _FALLING or frame.patients:
        return ""
    rulers = [a for a in frame.agents if a.lemma in _RULERS and summary.parties_of(a)]
    short = any(prep in ("short", "behind", "into", "silent") for prep, _ in frame.others)
    if not rulers or short:
        return ""
    return f"{summary.book.label(summary.parties_of(rulers[0]))} that it has fallen"
