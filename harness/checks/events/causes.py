"""What came of what: a cause and its effect that have changed places, as in "struck in response to
the attacks" of strikes that triggered the attacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.events.causation import Pair, read_causes, read_replies, read_unmoved
from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import LIGHT_VERBS
from harness.checks.reading.clauses import shortened
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "causes"
_OWN, _AKIN, _PARTY = 1.0, 0.5, 0.5
"""How much the very word, one like it, and a party in common make two events one."""
_FAR = 4
"""Sentences between two events from which a "because" joins what the article keeps apart."""
_CLEAR = 0.5
"""How much better the exchanged reading must fit than the straight one."""


class CauseIndex:
    """The causes that an article tells."""

    def __init__(self, index: EventIndex) -> None:
        self._index = index
        self._told = list(read_causes(index.article))
        self._replies = list(read_replies(index.article))
        self._denied = list(read_unmoved(index.article))

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for effects that the article has as the cause of their cause."""
        for effect, cause in read_causes(summary):
            if effect.i in summary.quoted_tokens and effect.dep_ == "xcomp":
                effect = effect.head  # "vowed to “crush” it"
            if effect.i in summary.quoted_tokens or cause.i in summary.quoted_tokens:
                continue
            apart = self._apart(effect, cause, summary)
            if apart is not None:
                yield self._unlinked(effect, cause, apart, summary)
                continue
            denied = self._denial(effect, cause, summary)
            if denied is not None:
                yield self._none(effect, cause, denied, summary)
                continue
            turned_reply = self._reply(effect, cause, summary)
            if turned_reply is not None:
                yield self._flag(effect, cause, turned_reply, summary)
                continue
            if not self._told:
                continue
            found = [self._fits(effect, cause, pair, summary) for pair in self._told]
            straight = max((fit for fit, _, _ in found), default=0.0)
            turned, _, pair = max(
                ((crossed, fit, pair) for fit, crossed, pair in found), key=lambda f: f[0]
            )
            if turned >= straight + _CLEAR:
                yield self._flag(effect, cause, pair, summary)

    def _reply(self, effect: Token, cause: Token, summary: Analysis) -> Pair | None:
        """The reply of the article's by which it is the other who answers: "in reply to her
        message", of who hit back at him."""
        article, related = self._index.article, summary.book.related
        ours, theirs = _doers(effect, summary), _doers(cause, summary)
        if not self._replies or not (ours and theirs) or related(ours, theirs):
            return None
        known = [(_doers(v, article), article.parties_at(to.i), v) for v, to in self._replies]
        if any(related(ours, who) and related(theirs, to) for who, to, _ in known):
            return None
        found = (v for who, to, v in known if related(theirs, who) and related(ours, to))
        return next(((verb, verb) for verb in found), None)

    def _denial(self, effect: Token, cause: Token, summary: Analysis) -> int | None:
        """The sentence that says that the cause had no such effect; none where another says that
        something had it."""
        if any(self._alike(effect, pair[0], summary) for pair in self._told):
            return None
        for pair in self._denied:
            which = pair[1].pos_ == "PRON" or self._alike(cause, pair[1], summary)
            if which and self._alike(effect, pair[0], summary):
                return self._index.article.sentence_of(pair[0].i)
        return None

    def _none(self, effect: Token, cause: Token, place: int, summary: Analysis) -> Flag:
        first, last = sorted((effect.i, cause.i))
        span = summary.span(first, last + 1)
        evidence = self._index.article.sentence_span(place)
        said = f"says “{span.text}”; in the article it did not: “{shortened(evidence.text)}”"
        return Flag(span, FlagKind.NEGATION, Severity.HIGH, said, NAME, evidence=evidence)

    def _apart(self, effect: Token, cause: Token, summary: Analysis) -> int | None:
        """The sentence of the effect, where the article tells both far from one another."""
        if not any(t.lower_ == "because" for t in summary.doc[min(effect.i, cause.i) :]):
            return None
        places = [self._sentences(token, summary) for token in (effect, cause)]
        if not all(places):
            return None
        near = any(abs(a - b) < _FAR for a in places[0] for b in places[1])
        return None if near else min(places[0])

    def _sentences(self, token: Token, summary: Analysis) -> set[int]:
        frame = summary.frame_at.get(token.i)
        matches = self._index.matches(frame, summary) if frame is not None else []
        return {m.frame.sentence for m in matches if m.fits}

    def _unlinked(self, effect: Token, cause: Token, place: int, summary: Analysis) -> Flag:
        first, last = sorted((effect.i, cause.i))
        span = summary.span(first, last + 1)
        evidence = self._index.article.sentence_span(place)
        said = f"says “{span.text}”; the article tells of both far apart, and of no link: "
        said += f"“{shortened(evidence.text)}”"
        return Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME, evidence=evidence)

    def _fits(
        self, effect: Token, cause: Token, pair: Pair, summary: Analysis
    ) -> tuple[float, float, Pair]:
        """How well the pair fits straight, and exchanged."""
        straight = self._alike(effect, pair[0], summary), self._alike(cause, pair[1], summary)
        crossed = self._alike(effect, pair[1], summary), self._alike(cause, pair[0], summary)
        return (
            sum(straight) if all(straight) else 0.0,
            sum(crossed) if all(crossed) else 0.0,
            pair,
        )

    def _alike(self, claim: Token, given: Token, summary: Analysis) -> float:
        article = self._index.article
        mine, theirs = summary.words[claim.i], article.words[given.i]
        if claim.lemma_.lower() == given.lemma_.lower():
            fit = _OWN
        elif lexicon().same(mine, theirs) or given.lemma_.lower() in lexicon().theme(
            claim.lemma_.lower()
        ):
            fit = _AKIN
        else:
            return 0.0
        ours, others = _parties(claim, summary), _parties(given, article)
        return fit + (_PARTY if ours and others and summary.book.related(ours, others) else 0.0)

    def _flag(self, effect: Token, cause: Token, told: Pair, summary: Analysis) -> Flag:
        first, last = sorted((effect.i, cause.i))
        span = summary.span(first, last + 1)
        evidence = self._index.article.sentence_span(self._index.article.sentence_of(told[0].i))
        said = f"says “{span.text}”; in the article it is the other way round: "
        said += f"“{shortened(evidence.text)}”"
        return Flag(span, FlagKind.CONTRADICTION, Severity.MEDIUM, said, NAME, evidence=evidence)


def _doers(token: Token, text: Analysis) -> frozenset[str]:
    """Whose act or whose words it is."""
    done = token.dep_ == "dobj" and token.head.lemma_.lower() in LIGHT_VERBS  # "made his vow"
    frames = (text.frame_at.get(t.i) for t in ((token, token.head) if done else (token,)))
    named = {p for f in frames if f for a in f.agents for p in text.parties_at(a.token)}
    owners = (c for c in token.children if c.dep_ == "poss") if token.pos_ == "NOUN" else ()
    return frozenset(named) | {p for owner in owners for p in text.parties_at(owner.i)}


def _parties(token: Token, text: Analysis) -> frozenset[str]:
    """Whose event it is, and whom it befalls."""
    frame = text.frame_at.get(token.i)
    named = {p for a in frame.arguments() for p in text.parties_at(a.token)} if frame else set()
    return frozenset(named) | text.parties_at(token.i)
