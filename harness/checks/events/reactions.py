"""How somebody took it: "hailed the strike" of who objects to such strikes, and admissions and
apologies that nobody in the article makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.stances import ACCUSING
from harness.checks.reading.status import Status
from harness.lexicon.themes import words_of
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "reactions"
_PRAISING = word_set("hail welcome praise applaud laud salute celebrate commend cheer")
_BLAMING = ACCUSING | word_set(
    "condemn denounce criticise criticize slam decry deplore protest object complain"
)
_OWNING_UP = word_set("admission confession apology acknowledgement acknowledgment")
_SORRY = word_set(
    "apologise apologize apology sorry regret regrettable wrong mistake error fault mea "
    "admission confession acknowledgement acknowledgment concession responsible responsibility "
    "failing shortcoming plead guilty"
)
"""Any word by which an article may have somebody own up."""


def check_reactions(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for praise by who objects, and for owning up where nobody does."""
    for claim in summary.frames:
        told = not claim.negated and claim.status is not Status.UNREAL
        if told and claim.lemma in _PRAISING and claim.token not in summary.quoted_tokens:
            found = _objection(claim, summary, index)
            if found is not None:
                yield _turned(claim, found, summary, index)
    for noun in summary.nouns:
        if noun.lemma_.lower() not in _OWNING_UP or noun.i in summary.quoted_tokens:
            continue
        if _is_made(noun) and not _is_known(index):
            yield _unmade(noun, summary)


def _objection(claim: Frame, summary: Analysis, index: EventIndex) -> Frame | None:
    """What the same party has against such a thing, if it praises nothing."""
    by = [
        frame
        for frame in index.told(_PRAISING | _BLAMING)
        if index.fit(claim.agents, frame.agents, (), summary, owners=True)[0]
    ]
    if any(frame.lemma in _PRAISING for frame in by):
        return None
    meanings = index.vocabulary.meanings
    things = [meanings(summary.words[a.token]) for a in claim.patients if not a.pronoun]
    for frame in by:
        article = index.article
        below = {t.lemma_.lower() for t in article.doc[frame.token].subtree}
        if not frame.negated and any(not below.isdisjoint(words) for words in things):
            return frame
    return None


def _turned(claim: Frame, found: Frame, summary: Analysis, index: EventIndex) -> Flag:
    span = clause(claim, summary)
    evidence = index.article.sentence_span(found.sentence)
    said = f"says “{span.text}”; the article has them object: “{shortened(evidence.text)}”"
    return Flag(span, FlagKind.CONTRADICTION, Severity.HIGH, said, NAME, evidence=evidence)


def _is_made(noun: Token) -> bool:
    """Whether somebody is said to make it: "with an admission that", "issued an apology for"."""
    if any(c.lower_ in ("no", "any") for c in noun.children):
        return False
    of = any(c.dep_ == "acl" or c.lower_ in ("of", "for", "to") for c in noun.children)
    return of and (noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ == "with"))


def _is_known(index: EventIndex) -> bool:
    return any(word in index.vocabulary for word in _SORRY | words_of("admitting") - {"confirm"})


def _unmade(noun: Token, summary: Analysis) -> Flag:
    span = summary.span(noun.left_edge.i, noun.i + 1)
    said = f"the article has nobody make such a thing as “{span.text}”"
    return Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME)
