"""Who rules, and where: what one party seized, told as another's or in another country.

"The rebels seized power in 2021" makes the rebels the rulers of their land; careless summaries
take a party of like name for them ("the Pakistani Taliban, who govern in Kabul").
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.status import Status
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity, Span
from harness.values.party import Ids

NAME = "rulers"
_RULING = frozenset("govern rule reign".split())
_BODIES = {"group", "organisation", "country"}


class RulerIndex:
    """Whom the article has seize power or rule."""

    def __init__(self, article: Analysis) -> None:
        self._article = article
        told = [(f, ids) for f in article.frames if is_rule(f) if (ids := _who(f, article))]
        self._told = told
        self._rulers = frozenset(party for _, ids in told for party in ids)

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for other rulers, and for the rulers in another country than their own."""
        for frame in summary.frames if self._rulers else ():
            who = _who(frame, summary) if is_rule(frame) else frozenset()
            if not who or frame.negated or frame.status is Status.UNREAL:
                continue
            if not summary.book.related(who, self._rulers):
                label = summary.book.label(who)
                yield self._flag(clause(frame, summary, antecedents=True), f"has {label} rule")
                continue
            for link, place in frame.others:
                there = summary.direct_at(place.token)
                if link == "in" and self._is_foreign(there, who, summary):
                    label = summary.book.label(there)
                    span = clause(frame, summary, whole=True)
                    yield self._flag(span, f"has them rule in {label}")

    def _is_foreign(self, place: Ids, who: Ids, summary: Analysis) -> bool:
        """Whether a country is surely not that of a party whose country is known."""
        book = summary.book
        own = frozenset(book.above(who))
        return bool(own) and book.types(place) == {"country"} and not book.related(place, who | own)

    def _flag(self, span: Span, said: str) -> Flag:
        frame, ids = self._told[0]
        evidence = self._article.sentence_span(frame.sentence)
        label = self._article.book.label(ids)
        why = f"{said}; in the article {label} took power: “{shortened(evidence.text)}”"
        return Flag(span, FlagKind.ROLE, Severity.HIGH, why, NAME, evidence=evidence)


def is_rule(frame: Frame) -> bool:
    """ "Seized power", "came to power", "govern"."""
    if frame.nominal:
        return False
    if frame.lemma in _RULING:
        return True
    reached = [("", a.lemma) for a in frame.patients]
    reached += [(prep, a.lemma) for prep, a in frame.others if prep == "to"]
    phrases = {" ".join(filter(None, (frame.lemma, prep, noun))) for prep, noun in reached}
    return lexicon().begins_rule(phrases)


def _who(frame: Frame, text: Analysis) -> Ids:
    named = [text.direct_at(a.token) for a in frame.agents]
    known = [ids for ids in named if ids and text.book.types(ids) & _BODIES]
    return frozenset().union(*known) if len(known) == len(named) else frozenset()
