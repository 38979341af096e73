"""With what noise something began: "launched with fanfare", of what began quietly."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.events.told import manners_of
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import Argument, argument, is_relative
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.frames import Frame
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "manners"
_BEGINNING = word_set(
    "announce launch declare begin open start unveil reveal proclaim hold conduct"
)
"""Verbs that say of a thing only that it is, or is made known; the manner is the thing's."""
_UTTERING = word_set("make voice issue utter deliver give repeat level")


class MannerIndex:
    """The events of an article of which it says before whose eyes they were."""

    def __init__(self, index: EventIndex) -> None:
        self._index = index

    @cached_property
    def _told(self) -> list[tuple[Frame, frozenset[str]]]:
        article = self._index.article
        known = ((f, manners_of(f, article) & _SEEN) for f in article.frames if not f.negated)
        return [(frame, manners) for frame, manners in known if manners]

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for things begun or made known in the opposite manner to the article's."""
        for claim in summary.frames if self._told else ():
            ours = _manners(claim, summary)
            found = self._opposite(claim, ours, summary) if ours else None
            if found is None:
                continue
            span = clause(claim, summary, whole=True)
            evidence = self._index.article.sentence_span(found.sentence)
            given = shortened(evidence.text)
            said = f"says “{span.text}”; the article says the opposite: “{given}”"
            yield Flag(span, FlagKind.CONTRADICTION, Severity.HIGH, said, NAME, evidence=evidence)

    def _opposite(self, claim: Frame, ours: frozenset[str], summary: Analysis) -> Frame | None:
        """The same thing of the article's, done in the opposite manner."""
        opposite, index = lexicon().opposite, self._index
        what = _meant_by_it(claim, summary)
        known = what.lemma in _BEGINNING | _UTTERING
        about = _about(what, summary) if known else []
        for frame, theirs in self._told:
            if not any(opposite(a, b) for a in ours for b in theirs):
                continue
            same = known and (_shared(about, frame, index) or _utters(what, frame, summary, index))
            if same or _conducts(what, frame, summary, index):
                return frame
        return None


def _manners(claim: Frame, summary: Analysis) -> frozenset[str]:
    """Before whose eyes it is done, where the clause says so."""
    if claim.nominal or claim.negated:
        return frozenset()
    return manners_of(claim, summary) & _SEEN


_SEEN = frozenset(
    f"{adverb}.r"
    for adverb in "publicly openly loudly privately secretly quietly discreetly".split()
)


def _meant_by_it(claim: Frame, summary: Analysis) -> Frame:
    """The event of "and this time they are doing it in the open"."""
    pronoun = any(a.pronoun for a in claim.patients)
    if claim.lemma != "do" or not pronoun:
        return claim
    before = summary.doc[claim.token].head
    return summary.frame_at.get(before.i, claim)


def _conducts(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether a claim's verb is what the same parties begin in the article: "are negotiating", of
    who resumed negotiations."""
    begun = any(lexicon().same(f"{p.lemma}.n", claim.predicate) for p in frame.patients)
    return begun and index.fit(claim.agents, frame.agents, (), summary, owners=True)[0] > 0


def _about(claim: Frame, summary: Analysis) -> list[Argument]:
    """What is begun, or what the clause that is made known tells."""
    verb = summary.doc[claim.token]
    told = [c for c in verb.children if c.dep_ == "ccomp"]
    below = [summary.frame_at[t.i] for t in told if t.i in summary.frame_at]
    found = [a for f in (claim, *below) for a in f.patients]
    return found + [argument(t) for t in told]


def _utters(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    """Whether a claim's object is the noun for what the same party does in the article: "made his
    threat" of who threatened."""
    nouns = [_meant(summary.doc[a.token]) for a in claim.patients]
    spoken = [n for n in nouns if lexicon().same(f"{n.lemma_.lower()}.n", frame.predicate)]
    own = [argument(c) for noun in spoken for c in noun.children if c.dep_ == "poss"]
    agents = claim.agents or tuple(own)
    return bool(spoken) and index.fit(agents, frame.agents, (), summary, owners=True)[0] > 0


def _meant(noun: Token) -> Token:
    """What a relative pronoun stands for: "his threat, which was made in private"."""
    return noun.head.head if is_relative(noun) and noun.head.dep_ == "relcl" else noun


def _shared(about: list[Argument], frame: Frame, index: EventIndex) -> bool:
    return any(index.shares_head(a, p) for a in about for p in frame.patients)
