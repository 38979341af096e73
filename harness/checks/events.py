"""Events of a summary against the article's: roles, polarity, opposites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harness.checks.analysis import SPOKESMEN, Analysis
from harness.checks.frames import (
    ATTACKS,
    DENYING,
    PATIENT_NOUNS,
    REPORTING,
    Argument,
    Frame,
    Status,
)
from harness.checks.grounding import ArticleIndex
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity, Span
from harness.values.party import Ids

NAME = "events"
COVER = 0.6
"""The share of a clause that must stand in the sentence that is held against it."""


@dataclass(frozen=True, slots=True)
class Match:
    """How a claim's frame stands to one of the article's.

    ``like`` and ``unlike`` count participants that agree and that certainly differ;
    ``near`` those that at least stand in the other's sentence.
    """

    frame: Frame
    like: int
    unlike: int
    clash: bool
    """Whether the clausal complements differ: accused of one thing, or of another."""
    near: int
    exact: bool
    cover: float
    """The share of the claim's clause that the frame's sentence has words for."""

    @property
    def fits(self) -> bool:
        return (
            not self.unlike and not self.clash and (self.like > 0 or (self.exact and self.near > 0))
        )

    @property
    def score(self) -> float:
        return 2 * self.like + self.near + self.exact


class EventIndex:
    """The article's frames by the lemma of their predicate."""

    def __init__(self, index: ArticleIndex) -> None:
        self.article = index.analysis
        self.vocabulary = index.vocabulary
        self._by_lemma: dict[str, list[Frame]] = defaultdict(list)
        self._words_in: dict[int, frozenset[str]] = {}
        self._parties_in: dict[int, Ids] = {}
        self._held: tuple[Analysis, dict[int, list[Match]]] | None = None
        for frame in self.article.frames:
            self._by_lemma[lemma_of(frame)].append(frame)

    def _lemmas(self, sentence: int) -> frozenset[str]:
        found = self._words_in.get(sentence)
        if found is None:
            start, end = self.article.sentences[sentence]
            found = frozenset(t.lemma_.lower() for t in self.article.doc[start:end])
            self._words_in[sentence] = found
        return found

    def _parties(self, sentence: int) -> Ids:
        found = self._parties_in.get(sentence)
        if found is None:
            tokens = range(*self.article.sentences[sentence])
            found = frozenset(p for i in tokens for p in self.article.parties_at(i))
            self._parties_in[sentence] = found
        return found

    def same(self, claim: Frame) -> list[Frame]:
        """Frames that may report the same event."""
        found: list[Frame] = []
        for lemma in self.vocabulary.meanings(claim.predicate) | lexicon().variants(
            claim.predicate
        ):
            found += self._by_lemma.get(lemma, ())
        return found

    def matches(self, claim: Frame, summary: Analysis) -> list[Match]:
        """Every frame that may report the claim's event, compared; the last summary's are kept."""
        held = self._held
        if held is None or held[0] is not summary:
            held = self._held = (summary, {})
        found = held[1].get(claim.token)
        if found is None:
            found = [self._match(claim, frame, summary) for frame in self.same(claim)]
            held[1][claim.token] = found
        return found

    def supporting(self, claim: Frame, summary: Analysis) -> list[Frame]:
        """Frames that report the claim's event with agreeing participants and polarity."""
        return [
            m.frame
            for m in self.matches(claim, summary)
            if m.fits and m.frame.negated == claim.negated
        ]

    def _match(self, claim: Frame, frame: Frame, summary: Analysis) -> Match:
        others = tuple(a for _, a in frame.others)
        pairs = (
            _fit(claim.agents, frame.agents, (), summary, self, owners=True),
            _fit(claim.patients, frame.patients, others, summary, self),
        )
        unlike = sum(unlike for _, unlike in pairs)
        relation = lexicon()
        clash = bool(claim.complements and frame.complements) and not any(
            relation.same(a, b) for a in claim.complements for b in frame.complements
        )
        return Match(
            frame=frame,
            like=sum(like for like, _ in pairs),
            unlike=unlike,
            clash=clash,
            near=self._near(claim, frame, summary),
            exact=claim.predicate == frame.predicate,
            cover=self._cover(claim, frame, summary),
        )

    def _cover(self, claim: Frame, frame: Frame, summary: Analysis) -> float:
        lemmas, ids = self._lemmas(frame.sentence), self._parties(frame.sentence)
        words = [i for a in claim.arguments() for i in _phrase(a.token, summary)]
        known = [
            bool(self.vocabulary.meanings(summary.words[i]) & lemmas)
            or bool(summary.parties_at(i) & ids)
            for i in words
        ]
        return sum(known) / len(known) if known else 0.0

    def _near(self, claim: Frame, frame: Frame, summary: Analysis) -> int:
        """How many of the claim's participants the frame's sentence mentions at all."""
        lemmas = self._lemmas(frame.sentence)
        return sum(
            bool(self.vocabulary.meanings(summary.words[a.token]) & lemmas)
            for a in (*claim.agents, *claim.patients)
        )

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


def _phrase(token: int, text: Analysis) -> list[int]:
    """The content tokens of an argument, without its clauses."""
    head = text.doc[token]
    parts = [head, *(c for c in head.children if c.dep_ in ("compound", "amod", "nmod", "poss"))]
    return [t.i for t in parts if text.content[t.i]]


def lemma_of(frame: Frame) -> str:
    return frame.predicate.rpartition(".")[0]


def check_events(summary: Analysis, index: EventIndex) -> Iterator[Flag]:
    for claim in summary.frames:
        flag = _judge(claim, summary, index)
        if flag is not None:
            yield flag


def _judge(claim: Frame, summary: Analysis, index: EventIndex) -> Flag | None:
    if lemma_of(claim) in ("be", "have", "do", "say") or claim.token in summary.quoted_tokens:
        return None
    if claim.nominal and not _is_act(lemma_of(claim)):
        return None
    matches = index.matches(claim, summary)
    support = _best(m for m in matches if m.fits and m.frame.negated == claim.negated)
    against = _best(
        m
        for m in matches
        if m.fits
        and m.frame.negated != claim.negated
        and not _denies_report(claim, m.frame, summary)
    )
    floor = support.score if support else 0.0
    swapped = next((m.frame for m in matches if _is_swap(claim, m.frame, summary, index)), None)
    if swapped is not None and (support is None or support.like == 0):
        return _flag(
            claim, swapped, summary, index, FlagKind.ROLE, "turns who did it to whom around"
        )
    hedged = claim.status is Status.HEDGED
    if against and against.score > floor and against.cover >= COVER and not hedged:
        what = (
            "negates what the article states"
            if claim.negated
            else "states what the article says did not happen"
        )
        return _flag(claim, against.frame, summary, index, FlagKind.NEGATION, what)
    if support:
        return _judge_status(claim, matches, summary, index)
    other = _best(
        m
        for m in matches
        if m.exact
        and m.unlike
        and (m.like or m.cover >= COVER)
        and not m.clash
        and m.frame.negated == claim.negated
    )
    if other and lemma_of(claim) not in REPORTING:
        what = "names another party than the article"
        return _flag(claim, other.frame, summary, index, FlagKind.ROLE, what)
    return _judge_opposites(claim, summary, index)


def _denies_report(claim: Frame, frame: Frame, summary: Analysis) -> bool:
    """Whether somebody denies what somebody else reports: both may be the article's news."""
    if claim.negator is None or frame.status is Status.ASSERTED:
        return False
    return summary.doc[claim.negator].lemma_.lower() in DENYING


def _is_act(noun: str) -> bool:
    """Nouns that name what somebody does, not what somebody or something is."""
    return (
        noun in ATTACKS or noun in PATIENT_NOUNS or noun.endswith(("ing", "tion", "sion", "ment"))
    )


def _best(matches: Iterable[Match]) -> Match | None:
    return max(matches, key=lambda m: m.score, default=None)


def _judge_status(
    claim: Frame, matches: list[Match], summary: Analysis, index: EventIndex
) -> Flag | None:
    """A threat, plan or condition told as if it had happened."""
    if claim.status not in (Status.ASSERTED, Status.REPORTED) or claim.nominal or claim.negated:
        return None
    fitting = [m for m in matches if m.fits]
    if any(m.frame.status is not Status.UNREAL for m in fitting) or not any(
        m.like for m in fitting
    ):
        return None
    what = "is told as fact; the article only speaks of it as planned, threatened or possible"
    return _flag(claim, fitting[0].frame, summary, index, FlagKind.UNSUPPORTED, what)


def _judge_opposites(claim: Frame, summary: Analysis, index: EventIndex) -> Flag | None:
    if claim.status is Status.UNREAL:
        return None
    for frame in index.opposite(claim):
        if frame.negated != claim.negated or frame.status is Status.UNREAL:
            continue
        match = index._match(claim, frame, summary)
        if match.unlike == 0 and match.like and match.cover >= COVER:
            what = "says the opposite of the article"
            return _flag(claim, frame, summary, index, FlagKind.CONTRADICTION, what)
    return None


def _fit(
    claims: tuple[Argument, ...],
    others: tuple[Argument, ...],
    extra: tuple[Argument, ...],
    summary: Analysis,
    index: EventIndex,
    owners: bool = False,
) -> tuple[int, int]:
    """(like, unlike): unlike only where both sides certainly name different parties.

    With ``owners``, what belongs to a party stands for it: Pakistani airstrikes for Pakistan.
    """
    like = unlike = 0
    known = [index.article.parties_of(o) for o in others]
    certain = known if owners else [index.article.direct_at(o.token) for o in others]
    loose = [index.article.parties_of(o) for o in extra]
    for claim in claims:
        ids = summary.parties_of(claim)
        related = summary.book.related
        if _differ_in_owner(claim, others, ids, known, index):
            unlike += 1
        elif any(ids and k and related(ids, k) for k in (*known, *loose)) or any(
            _shares_head(claim, o, index) for o in (*others, *extra)
        ):
            like += 1
        elif certain and all(certain) and _is_certain(claim, summary, owners):
            unlike += not claim.pronoun and not any(o.pronoun for o in others)
    return like, unlike


def _differ_in_owner(
    claim: Argument,
    others: tuple[Argument, ...],
    ids: Ids,
    known: list[Ids],
    index: EventIndex,
) -> bool:
    """Whether both name one kind of thing, each of another party: Afghan, Pakistani posts."""
    return bool(ids) and any(
        k and not index.article.book.related(ids, k) and _shares_head(claim, o, index)
        for o, k in zip(others, known, strict=True)
    )


def _is_certain(claim: Argument, summary: Analysis, owners: bool) -> bool:
    """Whether the claim names its participant itself, or by an office or arm of its owner."""
    if summary.direct_at(claim.token):
        return True
    return owners and claim.lemma in SPOKESMEN and bool(summary.parties_of(claim))


def _shares_head(claim: Argument, other: Argument, index: EventIndex) -> bool:
    if claim.pronoun or other.pronoun:
        return False
    if other.lemma in index.vocabulary.meanings(f"{claim.lemma}.n"):
        return True
    return lexicon().same(f"{claim.lemma}.n", f"{other.lemma}.n")


def _is_swap(claim: Frame, frame: Frame, summary: Analysis, index: EventIndex) -> bool:
    if claim.negated != frame.negated or not lexicon().same(claim.predicate, frame.predicate):
        return False
    crossed = (
        _fit(claim.agents, frame.patients, (), summary, index),
        _fit(claim.patients, frame.agents, (), summary, index),
    )
    straight = (
        _fit(claim.agents, frame.agents, (), summary, index),
        _fit(claim.patients, frame.patients, (), summary, index),
    )
    return all(like for like, _ in crossed) and not any(like for like, _ in straight)


def _flag(
    claim: Frame, frame: Frame, summary: Analysis, index: EventIndex, kind: FlagKind, what: str
) -> Flag:
    evidence = index.article.sentence_span(frame.sentence)
    span = clause(claim, summary)
    return Flag(
        span=span,
        kind=kind,
        severity=Severity.MEDIUM if kind is FlagKind.UNSUPPORTED else Severity.HIGH,
        explanation=f"“{span.text}” {what}",
        checker=NAME,
        evidence=evidence,
    )


def clause(frame: Frame, analysis: Analysis) -> Span:
    """From the first to the last of the predicate, its agents and patients, in one sentence."""
    tokens = [frame.token] if frame.negator is None else [frame.token, frame.negator]
    for argument in (*frame.agents, *frame.patients):
        if analysis.sentence_of(argument.token) == frame.sentence:
            tokens.append(argument.token)
    mentions = [analysis.party_at[t] for t in tokens if t in analysis.party_at]
    start = min([*tokens, *(m.start for m in mentions)])
    return analysis.span(start, max([*tokens, *(m.end - 1 for m in mentions)]) + 1)
