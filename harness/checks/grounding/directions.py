"""Rises told as falls, and the figure before a change told as the one after it.

Where the article has turnout at 61.8 per cent, "down from 68.4", it has not risen to 61.8, and
has not fallen to 68.4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from harness.checks.grounding.comparison import show
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.relations import relate_slots
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.reading.changes import COUNTS, Change, read_changes
from harness.checks.reading.clauses import shortened
from harness.lexicon.changes import all_words
from harness.types import FactVerdict, Flag, FlagKind, Severity, Span, VerdictKind
from harness.values.sets import Relation

NAME = "directions"


class ChangeIndex:
    """The changes that an article tells."""

    def __init__(self, index: ArticleIndex, owners: Mapping[int, set[str]]) -> None:
        """``owners``: the facts whose values the article's slots give, by the slots' identity."""
        self.index, self.owners = index, owners
        self.article = index.analysis
        slots = index.slots["quantity"]
        self.changes = list(read_changes(self.article, slots)) if slots else []

    def claims(self, summary: Analysis, slots: Iterable[Slot]) -> list[Change]:
        """The changes that a summary tells; none where the article tells none."""
        if not self.changes or all_words().isdisjoint(summary.lemmas):
            return []
        return list(read_changes(summary, slots))

    def check(self, claims: Iterable[Change], summary: Analysis) -> Iterator[Flag]:
        """Flags for changes that go the other way, or from their end to their beginning."""
        for claim in claims:
            frame = claim.frame
            if frame is None or frame.negated or claim.token in summary.quoted_tokens:
                continue
            flag = self._turned(claim, summary) or self._other_way(claim, summary)
            if flag is not None:
                yield flag

    def borne_out(self, claims: Iterable[Change], summary: Analysis) -> Iterator[Span]:
        """The values of changes that the article tells alike, from end to end."""
        for claim in claims:
            for change in self.changes:
                if change.up == claim.up and self._same_thing(claim, change, summary):
                    given = dict(change.values)
                    yield from (
                        slot.span
                        for end, slot in claim.values
                        if _equal(slot, given.get(end), self.article)
                    )

    def _turned(self, claim: Change, summary: Analysis) -> Flag | None:
        """What the article has as the figure before, told as the figure after."""
        if claim.to is None:
            return None
        slots = self.index.slots["quantity"]
        for change in self.changes:
            if change.to is None or not _equal(claim.to, change.start, self.article):
                continue
            if not self._same_thing(claim, change, summary) or _equal(
                claim.to, change.to, self.article
            ):
                continue
            elsewhere = [
                s for s in slots if s is not change.start and _equal(claim.to, s, self.article)
            ]
            if elsewhere:
                continue
            said = f"says that it went to {show(claim.to)}; in the article it went to "
            flag = self._flag(claim.to.span, FlagKind.NUMBER, said + show(change.to), change)
            facts = sorted(self.owners.get(id(change.to), ()))
            return replace(flag, fact=facts[0]) if len(facts) == 1 else flag
        return None

    def _other_way(self, claim: Change, summary: Analysis) -> Flag | None:
        if not self.changes:
            return None
        slots = self.index.slots["quantity"]
        stated = any(_equal(s, each, self.article) for _, s in claim.values for each in slots)
        known = [c for c in self.changes if self._is_of(claim, c, stated, summary)]
        if not known or any(c.up == claim.up for c in known):
            return None
        span = summary.span(claim.token, claim.token + 1)
        way = ("fell", "rose") if claim.up else ("rose", "fell")
        said = f"says that it {way[1]}; the article, that it {way[0]}"
        return self._flag(span, FlagKind.CONTRADICTION, said, known[0])

    def _is_of(self, claim: Change, change: Change, stated: bool, summary: Analysis) -> bool:
        """Whether the article's change is of the same figure, or of the same thing.

        ``stated`` says whether the article has any of the claim's figures at all.
        """
        pairs = [
            (mine, other)
            for mine, slot in claim.values
            for other, given in change.values
            if _equal(slot, given, self.article)
        ]
        if pairs:
            return any(a == b for a, b in pairs) and self._same_thing(claim, change, summary)
        if stated or change.frame is None or not claim.heads & change.heads:
            return False
        ours, theirs = claim.about - claim.heads, change.about - change.heads
        if ours and theirs and not ours & theirs:
            return False  # one tax goes up, and another down
        return self._same_thing(claim, change, summary)

    def _same_thing(self, claim: Change, change: Change, summary: Analysis) -> bool:
        related = summary.book.related
        if claim.parties and change.parties and not related(claim.parties, change.parties):
            return False
        meanings = self.index.vocabulary.meanings
        about = {m for w in claim.about for m in meanings(f"{w}.n") | {w}}
        if about & change.about or (change.about and change.about <= COUNTS):
            return True
        if claim.parties:
            return related(claim.parties, change.parties)
        start, end = self.article.sentences[change.sentence]
        return not about.isdisjoint(self.article.lemmas[start:end])

    def _flag(self, span: Span, kind: FlagKind, said: str, change: Change) -> Flag:
        evidence = self.article.sentence_span(change.sentence)
        text = f"{said}: “{shortened(evidence.text)}”"
        return Flag(span, kind, Severity.HIGH, text, NAME, evidence=evidence)


def _equal(claim: Slot, given: Slot | None, article: Analysis) -> bool:
    return given is not None and relate_slots(claim, given, article) is Relation.EQUAL


def contradicted_by(turned: Iterable[Flag], verdict: FactVerdict) -> FactVerdict:
    """The verdict on a fact whose figure is told as what it was before."""
    flag = next((f for f in turned if f.fact == verdict.fact), None)
    if flag is None or verdict.verdict is not VerdictKind.OMITTED:
        return verdict
    told = VerdictKind.CONTRADICTED
    return replace(verdict, verdict=told, span=flag.span, explanation=flag.explanation)
