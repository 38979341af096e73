"""A human being as the other side of a team: "gave Marlow a win over Ida Brenn", where the article
has her play for somebody.

A scorer's name slips into the place of the side that was beaten.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.kinds import Kinds
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "rivals"
_CONTESTS = word_set(
    "win victory defeat draw game match triumph success tie fixture clash goal comeback loss "
    "final semi-final quarter-final replay test friendly position lead innings"
)
_BEATING = word_set("beat defeat thrash hammer face draw lose play win bat score")
_AGAINST = frozenset(("over", "against"))
_SIDES = ("nsubj", "nsubjpass", "dative", "dobj")


class RivalIndex:
    """Whom the article has somebody win over, lose to or play."""

    def __init__(self, kinds: Kinds) -> None:
        self.article, self.kinds = kinds.article, kinds

    @cached_property
    def _rivals(self) -> Ids:
        """The human beings whom the article has as a side of their own."""
        article = self.article
        return frozenset(
            party
            for mention in article.parties
            if _contest(article.doc[mention.head]) is not None
            for party in mention.parties
        )

    def check(self, summary: Analysis) -> Iterator[Flag]:
        for mention in summary.parties:
            token = summary.doc[mention.head]
            if mention.how not in ("name", "near") or mention.head in summary.quoted_tokens:
                continue
            contest = _contest(token)
            if contest is None or not self.kinds.is_person(mention.parties):
                continue
            if self._is_of_teams(contest, summary) and not mention.parties & self._rivals:
                span = summary.span(mention.start, mention.end)
                why = f"has “{span.text}” as a side; in the article it is one human being"
                yield Flag(span, FlagKind.PARTY, Severity.MEDIUM, why, NAME)

    def _is_of_teams(self, contest: Token, text: Analysis) -> bool:
        """Whether the side that a clause names is no human being."""
        sides = []
        for above in (contest, *contest.ancestors):
            if above.pos_ in ("VERB", "AUX"):
                sides += [c for c in above.children if c.dep_ in _SIDES and c.i in text.party_at]
        if any(t.lower_ == "themselves" for t in contest.sent):
            return True
        named = [text.party_at[s.i].parties for s in sides]
        return bool(named) and not any(self._is_human(parties) for parties in named)

    def _is_human(self, parties: Ids) -> bool:
        person = self.article.book.types(parties) == {"person"}
        return not parties or (person and not self.kinds.is_team(parties))


def _contest(token: Token) -> Token | None:
    """The contest, or the verb of one, that somebody is the other side of."""
    prep = token.head
    if token.dep_ == "dobj" and prep.lemma_.lower() in _BEATING - {"win", "score", "play", "lose"}:
        return prep
    if token.dep_ != "pobj" or prep.lower_ not in _AGAINST:
        return None
    above = prep.head
    against = prep.lower_ == "against"
    if above.lemma_.lower() in _CONTESTS | _BEATING and (
        against or above.lemma_.lower() not in ("goal", "position", "bat", "score", "test")
    ):
        return above
    return None
