"""Effects with their causes, as a text tells them: by "because of", by a verb that means it
("triggered"), or by what the effect is called ("a reprisal for the attacks").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import LIGHT_VERBS, is_relative
from harness.checks.reading.polarity import negators_of
from harness.checks.reading.status import Status

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_LINKS = tuple(
    tuple(phrase.split())
    for phrase in (
        "because of",
        "due to",
        "owing to",
        "as a result of",
        "as a consequence of",
    )
)
"""Phrases before a cause; what they hang on is its effect."""
_ANSWERS = frozenset(
    "response answer reply reaction retaliation reprisal revenge retribution payback".split()
)
"""What an effect may be called, with its cause behind "to" or "for": "in reprisal for", "the raid
was an answer to"."""
_ANSWERING = frozenset("retaliate respond react reply answer hit_back strike_back".split())
_CAUSING = frozenset(
    "trigger cause prompt provoke spark force ignite unleash galvanise galvanize".split()
)
_CAUSING_BY = {"lead": "to", "result": "in", "set": "off", "bring": "about", "give": "to"}
_OF_THEM = frozenset("wave series string spate round".split())
Pair = tuple["Token", "Token"]
"""The effect and its cause."""


def read_causes(text: Analysis) -> Iterator[Pair]:
    """Every effect of a text with its cause, told by a phrase, by "because" or by a verb."""
    for token in text.doc:
        if token.lower_ in _FIRST:
            yield from _by_phrase(token)
        elif token.pos_ == "VERB" and token.i in text.frame_at:
            yield from _by_verb(token, text)
            yield from _by_answering(token, text)
        elif token.lemma_.lower() in _ANSWERS and token.pos_ == "NOUN":
            yield from _by_answer(token)


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


def _by_answer(answer: Token) -> Iterator[Pair]:
    """What is done "in answer to" something, or is called "an answer to" it."""
    to = [c for c in answer.children if c.dep_ == "prep" and c.lower_ in ("to", "for")]
    causes = [o for prep in to for o in prep.children if o.dep_ in ("pobj", "pcomp")]
    above = answer.head
    if answer.dep_ == "pobj" and above.lower_ in ("in", "as"):
        effects = [a for a in above.ancestors if a.pos_ in ("VERB", "AUX")][:1]
    elif answer.dep_ == "attr":
        effects = [c for c in above.children if c.dep_ == "nsubj" and not negators_of(above)]
    elif answer.dep_ in ("appos", "npadvmod"):
        effects = [above, *(a for a in above.ancestors if a.pos_ == "VERB")][:2]
    else:
        return
    for effect in effects:
        yield from ((_event(_what_came(effect)), _event(cause)) for cause in causes[:1])


def _by_answering(verb: Token, text: Analysis) -> Iterator[Pair]:
    """The strikes of "retaliated with strikes after the attacks"."""
    frame = text.frame_at[verb.i]
    if verb.lemma_.lower() not in _ANSWERING or frame.negated:
        return
    done = [text.doc[a.token] for prep, a in frame.others if prep in ("with", "by")]
    to = [text.doc[a.token] for prep, a in frame.others if prep in ("after", "to", "for")]
    for effect in done:
        yield from ((_event(effect), _event(cause)) for cause in to)


_COMING = frozenset("come be occur happen follow".split())


def _what_came(verb: Token) -> Token:
    """The strikes of "the strikes came in response to the attacks"."""
    if verb.lemma_.lower() not in _COMING:
        return verb
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"), verb)


def read_unmoved(text: Analysis) -> Iterator[Pair]:
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
        for cause in _meant(text.doc[agent.token], verb):
            yield from ((_event(e), _event(cause)) for e in effects)


def _meant(cause: Token, verb: Token) -> list[Token]:
    """What the "which" before a verb may stand for: the noun before it, or what that one belongs
    to, as in "attacks on the posts, which provoked the raids"."""
    noun = cause.head.head if is_relative(cause) and cause.head.dep_ == "relcl" else cause
    if verb.dep_ != "relcl" or verb.head != noun or noun.dep_ != "pobj":
        return [noun]
    owner = noun.head.head
    return [noun, owner] if owner.pos_ == "NOUN" else [noun]


def _event(token: Token) -> Token:
    """The act itself of "carried out the strikes", and the attacks of "a wave of attacks"."""
    done = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    if token.pos_ == "VERB" and token.lemma_.lower() in LIGHT_VERBS and done:
        token = done[0]
    if token.lemma_.lower() in _OF_THEM:
        of = (o for p in token.children if p.lower_ == "of" for o in p.children)
        token = next(of, token)
    return token


_HITTING_BACK = {"hit": "back", "strike": "back", "fire": "back"}


def read_replies(text: Analysis) -> Iterator[Pair]:
    """Whoever answers somebody in words, with whom: "hit back at the mayor"."""
    for frame in text.frames:
        verb = text.doc[frame.token]
        back = _HITTING_BACK.get(frame.lemma)
        answers = frame.lemma in ("respond", "reply", "retort", "answer", "riposte")
        answers |= back is not None and any(c.lower_ == back for c in verb.children)
        if answers and not (frame.negated or frame.nominal):
            to = [a for prep, a in frame.others if prep in ("at", "to", "against")]
            yield from ((verb, text.doc[a.token]) for a in (*frame.patients, *to))
