"""What a value is the measure of: the subject of its verb, or the noun that it stands behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.grounding.comparison import show
from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.binding import COUNTS, PARTNER, Slot
from harness.checks.verdicts.fit import around
from harness.types import Flag, FlagKind, Severity
from harness.values.party import Ids
from harness.values.sets import Relation

if TYPE_CHECKING:
    from harness.checks.reading.analysis import Analysis
    from harness.checks.reading.tokens import Token
    from harness.checks.verdicts.prepared import Prepared


@dataclass(frozen=True)
class Asked:
    """A fact, with where the article gives its value."""

    prepared: Prepared
    evidence: list[Slot]
    index: ArticleIndex

    def own_has(self, subject: Subject) -> bool:
        """Whether one of the fact's own places has the subject in its clause."""
        article, statement = self.index.analysis, self.prepared.statement
        places = [(slot, article) for slot in self.evidence]
        places += [(slot, statement) for slot in self.prepared.told]
        return any(stands_with(subject, slot, source, self.index) for slot, source in places)

    def others_have(self, subject: Subject, place: Slot, relation: Relation) -> bool:
        """The same of the article's values that stand so to a claim's."""
        found = (c.candidate for c in self.index.compare(place) if c.relation is relation)
        article = self.index.analysis
        return any(stands_with(subject, slot, article, self.index) for slot in found)


_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class Subject:
    """A party, or a thing by its noun."""

    noun: str
    parties: Ids


def subject_of(place: Slot, text: Analysis) -> Subject | None:
    """``margin`` of "the margin shrank to 7 per cent"; None where nothing is named."""
    own = text.tokens_of(place.span)
    for above in text.doc[place.token].ancestors:
        if above.pos_ not in ("VERB", "AUX"):
            continue
        subject = next((c for c in above.children if c.dep_ in _SUBJECTS), None)
        if subject is None or subject.i in own:
            return None
        return _named(subject, text)
    return None


def _named(subject: Token, text: Analysis) -> Subject | None:
    noun = subject.lemma_.lower()
    parties = text.direct_at(subject.i)
    if subject.pos_ not in ("NOUN", "PROPN") or (noun in COUNTS and not parties):
        return None
    return Subject(noun, parties)


def stands_with(subject: Subject, place: Slot, source: Analysis, index: ArticleIndex) -> bool:
    """Whether a place has the subject in its clause."""
    if subject.parties:
        near, _ = around(place, source)
        return source.book.related(subject.parties, near)
    return _weight(subject, place, index) >= PARTNER


def _weight(subject: Subject, place: Slot, index: ArticleIndex) -> float:
    """How near the subject's noun, or another for it, stands to a place; 0 where it does not."""
    meant = index.vocabulary.meanings(f"{subject.noun}.n") | {subject.noun}
    return max(place.words.get(noun, 0.0) for noun in meant)


def set_apart(place: Slot, asked: Asked, text: Analysis) -> bool | None:
    """Whether what is measured is only what the fact measures (``True``), or only what the
    article gives the value of (``False``): margins narrow, and profits fall."""
    subject = subject_of(place, text)
    if subject is None:
        return None
    ours = asked.own_has(subject)
    theirs = asked.others_have(subject, place, Relation.EQUAL)
    if ours == theirs or (ours and not subject.parties) or place.predicate == "be":
        return None
    said = {place.head, place.predicate} & asked.prepared.cues.words
    return ours if said or theirs else None


def measures_another(place: Slot, asked: Asked, text: Analysis) -> bool:
    """Whether the fact's value is said of what the article measures by another: a debt of
    £410 million, where that is the offer, and the debt is £612 million."""
    subject = subject_of(place, text) if place.kind == "quantity" else None
    if subject is None or subject.parties or place.value.unit == "count":
        return False
    if subject.noun in asked.prepared.cues.words or asked.own_has(subject):
        return False
    return asked.others_have(subject, place, Relation.DISJOINT)


def check_measured(slots: Iterable[Slot], index: ArticleIndex, text: Analysis) -> Iterator[Flag]:
    """Flags for figures of one measure that the article gives of another: its debt for its
    price. Where the article has the figure nowhere, others flag it."""
    for place in slots:
        if place.kind != "quantity" or place.value.kind not in _KINDS:
            continue
        subject = subject_of(place, text)
        if subject is None or subject.parties or place.denied or place.predicate not in _AMOUNTING:
            continue
        found = index.compare(place)
        given = [c.candidate for c in found if c.relation in (Relation.EQUAL, Relation.WIDER)]
        others = [c.candidate for c in found if c.relation is Relation.DISJOINT]
        article = index.analysis
        if not given or any(_weight(subject, s, index) for s in given):
            continue
        own = [s for s in others if stands_with(subject, s, article, index)]
        if own:
            said = (
                f"says {show(place)} of “{subject.noun}”, of which the article gives {show(own[0])}"
            )
            evidence = own[0].span
            yield Flag(place.span, FlagKind.NUMBER, Severity.MEDIUM, said, NAME, evidence=evidence)


NAME = "grounding"
_KINDS = frozenset("money share mass length area volume speed".split())
_AMOUNTING = frozenset("be stand amount total reach come run hit".split())
