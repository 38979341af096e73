"""The checker of one article: built once, then asked about every summary of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from harness.checks.content.likeness import Likeness
from harness.checks.events.matching import EventIndex
from harness.checks.events.misdated import check_misdated
from harness.checks.events.redated import RedatedIndex
from harness.checks.grounding.bare import check_bare
from harness.checks.grounding.directions import ChangeIndex, contradicted_by
from harness.checks.grounding.foretold import ForetoldIndex
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.misworded import check_misworded
from harness.checks.grounding.otherkind import OtherKindIndex
from harness.checks.grounding.qualified import check_qualified
from harness.checks.grounding.untimely import check_untimely
from harness.checks.grounding.values import check_slots
from harness.checks.merge import merge
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.book import article_book
from harness.checks.reading.parse import parse, parse_many, pipeline_version
from harness.checks.reading.slots import read_slots
from harness.checks.rules import Rules
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
from harness.values.period import TimeSpan

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc


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
        self.rules = Rules(self.index, self.events)
        self.redated = RedatedIndex(self.index, self.events)
        self.foretold = ForetoldIndex(self.index)
        self.otherkind = OtherKindIndex(self.index)
        self.likeness = Likeness(self.index)
        prepared = prepare(facts, self.book) if facts else []
        self.reference = ReferenceChecker(prepared, self.index)
        self._dates = {p.fact.id for p in prepared if isinstance(p.value, TimeSpan)}
        self.changes = ChangeIndex(self.index, self.reference.aligner.owners)
        own = (self.article.sentence_span(i) for i in range(len(self.article.sentences)))
        self._own = frozenset(_flat(s.text) for s in own)

    def _read(self, doc: Doc) -> Analysis:
        text = Analysis(doc, self.book, self.published)
        text.copied = self._copied(text)
        return text

    def _copied(self, text: Analysis) -> frozenset[int]:
        """The sentences of a summary that the article has word for word.

        None where the text is the whole article: that is held against its facts as it stands.
        """
        if len(text.sentences) >= len(self.article.sentences):
            return frozenset()
        sentences = range(len(text.sentences))
        return frozenset(i for i in sentences if _flat(text.sentence_span(i).text) in self._own)

    def _bears_out(self, verdict: FactVerdict) -> bool:
        """Whether a fact gives what is said, or the day of which less is said."""
        told = verdict.verdict is VerdictKind.VAGUE and verdict.fact in self._dates
        return told or verdict.verdict is VerdictKind.SUPPORTED

    def check(self, summary: str) -> CheckResult:
        """Verdicts and flags for one summary; offsets count code points of ``summary``."""
        return self.check_doc(parse(summary))

    def check_many(self, summaries: Iterable[str]) -> Iterator[CheckResult]:
        """The same for many, parsed in batches; results come in order, one at a time."""
        for doc in parse_many(iter(summaries)):
            result = self.check_doc(doc)
            doc.dissolve()
            yield result

    def verdicts(self, summary: str) -> tuple[FactVerdict, ...]:
        """The verdicts alone, for a text whose flags nobody asks for, as an article itself."""
        text = self._read(parse(summary))
        slots = list(read_slots(text))
        turned = list(self.changes.check(self.changes.claims(text, slots), text))
        copied = [text.sentence_span(i) for i in sorted(text.copied)]
        return tuple(_settled(v, turned, copied) for v, _ in self.reference.check(text, slots))

    def check_doc(self, doc: Doc) -> CheckResult:
        """The same for a summary that is parsed already."""
        text = self._read(doc)
        slots = list(read_slots(text))
        fresh = [slot for slot in slots if slot.sentence not in text.copied]
        judged = list(self.reference.check(text, slots))
        flags = [flag for _, flag in judged if flag is not None]
        borne = [v.span for v, _ in judged if v.span and self._bears_out(v)]
        claims = self.changes.claims(text, slots)
        turned = list(self.changes.check(claims, text))
        changed = list(self.changes.borne_out(claims, text))
        values = (f for f in check_slots(fresh, self.index) if not _within(f.span, changed))
        dated = chain(
            check_misdated(text, slots, self.index),
            check_untimely(text, fresh),
            check_misworded(text),
            self.redated.check(text, fresh),
            self.foretold.check(text, fresh),
            self.otherkind.check(text, fresh),
        )
        # of two flags alike the first stays: the event's own time is the better evidence
        flags += [f for f in chain(dated, values) if not _is_borne_out(f, borne)]
        flags += turned
        flags += check_measured(slots, self.index, text)
        flags += check_bare(slots, self.index, text)
        flags += check_qualified(slots, self.index, text)
        flags += self.rules.check(text)
        copied = [text.sentence_span(i) for i in sorted(text.copied)]
        merged = merge([f for f in flags if not _within(f.span, copied) or f.kind in _OF_COPIES])
        return CheckResult(
            verdicts=tuple(_settled(v, turned, copied) for v, _ in judged),
            flags=tuple(merged),
            score=score(merged, self.likeness.measures(text, slots)),
            consistent=all(f.severity is Severity.LOW for f in merged),
        )


def _flat(sentence: str) -> str:
    return " ".join(sentence.split())


_OF_COPIES = (FlagKind.BOILERPLATE,)
"""Kinds of flag that a sentence copied whole from the article may get."""


def _within(span: Span | None, ranges: list[Span]) -> bool:
    return span is not None and any(r.start <= span.start and span.end <= r.end for r in ranges)


def _settled(verdict: FactVerdict, turned: list[Flag], copied: list[Span]) -> FactVerdict:
    """The verdict with what is said of changes in figures. The article's own sentence, one of
    the ``copied``, contradicts no fact; it speaks of something else."""
    verdict = contradicted_by(turned, verdict)
    if verdict.verdict is not VerdictKind.CONTRADICTED or not _within(verdict.span, copied):
        return verdict
    why = "nothing in the sentence, which is the article’s own, speaks of the fact"
    return replace(verdict, verdict=VerdictKind.OMITTED, span=None, explanation=why)


def _is_borne_out(flag: Flag, supported: list[Span]) -> bool:
    """Whether a fact gives the very date: its author knows better than a reader of places."""
    return flag.kind is FlagKind.DATE and any(
        span.start <= flag.span.start and flag.span.end <= span.end for span in supported
    )
