"""Pronouns that nobody in the article can be: "she" where it speaks of men only.

"I", "we" and "you" are left alone: who retells a report may speak for a side ("the TTP is
beyond our control") or to the reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.types import Flag, FlagKind, Severity
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "pronouns"
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
    """Whether the article speaks of men, and of women, by any word or pronoun."""

    def __init__(self, article: Analysis) -> None:
        words = [t.lower_ for t in article.doc]
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
        around = token.doc.phrase(max(token.i - 2, 0), token.i + 3).text.lower().split()
        if "or" in around and {*around} & _FEMALE and {*around} & _MALE:
            return None  # "in his or her words"
        if form in _FEMALE and self._men and not self._women:
            return f"“{token.text}” is nobody: the article speaks of no woman"
        if form in _MALE and self._women and not self._men:
            return f"“{token.text}” is nobody: the article speaks of no man"
        return None
