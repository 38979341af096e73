"""Dates of one event told of another: "his outburst came on October 19", the day of a truce.

The day is the article's, so it is no new one; only the sentences on the matter, none of
which has it, tell that it does not belong there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.passages import passages
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.reading.clauses import clause_words, shortened
from harness.checks.reading.general import GENERAL
from harness.checks.reading.stances import REPORTING
from harness.types import Flag, FlagKind, Severity
from harness.values.period import relate_times
from harness.values.sets import Relation

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "misdated"
WORDS, SHARE = 2, 0.3
"""Content words of the clause that the article must have, and the part of the clause's weighted
words that one sentence must have, for its matter to be known."""
_WRITTEN = re.compile(r"\d")
_OF_EVENT = frozenset(("on", "in", "since"))


def check_misdated(summary: Analysis, slots: list[Slot], index: ArticleIndex) -> Iterator[Flag]:
    """Flags for days that the article gives, and of another matter."""
    for place in slots:
        if place.kind != "time" or not _WRITTEN.search(place.span.text):
            continue
        if place.token in summary.quoted_tokens:
            continue
        if place.value.granularity != "day" and place.value.open != "end":
            continue
        verb = _dated(place, summary)
        begun = place.value.begun
        given = {
            c.candidate.sentence
            for c in index.compare(place)
            if relate_times(begun, c.candidate.value) is Relation.EQUAL
        }
        if verb is None or not given:
            continue
        near = _told(verb, summary, index)
        if not near or {s for n in near for s in _meant(n, index.analysis)} & given:
            continue
        evidence = index.analysis.sentence_span(min(given))
        yield Flag(
            span=place.span,
            kind=FlagKind.DATE,
            severity=Severity.MEDIUM,
            explanation=f"dates by “{place.span.text}” what the article does not; it has that of "
            f"“{shortened(evidence.text)}”",
            checker=NAME,
            evidence=evidence,
        )


def _meant(sentence: int, article: Analysis) -> list[int]:
    """A sentence, and those beside it that go on about the same by a pronoun."""
    found = [sentence]
    for first, second in ((sentence - 1, sentence), (sentence, sentence + 1)):
        if first < 0 or second >= len(article.sentences):
            continue
        words = article.doc[slice(*article.sentences[second])]
        if any(t.dep_ in _SUBJECTS and t.pos_ == "PRON" for t in words[:4]):
            found.append(first + second - sentence)
    return found


_SUBJECTS = ("nsubj", "nsubjpass", "poss")


def _dated(place: Slot, text: Analysis) -> Token | None:
    """The verb of the clause that a time alone, or with "on", "in" or "since", dates."""
    token = text.doc[place.token]
    if token.dep_ == "npadvmod" and token.head.pos_ == "VERB":
        return token.head
    prep = token if token.dep_ == "prep" else token.head
    if prep.dep_ != "prep" or prep.lower_ not in _OF_EVENT:
        return None
    verb = prep.head
    return verb if verb.pos_ in ("VERB", "AUX") else None


def _told(verb: Token, text: Analysis, index: ArticleIndex) -> list[int]:
    """The article's sentences on the clause's matter, where they are plain."""
    frame = text.frame_at.get(verb.i)
    if frame is None or frame.lemma in REPORTING:
        return []
    words = [i for i in (verb.i, *clause_words(frame, text)) if i not in text.value_tokens]
    found = passages(words, text, index)
    telling = [i for i in found.known if text.doc[i].lemma_.lower() not in GENERAL]
    named = [ids for a in frame.arguments() if (ids := text.parties_of(a))]
    if not telling or len(telling) + len(named) < WORDS or found.share < SHARE:
        return []
    article = index.analysis
    acts = index.sentences_with(index.vocabulary.meanings(text.words[verb.i]))
    near = [s for s in found.near() if s in acts] or found.near()
    return [
        s for s in near if all(article.book.related(ids, article.parties_in(s)) for ids in named)
    ]
