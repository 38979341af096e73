"""How a summary's wording stands to its article's, in counts: what no flag is raised for.

A careless edit brings a number, a name or a "not" that the article lacks, the opposite of its
word, or an object that its verb never has there. A paraphrase brings new words too, but synonyms
and wider terms of the article's. Each count alone proves nothing; together they make the score.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.passages import passages
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.reading.polarity import NEGATORS
from harness.checks.reading.stances import FAILING
from harness.lexicon.words import lexicon
from harness.values.sets import Relation

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NEAREST = 3
"""Sentences of the article in which a denial or an opposite is looked for."""
KEPT = 4096
"""Words held with how the article explains them, the latest."""

_DENYING = (
    NEGATORS
    | FAILING
    | frozenset("without nothing nobody none lack unable deny omit exclude cannot refuse".split())
)
_QUANTIFIERS = frozenset(
    "all only every each most few some both always several many any half mostly entirely solely "
    "exclusively completely".split()
)
_BOUND = (Relation.EQUAL, Relation.WIDER)
_HAS, _SYNONYM, _WIDER, _OTHER, _NEW = range(5)
"""How an article has a word: itself, by a synonym, by a narrower term, otherwise, not at all."""


class Likeness:
    """An article's words and pairs of words, to hold a summary's against."""

    def __init__(self, index: ArticleIndex) -> None:
        self._index = index
        self._kind = lru_cache(maxsize=KEPT)(self._read_kind)
        self._opposed = lru_cache(maxsize=KEPT)(self._read_opposed)
        self._pairs: dict[str, set[str]] = defaultdict(set)
        article = index.analysis
        lemmas, self._sentences = article.lemmas, article.sentence_lemmas
        for token, lemma in zip(article.doc, lemmas, strict=True):
            governor = lemmas[token.head.i]
            self._pairs[lemma].add(governor)
            self._pairs[governor].add(lemma)

    def measures(self, text: Analysis, slots: Iterable[Slot]) -> Counter[str]:
        """Counts over a summary, whose values are ``slots``.

        ``numbers_new``, ``names_new`` and ``quantifiers_new`` stand nowhere in the article.
        ``denials_new`` are sentences with a "not" whose nearest passages have none.
        ``opposites_near`` are words that deny one of those passages, ``opposites_bound`` those
        that deny a word beside the very same other one. ``objects_new`` are the article's words,
        as is their verb, but stand together nowhere in it; ``compounds_new`` are new words that
        qualify a noun. ``synonyms`` and ``wider`` are new words that the article's explain.
        ``figures_bound`` sums over the quantities that the article gives how far it gives them
        of the same thing (0 to 1 each).
        """
        found: Counter[str] = Counter()
        for start, end in text.sentences:
            self._count_sentence(range(start, end), text, found)
        bound = sum(self._bound(s) for s in slots if s.kind == "quantity")
        return found + Counter({"figures_bound": bound})

    def _count_sentence(self, tokens: range, text: Analysis, found: Counter[str]) -> None:
        known, lemmas = self._index.vocabulary, text.lemmas
        content = [i for i in tokens if text.content[i]]
        denied = {i: opposed for i in content if (opposed := self._opposed(text.words[i]))}
        denies = not _DENYING.isdisjoint(lemmas[tokens.start : tokens.stop])
        if denies or denied:
            near = passages(content, text, self._index).near()[:NEAREST]
            beside = frozenset[str]().union(*(self._sentences[s] for s in near))
            found["denials_new"] += denies and not beside & _DENYING
            found["opposites_near"] += sum(
                lemmas[i] not in beside and not beside.isdisjoint(opposed)
                for i, opposed in denied.items()
            )
        for i in tokens:
            if lemmas[i] in _QUANTIFIERS and text.doc[i].lower_ not in known:
                found["quantifiers_new"] += 1
        for i in content:
            self._count_word(text.doc[i], text, found)

    def _count_word(self, token: Token, text: Analysis, found: Counter[str]) -> None:
        kind = self._kind(text.words[token.i], token.lower_)
        if kind != _HAS:
            if token.pos_ in _NEW_AS:
                found[_NEW_AS[token.pos_]] += 1
                kind = _NEW
            elif kind in _EXPLAINED:
                found[_EXPLAINED[kind]] += 1
        head = token.head
        if head.i == token.i or not text.content[head.i]:
            return
        if kind == _NEW and token.dep_ == "compound":
            found["compounds_new"] += 1
        partners: set[str] = self._pairs.get(text.lemmas[head.i], set())
        if text.lemmas[token.i] in partners:
            return
        found["opposites_bound"] += not partners.isdisjoint(self._opposed(text.words[token.i]))
        if token.dep_ == "dobj" and kind == _HAS:
            found["objects_new"] += self._kind(text.words[head.i], head.lower_) == _HAS

    def _read_opposed(self, word: str) -> frozenset[str]:
        """The article's words that deny ``word``."""
        given = (other.rpartition(".")[0] for other in lexicon().antonyms(word))
        return frozenset(w for w in given if w in self._pairs)

    def _read_kind(self, word: str, form: str) -> int:
        known = self._index.vocabulary
        if word.rpartition(".")[0] in known or form in known:
            return _HAS
        if known.meanings(word):
            return _SYNONYM
        if known.is_wider(word):
            return _WIDER
        return _OTHER if known.covers(word) else _NEW

    def _bound(self, claim: Slot) -> float:
        """How far the article gives the value of the same thing; 0 where it does not give it."""
        given = (c.agreement for c in self._index.compare(claim) if c.relation in _BOUND)
        return max(given, default=0.0)


_NEW_AS = {"NUM": "numbers_new", "PROPN": "names_new"}
_EXPLAINED = {_SYNONYM: "synonyms", _WIDER: "wider"}
