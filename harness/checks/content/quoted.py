"""Quotations against the article: words that nobody said, or that somebody else did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.quotes import UNNAMED, Quotation
from harness.checks.reading.wording import is_foreign, is_title, said
from harness.types import Flag, FlagKind, Severity, Span
from harness.values.party import Ids

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "quoted"


def check_quotes(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """Words inside quotation marks that nobody said in the article, or somebody else did."""
    article = index.analysis
    for quote in summary.quotations:
        span = Span.of(summary.text, quote.start, quote.end)
        if is_title(quote.text) or is_foreign(quote.text):
            continue
        if said(quote.text, article.text) < 0:
            original = _inflected(quote, summary, article)
            if original is not None:
                yield from _wrong_speaker(span, original.text, quote.speaker, summary, index)
                continue
            yield Flag(
                span=span,
                kind=FlagKind.QUOTE,
                severity=Severity.HIGH,
                explanation=f"nobody says “{quote.text}” in the article",
                checker=NAME,
            )
            continue
        yield from _wrong_speaker(span, quote.text, quote.speaker, summary, index)


def _wrong_speaker(
    span: Span, words: str, speaker: int | None, summary: Analysis, index: ArticleIndex
) -> Iterator[Flag]:
    named = summary.parties_at(speaker) if speaker is not None else frozenset()
    if not named:
        return
    article = index.analysis
    for original in article.quotations:
        if said(words, original.text) < 0 or original.speaker is None:
            continue
        right = article.parties_at(original.speaker)
        there = _with_speaker(span, speaker, summary)
        unnamed = not right and article.doc[original.speaker].lemma_.lower() in UNNAMED
        to_person = unnamed and "person" in summary.book.types(named)
        if to_person or (right and not _may_speak_for(named, right, article)):
            whose = summary.book.label(right) or f"a {article.doc[original.speaker].text}"
            yield Flag(
                span=there,
                kind=FlagKind.QUOTE,
                severity=_severity(speaker, named, right, summary),
                explanation=f"gives to {summary.book.label(named)} the words of {whose}",
                checker=NAME,
                evidence=Span.of(article.text, original.start, original.end),
            )
            return


def _severity(speaker: int | None, named: Ids, right: Ids, summary: Analysis) -> Severity:
    """Less where who "he" is, is a guess, or whose a body is: a country's congress."""
    guessed = speaker is not None and summary.doc[speaker].pos_ == "PRON"
    types = summary.book.types(named), summary.book.types(right)
    public = {"organisation"} in types and any("country" in found for found in types)
    return Severity.MEDIUM if guessed or public else Severity.HIGH


def _may_speak_for(named: Ids, right: Ids, article: Analysis) -> bool:
    """Whether one is the other, theirs, or a person who may well be: a body speaks by people
    whom an article names beside it without a word on what they are to it."""
    book = article.book
    if book.related(named, right) or book.named_alike(named, right):
        return True
    people = ["person" in book.types(ids) for ids in (named, right)]
    if people[0] == people[1]:
        return False
    person, body = (named, right) if people[0] else (right, named)
    if any(book.parties[p].of for p in person if p in book.parties):
        return False
    naming = [
        {article.sentence_of(m.head) for m in article.parties if m.parties & ids}
        for ids in (person, body)
    ]
    return bool(naming[0] & naming[1])


def _with_speaker(span: Span, speaker: int | None, summary: Analysis) -> Span:
    """The quotation with the name of its speaker, where both stand in one sentence."""
    if speaker is None:
        return span
    if summary.sentence_of(speaker) != summary.sentence_of(summary.tokens_of(span).start):
        return span
    word = summary.doc[speaker]
    if word.head.dep_ == "relcl" and word.pos_ == "PRON":
        speaker = word.head.head.i  # "it was X who called it so"
    mention = summary.party_at.get(speaker)
    name = summary.span(*((mention.start, mention.end) if mention else (speaker, speaker + 1)))
    return Span.of(summary.text, min(span.start, name.start), max(span.end, name.end))


_LED_BY = frozenset("it this that these they he she we i you there who which".split())
"""Words that a quotation may begin with to stand for what the speaker's sentence was about."""
_SHIFTED = {"would": "will", "could": "can", "might": "may", "’ll": "will", "'ll": "will"}
"""Auxiliaries that reported speech moves into the past."""


def _inflected(quote: Quotation, summary: Analysis, article: Analysis) -> Quotation | None:
    """The article's quotation that has these words but for their inflection and a pronoun for
    its subject: "obliterating" of “obliterate”, "It would cost them" of “that would cost them”."""
    words = _forms(quote, summary)
    while len(words) > 1 and words[0] in _LED_BY:
        words = words[1:]
    for original in article.quotations:
        given = _forms(original, article)
        starts = range(len(given) - len(words) + 1)
        if any(given[i : i + len(words)] == words for i in starts):
            return original
    return None


def _forms(quote: Quotation, text: Analysis) -> list[str]:
    tokens = text.tokens_of(Span.of(text.text, quote.start, quote.end))
    return [_form(text.doc[i]) for i in tokens if any(map(str.isalnum, text.doc[i].text))]


def _form(token: Token) -> str:
    lemma = str(token.lemma_.lower())
    return _SHIFTED.get(lemma, lemma)
