"""Events that a summary says there were none of: "no new attacks", "without pressure from X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.status import Status
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.events.matching import EventIndex
    from harness.checks.reading.phrases import Phrase
    from harness.checks.reading.tokens import Token

NAME = "absences"
_AGAIN = frozenset("new fresh further more renewed additional such".split())
_HAPPENING = frozenset(
    "report record register carry hold take occur happen see bring witness launch stage conduct "
    "follow mount break".split()
)
"""Verbs that say of an event only that it was: "no attacks were reported"."""
_INTRANSITIVE = frozenset("take occur happen come break mount follow".split())
"""Of these, what has no object that happens: "took no account of" tells of no event."""
_UP_TO_NOW = frozenset("yet longer anymore more until since before without after if".split())


def check_absences(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """Flags for "no" before an event that the article tells as having been."""
    for token in summary.nobodies:
        noun = token.head
        if token.lower_ != "no" or token.dep_ not in ("det", "neg") or noun.pos_ != "NOUN":
            continue
        if token.i in summary.quoted_tokens or not _is_all_that_is_told(noun):
            continue
        told = _events(noun, noun.sent, summary, index)
        frame = next((f for f in told if _is_covered(noun, f, index)), None)
        if frame is not None:
            yield _flag(token.i, noun.i + 1, frame, summary, index)
    for place, lemma in enumerate(summary.lemmas):
        if lemma == "without" and place not in summary.quoted_tokens:
            yield from _lacking(summary.doc[place], summary, index)


def _lacking(without: Token, summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    """ "Without pressure from X and Y", which the article has X and Y exert."""
    for noun in without.children:
        whose = noun.doc.phrase(noun.left_edge.i, noun.right_edge.i + 1)
        if noun.dep_ != "pobj":
            continue
        if not any(t.i in summary.party_at for t in whose):
            yield from _not_without(without, noun, summary, index)
            continue
        frame = next(_events(noun, whose, summary, index), None)
        if frame is not None:
            yield _flag(without.i, noun.right_edge.i + 1, frame, summary, index)


_GAINS = frozenset(
    "pay payment wage salary fee reward ransom compensation charge cost bail".split()
)
"""What one does something for, or has to give: "without pay"."""


def _not_without(
    without: Token, noun: Token, summary: Analysis, index: EventIndex
) -> Iterator[Flag]:
    """ "Fight without pay", where the article speaks of their salaries beside the very matter."""
    bare = all(c.lower_ in ("any", "a") for c in noun.children)
    if noun.lemma_.lower() not in _GAINS or not bare:
        return
    meant = index.vocabulary.meanings(summary.words[noun.i])
    matter = [
        i
        for i in range(*summary.sentences[summary.sentence_of(noun.i)])
        if summary.content[i] and i != noun.i
    ]
    words = [index.vocabulary.meanings(summary.words[i]) for i in matter]
    article = index.article
    told = [f for f in article.frames if not f.nominal and _has_any(f, meant)]
    if any(_is_doubted(f) for f in told):
        return
    for frame in told:
        lemmas = article.sentence_lemmas[frame.sentence]
        if words and sum(not lemmas.isdisjoint(w) for w in words) >= KNOWN * len(words):
            yield _flag(without.i, noun.i + 1, frame, summary, index)
            return


def _has_any(frame: Frame, lemmas: frozenset[str]) -> bool:
    return frame.lemma in lemmas or any(a.lemma in lemmas for a in (*frame.agents, *frame.patients))


def _is_doubted(frame: Frame) -> bool:
    return frame.negated or frame.status is Status.UNREAL


KNOWN = 0.6
"""The part of a sentence's matter that the article must tell beside it."""


def _flag(start: int, end: int, frame: Frame, summary: Analysis, index: EventIndex) -> Flag:
    span = summary.span(start, end)
    evidence = index.article.sentence_span(frame.sentence)
    said = f"says “{span.text}”; the article tells of some: “{shortened(evidence.text)}”"
    return Flag(span, FlagKind.NEGATION, Severity.MEDIUM, said, NAME, evidence=evidence)


def _is_all_that_is_told(noun: Token) -> bool:
    """Whether the clause only says that there was none, of whatever kind."""
    marks = [c for c in noun.children if c.dep_ in ("amod", "compound", "relcl", "acl", "poss")]
    if any(c.lower_ not in _AGAIN for c in marks):
        return False
    verb = noun.head
    since = {t.i for prep in _since(noun) for t in prep.subtree}
    if verb.pos_ not in ("VERB", "AUX") or any(
        t.lower_ in _UP_TO_NOW for t in verb.subtree if t not in marks and t.i not in since
    ):
        return False
    if noun.dep_ in ("attr", "nsubj") and verb.lemma_ == "be":
        return any(c.dep_ == "expl" for c in verb.children)
    happening = _HAPPENING - _INTRANSITIVE if noun.dep_ == "dobj" else _HAPPENING
    told = noun.dep_ in ("nsubjpass", "dobj", "nsubj") and verb.lemma_.lower() in happening
    return told and not any(c.dep_ in ("aux",) and c.tag_ == "MD" for c in verb.children)


def _since(noun: Token) -> list[Token]:
    """The "since the truce" of a clause, with an event for its object."""
    return [
        prep
        for prep in noun.head.children
        if prep.dep_ == "prep" and prep.lower_ in ("since", "after")
        if any(c.dep_ == "pobj" and c.pos_ == "NOUN" for c in prep.children)
    ]


def _is_covered(noun: Token, frame: Frame, index: EventIndex) -> bool:
    """Whether the article's event falls into the time that the clause speaks of: what goes on
    "despite the truce" has gone on since."""
    objects = [c for prep in _since(noun) for c in prep.children if c.dep_ == "pobj"]
    return all(o.lemma_.lower() in _undeterred(frame, index) for o in objects)


def _undeterred(frame: Frame, index: EventIndex) -> set[str]:
    """The nouns of what an event of the article comes after, or goes on in spite of."""
    start, end = index.article.sentences[frame.sentence]
    links = [t for t in index.article.doc[start:end] if t.lower_ in _AFTER]
    return {t.lemma_.lower() for link in links for t in link.subtree if t.pos_ == "NOUN"}


_AFTER = frozenset("despite after since spite notwithstanding following".split())


def _events(noun: Token, words: Phrase, summary: Analysis, index: EventIndex) -> Iterator[Frame]:
    """The events of the article that there was none of, in sentences with all that is named in
    ``words``."""
    lemma = noun.lemma_.lower()
    meant = lexicon().variants(f"{lemma}.n") | lexicon().theme(lemma) | {lemma}
    named = [m.parties for m in summary.parties if words.start <= m.head < words.end and m.parties]
    for frame in index.told(meant):
        if frame.negated or frame.status is Status.UNREAL:
            continue
        there = index.article.parties_in(frame.sentence)
        if all(summary.book.related(ids, there) for ids in named):
            yield frame
