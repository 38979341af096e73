"""How long it lasted: "held until the arrest", of a truce that fell apart at another time; "failed
again", of what failed before it was resumed; and charges that somebody brings nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.events.sequence import read_order
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.stances import ACCUSING
from harness.checks.reading.status import Status
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "lasting"
_HOLDING = word_set("hold last survive endure stand")
_DURING = frozenset("during after amid in following with".split())
_RENEWING = word_set("resume restart reopen renew return relaunch revive restore")
_AGAIN = frozenset(("again", "anew"))


class LastingIndex:
    """What ends in the article, and what was taken up again after it had ended."""

    def __init__(self, index: EventIndex) -> None:
        self._index = index

    @cached_property
    def _ended(self) -> set[int]:
        """The events after which something was resumed, with what was said of them."""
        doc = self._index.article.doc
        ended = {e.token for e, r in read_order(self._index.article) if r.lemma in _RENEWING}
        return ended | {c.i for e in ended for c in doc[e].children if c.dep_ == "xcomp"}

    def check(self, summary: Analysis) -> Iterator[Flag]:
        for claim in summary.frames:
            told = not claim.negated and claim.status is not Status.UNREAL and not claim.nominal
            if not told or claim.token in summary.quoted_tokens:
                continue
            ended = self._until(claim, summary)
            if ended is not None:
                yield self._flag(claim, ended, "ends at another time", summary)
            elif (once := self._again(claim, summary)) is not None:
                yield self._flag(claim, once, "was so once, and has been resumed", summary)
            elif (charge := self._charge(claim, summary)) is not None:
                yield self._flag(claim, charge, "is another charge", summary)

    def _until(self, claim: Frame, summary: Analysis) -> Frame | None:
        """The end of what is said to have held until something else."""
        ends = [summary.doc[a.token] for prep, a in claim.others if prep == "until"]
        clauses = (c for c in summary.doc[claim.token].children if c.dep_ == "advcl")
        ends += [c for c in clauses if any(m.lower_ == "until" for m in c.children)]
        if claim.lemma not in _HOLDING or not ends or ends[0].i in summary.value_tokens:
            return None
        index, meanings = self._index, self._index.vocabulary.meanings
        words = [meanings(summary.words[t.i]) for t in _named(ends[0])]
        for frame in index.opposite(replace(claim, predicate="hold.v")):
            during = any(prep in _DURING for prep, _ in frame.others)
            if frame.negated or not during or not index.match(claim, frame, summary).like:
                continue
            lemmas = index.article.sentence_lemmas[frame.sentence]
            if not any(w & lemmas for w in words):
                return frame
        return None

    def _again(self, claim: Frame, summary: Analysis) -> Frame | None:
        """What ended before it was resumed, and is told to have ended again."""
        again = any(c.lower_ in _AGAIN for c in summary.doc[claim.token].children)
        if not again or claim.lemma in _RENEWING:
            return None
        told = [m.frame for m in self._index.matches(claim, summary) if m.like and not m.unlike]
        if any(f.token not in self._ended for f in told):
            return None
        return next(iter(told), None)

    def _charge(self, claim: Frame, summary: Analysis) -> Frame | None:
        """The charge that the same party brings against the same, where the one told is another,
        about something that the article has not there."""
        if claim.lemma not in ACCUSING or not claim.complements:
            return None
        told = self._index.matches(claim, summary)
        matches = [m for m in told if m.like > 1 and not m.unlike and m.frame.complements]
        things = list(_objects(summary.doc[claim.token]))
        if not matches or not things or not all(m.clash for m in matches):
            return None
        article, meanings = self._index.article, self._index.vocabulary.meanings
        for match in matches:
            lemmas = article.sentence_lemmas[match.frame.sentence]
            there = article.parties_in(match.frame.sentence)
            known = (
                meanings(summary.words[t.i]) & lemmas
                or summary.book.related(summary.parties_at(t.i), there)
                for t in things
            )
            if any(known):
                return None
        return matches[0].frame

    def _flag(self, claim: Frame, frame: Frame, what: str, summary: Analysis) -> Flag:
        span = clause(claim, summary, whole=True)
        evidence = self._index.article.sentence_span(frame.sentence)
        said = f"says “{span.text}”; what the article has {what}: “{shortened(evidence.text)}”"
        return Flag(span, FlagKind.CONTRADICTION, Severity.MEDIUM, said, NAME, evidence=evidence)


_MOMENTS = frozenset("day moment time hour point".split())


def _named(end: Token) -> Iterator[Token]:
    """The words for the event that ends it, with what it is of; what a day is told by."""
    if end.lemma_.lower() in _MOMENTS or end.pos_ == "VERB":
        clauses = (c for c in end.children if c.dep_ in ("relcl", "acl", "advcl"))
        for clause_ in (end, *clauses):
            yield from (t for t in clause_.subtree if t.pos_ in ("VERB", "NOUN") and t != end)
        return
    yield end
    for child in end.children:
        yield from (o for o in child.children if child.dep_ == "prep" and o.dep_ == "pobj")


def _objects(verb: Token) -> Iterator[Token]:
    """The objects of the act that somebody is accused of."""
    near = [verb, *(c for c in verb.children if c.dep_ == "dobj")]
    acts = [a for t in near for p in t.children if p.lower_ == "of" for a in p.children]
    for act in acts:
        if act.dep_ == "pcomp":
            yield from (c for c in act.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN"))
