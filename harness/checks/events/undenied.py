"""Denials that nobody gives: "Norland has denied striking the camps", of strikes that the article
reports, and that Norland, in all of it, denies nowhere; and "denied any link", where nobody in the
article denies anything."""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, matter_of, shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.status import Status
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

NAME = "undenied"
_DENYING = word_set("deny refute disown")
_REFUSING = _DENYING | word_set(
    "reject dismiss dispute rebut rebuff refuse oppose decline contest contradict"
)
_FALSE = word_set("false untrue baseless wrong lie denial rejection nonsense rubbish never")
"""Any of these may be the denial that a summary tells of."""
KNOWN = 0.6
"""The part of a denial's matter that one sentence must have."""


def check_undenied(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for denials of what the article tells, by a party that it has deny nothing."""
    denying = [s for s, lemmas in enumerate(index.article.sentence_lemmas) if lemmas & _FALSE]
    for claim in summary.frames:
        if claim.lemma not in _DENYING or claim.nominal or claim.negated:
            continue
        if claim.status is Status.UNREAL or claim.token in summary.quoted_tokens:
            continue
        if not denying and _is_of_guilt(claim) and not _anybody_denies(index):
            said = f"says “{clause(claim, summary).text}”; nobody in the article denies anything"
            yield Flag(clause(claim, summary), FlagKind.NEGATION, Severity.MEDIUM, said, NAME)
            continue
        who = frozenset(p for a in claim.agents for p in summary.direct_at(a.token))
        if not who or _speaks_up(who, denying, index, summary):
            continue
        told = _told(claim, index, summary)
        if told is None:
            continue
        span = clause(claim, summary)
        evidence = index.article.sentence_span(told)
        said = f"says “{span.text}”; the article has no denial of theirs: "
        said += f"“{shortened(evidence.text)}”"
        yield Flag(span, FlagKind.NEGATION, Severity.MEDIUM, said, NAME, evidence=evidence)


_GUILT = word_set(
    "link involvement wrongdoing tie connection role part responsibility guilt charge allegation "
    "accusation misconduct negligence"
)
_INNOCENT = word_set("innocent innocence plead clear nothing unaware not-guilty exonerate insist")
"""Words in which a denial may be told without one of denying."""


def _is_of_guilt(claim: Frame) -> bool:
    return any(a.lemma in _GUILT for a in claim.patients)


def _anybody_denies(index: EventIndex) -> bool:
    """Whether anybody in the article refuses or says that something is not so, in their words or
    the article's."""
    article = index.article
    if any(lemmas & _INNOCENT for lemmas in article.sentence_lemmas):
        return True
    return any(
        f.lemma in _REFUSING
        or (f.negated and (f.source is not None or f.token in article.quoted_tokens))
        for f in article.frames
    )


def _speaks_up(
    who: frozenset[str], denying: list[int], index: EventIndex, summary: Analysis
) -> bool:
    """Whether the party may be who denies something, or says what is not so."""
    article, related = index.article, summary.book.related
    if any(related(who, article.parties_in(s)) for s in denying):
        return True
    for frame in article.frames:
        agents = [article.parties_of(a) for a in frame.agents]
        if frame.lemma in _REFUSING and not all(agents):
            return True  # somebody does, whoever it is
        if frame.lemma in _REFUSING and any(related(who, ids) for ids in agents):
            return True
        if frame.negated and frame.source is not None:
            source = article.parties_of(frame.source)
            if not source or related(who, source):
                return True
    return False


def _told(claim: Frame, index: EventIndex, summary: Analysis) -> int | None:
    """The sentence that tells what is denied."""
    below = [t.i for t in summary.doc[claim.token].subtree if t.i > claim.token]
    words = [summary.words[i] for i in matter_of(below, summary)]
    if len(words) < 2:
        return None
    shares = [
        sum(bool(index.vocabulary.meanings(word) & lemmas) for word in words) / len(words)
        for lemmas in index.article.sentence_lemmas
    ]
    best = max(range(len(shares)), key=lambda s: shares[s], default=None)
    return best if best is not None and shares[best] >= KNOWN else None
