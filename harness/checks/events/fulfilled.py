"""Threats, plans, promises and demands told as kept or met, where they were only uttered: "made
good on it", "the demands were met"."""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.cover import particle_of
from harness.checks.reading.frames import Frame
from harness.checks.reading.status import Status
from harness.types import Flag, FlagKind, Severity

NAME = "fulfilled"
_UTTERED = frozenset(
    "threat plan promise pledge vow warning intention ultimatum proposal commitment".split()
)
_KEEPING = frozenset(
    "carry_out carry_through make_good follow_through fulfil fulfill execute implement realise "
    "realize honour honor keep deliver act".split()
)
"""Verbs, with what stands right beside them, by which the uttered becomes the done."""
_ASKED = frozenset("demand request condition call appeal ultimatum plea".split())
_MEETING = frozenset(
    "meet satisfy grant fulfil fulfill accept honour honor accommodate accede agree bow yield "
    "give_in give_way comply heed".split()
)
"""Verbs by which somebody does what another asks; some of them with "to" or "with"."""
_LESS = frozenset("not n't never no none few some partly partially hardly".split())


def check_fulfilled(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """Flags for what the article has only threatened, planned or promised, told as done."""
    for frame in summary.frames:
        uttered = _kept(frame, summary)
        if uttered is None or _is_kept_there(index.analysis):
            continue
        told = index.vocabulary.meanings(summary.words[uttered])
        near = sorted(index.sentences_with(told))
        if not near:
            continue
        first, last = sorted((frame.token, uttered))
        span = summary.span(first, last + 1)
        yield Flag(
            span=span,
            kind=FlagKind.UNSUPPORTED,
            severity=Severity.MEDIUM,
            explanation=f"says “{span.text}”; in the article it is only uttered",
            checker=NAME,
            evidence=index.analysis.sentence_span(near[0]),
        )


def _kept(frame: Frame, text: Analysis) -> int | None:
    """The threat or promise that a clause says was kept, as a fact."""
    if frame.nominal or frame.negated or frame.status not in (Status.ASSERTED, Status.REPORTED):
        return None
    verb = text.doc[frame.token]
    beside = {f"{frame.lemma}_{c.lower_}" for c in verb.children if c.dep_ in ("acomp", "oprd")}
    told = {frame.lemma, particle_of(frame, text), *beside}
    if told & _MEETING and not any(c.lower_ in _LESS for c in verb.subtree):
        asked = (*frame.patients, *(a for prep, a in frame.others if prep in ("to", "with")))
        found = next((a.token for a in asked if a.lemma in _ASKED), None)
        if found is not None:
            return found
    if not _KEEPING & told:
        return None
    reached = frame.patients
    if frame.lemma in ("act", "deliver", "make", "follow"):  # "delivered on its promise"
        reached = tuple(a for prep, a in frame.others if prep in ("on", "upon", "with"))
    return next((a.token for a in reached if a.lemma in _UTTERED), None)


def _is_kept_there(article: Analysis) -> bool:
    return any(_kept(frame, article) is not None for frame in article.frames)
