"""Two who never meet: one party acts on, or speaks to, another that the article keeps apart.

"Haqqani told Washington to …" has two names of the story, yet no sentence that speaks of the
one, nor one beside it, speaks of the other: whoever was told, it was somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.frames import Argument, Frame
from harness.checks.reading.status import Status
from harness.types import Flag, FlagKind, Severity
from harness.values.party import ACTORS, Ids

NAME = "meetings"
BESIDE = 2
"""Sentences before and after one in which whoever is named may be meant by it."""


class MeetingIndex:
    """The sentences in which the article speaks of each party."""

    def __init__(self, article: Analysis) -> None:
        self._article = article
        self._named = [
            (article.sentence_of(i), ids)
            for i in range(len(article.doc))
            if (ids := article.parties_at(i))
        ]
        self._owns: dict[Ids, frozenset[int]] = {}
        self._places: dict[Ids, frozenset[int]] = {}

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for clauses whose agent and patient the article never brings together."""
        for frame in summary.frames:
            if frame.nominal or frame.negated or frame.status is Status.UNREAL:
                continue
            agents = self._known(frame.agents, summary)
            patients = self._known(frame.patients, summary)
            if not agents or not patients or frame.token in summary.quoted_tokens:
                continue
            for whom in patients:
                if all(self._are_apart(who, whom, summary) for who in agents):
                    yield self._flag(frame, agents[0], whom, summary)
                    break

    def _known(self, arguments: tuple[Argument, ...], summary: Analysis) -> list[Ids]:
        """Whom the arguments name, where all of them are parties of the article's."""
        named = [
            frozenset()
            if a.pronoun or a.token not in summary.party_at
            else summary.direct_at(a.token)
            for a in arguments
        ]
        known = all(n and summary.book.types(n) & ACTORS and self._own(n) for n in named)
        return named if known else []

    def _are_apart(self, who: Ids, whom: Ids, summary: Analysis) -> bool:
        if summary.book.related(who, whom):
            return False
        there = self._where(whom)
        return not any(
            near in there
            for sentence in self._own(who)
            for near in range(sentence - BESIDE, sentence + BESIDE + 1)
        )

    def _own(self, parties: Ids) -> frozenset[int]:
        """Where they are meant themselves: a minister is not all of their government."""
        found = self._owns.get(parties)
        if found is None:
            found = frozenset(s for s, ids in self._named if ids & parties)
            self._owns[parties] = found
        return found

    def _where(self, parties: Ids) -> frozenset[int]:
        found = self._places.get(parties)
        if found is None:
            related = self._article.book.related
            found = frozenset(s for s, ids in self._named if related(parties, ids))
            self._places[parties] = found
        return found

    def _flag(self, frame: Frame, who: Ids, whom: Ids, summary: Analysis) -> Flag:
        label = summary.book.label
        evidence = self._article.sentence_span(min(self._own(who)))
        return Flag(
            span=clause(frame, summary),
            kind=FlagKind.ROLE,
            severity=Severity.MEDIUM,
            explanation=f"brings {label(who)} and {label(whom)} together; the article has "
            f"{label(whom)} nowhere near “{shortened(evidence.text)}”",
            checker=NAME,
            evidence=evidence,
        )
