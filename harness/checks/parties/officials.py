"""Officials without a name: "an Afghan security official confirmed it", where the article has a
Pakistani one.

A story seldom names those who talk to it on the quiet; their country is all that tells them
apart, and each side has some.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harness.checks.grounding.index import ArticleIndex
from harness.checks.parties.insiders import read_insiders
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import matter_of, shortened
from harness.checks.reading.general import GENERAL
from harness.checks.reading.stances import REPORTING
from harness.checks.reading.tokens import OWNING
from harness.lexicon.offices import is_portfolio, portfolio_of
from harness.types import Flag, FlagKind, Severity, Span
from harness.values.party import GROUPS, Ids
from harness.values.text import word_set

NAME = "officials"
_UNNAMED = word_set(
    "official officer diplomat source minister negotiator spokesman spokeswoman spokesperson "
    "adviser aide envoy delegate representative insider"
)
COMMON, SHARE = 2, 0.4
"""Words, and the part of the claim's, that two sentences share which have one person speak."""


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody whose country alone is told, in the words ``start:end``."""

    side: Ids
    sentence: int
    start: int
    end: int


class OfficialIndex:
    """The unnamed officials of an article, and what is told around them."""

    def __init__(self, index: ArticleIndex) -> None:
        self._article, self._vocabulary = index.analysis, index.vocabulary
        self._told = list(read_officials(index.analysis))

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for those whose words the article has another side's official say."""
        for claim in read_officials(summary) if self._told else ():
            yield from self._of_another_body(claim, summary)
            words = _words(claim, summary)
            scores = [(self._common(words, told, summary), told) for told in self._told]
            best, other = max(scores, key=lambda pair: pair[0])
            related = summary.book.related
            own = max((n for n, told in scores if related(claim.side, told.side)), default=0)
            if best < COMMON or best < SHARE * len(words) or own >= best:
                continue
            span = summary.span(claim.start, claim.end)
            given = self._article.span(other.start, other.end)
            sentence = self._article.sentence_span(other.sentence)
            said = f"says “{span.text}”; the article has “{given.text}”: "
            yield Flag(
                span=span,
                kind=FlagKind.ROLE,
                severity=Severity.MEDIUM,
                explanation=f"{said}“{shortened(sentence.text)}”",
                checker=NAME,
                evidence=sentence,
            )

    def _of_another_body(self, claim: Official, summary: Analysis) -> Iterator[Flag]:
        """A foreign ministry's spokesman, where the article speaks of nothing foreign."""
        tokens = summary.doc[claim.start : claim.end]
        fields = [t for t in tokens if is_portfolio(t.lower_) and t.i not in summary.party_at]
        alike = frozenset().union(*(portfolio_of(t.lower_) for t in fields))
        if not fields or any(word in self._vocabulary for word in alike):
            return
        if any(t.dep_ == "nsubj" and t.head.lemma_.lower() in REPORTING for t in tokens):
            span = summary.span(claim.start, claim.end)
            said = f"the article has no “{fields[0].text}” official, and no word for one"
            yield Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME)

    def _common(self, words: list[str], told: Official, summary: Analysis) -> int:
        article = self._article
        start, end = article.sentences[told.sentence]
        start = min([start, *self._quoted(start, end)])
        here = set(article.lemmas[start:end])
        adverbs = (f"{word.removesuffix('.a')}ly" in here for word in words)  # "in private"
        alike = (bool(self._vocabulary.meanings(word) & here) for word in words)
        return sum(a or b for a, b in zip(alike, adverbs, strict=True))

    def _quoted(self, start: int, end: int) -> Iterator[int]:
        """Where the quotations begin that end in the sentence ``start:end``."""
        article = self._article
        for quotation in article.quotations:
            tokens = article.tokens_of(Span.of(article.text, quotation.start, quotation.end))
            if start < tokens.stop <= end:
                yield tokens.start


def read_officials(text: Analysis) -> Iterator[Official]:
    """Everybody who is told by an office and a side, and by no name."""
    insiders = {found.start: found for found in read_insiders(text)}
    within = {i for found in insiders.values() for i in range(found.start + 1, found.end)}
    for token in text.doc:
        if token.i in within:
            continue  # whom a source is close to
        if token.lemma_.lower() not in _UNNAMED or token.pos_ != "NOUN":
            continue
        if token.i in text.quoted_tokens:
            continue
        if any(c.dep_ == "appos" for c in token.children) or token.dep_ in ("compound", "appos"):
            continue
        fronts = [c for c in token.children if c.dep_ in OWNING]
        fronts += [d for c in fronts for d in c.children if d.dep_ in OWNING]
        owners = [c.i for c in fronts if c.i in text.party_at]
        if token.i in text.party_at and not owners:
            continue  # an office that stands for a name
        near = insiders.get(token.i)
        side = frozenset(p for i in owners for p in text.party_at[i].parties)
        side |= near.side if near is not None else frozenset()
        if side and text.book.types(side) <= GROUPS:
            before = [c.i for c in token.children if c.i < token.i and c.dep_ != "det"]
            words = [token.i, *owners, *before]
            end = near.end if near is not None else max(words) + 1
            yield Official(side, text.sentence_of(token.i), min(words), end)


def _words(official: Official, text: Analysis) -> list[str]:
    """What is told of them, but for the names of all."""
    told = matter_of(range(*text.sentences[official.sentence]), text)
    telling = (i for i in told if text.doc[i].lemma_.lower() not in REPORTING | GENERAL)
    return list(dict.fromkeys(text.words[i] for i in telling))
