"""In what circumstances somebody was killed, hurt or held: "as he tried to flee", where the article
tells of none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.general import GENERAL
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "circumstances"
_BEFALLING = word_set(
    "kill die shoot injure wound hurt arrest capture detain seize hit strike drown ambush"
)
_WHEN = frozenset(("as", "while", "when"))
_NEAR = 1
"""Sentences around the event in which its circumstances may be told."""


def check_circumstances(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for what a person was doing when it befell them, out of nothing."""
    for claim in summary.frames:
        clause = _clause(claim, summary)
        if clause is None or not _is_of_person(claim, summary):
            continue
        told = {m.frame.sentence for m in index.matches(claim, summary) if m.fits and m.like}
        words = _words(clause, summary)
        if not told or not words or _is_told(words, told, summary, index):
            continue
        tokens = sorted(t.i for t in clause.subtree if not t.is_punct)
        span = summary.span(tokens[0], tokens[-1] + 1)
        evidence = index.article.sentence_span(min(told))
        said = f"says “{span.text}”; the article tells of no such thing beside "
        said += f"“{shortened(evidence.text)}”"
        yield Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME, evidence=evidence)


def _clause(claim: Frame, summary: Analysis) -> Token | None:
    if claim.lemma not in _BEFALLING or claim.nominal or claim.negated:
        return None
    for child in summary.doc[claim.token].children:
        after = child.dep_ == "advcl" and child.i > claim.token
        if after and _opens(child) and child.i not in summary.quoted_tokens:
            return child
    return None


def _opens(clause: Token) -> bool:
    """Whether "as", "while" or "when" opens it; "as" alone gives the office somebody has."""
    marks = [c for c in clause.children if c.dep_ in ("mark", "advmod")]
    return any(c.lower_ in _WHEN for c in marks) and clause.pos_ == "VERB"


def _is_of_person(claim: Frame, summary: Analysis) -> bool:
    whom = (summary.direct_at(a.token) for a in claim.patients)
    return any("person" in summary.book.types(ids) for ids in whom)


def _words(clause: Token, summary: Analysis) -> list[str]:
    """What the clause tells, in words that do not fit any story."""
    return [
        summary.words[t.i]
        for t in clause.subtree
        if summary.content[t.i] and t.i not in summary.party_at and t.i not in summary.value_tokens
        if summary.lemmas[t.i] not in GENERAL
    ]


def _is_told(words: list[str], told: set[int], summary: Analysis, index: EventIndex) -> bool:
    """Whether the article has any of it near the event, or circumstances of its own there."""
    article = index.article
    near = {n for s in told for n in range(s - _NEAR, s + _NEAR + 1)}
    for number in near & set(range(len(article.sentences))):
        lemmas = article.sentence_lemmas[number]
        if any(index.vocabulary.meanings(word) & lemmas for word in words):
            return True
        start, end = article.sentences[number]
        clauses = (t for t in article.doc[start:end] if t.dep_ in ("advcl", "acl", "relcl"))
        if number in told and any(map(_opens, clauses)):
            return True
    return False
