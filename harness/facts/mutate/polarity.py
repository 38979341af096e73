"""Negating a sentence, and a verb for its opposite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.stances import REPORTING
from harness.facts.mutate.inflect import inflected, past, third_person
from harness.facts.mutate.rewrite import Kind, Mutant, Paraphrase, Source, mutant, splice
from harness.types import Span

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_NEVER_NEGATED = frozenset(("must", "should", "may", "might"))
"""Modals whose "not" falls on the verb behind them, so that it is no denial."""
_PAIRS = (
    "rise fall|increase decrease|grow shrink|gain lose|widen narrow|accept reject|approve reject"
    "|win lose|open close|reopen close|allow ban|raise cut|support oppose|confirm deny|start end"
    "|begin end|hire sack|lengthen shorten|strengthen weaken|improve worsen|succeed fail"
    "|agree refuse|lift impose|free jail|release detain|convict acquit|praise criticise"
    "|welcome condemn|uphold overturn|join leave|soar plunge"
)
_ONE_WAY = (
    "quash uphold|drop rise|defeat lose|halt resume|suspend resume|resume suspend|climb fall"
    "|slump soar|tumble jump|jump tumble|expand shrink|decline rise|overturn uphold|beat lose"
)
_MOVES = frozenset("rise fall drop climb grow shrink tumble jump soar plunge slump".split())
_SKIPPED = frozenset(("beat", "defeat"))


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for pair in _ONE_WAY.split("|") + _PAIRS.split("|"):
        left, right = pair.split()
        table.setdefault(left, right)
    for pair in _PAIRS.split("|"):
        left, right = pair.split()
        table.setdefault(right, left)
    return {verb: other for verb, other in table.items() if verb not in _SKIPPED}


_OPPOSITES = _table()
_PARTICLES = {"up": "down", "down": "up"}


def negation_mutants(source: Source) -> Iterator[Mutant]:
    for new, start, end, was in _polarity(source, _told(source.root)):
        yield Mutant(new, Kind.NEGATION, Span.of(new, start, end), was)


def denials(source: Source) -> Iterator[Paraphrase]:
    """A falsehood said not to be so."""
    for new, start, end, was in _polarity(source, source.root):
        yield Paraphrase(new, Kind.DENIED, Span.of(new, start, end), was)


def _polarity(source: Source, verb: Token | None) -> Iterator[tuple[str, int, int, str]]:
    """The sentence negated, or freed of its negation: (text, start, end, what stood there)."""
    if verb is None or (verb.tag_ in ("VB", "VBG", "VBN") and not _auxiliaries(verb)):
        return
    negations = [c for c in verb.children if c.dep_ == "neg"]
    if negations:
        yield from _affirmed(source, verb, negations)
        return
    if any(c.lower_ in ("no", "none", "nobody", "nothing", "neither") for c in source.doc):
        return
    auxiliaries = _auxiliaries(verb)
    first = auxiliaries[0] if auxiliaries else verb
    if first.lower_ in _NEVER_NEGATED:
        return
    if auxiliaries or (verb.lemma_ == "be" and verb.pos_ in ("AUX", "VERB")):
        end = first.end
        text, _, _ = splice(source.text, end, end, " not")
        yield text, first.idx, end + len(" not"), first.text
        return
    do = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(verb.tag_)
    if do:
        start, end = verb.idx, verb.end
        new = f"{do} not {verb.lemma_}"
        text, first_at, last_at = splice(source.text, start, end, new)
        yield text, first_at, last_at, verb.text


def _told(verb: Token | None) -> Token | None:
    """What a sentence tells: the verb that "officials said" reports, or the main one."""
    if verb is None:
        return None
    if verb.lemma_ in REPORTING:
        told = [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")]
        if told:
            return told[0]
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        if not subjects or subjects[0].i > verb.i:
            return None
    return verb


def _auxiliaries(verb: Token) -> list[Token]:
    return [
        c
        for c in verb.children
        if c.dep_ in ("aux", "auxpass") and c.i < verb.i and c.lower_ != "to"
    ]


def _affirmed(
    source: Source, verb: Token, negations: list[Token]
) -> Iterator[tuple[str, int, int, str]]:
    negation = negations[0]
    auxiliaries = _auxiliaries(verb)
    start, end = negation.idx, negation.end
    if len(negations) > 1 or negation.lower_ not in ("not", "never"):
        return
    support = auxiliaries[0] if auxiliaries and auxiliaries[0].lemma_ == "do" else None
    if support is not None:
        form = past(verb.lemma_) if support.lower_ == "did" else _present(verb, support)
        start, end = support.idx, verb.end
        text, first, last = splice(source.text, start, end, form)
        yield text, first, last, source.text[start:end]
        return
    rest = source.text[end:].lstrip()
    text = source.text[:start] + rest
    moved = verb.idx - (len(source.text) - len(text)) if verb.idx > start else verb.idx
    yield text, moved, moved + len(verb.text), negation.text


def _present(verb: Token, support: Token) -> str:
    return third_person(verb.lemma_) if support.lower_ == "does" else verb.lemma_


def opposite_mutants(source: Source) -> Iterator[Mutant]:
    """The main verb turned into its opposite: "rose" for "fell", "up" for "down"."""
    verb = source.root
    if verb is None or any(c.dep_ == "neg" for c in verb.children):
        return
    particle = next((c for c in verb.children if c.lower_ in _PARTICLES), None)
    if particle is not None and verb.lemma_ in ("go", "come") and particle.i == verb.i + 1:
        start, end = verb.idx, particle.end
        new = f"{inflected('go', verb.tag_)} {_PARTICLES[particle.lower_]}"
        yield mutant(source.text, start, end, new, Kind.OPPOSITE)
        return
    if any(c.dep_ == "prt" for c in verb.children) or verb.lemma_ not in _OPPOSITES:
        return
    if verb.lemma_ in _MOVES and not any(c.lower_ in ("by", "to", "from") for c in verb.children):
        return  # trees fall, and never rise
    new = inflected(_OPPOSITES[verb.lemma_], verb.tag_)
    yield mutant(source.text, verb.idx, verb.end, new, Kind.OPPOSITE)
