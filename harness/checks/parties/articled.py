"""Names behind an article that they cannot have: "played with the Leo Quist", "a the Lorne Trust
scheme", "the lead from the Norway".

A name put in the place of another keeps the article of the old one. Those of human beings,
countries and towns have none, unless a word behind tells which is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.kinds import Kinds, is_known_place
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.uses import is_definite
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.country import is_demonym
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "articled"
_ARTICLES = frozenset(("the", "a", "an", "this"))
_TELLING = frozenset("of who whom that we he she they in and -".split())
"""Words behind a name that say which of its bearers is meant: "the Quist who sang", "the Norway
of old"."""
SHORT = 4
"""Letters of the shortest name that is no abbreviation: the UK has an article."""
_WITH_ARTICLE = word_set("republic kingdom union states federation islands coast congo gambia")


class ArticledIndex:
    """Which of an article's names never stand behind "the"."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for names with an article too many."""
        for mention in summary.parties:
            first = self._first(mention, summary)
            if first is None or mention.start in summary.quoted_tokens:
                continue
            span = summary.span(first, mention.end)
            why = f"no name is called “{span.text}”; another’s stood there"
            yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, why, NAME)

    def _first(self, mention: PartyMention, text: Analysis) -> int | None:
        """The article that cannot stand before the name."""
        start = mention.start + (text.doc[mention.start].lower_ == "the")
        before = [t.lower_ for t in text.doc[max(0, start - 2) : start]]
        if before[-1:] != ["the"]:
            return None
        if len(before) == 2 and before[0] in _ARTICLES:
            return start - 2
        the = text.doc[start - 1]
        if the.text == "The" and not the.is_sent_start:
            return None  # "in The Hague"
        return start - 1 if self._is_bare_name(mention, text) else None

    def _is_bare_name(self, mention: PartyMention, text: Analysis) -> bool:
        """Whether it is a name that the article never calls "the" so."""
        kinds, last = self._kinds, text.doc[mention.end - 1]
        if not is_definite(mention, text) or _is_told_further(mention, text):
            return False
        if mention.head != last.i:  # "the head of Lorne"
            return False
        if _is_abbreviated(last) or last.lower_.endswith("s") or last.lower_ in _WITH_ARTICLE:
            return False
        name = text.doc.phrase(mention.start, mention.end).text
        if is_demonym(name.capitalize()) or kinds.is_definite(mention.parties):
            return False
        if is_known_place(name):
            return True
        if lexicon().fields(last.lower_):
            return False  # "the Lorne chairman"
        town = kinds.is_place(mention.parties) and mention.label == "GPE"
        return town or kinds.is_person(mention.parties)


def _is_abbreviated(name: Token) -> bool:
    """ "The UK", "the U.S."."""
    return len(name.text) < SHORT or "." in name.text


def _is_told_further(mention: PartyMention, text: Analysis) -> bool:
    """Whether a noun or a clause follows, which the article belongs to."""
    if mention.end >= len(text.doc):
        return False
    after = text.doc[mention.end]
    return after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or after.lower_ in _TELLING
