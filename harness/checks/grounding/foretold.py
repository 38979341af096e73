"""Times of what is past told of what is to come: "will return in November", of who "was hurt in
November".

A time that the article gives of nothing but what has been cannot be the one of what is still to
be. It stands in the article, of another matter; the tenses alone tell that it does not belong.
The reverse proves nothing: what was to be on Friday may well have been on Friday.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.grounding.distances import leans
from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.reading.clauses import shortened
from harness.checks.reading.verb_forms import PASSIVE_SUBJECTS, SUBJECTS
from harness.types import Flag, FlagKind, Severity, Span
from harness.values.period import TimeSpan
from harness.values.sets import Relation

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "foretold"
_AHEAD = frozenset(("will", "shall", "'ll", "’ll", "wo"))
_OPEN = frozenset("may might can could should must would".split())
_HAVING = frozenset(("have", "has", "had", "'ve", "’ve"))
_DUE = frozenset(
    "due set expect schedule plan aim likely forecast predict ready poise slate".split()
)
_SUBJECTS = SUBJECTS | PASSIVE_SUBJECTS
_AUX = ("aux", "auxpass")
_DATING = frozenset("in on at during by until since before after from".split())
_DATED = frozenset("pobj npadvmod tmod advmod compound nmod amod nummod poss pcomp".split())
WINDOW = 8
"""Words before a time among which "due to" still bears on it."""


class ForetoldIndex:
    """Whether an article has its times of what has been."""

    def __init__(self, index: ArticleIndex) -> None:
        self._index = index
        self._known: dict[int, str] = {}

    def check(self, summary: Analysis, slots: list[Slot]) -> Iterator[Flag]:
        """Flags for times that are to come, where all of the article's have passed."""
        for place in slots:
            if place.kind != "time" or place.token in summary.quoted_tokens:
                continue
            if leans(place) or _is_of_today(place.value, summary):
                continue
            to_come = tense_of(summary.doc[place.token]) == "ahead"
            given = self._given(place) if to_come else []
            if given and all(self._tense(slot) == "past" for slot in given):
                yield _flag(place, self._index.analysis.sentence_span(given[0].sentence))

    def _given(self, place: Slot) -> list[Slot]:
        """Where the article has the time, or one that may be it."""
        known = (c for c in self._index.compare(place) if c.relation is not Relation.DISJOINT)
        return [c.candidate for c in known]

    def _tense(self, slot: Slot) -> str:
        found = self._known.get(slot.token)
        if found is None:
            found = self._known[slot.token] = tense_of(self._index.analysis.doc[slot.token])
        return found


def _is_of_today(time: TimeSpan, text: Analysis) -> bool:
    """ "This year" and the year of the news hold both what has been and what is to be."""
    if time.key is not None:
        return time.key.startswith(("relative:+0", "relative:this", "relative:today"))
    today = text.published
    return time.start != time.end and today is not None and time.start <= today <= time.end


def tense_of(time: Token) -> str:
    """``past`` or ``ahead`` for what a time dates; nothing where grammar does not tell."""
    while time.dep_ in ("conj", "appos"):
        time = time.head
    above = time.head
    if time.dep_ not in _DATED or (time.dep_ == "pobj" and above.lower_ not in _DATING):
        return ""
    if _is_due(time):
        return "ahead"
    verb = next((a for a in time.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or (verb.i > time.i and not _is_before(verb, time)):
        return ""
    return _tense_of(verb)


def _is_before(verb: Token, time: Token) -> bool:
    """Whether a time may stand before its verb: it opens the sentence, belongs to a subject, or
    has the verb right behind it."""
    if verb.i == time.i + 1:
        return True
    between = time.doc[max(0, time.i - 2) : time.i + 1]
    path = (a.dep_ for a in time.ancestors if a.i < verb.i)
    return any(t.is_sent_start for t in between) or any(d in _SUBJECTS for d in path)


def _is_due(time: Token) -> bool:
    """ "Due to end in 2030", however it is parsed."""
    verbs = 0
    for token in reversed(time.doc[max(0, time.i - WINDOW) : time.i]):
        verbs += token.pos_ == "VERB"
        if token.is_punct or token.pos_ == "CCONJ" or verbs > 1:
            return False
        if token.lower_ == "to" and token.i > 0 and token.nbor(-1).lemma_.lower() in _DUE:
            be = token.nbor(-2).lower_ if token.i > 1 else ""
            return be not in ("was", "were", "been", "had")
    return False


def _tense_of(verb: Token) -> str:
    marks = {c.lower_ for c in verb.children if c.dep_ in _AUX}
    if marks & _AHEAD:
        return "" if marks & _HAVING else "ahead"
    if "to" in marks:
        return "ahead" if not marks & _HAVING and _is_told_ahead(verb) else ""
    if marks & _OPEN or verb.tag_ not in ("VBD", "VBN"):
        return ""
    if verb.tag_ == "VBD" or marks & _HAVING or marks & {"was", "were"}:
        return "past"
    bare = not marks and verb.dep_ in ("acl", "ROOT")
    return "past" if bare and verb.lemma_.lower() not in _DUE else ""


def _is_told_ahead(verb: Token) -> bool:
    """ "Talks are to be held": a bare infinitive of a present "be"."""
    above = verb.head
    return verb.dep_ == "xcomp" and above.lemma_ == "be" and above.tag_ in ("VBZ", "VBP")


def _flag(place: Slot, evidence: Span) -> Flag:
    return Flag(
        span=place.span,
        kind=FlagKind.DATE,
        severity=Severity.MEDIUM,
        explanation=f"has “{place.span.text}” of what is still to come; the article has it "
        f"only of what is past: “{shortened(evidence.text)}”",
        checker=NAME,
        evidence=evidence,
    )
