"""Proceedings that are still going on, told as ended: "the inquest has ruled that …", of one that
"is taking place"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Argument, Frame
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.cover import particle_of
from harness.checks.reading.status import Status
from harness.checks.reading.verb_forms import is_told_as_past
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "unfinished"
_PROCEEDINGS = word_set(
    "inquest inquiry enquiry investigation trial hearing probe review audit tribunal appeal vote "
    "referendum election ballot count recount search negotiation talk coroner jury panel commission"
)
_ENDING = word_set(
    "rule conclude find decide determine establish clear acquit convict end finish wrap_up close "
    "reject recommend award overturn uphold"
)
"""What one of them does when it comes to its end."""
_GOING_ON = word_set("take_place continue go_on proceed hear sit meet examine consider run")
_UNDER_WAY = word_set("underway under-way ongoing afoot")
_AHEAD = frozenset("will due yet expected".split())


def check_unfinished(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for the outcome of what, in the article, is still going on or to come."""
    for claim in summary.frames:
        told = None if claim.token in summary.quoted_tokens else _concluded(claim, summary)
        if told is None or _has_ended(claim, told, index):
            continue
        article = index.article
        for frame in article.frames:
            if _goes_on(frame, article) and _is_same(told, frame, summary, index):
                span = clause(claim, summary)
                evidence = article.sentence_span(frame.sentence)
                said = f"says “{span.text}”; in the article it is not over: "
                said += f"“{shortened(evidence.text)}”"
                yield Flag(
                    span, FlagKind.CONTRADICTION, Severity.HIGH, said, NAME, evidence=evidence
                )
                break


def _concluded(claim: Frame, summary: Analysis) -> Argument | None:
    """The proceedings that a clause says have ended, or have found something."""
    if claim.nominal or claim.negated or claim.status not in (Status.ASSERTED, Status.REPORTED):
        return None
    if claim.lemma not in _ENDING and particle_of(claim, summary) not in _ENDING:
        return None
    if not is_told_as_past(summary.doc[claim.token]):
        return None
    ends = claim.lemma in ("end", "conclude", "finish", "close") and not claim.agents
    named = claim.patients if ends else claim.agents
    return next((a for a in named if a.lemma in _PROCEEDINGS), None)


def _has_ended(claim: Frame, told: Argument, index: EventIndex) -> bool:
    """Whether the article tells of an outcome of such proceedings, this one's or another's."""
    article = index.article
    for frame in article.frames:
        if frame.status is Status.UNREAL or frame.negated:
            continue
        if lexicon().same(frame.predicate, claim.predicate):
            return True
        own = any(index.shares_head(told, a) for a in (*frame.agents, *frame.patients))
        if own and (frame.lemma in _ENDING or particle_of(frame, article) in _ENDING):
            return True
    return False


_ANOTHER = frozenset("second third fourth fifth new another further fresh final separate".split())


def _is_same(told: Argument, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether they may be the same proceedings: a second trial is not just any trial."""
    own = _marks(told, summary)
    return any(
        index.shares_head(told, a) and _marks(a, index.article) <= own
        for a in (*frame.agents, *frame.patients)
    )


def _marks(noun: Argument, text: Analysis) -> set[str]:
    return {c.lower_ for c in text.doc[noun.token].children} & _ANOTHER


def _goes_on(frame: Frame, article: Analysis) -> bool:
    """Whether a clause says that something is going on now, or will."""
    if frame.negated or frame.nominal:
        return False
    verb = article.doc[frame.token]
    act = "take_place" if any(a.lemma == "place" for a in frame.patients) else frame.lemma
    if act in _GOING_ON or particle_of(frame, article) in _GOING_ON:
        return _is_present(verb) or any(c.lower_ in _AHEAD for c in verb.children)
    states = {a.lemma for a in frame.patients} | {
        a.lemma for prep, a in frame.others if prep == "under"
    }
    states |= {c.lower_ for c in verb.children if c.dep_ in ("acomp", "advmod")}
    return (
        frame.lemma in ("be", "remain")
        and bool(states & (_UNDER_WAY | {"way"}))
        and _is_present(verb)
    )


def _is_present(verb: Token) -> bool:
    """Whether a verb tells what is so now: "is taking place", "continues"."""
    marks = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    told = marks[0] if marks else verb
    return told.tag_ in ("VBZ", "VBP") and told.lemma_.lower() != "have"
