"""What a value is the measure of: the subject of its verb, or the noun that it stands behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.checks.binding import COUNTS, PARTNER, Slot
from harness.checks.fit import around
from harness.values.party import Ids

if TYPE_CHECKING:
    from spacy.tokens import Token

    from harness.checks.analysis import Analysis
    from harness.checks.grounding import ArticleIndex

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
    meant = index.vocabulary.meanings(f"{subject.noun}.n") | {subject.noun}
    return any(place.words.get(noun, 0.0) >= PARTNER for noun in meant)
