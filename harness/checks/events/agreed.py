"""What somebody is asked to do, told as promised: "has agreed to act", where the article only has
the other side demand that it act."""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.events.demands import Demand, read_demands
from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.polarity import Status
from harness.checks.reading.tense import COMMITTING
from harness.types import Flag, FlagKind, Severity, Span

NAME = "agreed"
_UNBOUND = frozenset(("threaten", "plan", "intend"))
"""By these nobody meets what another asks."""


class AgreedIndex:
    """The article's demands, which a summary may tell as agreed to."""

    def __init__(self, events: EventIndex) -> None:
        self._events = events
        self._told = list(read_demands(events.article))

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for acts somebody is said to agree to, and that are only asked of them."""
        for claim in summary.frames if self._told else ():
            pledge = _pledge(claim, summary)
            if pledge is None or _binds_itself(pledge, summary, self._events):
                continue
            asked = self._asked(claim, summary)
            whom = frozenset().union(*(summary.parties_of(a) for a in pledge.agents))
            if asked is not None and summary.book.related(whom, asked.whom):
                span = summary.span(min(a.token for a in pledge.agents), claim.token + 1)
                yield self._flag(span, asked)

    def _asked(self, claim: Frame, summary: Analysis) -> Demand | None:
        """The demand that holds the act, where the article has it nowhere else."""
        best = self._events.supporting(claim, summary)
        asked = [d for frame in best if (d := _demand(frame, self._told)) is not None]
        return asked[0] if asked and len(asked) == len(best) else None

    def _flag(self, span: Span, asked: Demand) -> Flag:
        evidence = self._events.article.span(asked.start, asked.end)
        said = f"says “{span.text}”; in the article it is only demanded: "
        said += f"“{shortened(evidence.text)}”"
        return Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME, evidence=evidence)


def _pledge(claim: Frame, summary: Analysis) -> Frame | None:
    """The clause by which a named party binds itself to the claim's act."""
    verb = summary.doc[claim.token]
    if verb.dep_ != "xcomp" or claim.nominal or claim.token in summary.quoted_tokens:
        return None
    pledge = summary.frame_at.get(verb.head.i)
    if pledge is None or pledge.lemma not in COMMITTING - _UNBOUND or pledge.negated:
        return None
    told = pledge.status in (Status.ASSERTED, Status.REPORTED)
    named = bool(pledge.agents) and all(summary.parties_of(a) for a in pledge.agents)
    return pledge if told and named else None


def _binds_itself(pledge: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether the article has the party agree to do anything."""
    return any(
        frame.lemma in COMMITTING
        and bool(frame.complements)
        and index.fit(pledge.agents, frame.agents, (), summary, owners=True)[0]
        for frame in index.article.frames
    )


def _demand(frame: Frame, told: list[Demand]) -> Demand | None:
    return next((d for d in told if d.start < frame.token < d.end), None)
