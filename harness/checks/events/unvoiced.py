"""Silence where the article has an answer: "raised no objection" of who accused and condemned,
"has never responded to the claims" of who rejected them."""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.frames import Argument, Frame
from harness.checks.reading.general import GENERAL
from harness.checks.reading.stances import ACCUSING, DENYING
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids

NAME = "unvoiced"
_OBJECTING = frozenset("object complain protest criticise criticize condemn denounce".split())
_OBJECTIONS = frozenset("objection complaint protest criticism accusation condemnation".split())
_VOICING = frozenset("raise make voice utter lodge file express offer level".split())
_BLAMING = ACCUSING | _OBJECTING | frozenset(("slam", "decry", "deplore"))
_ANSWERING = frozenset("respond reply answer react comment".split())
_REFUTING = DENYING | frozenset(("rebut", "counter", "rebuff"))


def check_unvoiced(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for objections and answers that somebody is said not to have given, and gave."""
    for claim in summary.frames:
        if not claim.negated or claim.nominal or claim.token in summary.quoted_tokens:
            continue
        found = _objected(claim, summary, index) or _answered(claim, summary, index)
        if found is None:
            continue
        span = clause(claim, summary)
        evidence = index.article.sentence_span(found.sentence)
        said = f"says “{span.text}”; the article has them speak up: “{shortened(evidence.text)}”"
        yield Flag(span, FlagKind.NEGATION, Severity.HIGH, said, NAME, evidence=evidence)


def _objected(claim: Frame, summary: Analysis, index: EventIndex) -> Frame | None:
    """The charge that somebody brings in the article against whom they do not object to here."""
    voiced = claim.lemma in _VOICING and any(p.lemma in _OBJECTIONS for p in claim.patients)
    if not voiced and claim.lemma not in _OBJECTING:
        return None
    own = summary.parties_of_any(claim.agents)
    start, end = summary.sentences[claim.sentence]
    here = (m.parties for m in summary.parties if start <= m.head < end)
    others = frozenset(p for ids in here for p in ids if not summary.book.related(ids, own))
    for frame in index.told(_BLAMING) if own and others else ():
        by_them = index.fit(claim.agents, frame.agents, (), summary, owners=True)[0]
        if by_them and not frame.negated and _may_blame(others, frame, index.article):
            return frame
    return None


def _may_blame(parties: Ids, frame: Frame, article: Analysis) -> bool:
    """Whether one of the parties is blamed, or somebody who has no name: "the company"."""
    blamed = [article.parties_of(p) for p in frame.patients]
    nameless = any(p.lemma in GENERAL and not article.parties_of(p) for p in frame.patients)
    return nameless or any(article.book.related(parties, ids) for ids in blamed)


def _answered(claim: Frame, summary: Analysis, index: EventIndex) -> Frame | None:
    """The denial that somebody gives in the article to what they "never responded to" here."""
    if claim.lemma not in _ANSWERING:
        return None
    asked = [a for prep, a in claim.others if prep in ("to", "on", "about")]
    for frame in index.told(_REFUTING):
        by_them = index.fit(claim.agents, frame.agents, (), summary, owners=True)[0]
        if by_them and not frame.negated and _is_shared(asked, frame, index):
            return frame
    return None


def _is_shared(asked: list[Argument], frame: Frame, index: EventIndex) -> bool:
    return any(index.shares_head(a, p) for a in asked for p in frame.patients)
