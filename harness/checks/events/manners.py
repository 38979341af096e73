"""With what noise something began: "launched with fanfare", of what began quietly."""

from __future__ import annotations

from collections.abc import Iterator
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


def check_manners(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for things begun or made known in the opposite manner to the article's."""
    opposite = lexicon().opposite
    for claim in summary.frames:
        if claim.lemma not in _BEGINNING | _UTTERING or claim.nominal or claim.negated:
            continue
        ours = manners_of(claim, summary)
        about = _about(claim, summary) if ours else []
        for frame in index.article.frames if about else ():
            theirs = manners_of(frame, index.article)
            turned = any(opposite(a, b) for a in ours for b in theirs)
            same = turned and (
                _shared(about, frame, index) or _utters(claim, frame, summary, index)
            )
            if not same or frame.negated:
                continue
            span = clause(claim, summary, whole=True)
            evidence = index.article.sentence_span(frame.sentence)
            said = (
                f"says “{span.text}”; the article says the opposite: “{shortened(evidence.text)}”"
            )
            yield Flag(span, FlagKind.CONTRADICTION, Severity.HIGH, said, NAME, evidence=evidence)
            break


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
