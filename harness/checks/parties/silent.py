"""Speakers who never speak: "Mr Quist has warned of a strike", where others warn and he, in the
whole article, says nothing.

Who is quoted is told with care, so that the names under a story's verbs of speech are all its
speakers; a swapped-in name is one that the story only speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.kinds import Kinds
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.polarity import REPORTING
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "silent"
_SAYING = word_set(
    "say tell believe insist admit reveal warn think hope claim add feel know describe"
)
_UTTERING = _SAYING | word_set(
    "speak explain write announce tweet confirm comment call report state ask urge joke argue "
    "express praise criticise criticize thank deny accept accuse suggest quote cite condemn "
    "promise pledge vow complain agree want expect plan decide"
)
"""Whoever does any of these in the article is one of its speakers."""
_WORDS = word_set(
    "statement spokesman spokeswoman spokesperson comment letter report tweet post interview "
    "view opinion blog diary book speech"
)


class SilentIndex:
    """Who speaks in the article: by a verb of speech, "according to", or words of theirs."""

    def __init__(self, kinds: Kinds) -> None:
        self.article, self.kinds = kinds.article, kinds

    @cached_property
    def _speakers(self) -> Ids:
        article, found = self.article, set[str]()
        for frame in article.frames:
            if frame.lemma in _UTTERING or frame.lemma in REPORTING:
                for argument in (*frame.agents, *frame.patients):
                    found |= article.parties_at(argument.token)
                    # "India's foreign minister" speaks for India
                    for token in article.doc[argument.token].subtree:
                        mention = article.party_at.get(token.i)
                        found |= mention.parties if mention is not None else set()
        for mention in article.parties:
            token = article.doc[mention.head]
            if _is_source(token):
                found |= mention.parties
        return frozenset(found)

    def check(self, summary: Analysis) -> Iterator[Flag]:
        if summary.text.islower() or not self._speakers:
            return  # names in lower case are too uncertain
        for mention in summary.parties:
            token = summary.doc[mention.head]
            if not _says(token) or mention.head in summary.quoted_tokens:
                continue
            if self._is_spoken_of(mention) and not self._speaks(mention.parties):
                span, verb = summary.span(mention.start, mention.end), token.head.text
                why = f"“{span.text}” {verb} here, and nothing in the article"
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, why, NAME)

    def _is_spoken_of(self, mention: PartyMention) -> bool:
        """Whether a name is plainly a person's, a place's or a people's; bodies speak by many
        mouths."""
        if mention.how not in ("name", "near"):
            return False
        kinds, parties = self.kinds, mention.parties
        types = self.article.book.types(parties)
        return types == {"person"} or kinds.is_place(parties)

    def _speaks(self, parties: Ids) -> bool:
        book = self.article.book
        return any(book.related(parties, frozenset((s,))) for s in self._speakers)


def _says(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in _SAYING


def _is_source(token: Token) -> bool:
    """ "According to X", "X's spokesman", "said by X", "X, who said"."""
    if token.head.lower_ == "to" and token.head.head.lower_ == "according":
        return True
    if token.dep_ in ("poss", "compound", "nmod") and token.head.lemma_.lower() in _WORDS:
        return True
    return any(c.dep_ == "relcl" and c.lemma_.lower() in _UTTERING for c in token.children)
