"""What a thing is said to be like, where the article says the opposite: "the calls were rare"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import shortened
from harness.checks.reading.polarity import negators_of
from harness.checks.reading.verb_forms import SUBJECTS
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "qualities"
_BEING = frozenset("be remain stay seem".split())
_ORDERING = frozenset(
    "first second third last next new old early earlier late later previous former latter other "
    "further same".split()
)
"""What tells which one it is, of several."""
_HEDGING = frozenset("less least hardly not too if whether no so".split())


FIELDS = frozenset(
    "economic financial political security military humanitarian diplomatic constitutional health "
    "medical energy housing banking trade environmental social religious cultural legal criminal "
    "civil technical nuclear agricultural industrial commercial academic budget food water".split()
)
"""Words before a noun for the field that it belongs to: "security crisis"."""


class Qualities:
    """The adjectives of an article's nouns."""

    def __init__(self, index: ArticleIndex) -> None:
        self._index = index
        self._known: dict[str, list[tuple[str, int]]] = defaultdict(list)
        article = index.analysis
        for noun, quality in read_qualities(article):
            for named in (noun, *_made_of(noun)):
                self._known[named.lemma_.lower()].append((_word(quality), quality.i))

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for qualities of which the article gives the same noun only the opposite."""
        article = self._index.analysis
        for noun, quality in read_qualities(summary):
            if quality.i in summary.quoted_tokens or quality.lower_ in _ORDERING:
                continue
            said = _word(quality)
            told = self._told(noun, summary)
            given = [t for q, t in told if lexicon().opposite(f"{said}.a", f"{q}.a")]
            given = given or self._of_other_kind(said, told)
            if not given or any(lexicon().same(f"{said}.a", f"{q}.a") for q, _ in told):
                continue
            evidence = article.sentence_span(article.sentence_of(given[0]))
            first, last = sorted((noun.i, quality.i))
            span = summary.span(first, last + 1)
            why = f"says “{quality.text}”; the article says “{article.doc[given[0]].text}”: "
            why += f"“{shortened(evidence.text)}”"
            yield Flag(span, FlagKind.CONTRADICTION, Severity.MEDIUM, why, NAME, evidence=evidence)

    def _of_other_kind(self, said: str, told: list[tuple[str, int]]) -> list[int]:
        """The fields of the article's nouns, where it has no word for the field told: "an economic
        crisis" of a security crisis."""
        if said not in FIELDS or self._index.vocabulary.covers(f"{said}.a"):
            return []
        return [token for quality, token in told if quality in FIELDS]

    def _told(self, noun: Token, summary: Analysis) -> list[tuple[str, int]]:
        """The qualities of the article's nouns that this one may stand for."""
        meant = self._index.vocabulary.meanings(summary.words[noun.i])
        return [known for lemma in sorted(meant) for known in self._known.get(lemma, ())]


def read_qualities(text: Analysis) -> Iterator[tuple[Token, Token]]:
    """(noun, adjective): "repeated calls", "the calls were rare", with none that is denied."""
    for token in text.doc:
        field = token.dep_ == "compound" and token.lemma_.lower() in FIELDS
        if (token.dep_ == "amod" or field) and token.head.pos_ == "NOUN":
            noun = token.head
        elif token.dep_ in ("acomp", "attr") and token.pos_ == "ADJ":
            verb = token.head
            subjects = [c for c in verb.children if c.dep_ in SUBJECTS and c.pos_ == "NOUN"]
            if verb.lemma_ not in _BEING or not subjects or negators_of(verb):
                continue
            noun = subjects[0]
        elif token.dep_ == "pobj" and token.tag_ == "JJS" and token.head.lower_ == "among":
            subjects = [c for c in token.head.head.children if c.dep_ in SUBJECTS]
            if not subjects:
                continue
            noun = subjects[0]  # "the clashes are among the worst"
        else:
            continue
        if not any(c.lower_ in _HEDGING for c in token.children) and noun.pos_ == "NOUN":
            yield noun, token


_SYSTEMS = frozenset("system scheme regime arrangement programme program".split())


def _made_of(noun: Token) -> Iterator[Token]:
    """The tax of a "tax system", whose qualities are its own."""
    if noun.lemma_.lower() in _SYSTEMS:
        yield from (c for c in noun.children if c.dep_ == "compound")


def _word(quality: Token) -> str:
    """The lemma of an adjective, the form of a participle: "repeated"."""
    return quality.lower_ if quality.tag_ in ("VBN", "VBG") else str(quality.lemma_.lower())
