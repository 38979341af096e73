"""What came of what: a cause and its effect that have changed places, as in "struck in response to
the attacks" of strikes that triggered the attacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import LIGHT_VERBS
from harness.checks.reading.clauses import shortened
from harness.checks.reading.status import Status
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "causes"
_LINKS = tuple(
    tuple(phrase.split())
    for phrase in (
        "because of",
        "due to",
        "owing to",
        "as a result of",
        "as a consequence of",
        "in response to",
        "in answer to",
        "in reply to",
        "in reaction to",
        "in retaliation for",
        "in reprisal for",
        "in revenge for",
    )
)
"""Phrases before a cause; what they hang on is its effect."""
_CAUSING = frozenset(
    "trigger cause prompt provoke spark force ignite unleash galvanise galvanize".split()
)
_CAUSING_BY = {"lead": "to", "result": "in", "set": "off", "bring": "about", "give": "to"}
_OF_THEM = frozenset("wave series string spate round".split())
_OWN, _AKIN, _PARTY = 1.0, 0.5, 0.5
"""How much the very word, one like it, and a party in common make two events one."""
_FAR = 4
"""Sentences between two events from which a "because" joins what the article keeps apart."""
_CLEAR = 0.5
"""How much better the exchanged reading must fit than the straight one."""
Pair = tuple["Token", "Token"]
"""The effect and its cause."""


class CauseIndex:
    """The causes that an article tells."""

    def __init__(self, index: EventIndex) -> None:
        self._index = index
        self._told = list(read_causes(index.article))
        self._denied = list(_unmoved(index.article))

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for effects that the article has as the cause of their cause."""
        for effect, cause in read_causes(summary):
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
            if not self._told:
                continue
            found = [self._fits(effect, cause, pair, summary) for pair in self._told]
            straight = max((fit for fit, _, _ in found), default=0.0)
            turned, _, pair = max(
                ((crossed, fit, pair) for fit, crossed, pair in found), key=lambda f: f[0]
            )
            if turned >= straight + _CLEAR:
                yield self._flag(effect, cause, pair, summary)

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


def _parties(token: Token, text: Analysis) -> frozenset[str]:
    """Whose event it is, and whom it befalls."""
    frame = text.frame_at.get(token.i)
    named = {p for a in frame.arguments() for p in text.parties_at(a.token)} if frame else set()
    return frozenset(named) | text.parties_at(token.i)


def read_causes(text: Analysis) -> Iterator[Pair]:
    """Every effect of a text with its cause, told by a phrase, by "because" or by a verb."""
    for token in text.doc:
        if token.lower_ in _FIRST:
            yield from _by_phrase(token)
        elif token.pos_ == "VERB" and token.i in text.frame_at:
            yield from _by_verb(token, text)


_FIRST = frozenset(link[0] for link in _LINKS)


def _by_phrase(first: Token) -> Iterator[Pair]:
    for link in _LINKS:
        tokens = first.doc[first.i : first.i + len(link)]
        if tuple(t.lower_ for t in tokens) != link:
            continue
        below = (c for t in tokens for c in t.children if c.i > tokens[-1].i)
        causes = [
            c for c in below if c.dep_ in ("pobj", "pcomp")
        ]  # some on "because", some on "of"
        effect = next((a for a in first.ancestors if a.pos_ == "VERB"), None)
        if causes and effect is not None:
            yield _event(_what_came(effect)), _event(causes[0])
    if first.lower_ == "because" and first.dep_ == "mark" and first.head.dep_ == "advcl":
        yield _event(first.head.head), _event(first.head)


_COMING = frozenset("come be occur happen follow".split())


def _what_came(verb: Token) -> Token:
    """The strikes of "the strikes came in response to the attacks"."""
    if verb.lemma_.lower() not in _COMING:
        return verb
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"), verb)


def _unmoved(text: Analysis) -> Iterator[Pair]:
    """Every effect that a text says something did not have: "failed to spark protests"."""
    for frame in text.frames:
        if frame.negated and not frame.nominal and frame.status is not Status.UNREAL:
            yield from _by_verb(text.doc[frame.token], text, denied=True)


def _by_verb(verb: Token, text: Analysis, denied: bool = False) -> Iterator[Pair]:
    lemma, frame = verb.lemma_.lower(), text.frame_at[verb.i]
    if frame.negated is not denied:
        return
    effects = [text.doc[a.token] for a in frame.patients] if lemma in _CAUSING else []
    link = _CAUSING_BY.get(lemma)
    if link in ("to", "in"):
        effects = [text.doc[a.token] for prep, a in frame.others if prep == link]
    elif link is not None and any(c.lower_ == link for c in verb.children):
        effects = [text.doc[a.token] for a in frame.patients]
    for agent in frame.agents:
        yield from ((_event(e), _event(text.doc[agent.token])) for e in effects)


def _event(token: Token) -> Token:
    """The act itself of "carried out the strikes", and the attacks of "a wave of attacks"."""
    done = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    if token.pos_ == "VERB" and token.lemma_.lower() in LIGHT_VERBS and done:
        token = done[0]
    if token.lemma_.lower() in _OF_THEM:
        of = (o for p in token.children if p.lower_ == "of" for o in p.children)
        token = next(of, token)
    return token
