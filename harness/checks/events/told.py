"""How an event of the article is told: as done, of how many, in what manner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harness.checks.events.coverage import LIGHT_COVER, cover
from harness.checks.events.extent import overstated
from harness.checks.events.matching import EventIndex, Match
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.clauses import clause, shortened
from harness.checks.reading.frames import Frame
from harness.checks.reading.general import GENERAL
from harness.checks.reading.status import Status
from harness.checks.reading.verb_forms import is_told_as_past
from harness.lexicon.themes import manner_of, occasion_of, words_of
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity, Span

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "events"
_WHAT = {
    FlagKind.ROLE: "in the article it is another’s part:",
    FlagKind.NEGATION: "the article says the reverse:",
    FlagKind.CONTRADICTION: "the article says the opposite:",
    FlagKind.UNSUPPORTED: "in the article it is only planned, threatened or possible:",
}
_SEVERITY = {
    FlagKind.ROLE: Severity.HIGH,
    FlagKind.NEGATION: Severity.HIGH,
    FlagKind.CONTRADICTION: Severity.HIGH,
    FlagKind.UNSUPPORTED: Severity.MEDIUM,
}


@dataclass(frozen=True, slots=True)
class Told:
    """One event as the summary's ``claim`` and the article's ``frame`` tell it."""

    claim: Frame
    frame: Frame
    summary: Analysis
    index: EventIndex


def event_flag(
    told: Told, kind: FlagKind, severity: Severity | None = None, whole: bool = False
) -> Flag:
    """A flag that names both sides; ``whole`` takes in the claim's adverbs and prepositions."""
    article = told.index.article
    span = clause(told.claim, told.summary, whole, antecedents=kind is FlagKind.ROLE)
    given = shortened(clause(told.frame, article).text)
    return Flag(
        span=span,
        kind=kind,
        severity=severity or _SEVERITY[kind],
        explanation=f"says “{span.text}”; {_WHAT[kind]} “{given}”",
        checker=NAME,
        evidence=article.sentence_span(told.frame.sentence),
    )


def judge_telling(told: Told, support: Match, matches: Iterable[Match]) -> Flag | None:
    """Flags for an event that the article has (``support``), and tells otherwise."""
    return (
        _judge_status(told, matches)
        or _judge_extent(told)
        or _judge_manner(told, support)
        or _judge_frequency(told, support)
        or _judge_content(told, support)
        or _judge_object(told, support)
        or _judge_order(told)
    )


def _judge_status(told: Told, matches: Iterable[Match]) -> Flag | None:
    """A threat, plan or condition told as if it had happened."""
    claim = told.claim
    if claim.status not in (Status.ASSERTED, Status.REPORTED) or claim.nominal or claim.negated:
        return None
    if not is_told_as_past(told.summary.doc[claim.token]):
        return None
    fitting = [m for m in matches if m.fits]
    best = max(m.score for m in fitting)
    nearest = [m for m in fitting if m.score == best or (m.exact and m.score >= best - 1)]
    if any(m.frame.status is not Status.UNREAL or not m.like for m in nearest):
        return None
    planned = Told(claim, nearest[0].frame, told.summary, told.index)
    if (
        claim.lemma in GENERAL
        and cover(claim, planned.frame, told.summary, told.index) < LIGHT_COVER
    ):
        return None  # "came to power" of who would fight if it came under attack
    return event_flag(planned, FlagKind.UNSUPPORTED)


def _judge_extent(told: Told) -> Flag | None:
    """``all issues are resolved`` where the article says it of most of them."""
    article = told.index.article
    found = overstated(told.claim, told.frame, told.summary, told.index)
    if found is None:
        return None
    said, given = told.summary.doc[found[0]].text, article.doc[found[1]].text
    first, last = sorted((found[0], told.claim.token))
    return Flag(
        span=told.summary.span(first, last + 1),
        kind=FlagKind.CONTRADICTION,
        severity=Severity.HIGH,
        explanation=f"says “{said}”; the article says it of “{given}”",
        checker=NAME,
        evidence=article.sentence_span(told.frame.sentence),
    )


def _judge_manner(told: Told, support: Match) -> Flag | None:
    """How it was done: "publicly warned" where the article has them warn privately."""
    opposite = lexicon().opposite
    ours = manners_of(told.claim, told.summary)
    theirs = manners_of(told.frame, told.index.article)
    if support.like and any(opposite(a, b) for a in ours for b in theirs):
        return event_flag(told, FlagKind.CONTRADICTION, whole=True)
    return None


def manners_of(frame: Frame, text: Analysis) -> frozenset[str]:
    """The adverbs of a clause, and those that its phrases stand for: "with fanfare"."""
    parts = list(text.doc[frame.token].children)
    parts += [d for c in parts if c.dep_ == "dobj" for d in c.children]
    parts += [
        e for d in parts if d.dep_ == "acl" for e in d.children
    ]  # "his threat to go in private"
    preps = [c for c in parts if c.dep_ == "prep"]
    objects = [(p, c) for p in preps for c in p.children]
    phrases = [manner_of(p.lower_, c.lemma_.lower()) for p, c in objects]
    phrases += [occasion_of(t.lower_) for _, c in objects for t in _marks(c)]
    return frame.extras | {f"{adverb}.r" for adverb in phrases if adverb}


def _marks(occasion: Token) -> list[Token]:
    """What sort of occasion it was: "in a secret meeting", "at a closed-door session"."""
    if occasion.dep_ != "pobj" or occasion.lemma_.lower() not in words_of("occasions"):
        return []
    return [t for t in occasion.subtree if t.i < occasion.i]


_OFTEN = frozenset("repeatedly consistently previously persistently regularly frequently".split())


def _judge_frequency(told: Told, support: Match) -> Flag | None:
    """ "For the first time" of what the article has done repeatedly."""
    first = any(
        prep == "for" and a.lemma == "time" and "first" in _beside(told.summary.doc[a.token])
        for prep, a in told.claim.others
    )
    often = any(word.rpartition(".")[0] in _OFTEN for word in told.frame.extras)
    if not (support.like and first and often):
        return None
    return event_flag(told, FlagKind.CONTRADICTION)


def _beside(noun: Token) -> set[str]:
    return {c.lower_ for c in noun.children}


def _judge_content(told: Told, support: Match) -> Flag | None:
    """What it was said to be: "declared a success" where it was declared to have failed."""
    said = _content(told.claim, told.summary)
    given = _content(told.frame, told.index.article)
    relation = lexicon()
    if not support.like or any(relation.same(a, b) for a in said for b in given):
        return None
    if any(relation.opposite(a, b) for a in said for b in given):
        return event_flag(told, FlagKind.CONTRADICTION, whole=True)
    return None


def _judge_object(told: Told, support: Match) -> Flag | None:
    """Whom or what: "seeks confrontation" where the article has the same party seek peace."""
    ours, theirs = told.claim.patients, told.frame.patients
    opposite = lexicon().opposite
    if not (support.exact and told.claim.agents and told.frame.agents):
        return None
    if told.claim.negated is not told.frame.negated:
        return None
    if any(opposite(f"{a.lemma}.n", f"{b.lemma}.n") for a in ours for b in theirs):
        return event_flag(told, FlagKind.CONTRADICTION)
    return None


_ORDER = {"before": ("after", "following"), "after": ("before",), "following": ("before",)}


def _judge_order(told: Told) -> Flag | None:
    """What it came before or after: "stepped in before the collapse"."""
    given = [(p, a) for p, a in told.frame.others if p in _ORDER]
    for link, event in told.claim.others:
        for other, known in given:
            if other in _ORDER.get(link, ()) and told.index.shares_head(event, known):
                return event_flag(told, FlagKind.CONTRADICTION, whole=True)
    return None


def judge_clash(told: Told, match: Match) -> Flag | None:
    """As ``_judge_content``, where what is said is a clause: "declared to have succeeded"."""
    if not (match.exact and match.clash and match.like) or match.unlike:
        return None
    if told.claim.negated != told.frame.negated:
        return None
    flag = _judge_content(told, match)
    verb = told.summary.doc[told.claim.token]
    said = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp")]
    if flag is None or not said:
        return flag
    end = max(flag.span.end, *(c.end for c in said))
    return replace(flag, span=Span.of(told.summary.text, flag.span.start, end))


def _content(frame: Frame, text: Analysis) -> frozenset[str]:
    """The complements of a predicate: what is done, or what somebody is named."""
    parts = list(text.doc[frame.token].children)
    passive = any(c.dep_ == "auxpass" for c in parts)
    kinds = ("oprd", "acomp", "dobj") if passive else ("oprd", "acomp")
    return frame.complements | {text.words[c.i] for c in parts if c.dep_ in kinds}
