"""Events of a summary against the article's: roles, polarity, opposites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from harness.checks.analysis import Analysis
from harness.checks.frames import Argument, Frame, Status
from harness.checks.grounding import ArticleIndex
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity, Span

NAME = "events"


@dataclass(frozen=True, slots=True)
class Fit:
    """How one argument slot of a claim stands to the article's: counts of like and unlike."""

    like: int
    unlike: int


class EventIndex:
    """The article's frames by the lemma of their predicate."""

    def __init__(self, index: ArticleIndex) -> None:
        self.article = index.analysis
        self.vocabulary = index.vocabulary
        self._by_lemma: dict[str, list[Frame]] = defaultdict(list)
        for frame in self.article.frames:
            self._by_lemma[lemma_of(frame)].append(frame)

    def same(self, claim: Frame) -> list[Frame]:
        """Frames that may report the same event."""
        found: list[Frame] = []
        for lemma in self.vocabulary.meanings(claim.predicate) | lexicon().variants(claim.predicate):
            found += self._by_lemma.get(lemma, ())
        return found

    def supporting(self, claim: Frame, summary: Analysis) -> list[Frame]:
        """Frames that report the claim's event with agreeing participants and polarity."""
        found = []
        for frame in self.same(claim):
            agents, patients = _compare(claim, frame, summary, self)
            agree = not agents.unlike and not patients.unlike and frame.negated == claim.negated
            if agree and agents.like + patients.like:
                found.append(frame)
        return found

    def opposite(self, claim: Frame) -> list[Frame]:
        """Frames whose predicate cannot be true together with the claim's."""
        relation = lexicon()
        return [
            frame
            for frames in self._by_lemma.values()
            for frame in frames[:1]
            if relation.opposite(claim.predicate, frame.predicate)
            for frame in frames
        ]


def lemma_of(frame: Frame) -> str:
    return frame.predicate.rpartition(".")[0]


def check_events(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    for claim in summary.frames:
        flag = _judge(claim, summary, index)
        if flag is not None:
            yield flag


def _judge(claim: Frame, summary: Analysis, index: EventIndex) -> Flag | None:
    if lemma_of(claim) in ("be", "have", "do", "say"):
        return None
    matches = [(frame, _compare(claim, frame, summary, index)) for frame in index.same(claim)]
    supported = [
        f for f, (agents, patients) in matches
        if not agents.unlike and not patients.unlike and f.negated == claim.negated
    ]
    if supported:
        return None
    for frame, (agents, patients) in matches:
        if _is_swap(claim, frame, summary, index):
            return _flag(claim, frame, summary, index, FlagKind.ROLE, Severity.HIGH,
                         "turns who did it to whom around")
        if frame.negated != claim.negated and not agents.unlike and not patients.unlike:
            if agents.like + patients.like:
                what = "negates what the article states" if claim.negated else (
                    "states what the article says did not happen")
                return _flag(claim, frame, summary, index, FlagKind.NEGATION, Severity.HIGH, what)
        if frame.negated == claim.negated and agents.unlike and patients.like and not agents.like:
            return _flag(claim, frame, summary, index, FlagKind.ROLE, Severity.HIGH,
                         "names another agent than the article")
    return _judge_opposites(claim, summary, index)


def _judge_opposites(claim: Frame, summary: Analysis, index: EventIndex) -> Flag | None:
    if claim.status is Status.UNREAL:
        return None
    for frame in index.opposite(claim):
        if frame.negated != claim.negated or frame.status is Status.UNREAL:
            continue
        agents, patients = _compare(claim, frame, summary, index)
        if not agents.unlike and not patients.unlike and agents.like + patients.like:
            return _flag(claim, frame, summary, index, FlagKind.CONTRADICTION, Severity.HIGH,
                         "says the opposite of the article")
    return None


def _compare(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> tuple[Fit, Fit]:
    return (
        _fit(claim.agents, frame.agents, summary, index),
        _fit(claim.patients, frame.patients, summary, index),
    )


def _fit(
    claims: tuple[Argument, ...], others: tuple[Argument, ...], summary: Analysis, index: EventIndex
) -> Fit:
    """Unlike only where both sides certainly name different parties."""
    if not claims or not others:
        return Fit(0, 0)
    like = unlike = 0
    known = [index.article.parties_of(o) for o in others]
    for claim in claims:
        ids = summary.parties_of(claim)
        if any(ids & k for k in known) or any(_shares_head(claim, o, index) for o in others):
            like += 1
        elif ids and all(known):
            unlike += 1
    return Fit(like, unlike)


def _shares_head(claim: Argument, other: Argument, index: EventIndex) -> bool:
    if claim.pronoun or other.pronoun:
        return False
    return other.lemma in index.vocabulary.meanings(f"{claim.lemma}.n")


def _is_swap(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    crossed = (
        _fit(claim.agents, frame.patients, summary, index),
        _fit(claim.patients, frame.agents, summary, index),
    )
    straight = _compare(claim, frame, summary, index)
    return all(f.like for f in crossed) and not any(f.like for f in straight)


def _flag(
    claim: Frame, frame: Frame, summary: Analysis, index: EventIndex,
    kind: FlagKind, severity: Severity, what: str,
) -> Flag:
    evidence = index.article.sentence_span(frame.sentence)
    return Flag(
        span=clause(claim, summary),
        kind=kind,
        severity=severity,
        explanation=f"“{clause(claim, summary).text}” {what}: “{evidence.text}”",
        checker=NAME,
        evidence=evidence,
    )


def clause(frame: Frame, analysis: Analysis) -> Span:
    """From the first to the last of the predicate, its agents and patients, in one sentence."""
    tokens = [frame.token]
    for argument in (*frame.agents, *frame.patients):
        if analysis.sentence_of(argument.token) == frame.sentence:
            tokens.append(argument.token)
    mentions = [analysis.party_at[t] for t in tokens if t in analysis.party_at]
    start = min([*tokens, *(m.start for m in mentions)])
    return analysis.span(start, max([*tokens, *(m.end - 1 for m in mentions)]) + 1)
