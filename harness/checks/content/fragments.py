"""News in a sentence without a verb: "Two signals from Velm: a walkout and a strike", of events for
which the article has no word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.content.novelty import is_retold
from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.polarity import NEGATORS
from harness.lexicon.weight import is_figure, is_news
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "fragments"
_CLAUSAL = ("VERB", "AUX")
_HEADS = ("ROOT", "appos", "conj", "dep", "npadvmod")


def check_fragments(summary: Analysis, index: ArticleIndex) -> Iterator[Flag]:
    """Flags for nouns that are news by themselves and hang on no verb."""
    for noun in summary.nouns:
        if noun.pos_ != "NOUN" or noun.dep_ not in _HEADS or not _is_apart(noun, summary):
            continue
        word = summary.words[noun.i]
        if not is_news(word) or _is_known(noun, word, index) or _is_denied(noun):
            continue
        if is_figure(noun.lemma_.lower(), summary.lemmas):
            continue
        span = summary.span(noun.left_edge.i, noun.i + 1)
        said = f"the article speaks of nothing like: {noun.text}"
        yield Flag(span, FlagKind.UNSUPPORTED, Severity.MEDIUM, said, NAME)


def _is_apart(noun: Token, text: Analysis) -> bool:
    """Whether no verb stands above it, and it is no name, figure or quotation."""
    known = noun.i in text.quoted_tokens or noun.i in text.party_at or noun.i in text.value_tokens
    return not known and not any(above.pos_ in _CLAUSAL for above in noun.ancestors)


def _is_known(noun: Token, word: str, index: ArticleIndex) -> bool:
    vocabulary, article = index.vocabulary, index.analysis
    if vocabulary.covers_closely(word) or is_retold(word, vocabulary):
        return True
    lemma = noun.lemma_.lower()  # a walkout of who walked out
    return any(f"{article.lemmas[verb]}{part}" == lemma for verb, part in article.particles.items())


def _is_denied(noun: Token) -> bool:
    return any(t.lower_ in NEGATORS or t.lower_ == "without" for t in noun.sent)
