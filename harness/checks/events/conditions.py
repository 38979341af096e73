"""What somebody will do if something happens: "would not respond even if attacked", of who will
defend themselves if attacked."""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.frames import Frame
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

NAME = "conditions"
_ANSWERING = word_set(
    "respond retaliate react answer defend fight resist hit_back strike_back act reply protect"
)
"""What is done about it, whatever it is."""


def check_conditions(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for answers that are ruled out on a condition on which the article announces them."""
    for claim in summary.frames:
        condition = _condition(claim, summary)
        if not condition or claim.token in summary.quoted_tokens:
            continue
        same = [
            frame
            for frame in index.article.frames
            if _condition(frame, index.article) == condition
            and (frame.lemma == claim.lemma or {frame.lemma, claim.lemma} <= _ANSWERING)
        ]
        if not same or any(frame.negated is claim.negated for frame in same):
            continue
        span = clause(claim, summary, whole=True)
        evidence = index.article.sentence_span(same[0].sentence)
        said = f"says “{span.text}”; the article says the reverse: “{shortened(evidence.text)}”"
        yield Flag(span, FlagKind.NEGATION, Severity.HIGH, said, NAME, evidence=evidence)


def _condition(frame: Frame, text: Analysis) -> str:
    """The verb of a clause's "if": "attack" of "will defend itself if attacked"."""
    if frame.nominal:
        return ""
    for child in text.doc[frame.token].children:
        if child.dep_ == "advcl" and any(c.lower_ == "if" for c in child.children):
            return str(child.lemma_.lower())
    return ""
