"""What somebody is asked to do, told as promised or done: "has agreed to act", "has acted", where
the article only has the other side demand that it act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.events.demands import Demand, read_demands
from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, clause_words, matter_of, shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.general import GENERAL
from harness.checks.reading.status import Status
from harness.checks.reading.tense import COMMITTING
from harness.types import Flag, FlagKind, Severity, Span
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "agreed"
_UNBOUND = frozenset(("threaten", "plan", "intend"))
"""By these nobody meets what another asks."""
_BEGINNING = frozenset("begin start launch mount order open".split())
_MEASURES = frozenset("crackdown clampdown offensive campaign operation purge sweep drive".split())
"""What somebody does about those against whom another wants him to act."""


class AgreedIndex:
    """The article's demands, which a summary may tell as agreed to."""

    def __init__(self, events: EventIndex) -> None:
        self._events = events
        self._told = list(read_demands(events.article))

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for acts somebody is said to agree to, or to begin, and that are only asked of
        them."""
        yield from self._begun(summary)
        for claim in summary.frames if self._told else ():
            if _is_done(claim, summary) and (done := self._only_asked(claim, summary)):
                yield self._flag(clause(claim, summary), done)
                continue
            pledge = _pledge(claim, summary)
            if pledge is None or _binds_itself(pledge, summary, self._events):
                continue
            asked = self._asked(claim, summary)
            whom = summary.parties_of_any(pledge.agents)
            if asked is not None and summary.book.related(whom, asked.whom):
                span = summary.span(min(a.token for a in pledge.agents), claim.token + 1)
                yield self._flag(span, asked)

    def _only_asked(self, claim: Frame, summary: Analysis) -> Demand | None:
        """The demand of the claim's agent, with a further word of the claim's."""
        asked = self._asked(claim, summary)
        whom = summary.parties_of_any(claim.agents)
        if asked is None or not whom or not summary.book.related(whom, asked.whom):
            return None
        words = clause_words(claim, summary)
        return asked if self._names_matter(words, whom, asked, summary) else None

    def _names_matter(self, words: list[int], whom: Ids, asked: Demand, summary: Analysis) -> bool:
        """Whether a clause has a further word, or a further party, of a demand."""
        article, meanings = self._events.article, self._events.vocabulary.meanings
        told = {article.lemmas[i] for i in asked.words} - GENERAL
        if any(meanings(summary.words[i]) & told for i in matter_of(words, summary)):
            return True
        ours = frozenset(p for i in words for p in summary.parties_at(i)) - whom
        theirs = frozenset(p for i in asked.words for p in article.parties_at(i)) - asked.whom
        return bool(ours and theirs) and summary.book.related(ours, theirs)

    def _begun(self, summary: Analysis) -> Iterator[Flag]:
        """ "Has begun a crackdown on them", of whom the other side wants to act against them."""
        for claim in summary.frames if self._told else ():
            if claim.nominal or claim.negated or claim.token in summary.quoted_tokens:
                continue
            told = claim.status in (Status.ASSERTED, Status.REPORTED)
            measure = next((p for p in claim.patients if p.lemma in _MEASURES), None)
            if not told or claim.lemma not in _BEGINNING or measure is None:
                continue
            if measure.lemma in self._events.vocabulary:
                continue
            whom = summary.parties_of_any(claim.agents)
            against = self._against(summary.doc[measure.token], summary)
            for demand in self._told:
                words = {self._events.article.lemmas[i] for i in demand.words}
                if summary.book.related(whom, demand.whom) and against & words:
                    yield self._flag(summary.span(claim.token, measure.token + 1), demand)
                    break

    def _against(self, measure: Token, summary: Analysis) -> set[str]:
        """Against whom it is, in the article's words."""
        preps = [c for c in measure.children if c.lower_ in ("on", "against")]
        held = [o for p in preps for o in p.children if o.dep_ == "pobj"]
        meanings = self._events.vocabulary.meanings
        return set().union(*(meanings(summary.words[o.i]) for o in held))

    def _asked(self, claim: Frame, summary: Analysis) -> Demand | None:
        """The demand that holds the act, where the article has it nowhere else."""
        best = self._events.supporting(claim, summary)
        asked = [d for frame in best if (d := _demand(frame, self._told)) is not None]
        return asked[0] if asked and len(asked) == len(best) else None

    def _flag(self, span: Span, asked: Demand) -> Flag:
        evidence = self._events.article.span(asked.start, asked.end)
        said = f"says “{span.text}”; in the article it is only demanded: "
        said += f"“{shortened(evidence.text)}”"
        return Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME, evidence=evidence)


_HAVING = frozenset(("have", "be"))


def _is_done(claim: Frame, summary: Analysis) -> bool:
    """Whether the writer tells an act as under way or past, in a clause of its own."""
    verb = summary.doc[claim.token]
    if claim.nominal or claim.negated or claim.status is not Status.ASSERTED:
        return False
    if verb.dep_ not in ("ROOT", "conj") or claim.token in summary.quoted_tokens:
        return False
    auxiliaries = {c.lemma_.lower() for c in verb.children if c.dep_ == "aux"}
    if auxiliaries - _HAVING:
        return False
    return verb.tag_ == "VBD" or bool(auxiliaries)


def _pledge(claim: Frame, summary: Analysis) -> Frame | None:
    """The clause by which a named party binds itself to the claim's act."""
    verb = summary.doc[claim.token]
    if verb.dep_ != "xcomp" or claim.nominal or claim.token in summary.quoted_tokens:
        return None
    pledge = summary.frame_at.get(verb.head.i)
    if pledge is None or pledge.lemma not in COMMITTING - _UNBOUND or pledge.negated:
        return None
    told = pledge.status in (Status.ASSERTED, Status.REPORTED)
    named = bool(pledge.agents) and all(summary.parties_of(a) for a in pledge.agents)
    return pledge if told and named else None


def _binds_itself(pledge: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether the article has the party agree to do anything."""
    return any(
        frame.lemma in COMMITTING
        and bool(frame.complements)
        and index.fit(pledge.agents, frame.agents, (), summary, owners=True)[0]
        for frame in index.article.frames
    )


def _demand(frame: Frame, told: list[Demand]) -> Demand | None:
    return next((d for d in told if d.start < frame.token < d.end), None)
