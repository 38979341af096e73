"""How well two places fit: the words and the parties around one value, and around another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import PARTNER, SENTENCE, Slot
from harness.checks.verdicts.kept import Kept
from harness.values.measure import Quantity
from harness.values.nouns import relate_nouns
from harness.values.sets import Relation

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

Parties = tuple[frozenset[str], frozenset[str]]
"""The parties of the value's own clause, and those of its whole sentence."""
PARTY = 0.25
"""What agreeing parties of the clause add to a fit, and certainly differing ones take away."""
NEAR_CREDIT, FAR_CREDIT = 1.0, 0.5
"""What a shared word counts for in the other value's own clause, and elsewhere in its sentence."""


class Fitting:
    """Fits of a summary's places to those of one article; the article's side is kept."""

    def __init__(self, index: ArticleIndex) -> None:
        self.index = index
        self._kept: dict[int, Parties] = {}
        self._fits: Kept[float] = Kept()

    def of(
        self, claim: Slot, candidate: Slot, text: Analysis, source: Analysis | None = None
    ) -> float:
        """About 0 to 1: the share of the claim's words that stand around the candidate too,
        more where the parties agree and less where they, or the things counted, differ."""

        def fit() -> float:
            return (
                self._words(claim, candidate)
                + self._parties(claim, candidate, text, source or self.index.analysis)
                + _noun(claim, candidate)
            )

        return self._fits.of(text, claim, candidate, answer=fit)

    def _words(self, claim: Slot, candidate: Slot) -> float:
        vocabulary = self.index.vocabulary
        total = shared = 0.0
        for lemma, weight in claim.words.items():
            if weight < SENTENCE:
                continue
            value = weight * vocabulary.weight(lemma)
            total += value
            meant = vocabulary.senses(lemma) | {lemma}
            near = max(candidate.words.get(m, 0.0) for m in meant)
            if near >= PARTNER:
                shared += value * NEAR_CREDIT
            elif near >= SENTENCE:
                shared += value * FAR_CREDIT
        return shared / total if total else 0.0

    def _parties(self, claim: Slot, candidate: Slot, text: Analysis, source: Analysis) -> float:
        book = text.book
        mine, _ = around(claim, text)
        near, far = self._around(candidate, source)
        if not mine or not far:
            return 0.0
        if any(book.related(frozenset((m,)), near) for m in mine):
            return PARTY
        if any(book.related(frozenset((m,)), far) for m in mine):
            return 0.0
        return -PARTY if near else 0.0

    def _around(self, candidate: Slot, source: Analysis) -> Parties:
        found = self._kept.get(id(candidate))
        if found is None:
            found = self._kept[id(candidate)] = around(candidate, source)
        return found


def around(place: Slot, text: Analysis) -> Parties:
    """The parties of a value's clause (arguments of its verb, owners), and of its sentence."""
    doc = text.doc
    own = text.tokens_of(place.span)
    near: set[str] = set()
    token = doc[place.token]
    for ancestor in token.ancestors:
        _note(ancestor, own, text, near)
        for child in ancestor.children:
            _note(child, own, text, near)
        if ancestor.pos_ in ("VERB", "AUX"):
            break
    start, end = text.sentences[place.sentence]
    far = {p for m in text.mentions_in(start, end) if m.head not in own for p in m.parties}
    return frozenset(near), frozenset(far | near)


def _note(token: Token, own: range, text: Analysis, near: set[str]) -> None:
    if token.i not in own:
        near |= text.parties_at(token.i)


def _noun(claim: Slot, candidate: Slot) -> float:
    """Things counted: the same adds a little; others are no rival of each other."""
    a, b = claim.value, candidate.value
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)) or not (a.noun and b.noun):
        return 0.0
    relation = relate_nouns(a.noun, b.noun)
    return {Relation.EQUAL: 0.1, Relation.DISJOINT: -0.2}.get(relation, 0.0)
