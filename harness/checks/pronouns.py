"""Pronouns that nobody in the article can be: "you" in a report, "she" where all are men."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from harness.checks.analysis import Analysis
from harness.checks.polarity import PASSIVE_SUBJECTS, SUBJECTS
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "pronouns"
_SPEAKERS = word_set("i me my mine myself we our ours ourselves you your yours yourself")
"""Words of whoever speaks or is spoken to; "us" is left out, which lower-cased text may mean
the country by."""
_MALE = word_set("he him his himself")
_FEMALE = word_set("she her hers herself")
_MEN = word_set(
    "man men boy father son husband brother uncle nephew grandfather grandson king prince "
    "gentleman mr sir lord policeman fireman spokesman businessman chairman actor widower "
    "boyfriend groom monk priest dad guy bishop pope"
)
_WOMEN = word_set(
    "woman women girl mother daughter wife sister aunt niece grandmother granddaughter queen "
    "princess lady mrs ms miss madam policewoman spokeswoman businesswoman chairwoman actress "
    "widow girlfriend bride nun mum mom ship vessel goddess duchess"
)


class PronounIndex:
    """Which pronouns the article itself has, and of which sex its people are."""

    def __init__(self, article: Analysis) -> None:
        self.article = article
        words = [t.lower_ for t in article.doc]
        self._bigrams = frozenset(pairwise(words))
        self._own = any(
            t.lower_ in _SPEAKERS and t.i not in article.quoted_tokens for t in article.doc
        )
        self._men = not set(words).isdisjoint(_MALE | _MEN)
        self._women = not set(words).isdisjoint(_FEMALE | _WOMEN)

    def check(self, summary: Analysis) -> Iterator[Flag]:
        for token in summary.doc:
            if token.pos_ != "PRON" or token.i in summary.quoted_tokens:
                continue
            said = self._is_nobody(token)
            if said:
                span = summary.span(token.i, token.i + 1)
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, said, NAME)

    def _is_nobody(self, token: Token) -> str | None:
        form = token.lower_
        if form in _SPEAKERS:
            if self._own or not _is_told_of_others(token) or self._is_copied(token):
                return None
            return f"“{token.text}” is nobody: the article speaks to and of nobody so"
        if form in _FEMALE and self._men and not self._women:
            return f"“{token.text}” is nobody: the article speaks of no woman"
        if form in _MALE and self._women and not self._men:
            return f"“{token.text}” is nobody: the article speaks of no man"
        return None

    def _is_copied(self, token: Token) -> bool:
        """Whether the article has the word beside the same neighbour, as speech without marks."""
        doc, i = token.doc, token.i
        pairs = [(doc[k].lower_, doc[k + 1].lower_) for k in (i - 1, i) if 0 <= k < len(doc) - 1]
        return any(pair in self._bigrams for pair in pairs)


def _is_told_of_others(token: Token) -> bool:
    """Whether a pronoun stands in a clause about others: "the firm says you have paid for it".

    "Here is what we know" and "look to your own security, he told them" only have a voice.
    """
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    if token.dep_ in SUBJECTS | PASSIVE_SUBJECTS and token.head == verb:
        return verb.dep_ in ("ccomp", "advcl") and _has_named_subject(verb.head)
    return _has_named_subject(verb)


def _has_named_subject(verb: Token) -> bool:
    """Whether a noun is the subject of the verb, or of one that it shares the subject with."""
    while True:
        for child in verb.children:
            if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS:
                return child.pos_ in ("NOUN", "PROPN", "NUM")
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "relcl", "acl"):
            return False
        verb = verb.head
