"""What the article only reports or hedges, retold as fact in the writer's own voice.

The news of an article is what it opens with: "…, sources told the agency" is how it was learned,
not a doubt. What stands further down as somebody's word, or with "reportedly", is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.events.matching import EventIndex
from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause
from harness.checks.reading.frames import Frame
from harness.checks.reading.stances import ACCUSING, DENYING, HEDGES, REPORTING, UNREAL_HEADS
from harness.checks.reading.status import Status, charge_of, is_told
from harness.types import Flag, FlagKind, Severity

NAME = "certainty"

_STANCES = (
    REPORTING | DENYING | ACCUSING | UNREAL_HEADS | frozenset("hold keep stick stand".split())
)
"""What somebody does by speaking is known once it is heard."""
_BELOW = frozenset("ccomp xcomp pcomp csubj acl oprd".split())
"""How a clause hangs on another whose word it is: "accused *of sheltering*"."""


def check_certainty(summary: Analysis, index: ArticleIndex, events: EventIndex) -> Iterator[Flag]:
    """Flags for clauses told more firmly than by the article: of low severity, or medium
    where somebody is charged with the act.
    """
    passed = _attributed(summary) | summary.copied
    for claim in summary.frames:
        if claim.sentence in passed or not _is_plainly_told(claim, summary):
            continue
        matches = [
            f
            for f in events.supporting(claim, summary)
            if events.shares_participants(claim, f, summary) and (claim.patients or not f.patients)
        ]
        if not matches or any(_is_firm(f) for f in matches):
            continue
        evidence = index.analysis.sentence_span(matches[0].sentence)
        charged = all(charge_of(index.analysis.doc[f.token]) for f in matches)
        how = "has it as an accusation" if charged else "only reports it"
        yield Flag(
            span=clause(claim, summary),
            kind=FlagKind.CERTAINTY,
            severity=Severity.MEDIUM if charged else Severity.LOW,
            explanation=f"stated as fact; the article {how}: “{evidence.text}”",
            checker=NAME,
            evidence=evidence,
        )


def _is_plainly_told(claim: Frame, summary: Analysis) -> bool:
    """Whether the writer vouches for the clause: no hedge, no source, no head that speaks."""
    if claim.status is not Status.ASSERTED or claim.nominal or claim.source is not None:
        return False
    if claim.lemma in _STANCES or any(w.rpartition(".")[0] in HEDGES for w in claim.extras):
        return False
    token = summary.doc[claim.token]
    above = (token, *token.ancestors)
    return not any(t.dep_ in _BELOW or is_told(t) for t in above)


def _is_firm(frame: Frame) -> bool:
    return frame.status is Status.ASSERTED or frame.sentence == 0


def _attributed(summary: Analysis) -> set[int]:
    """The sentences in which a source stands: "according to …", "…, officials said"."""
    found = {frame.sentence for frame in summary.frames if frame.lemma in _SAYING}
    for number, (start, end) in enumerate(summary.sentences):
        if "according to" in summary.doc.phrase(start, end).text.lower():
            found.add(number)
    return found


_SAYING = frozenset("say tell claim announce report allege accuse warn add state describe".split())
