"""The checker of one article: built once, then asked about every summary of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from harness.checks.content.certainty import check_certainty
from harness.checks.content.channels import check_channels
from harness.checks.content.described import check_described
from harness.checks.content.likeness import Likeness
from harness.checks.content.novelty import check_boilerplate, check_novelty
from harness.checks.content.qualities import Qualities
from harness.checks.content.quoted import check_quotes
from harness.checks.content.superlatives import check_superlatives
from harness.checks.events.absences import check_absences
from harness.checks.events.agreed import check_agreed
from harness.checks.events.causes import CauseIndex
from harness.checks.events.deeds import check_deeds
from harness.checks.events.demands import DemandIndex
from harness.checks.events.denials import check_denials
from harness.checks.events.events import check_events
from harness.checks.events.fulfilled import check_fulfilled
from harness.checks.events.instead import check_instead
from harness.checks.events.matching import EventIndex
from harness.checks.events.meetings import MeetingIndex
from harness.checks.events.misdated import check_misdated
from harness.checks.events.order import OrderIndex
from harness.checks.events.raids import RaidIndex
from harness.checks.events.unvoiced import check_unvoiced
from harness.checks.grounding.bare import check_bare
from harness.checks.grounding.directions import ChangeIndex, contradicted_by
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.miscounted import check_miscounted
from harness.checks.grounding.sides import SideIndex
from harness.checks.grounding.untimely import check_untimely
from harness.checks.grounding.values import check_slots
from harness.checks.merge import merge
from harness.checks.parties.ages import AgeIndex
from harness.checks.parties.aggressors import AggressorIndex
from harness.checks.parties.backing import check_backing
from harness.checks.parties.beside import BesideIndex
from harness.checks.parties.doubled import NameIndex
from harness.checks.parties.humans import HumanIndex
from harness.checks.parties.insiders import InsiderIndex
from harness.checks.parties.local import LocalIndex
from harness.checks.parties.media import MediaIndex
from harness.checks.parties.misplaced import MisplacedIndex
from harness.checks.parties.officials import OfficialIndex
from harness.checks.parties.owners import OwnerIndex
from harness.checks.parties.pairs import PairIndex
from harness.checks.parties.partners import PartnerIndex
from harness.checks.parties.parts import PartIndex
from harness.checks.parties.presence import PresenceIndex
from harness.checks.parties.pronouns import PronounIndex
from harness.checks.parties.rivals import RivalIndex
from harness.checks.parties.rulers import RulerIndex
from harness.checks.parties.silent import SilentIndex
from harness.checks.parties.sorts import SortIndex
from harness.checks.parties.titles import TitleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.kinds import Kinds
from harness.checks.reading.naming import article_book
from harness.checks.reading.parse import parse, parse_many, pipeline_version
from harness.checks.reading.slots import read_slots
from harness.checks.score import score
from harness.checks.verdicts.measured import check_measured
from harness.checks.verdicts.prepared import parties_of_set, prepare
from harness.checks.verdicts.reference import ReferenceChecker
from harness.checks.version import rules_version
from harness.facts.load import FactSet
from harness.types import (
    Article,
    CheckResult,
    FactVerdict,
    Flag,
    FlagKind,
    Severity,
    Span,
    VerdictKind,
)

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc


class Index(Protocol):
    """What an article says of one matter, read once, to hold every summary against."""

    def check(self, summary: Analysis) -> Iterator[Flag]: ...


_OF_EVENTS = (
    check_events,
    check_absences,
    check_instead,
    check_deeds,
    check_agreed,
    check_unvoiced,
)
_OF_WORDS = (
    check_denials,
    check_novelty,
    check_fulfilled,
    check_backing,
    check_quotes,
    check_boilerplate,
    check_miscounted,
    check_channels,
    check_superlatives,
    check_described,
)
_OF_THE_ARTICLE: tuple[Callable[[Analysis], Index], ...] = (
    OwnerIndex,
    PartnerIndex,
    PairIndex,
    SideIndex,
    NameIndex,
    InsiderIndex,
    MeetingIndex,
    AggressorIndex,
    PronounIndex,
    AgeIndex,
    RulerIndex,
    MediaIndex,
    BesideIndex,
)
_OF_NAMES: tuple[Callable[[Kinds], Index], ...] = (
    MisplacedIndex,
    LocalIndex,
    SilentIndex,
    SortIndex,
    HumanIndex,
    RivalIndex,
    TitleIndex,
)


def signature() -> str:
    """What the rules are; the same for every article, and part of every check key."""
    return f"rules:{rules_version()}|{pipeline_version()}"


class Checker:
    """Typed facts and grounding over one article."""

    def __init__(self, article: Article, facts: FactSet | None = None) -> None:
        self.signature = signature()
        doc = parse(article.text)
        self.book = article_book(doc, parties_of_set(facts) if facts else ())
        self.published = article.published
        self.article = Analysis(doc, self.book, article.published)
        cues = (cue for fact in facts.facts for cue in fact.about) if facts else ()
        self.index = ArticleIndex(self.article, (cue for cue in cues if not cue.islower()))
        self.events = EventIndex(self.index)
        kinds = Kinds(self.article)
        self._indexes: list[Index] = [
            *(index(self.article) for index in _OF_THE_ARTICLE),
            *(index(kinds) for index in _OF_NAMES),
            OrderIndex(self.events),
            RaidIndex(self.events),
            CauseIndex(self.events),
            DemandIndex(self.index),
            OfficialIndex(self.index),
            PresenceIndex(self.index, self.events),
            Qualities(self.index),
            PartIndex(self.index),
        ]
        self.likeness = Likeness(self.index)
        prepared = prepare(facts, self.book) if facts else []
        self.reference = ReferenceChecker(prepared, self.index)
        self.changes = ChangeIndex(self.index, self.reference.aligner.owners)
        own = (self.article.sentence_span(i) for i in range(len(self.article.sentences)))
        self._own = frozenset(_flat(s.text) for s in own)

    def _copied(self, text: Analysis) -> frozenset[int]:
        """The sentences of a summary that the article has word for word.

        None where the text is the whole article: that is held against its facts as it stands.
        """
        if len(text.sentences) >= len(self.article.sentences):
            return frozenset()
        sentences = range(len(text.sentences))
        return frozenset(i for i in sentences if _flat(text.sentence_span(i).text) in self._own)

    def check(self, summary: str) -> CheckResult:
        """Verdicts and flags for one summary; offsets count code points of ``summary``."""
        return self.check_doc(parse(summary))

    def check_many(self, summaries: Iterable[str]) -> Iterator[CheckResult]:
        """The same for many, parsed in batches; results come in order, one at a time."""
        for doc in parse_many(iter(summaries)):
            result = self.check_doc(doc)
            doc.dissolve()
            yield result

    def check_doc(self, doc: Doc) -> CheckResult:
        """The same for a summary that is parsed already."""
        text = Analysis(doc, self.book, self.published)
        text.copied = self._copied(text)
        slots = list(read_slots(text))
        fresh = [slot for slot in slots if slot.sentence not in text.copied]
        judged = list(self.reference.check(text, slots))
        verdicts = [verdict for verdict, _ in judged]
        flags = [flag for _, flag in judged if flag is not None]
        borne = [v.span for v in verdicts if v.verdict is VerdictKind.SUPPORTED and v.span]
        claims = self.changes.claims(text, slots)
        turned = list(self.changes.check(claims, text))
        verdicts = [contradicted_by(turned, v) for v in verdicts]
        changed = list(self.changes.borne_out(claims, text))
        values = (f for f in check_slots(fresh, self.index) if not _within(f.span, changed))
        dated = chain(
            check_misdated(text, slots, self.index), check_untimely(text, fresh, self.index)
        )
        flags += [f for f in chain(values, dated) if not _is_borne_out(f, borne)]
        flags += turned
        flags += check_measured(slots, self.index, text)
        flags += check_bare(slots, self.index, text)
        flags += self._against_article(text)
        copied = [text.sentence_span(i) for i in sorted(text.copied)]
        verdicts = [_uncontradicted(v) if _within(v.span, copied) else v for v in verdicts]
        merged = merge([f for f in flags if not _within(f.span, copied) or f.kind in _OF_COPIES])
        return CheckResult(
            verdicts=tuple(verdicts),
            flags=tuple(merged),
            score=score(merged, self.likeness.measures(text, slots)),
            consistent=all(f.severity is Severity.LOW for f in merged),
        )

    def _against_article(self, text: Analysis) -> Iterator[Flag]:
        """What needs no fact: events, words and parties held against the article's."""
        for of_events in _OF_EVENTS:
            yield from of_events(text, self.events)
        for of_words in _OF_WORDS:
            yield from of_words(text, self.index)
        for index in self._indexes:
            yield from index.check(text)
        yield from check_certainty(text, self.index, self.events.supporting)


def _flat(sentence: str) -> str:
    return " ".join(sentence.split())


_OF_COPIES = (FlagKind.BOILERPLATE,)
"""Kinds of flag that a sentence copied whole from the article may get."""


def _within(span: Span | None, ranges: list[Span]) -> bool:
    return span is not None and any(r.start <= span.start and span.end <= r.end for r in ranges)


def _uncontradicted(verdict: FactVerdict) -> FactVerdict:
    """The article's own sentence contradicts no fact; it speaks of something else."""
    if verdict.verdict is not VerdictKind.CONTRADICTED:
        return verdict
    why = "nothing in the sentence, which is the article’s own, speaks of the fact"
    return replace(verdict, verdict=VerdictKind.OMITTED, span=None, explanation=why)


def _is_borne_out(flag: Flag, supported: list[Span]) -> bool:
    """Whether a fact gives the very date: its author knows better than a reader of places."""
    return flag.kind is FlagKind.DATE and any(
        span.start <= flag.span.start and flag.span.end <= span.end for span in supported
    )
