"""By what way words were spread, and by whose mouth: "in a televised speech", "a spokesman said".

Who retells an article's words has no reason to give them a way that the article does not; what
it leaves open ("in a statement") anybody may say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.passages import passages
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause_words
from harness.checks.reading.stances import DENYING, REPORTING
from harness.lexicon.themes import channels_of, ways_of, words_of
from harness.types import Flag, FlagKind, Severity, Span

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "channels"
_SPEAKING = (
    REPORTING
    | DENYING
    | frozenset(
        "threaten urge call speak tell accuse criticise criticize condemn promise vow hit lash "
        "praise deliver issue address voice express repeat".split()
    )
)
_TOLD = frozenset("warning threat message remark statement comment claim accusation reply".split())
_NAMELESS = frozenset(("source", "insider"))
"""Nameless voices of a side, which may be called its spokesmen."""
_BY = frozenset("in on at during via through over by".split())


def check_channels(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """Flags for ways and mouths that the article has no word for."""
    for noun in summary.doc:
        if noun.pos_ not in ("NOUN", "PROPN") or noun.i in summary.quoted_tokens:
            continue
        lemma = noun.lemma_.lower()
        if lemma in words_of("spokesmen") and _speaks(noun):
            if not _has_spokesman(index):
                yield _flag(summary.span(noun.i, noun.i + 1), "spokesman")
        elif lemma in _TOLD and (joint := _joint(noun)) and "joint" not in index.vocabulary:
            yield _flag(summary.span(joint.i, noun.i + 1), "joint statement")
        elif _is_way(noun):
            parts = [*(c for c in noun.lefts if c.dep_ in ("amod", "compound")), noun]
            spread = any(channels_of(part.lemma_.lower()) for part in parts)
            if spread and not any(_is_known(part, index) for part in parts):
                if lemma in _WRITTEN and _writes_to(index.analysis):
                    continue
                yield _flag(summary.span(parts[-2:][0].i, noun.i + 1), lemma)
    for frame in summary.frames:
        if (ways := ways_of(frame.lemma)) and not frame.nominal and not frame.negated:
            words = [i for i in clause_words(frame, summary) if i != frame.token]
            near = passages(words, summary, index).near()
            if near and index.sentences_with(ways).isdisjoint(near):
                yield _flag(summary.span(frame.token, frame.token + 1), "way")


def _joint(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.lower_ == "joint"), None)


def _is_known(part: Token, index: ArticleIndex) -> bool:
    return any(word in index.vocabulary for word in channels_of(part.lemma_.lower()))


def _has_spokesman(index: ArticleIndex) -> bool:
    """Whether the article has a spokesman, a nameless source or an officer of the press."""
    if any(word in index.vocabulary for word in words_of("spokesmen") | _NAMELESS):
        return True
    doc = index.analysis.doc
    return any(
        t.lower_ in ("press", "media") and doc.phrase(t.i + 1, t.i + 2).text.lower() in _OFFICERS
        for t in doc
    )


_OFFICERS = frozenset("secretary officer office adviser chief attaché".split())
_WRITTEN = frozenset("letter memo".split())


def _writes_to(article: Analysis) -> bool:
    """Whether somebody in the article writes to somebody, by what way it does not say."""
    return any(f.lemma == "write" and any(p == "to" for p, _ in f.others) for f in article.frames)


def _speaks(noun: Token) -> bool:
    return noun.dep_ in ("nsubj", "agent", "pobj") and any(
        above.lemma_.lower() in _SPEAKING for above in noun.ancestors
    )


def _is_way(noun: Token) -> bool:
    """Whether somebody speaks by it: "warned in a letter", "his threat, made in a speech"."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in _BY:
        return False
    said = prep.head
    return said.lemma_.lower() in _SPEAKING | _TOLD or any(
        c.dep_ in ("nsubjpass", "nsubj", "dobj") and c.lemma_.lower() in _TOLD
        for c in said.children
    )


def _flag(span: Span, what: str) -> Flag:
    said = f"the article has no “{span.text}”, and no other word for a {what}"
    return Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME)
