"""Who did violence: a party that the article has do none, told to have killed or bombed.

Mediators, hosts and bystanders stand near the dead of a story, and careless summaries let them
do the killing: "Turkey and Qatar have killed dozens" of tensions that have.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.arguments import LIGHT_VERBS
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.partners import read_partners
from harness.checks.reading.status import Status
from harness.checks.reading.tense import COMMITTING
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.party import ACTORS, Ids

NAME = "aggressors"
_VIOLENT = frozenset(
    "kill slay murder assassinate massacre wound injure bomb bombard shell invade".split()
)
_FIGHTING = _VIOLENT | frozenset(
    "attack assault strike airstrike raid target hit fight clash war operation retaliate violate "
    "threaten provoke".split()
)
_ATTACKS = frozenset("attack assault strike airstrike raid bombing operation".split())


class AggressorIndex:
    """Whom the article has fight, and whom it has suffer or share in what is fought over."""

    def __init__(self, article: Analysis) -> None:
        self._article = article
        self._told = [f for f in article.frames if f.lemma in _FIGHTING]
        self._fighting = frozenset(p for f in self._told for p in _named(f, article))
        self._fighting |= frozenset(
            p for side in read_partners(article) for ids in side for p in ids
        )

    def check(self, summary: Analysis) -> Iterator[Flag]:
        """Flags for violence by those who, in the article, are no part of any fighting."""
        killed = [f for f in self._told if lexicon().same(f"{f.lemma}.v", "kill.v")]
        for frame in summary.frames if killed else ():
            if not _is_violent(frame) or frame.nominal or frame.negated:
                continue
            if frame.token in summary.quoted_tokens:
                continue
            if frame.status is Status.UNREAL and not _is_resolved_on(frame, summary):
                continue
            agents = [summary.direct_at(a.token) for a in frame.agents if not a.pronoun]
            if agents and len(agents) == len(frame.agents) and all(map(self._is_apart, agents)):
                yield self._flag(frame, agents, killed[0], summary)

    def _is_apart(self, parties: Ids) -> bool:
        book = self._article.book
        known = bool(parties) and bool(book.types(parties) & ACTORS)
        return known and not book.related(parties, self._fighting)

    def _flag(self, frame: Frame, agents: list[Ids], told: Frame, summary: Analysis) -> Flag:
        label = " and ".join(summary.book.label(ids) for ids in agents)
        evidence = self._article.sentence_span(told.sentence)
        return Flag(
            span=clause(frame, summary),
            kind=FlagKind.ROLE,
            severity=Severity.MEDIUM,
            explanation=f"has {label} do violence; the article has them do none: "
            f"“{shortened(evidence.text)}”",
            checker=NAME,
            evidence=evidence,
        )


def _is_resolved_on(frame: Frame, text: Analysis) -> bool:
    """ "Agreed to kill dozens": whoever binds itself to it is no bystander either."""
    verb = text.doc[frame.token]
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in COMMITTING


def _is_violent(frame: Frame) -> bool:
    """``killed``, ``bombed``, and ``carried out the raid``."""
    if frame.lemma in _VIOLENT:
        return True
    staged = frame.lemma in LIGHT_VERBS and any(a.lemma in _ATTACKS for a in frame.patients)
    return staged and frame.lemma != "have"


def _named(frame: Frame, text: Analysis) -> Iterator[str]:
    """Whoever a frame names, by what is theirs too."""
    for argument in frame.arguments():
        yield from text.parties_of(argument)
