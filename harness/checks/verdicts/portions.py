"""Figures of a part: of a piece, of some of those counted, of what is left, of how many more."""

from __future__ import annotations

import re

from harness.checks.grounding.relations import says_all
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import PARTNER, Slot
from harness.checks.verdicts.alignment import Aligner
from harness.checks.verdicts.prepared import Prepared
from harness.values.measure import Quantity

_PIECES = frozenset("stretch section segment portion piece strip sliver".split())


def is_of_piece(place: Slot, text: Analysis) -> bool:
    """Whether a piece is measured, and not the whole: "a ten-kilometre stretch of the border"."""
    measured = text.doc[place.token]
    while measured.dep_ in ("nummod", "compound", "amod", "npadvmod"):
        measured = measured.head
    return measured.lemma_.lower() in _PIECES


_SUBSET = re.compile(r" of (?:the|its|their|those|these|them|his|her)(?![^\W_])", re.IGNORECASE)


_OF_THEM = re.compile(r" of (?:them|those|these|whom)(?![^\W_])", re.IGNORECASE)


_STRETCH = frozenset("stretch section part segment strip portion piece share".split())


def is_of_part(place: Slot, prepared: Prepared, aligner: Aligner, text: Analysis) -> bool:
    """Whether the figure is of a part of the fact's thing ("40 of the injured", "a stretch of
    the border"), or of a thing that only its sentence has in common with the fact."""
    claim: Quantity = place.value
    if place.head in _STRETCH and place.head not in prepared.cues.words:
        return True
    reference = prepared.value
    assert isinstance(reference, Quantity)
    counts = claim.unit == "count" and claim.of is None and reference.of is None
    subset = _SUBSET.search(place.span.text) or _OF_THEM.match(text.text, place.span.end)
    if counts and subset and not says_all(claim):
        return True
    if not aligner.is_given(place) or prepared.cues.weight(place) >= PARTNER:
        return False
    return prepared.fact.id not in aligner.nearest(place, text)


def is_left_over(claim: Quantity, reference: Quantity) -> bool:
    """ "Down to seven factories", where two of nine close."""
    whole = reference.of
    if whole is None or claim.of is not None or not claim.interval.is_point:
        return False
    return claim.interval.lo == whole.interval.lo - reference.interval.lo


_BY_SO_MUCH = re.compile(r" (?:more|fewer|less)(?! than)(?![^\W_])", re.IGNORECASE)


def is_difference(place: Slot, text: Analysis) -> bool:
    """ "25 more have died": by how many more, whatever the count itself is."""
    bare = place.value.noun is None
    return bare and _BY_SO_MUCH.match(text.text, place.span.end) is not None
