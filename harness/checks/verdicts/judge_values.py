"""Verdicts on quantities: find the mention that speaks of the fact, and relate it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.checks.grounding.derived import is_rest
from harness.checks.grounding.relations import is_equal, says_all
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import PARTNER, Slot
from harness.checks.reading.polarity import REPORTING
from harness.checks.verdicts.alignment import Aligner
from harness.checks.verdicts.finding import Finding, from_relation, strongest
from harness.checks.verdicts.judge_parts import (
    breaks_down,
    has_whole,
    is_said_of_part,
    judge_many,
    judge_parts,
)
from harness.checks.verdicts.levels import argument_of
from harness.checks.verdicts.periods import (
    in_no_time,
    is_of_part_of_period,
    other_period,
    period_of,
)
from harness.checks.verdicts.prepared import Prepared
from harness.checks.verdicts.relating import is_of_other_kind, is_unit_swapped
from harness.lexicon.words import lexicon
from harness.types import FlagKind, VerdictKind
from harness.values import nouns
from harness.values.measure import Quantity, is_another_magnitude, is_around, relate_quantities
from harness.values.nouns import relate_nouns
from harness.values.quantity import describe
from harness.values.sets import Relation
from harness.values.timespan import describe_time

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


def judge_quantity(
    prepared: Prepared, slots: list[Slot], aligner: Aligner, text: Analysis
) -> Finding:
    reference = prepared.value
    assert isinstance(reference, Quantity)
    findings = []
    for place in slots:
        if place.kind != "quantity":
            continue
        claim: Quantity = place.value
        if is_of_other_kind(place, prepared) and not aligner.is_given(place):
            findings.append(_found(Relation.DISJOINT, place, reference))
            continue
        if aligner.is_of_another(place, prepared, text):
            continue
        if not aligner.speaks_of(place, prepared, text):
            continue
        if not _counts_the_same(claim, place, reference):
            if _narrows(place, prepared) and not _is_told_of(place, aligner):
                findings.append(_found(Relation.DISJOINT, place, reference))
            continue
        if claim.of and is_equal(claim.of, replace(reference, of=None)):
            continue  # "one of its 15 seats"
        if claim.of and reference.kind == "share" and claim.noun not in prepared.cues.words:
            continue  # nor a share of anything else
        whole = reference.of and not claim.of and relate_quantities(claim, reference.of)
        if whole is Relation.EQUAL and not says_all(claim):
            continue  # it speaks of the whole, not of the part
        if reference.of and not claim.of and not is_said_of_part(prepared, text, place.sentence):
            continue  # "one source said": whatever it is that this one says
        relation = relate_quantities(claim, reference)
        if relation is None or (relation is not Relation.EQUAL and _is_of_piece(place, text)):
            continue
        if relation is Relation.DISJOINT and _is_of_part(place, prepared, aligner, text):
            continue
        if is_unit_swapped(claim, reference):
            relation = Relation.DISJOINT
        told = place.predicate in prepared.predicates | prepared.cues.words | REPORTING
        same_whole = claim.of and reference.of and told and not place.denied
        if relation is Relation.DISJOINT and not told and is_rest(claim, reference):
            continue
        if relation is Relation.DISJOINT and breaks_down(place, prepared, slots):
            continue
        if relation is Relation.DISJOINT and aligner.is_worked_out(place) and not same_whole:
            continue
        if claim.is_vague and reference.is_vague and relation is not Relation.DISJOINT:
            relation = Relation.EQUAL  # "several hundred" for "hundreds"
        if relation is Relation.WIDER and has_whole(place, reference, slots):
            relation = Relation.EQUAL  # "four lives, three of them in Spain"
        if relation is Relation.WIDER and is_around(claim, reference):
            relation = Relation.EQUAL
        if relation is Relation.NARROWER and _is_one_sided(reference):
            relation = Relation.DISJOINT  # "over 90" for "over 70" is another figure, not a detail
        lower = relation is Relation.WIDER and _is_lower_floor(claim, reference)
        if lower and aligner.is_bound(place, prepared, text) and not aligner.is_given(place):
            relation = Relation.DISJOINT
        if claim.is_vague != reference.is_vague and is_another_magnitude(claim, reference):
            if not aligner.is_bound(place, prepared, text):
                continue
            relation = Relation.DISJOINT
        when = period_of(place, prepared, slots, text)
        short = when is Relation.NARROWER and relation in (Relation.WIDER, Relation.OVERLAPPING)
        moved = short and not aligner.is_given(place)  # "scores since Monday" of a month's dead
        partly = when in (Relation.NARROWER, Relation.OVERLAPPING)
        if partly and relation is not Relation.EQUAL and not moved:
            continue  # another figure, of a part of the time
        finding = _found(relation, place, reference)
        if when not in (None, Relation.EQUAL) and relation is not Relation.DISJOINT:
            finding = other_period(place, prepared, slots, text)
        elif relation is Relation.EQUAL and (brief := in_no_time(place, prepared, text)):
            said = f"“{brief.text}”"
            given = describe_time(prepared.period) if prepared.period else ""
            finding = from_relation(Relation.DISJOINT, brief, FlagKind.DATE, said, given)
        findings.append(finding)
    findings += judge_parts(prepared, slots, text)
    findings += judge_many(prepared, text)
    return strongest(findings + list(_denied(prepared, slots, text)))


def _found(relation: Relation, place: Slot, reference: Quantity) -> Finding:
    said, given = describe(place.value), describe(reference)
    return from_relation(relation, place.span, FlagKind.NUMBER, said, given)


_PIECES = frozenset("stretch section segment portion piece strip sliver".split())


def _is_of_piece(place: Slot, text: Analysis) -> bool:
    """Whether a piece is measured, and not the whole: "a ten-kilometre stretch of the border"."""
    measured = text.doc[place.token]
    while measured.dep_ in ("nummod", "compound", "amod", "npadvmod"):
        measured = measured.head
    return measured.lemma_.lower() in _PIECES


def _denied(prepared: Prepared, slots: list[Slot], text: Analysis) -> Iterator[Finding]:
    """ "Nobody was injured", "no deaths", where the fact counts some."""
    reference = prepared.value
    assert isinstance(reference, Quantity)
    if reference.unit != "count" or reference.interval.lo <= 0:
        return
    for token in text.nobodies:
        noun = token.head if token.lower_ == "no" and token.dep_ == "det" else token
        if token.lower_ not in _NOBODY and noun is token:
            continue
        if not prepared.cues.words & argument_of(noun):
            continue
        counted = nouns.lemma(noun.text)
        of_kind = noun is token or counted in prepared.cues.words or counted == reference.noun
        limited = any(c.dep_ in ("amod", "relcl", "prep") for c in noun.children)
        if limited or not (of_kind or noun.lower_ == "one"):
            continue
        if _is_anothers(noun.head, prepared, text):
            continue  # the other storm killed nobody
        verb = noun.head.lemma_.lower()
        if verb not in prepared.cues.words and verb not in _COUNTING:
            continue  # "no deaths were blamed on it"
        if is_of_part_of_period(text.sentence_of(token.i), prepared, slots):
            continue
        span = text.span(min(token.i, noun.i), max(token.i, noun.i) + 1)
        said = f"says “{span.text}”; the fact is {describe(reference)}"
        yield Finding(VerdictKind.CONTRADICTED, span, said, FlagKind.NUMBER)


def _is_anothers(verb: Token, prepared: Prepared, text: Analysis) -> bool:
    """Whether a clause's subject is certainly another party than any of the statement's."""
    ours = frozenset(p for m in prepared.statement.parties for p in m.parties)
    subjects = (text.direct_at(c.i) for c in verb.children if c.dep_ == "nsubj")
    return any(ids and ours and not text.book.related(ids, ours) for ids in subjects)


_SUBSET = re.compile(r" of (?:the|its|their|those|these|them|his|her)(?![^\W_])", re.IGNORECASE)
_OF_THEM = re.compile(r" of (?:them|those|these|whom)(?![^\W_])", re.IGNORECASE)
_STRETCH = frozenset("stretch section part segment strip portion piece share".split())


def _is_of_part(place: Slot, prepared: Prepared, aligner: Aligner, text: Analysis) -> bool:
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


def _is_lower_floor(claim: Quantity, reference: Quantity) -> bool:
    """Whether both are floors and the claim's is another figure: "at least 7" is true of 71,
    and yet nobody who knows of "over 70" writes so."""
    floors = all(math.isinf(q.interval.hi) and q.interval.lo > 0 for q in (claim, reference))
    return floors and 2 * claim.interval.lo <= reference.interval.lo


_NOBODY = frozenset(("nobody", "none"))
_COUNTING = frozenset("be have report record confirm cause suffer see leave".split())


def _is_one_sided(quantity: Quantity) -> bool:
    return math.isinf(quantity.interval.lo) or math.isinf(quantity.interval.hi)


def _narrows(place: Slot, prepared: Prepared) -> bool:
    """Whether the fact's figure is given to some of its people: "over 70 soldiers were killed"."""
    claim, reference = place.value, prepared.value
    assert isinstance(claim, Quantity)
    assert isinstance(reference, Quantity)
    if reference.noun not in ("people", "person") or not lexicon().is_body(claim.noun or ""):
        return False
    told = place.predicate in prepared.predicates | prepared.cues.words
    same = relate_quantities(replace(claim, noun=reference.noun), reference)
    return told and same is Relation.EQUAL


def _is_told_of(place: Slot, aligner: Aligner) -> bool:
    """Whether the article speaks of such people: its dead may be the patients it tells of."""
    return aligner.index.vocabulary.covers(f"{place.value.noun}.n")


_OF_TOLLS = ("death", "casualty", "wounded", "life")


def _counts_the_same(claim: Quantity, place: Slot, reference: Quantity) -> bool:
    """Soldiers are not the people of a death toll; an unnamed count may be anything."""
    if reference.noun is None or reference.unit != "count":
        return True
    noun = claim.noun
    if noun is None or noun == reference.noun:
        return True
    relation = relate_nouns(noun, reference.noun)
    return relation in (Relation.EQUAL, Relation.WIDER) or noun in _OF_TOLLS
