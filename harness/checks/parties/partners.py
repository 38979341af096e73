"""Who is made a side of talks, truces and deals, and who is said to keep away from them.

Mediators, hosts and sources stand near to what two sides share, and careless summaries let
them take a side: "talks between Turkey and Qatar".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import shortened
from harness.checks.reading.cover import particle_of
from harness.checks.reading.frames import Frame
from harness.checks.reading.naming import PartyMention
from harness.checks.reading.partners import SHARED, Partners, has_sides, is_side, read_partners
from harness.checks.reading.status import Status
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids

NAME = "partners"
_TAKING_PART = frozenset("take participate attend join engage involve represent sit".split())
_STAYING_AWAY = frozenset(
    "boycott skip shun quit withdraw walk_out walk_away pull_out stay_away".split()
)
"""What a side does that has left or never joined what the article has it share."""


class PartnerIndex:
    """Who the article says takes part in its talks, truces and deals."""

    def __init__(self, article: Analysis) -> None:
        self.article = article
        every = list(read_partners(article))
        told = (found for found in every if has_sides(found, article))
        self._told = sorted(told, key=lambda found: found.start)
        self._known = frozenset(ids for found in self._told for ids in found)
        self._named = frozenset(ids for found in every for ids in found)
        """Those, and who is named alone: "its ties with X"."""
        self._someone_stays_away = any(stays_away(f, article) for f in article.frames)

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for those who, in the article, are no side of anything that is shared."""
        if len(self._known) < 2:
            return
        for claim in read_partners(summary):
            strangers = [m for m in claim.mentions if self._is_stranger(m, summary)]
            if strangers:
                yield self._flag(claim, strangers, summary)
        if not self._someone_stays_away:
            yield from self._absent(summary)

    def _absent(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for a side that is said to keep away: "X has not taken part in the talks"."""
        for frame in summary.frames:
            named = [a.token for a in (*frame.agents, *frame.patients) if not a.pronoun]
            if not stays_away(frame, summary) or frame.token in summary.quoted_tokens:
                continue
            shared = _shared_beside(frame, summary)
            sides = [i for i in named if self._is_known(summary.parties_at(i), summary)]
            if shared is None or not sides:
                continue
            tokens = (frame.token, shared, *sides)
            told = self._told[0]
            label = self.article.book.label(summary.parties_at(sides[0]))
            yield Flag(
                span=summary.span(min(tokens), max(tokens) + 1),
                kind=FlagKind.NEGATION,
                severity=Severity.HIGH,
                explanation=f"keeps {label} away; in the article {label} is a side: "
                f"“{shortened(self.article.sentence_span(told.sentence).text)}”",
                checker=NAME,
                evidence=self.article.sentence_span(told.sentence),
            )

    def _is_known(self, parties: Ids, summary: Analysis) -> bool:
        return any(summary.book.related(parties, ids) for ids in self._known)

    def _is_stranger(self, mention: PartyMention, summary: Analysis) -> bool:
        if not is_side(mention, summary) or mention.parties in self._named:
            return False
        return not self._is_known(mention.parties, summary)

    def _flag(self, claim: Partners, strangers: list[PartyMention], summary: Analysis) -> Flag:
        first = self._told[0]
        sides = _list(self.article.book.label(ids) for ids in dict.fromkeys(first))
        named = _list(summary.span(m.start, m.end).text for m in strangers)
        return Flag(
            span=summary.span(claim.start, claim.end),
            kind=FlagKind.ROLE,
            severity=Severity.HIGH,
            explanation=f"makes {named} a side; the sides in the article are {sides}",
            checker=NAME,
            evidence=self.article.sentence_span(first.sentence),
        )


def stays_away(frame: Frame, text: Analysis) -> bool:
    """Whether somebody has kept away or gone, as a fact: "is not attending", "boycotted"."""
    if frame.nominal or frame.status not in (Status.ASSERTED, Status.REPORTED):
        return False
    told = {particle_of(frame, text), frame.lemma}
    return bool(told & (_TAKING_PART if frame.negated else _STAYING_AWAY))


def _shared_beside(frame: Frame, text: Analysis) -> int | None:
    """The talks or truce that a verb is about, as its object or behind its prepositions."""
    reached = [text.doc[a.token] for a in frame.patients]
    reached += [text.doc[a.token] for _, a in frame.others]
    reached += [c for c in text.doc[frame.token].children if c.dep_ == "advmod"]  # "away from"
    for noun in list(reached):
        reached += [c for p in noun.children if p.dep_ == "prep" for c in p.children]
    return next((t.i for t in reached if t.lemma_.lower() in SHARED), None)


def _list(names: Iterable[str]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last
