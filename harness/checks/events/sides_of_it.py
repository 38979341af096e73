"""On which side of an occasion something was: "after half-time", of what was "before half-time"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.events.matching import EventIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import shortened
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "sides_of_it"
_SIDES = {"before": "before", "after": "after", "following": "after", "since": "after"}
SHARED = 0.5
"""The part of a sentence's words that the article's must have, which names the same occasion."""


def check_sides_of_it(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for the wrong side of an occasion that the article names on the other side alone."""
    article = index.article
    for prep, noun in _dated(summary):
        if prep.i in summary.quoted_tokens:
            continue
        given = [(p, n) for p, n in _dated(article) if _name(n) == _name(noun)]
        own = _SIDES[prep.lower_]
        if not given or any(_SIDES[p.lower_] == own for p, _ in given):
            continue
        if sum(_name(t) == _name(noun) for t in article.nouns) > len(given):
            continue  # told elsewhere in other words
        near = next((p for p, n in given if _is_about(noun, n, summary, index)), None)
        if near is None:
            continue
        span = summary.span(prep.i, noun.i + 1)
        evidence = article.sentence_span(article.sentence_of(near.i))
        said = f"says “{span.text}”; the article says “{near.text}”: “{shortened(evidence.text)}”"
        yield Flag(span, FlagKind.DATE, Severity.MEDIUM, said, NAME, evidence=evidence)


def _dated(text: Analysis) -> Iterator[tuple[Token, Token]]:
    """The "before" and "after" of a text that have a plain noun for their object."""
    for noun in text.objects:
        prep = noun.head
        if prep.lower_ in _SIDES and noun.pos_ == "NOUN" and noun.i not in text.value_tokens:
            yield prep, noun


def _name(noun: Token) -> str:
    """A noun with what a hyphen joins to it: "half-time"."""
    name, first = noun.lemma_.lower(), noun.i
    while first > 1 and noun.doc[first - 1].text == "-":
        first -= 2
        name = f"{noun.doc[first].lower_}-{name}"
    return str(name)


def _is_about(noun: Token, there: Token, summary: Analysis, index: EventIndex) -> bool:
    """Whether the two sentences tell of one matter beside the occasion."""
    lemmas = index.article.sentence_lemmas[index.article.sentence_of(there.i)]
    own = range(*summary.sentences[summary.sentence_of(noun.i)])
    told = {summary.lemmas[i]: summary.words[i] for i in own if summary.content[i] and i != noun.i}
    known = [w for w in told.values() if not lemmas.isdisjoint(index.vocabulary.meanings(w))]
    return len(known) > 1 and len(known) >= SHARED * len(told)
