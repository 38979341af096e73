"""Parts of a whole that a text counts in two steps: "four sources …, three of whom said"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from harness.checks.grounding.relations import is_equal
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.reading.cover import coverage
from harness.checks.reading.quotes import SPEECH
from harness.checks.verdicts.finding import Finding, from_relation
from harness.checks.verdicts.prepared import Prepared
from harness.types import FlagKind, Span, VerdictKind
from harness.values.measure import Quantity
from harness.values.quantity import describe
from harness.values.relate_quantity import relate_quantities
from harness.values.sets import Relation

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

SAID = 0.5
"""The share of what a fact says of the part that a sentence must say to be about the part."""
_BACK = re.compile(r" of (?:them|whom|these|those|which)(?![^\W_])", re.IGNORECASE)
_OUT_OF = re.compile(r"[^.;:]{0,40}\bout of (?:the |a total of |all |all the )?", re.IGNORECASE)
_ASKING = frozenset("speak talk quote cite interview contact ask hear consult".split())
_ASKED = frozenset("people person man woman other".split())
"""Words for whoever is asked: a source of news where somebody speaks to them."""


def is_said_of_part(prepared: Prepared, text: Analysis, sentence: int) -> bool:
    """Whether a sentence says what the fact says of the part, its figures aside."""
    statement = prepared.statement
    aside = frozenset(
        t.i
        for t in statement.doc
        if t.pos_ == "NUM" or t.lemma_.lower() in SPEECH | prepared.cues.words
    )
    return coverage(statement, text, sentence, aside) >= SAID


def judge_parts(prepared: Prepared, slots: list[Slot], text: Analysis) -> Iterator[Finding]:
    """Verdicts on a part whose whole stands elsewhere in the text, and on "most of"."""
    reference = prepared.value
    if not isinstance(reference, Quantity) or reference.of is None or reference.unit != "count":
        return
    counts = [s for s in slots if s.kind == "quantity" and s.value.unit == "count"]
    for index, place in enumerate(counts):
        whole = _whole_of(place, counts[:index], counts[index + 1 :], prepared, text)
        if whole is None:
            continue
        claim: Quantity = replace(place.value, noun=reference.noun, of=reference.of)
        relation = relate_quantities(claim, reference)
        if relate_quantities(whole, reference.of) is not Relation.EQUAL:
            relation = Relation.DISJOINT
        if relation is None:
            continue
        if relation is Relation.DISJOINT and not is_said_of_part(prepared, text, place.sentence):
            continue
        said = f"{describe(place.value)} of {describe(whole)}"
        yield from_relation(relation, place.span, FlagKind.NUMBER, said, describe(reference))
    yield from _single(prepared, reference, counts, text)
    yield from _unanimous(prepared, reference, counts, text)
    yield from _most(prepared, reference, text)


def breaks_down(place: Slot, prepared: Prepared, slots: list[Slot]) -> bool:
    """Whether a bare count is a part of the fact's own, told before it in the sentence: "four
    people died, three in Spain and one in Portugal"."""
    reference, claim = prepared.value, place.value
    if not isinstance(reference, Quantity) or claim.noun or claim.unit != "count":
        return False
    if claim.of is not None or claim.interval.hi > reference.interval.lo:
        return False
    return any(is_equal(s.value, reference) for s in _told_before(place, slots))


def _told_before(place: Slot, slots: list[Slot]) -> Iterator[Slot]:
    """The quantities that stand before a value in its sentence."""
    return (
        s
        for s in slots
        if s.kind == "quantity" and s.sentence == place.sentence and s.token < place.token
    )


def has_whole(place: Slot, reference: Quantity, slots: list[Slot]) -> bool:
    """Whether the whole of the fact's part is told before a part of the same size."""
    if reference.of is None or place.value.of is not None:
        return False
    if place.value.interval != reference.interval:
        return False
    whole = reference.of
    return any(
        s.value.unit == whole.unit and s.value.interval == whole.interval
        for s in _told_before(place, slots)
    )


def _whole_of(
    place: Slot, before: list[Slot], after: list[Slot], prepared: Prepared, text: Analysis
) -> Quantity | None:
    """The whole that a part is taken from: its own ("three of the four" who were asked), named
    before it ("of the four …, three", "three of them"), or after it ("three … out of four")."""
    if place.value.of is not None:
        own: Quantity = place.value.of
        same = place.value.noun in prepared.cues.words
        return own if not same and _are_asked(place, prepared, text) else None
    rest = text.text[place.span.end :]
    if after and _OUT_OF.fullmatch(text.text[place.span.end : max(after[0].span.start, 0)]):
        whole: Quantity = after[0].value
        return whole if whole.of is None else None
    back = _BACK.match(rest) or _BACK.search(place.span.text)
    for other in reversed(before):
        fronted = _is_fronted(other, place, text)
        near = place.sentence - other.sentence <= 1 and other.value.of is None
        if near and (fronted or back) and _are_asked(other, prepared, text):
            found: Quantity = other.value
            return found
    return None


def _is_fronted(whole: Slot, part: Slot, text: Analysis) -> bool:
    """ "Of the four people asked, three …", with nothing counted but the part itself."""
    start, _ = text.sentences[whole.sentence]
    bare = part.value.noun is None and part.sentence == whole.sentence
    before = [t.lower_ for t in text.doc[start : text.tokens_of(whole.span).start]]
    return bare and before in (["of"], ["of", "the"], ["out", "of"], ["out", "of", "the"])


def _are_asked(place: Slot, prepared: Prepared, text: Analysis) -> bool:
    """Whether those counted are the fact's (its cues), or people to whom somebody speaks."""
    start, end = text.sentences[place.sentence]
    before = text.sentences[max(place.sentence - 1, 0)][0]
    around = {t.lemma_.lower() for t in text.doc[before:end]}
    noun = place.value.noun
    if {place.head, noun} & prepared.cues.words:
        return True
    if noun is None or noun in ("them", "those"):
        return bool(around & prepared.cues.words)
    here = {t.lemma_.lower() for t in text.doc[start:end]}
    return noun in _ASKED and bool(here & _ASKING)


def _single(
    prepared: Prepared, reference: Quantity, counts: list[Slot], text: Analysis
) -> Iterator[Finding]:
    """ "Only one of them said", "of the four people asked, none did", "all but one did": words
    that are no figures."""
    for token in text.doc:
        count = _FEW.get(token.lower_)
        if count is None or token.dep_ not in ("nsubj", "nsubjpass", "pobj"):
            continue
        first = token.i - 2 if _is_excepted(token) else token.i
        if first == token.i and count > 1:
            continue  # a figure, which is read as any other
        told = count if first == token.i else _least(reference) - count
        right = reference.interval.lo <= told <= reference.interval.hi
        if right and first == token.i:
            continue
        sentence = text.sentence_of(token.i)
        start = text.sentences[sentence][0]
        back = bool(_BACK.match(text.text[token.idx + len(token.text) :]))
        fronted = text.doc[start].lower_ in ("of", "out") and token.i > start + 2
        if any(c.sentence == sentence and c.value.of is not None for c in counts):
            continue  # "three of the four said so; one of them is …"
        wholes = (c for c in counts if 0 <= sentence - c.sentence <= 1 and c.token < token.i)
        asked = any(_is_whole(c.value, reference) and _are_asked(c, prepared, text) for c in wholes)
        if (back or fronted) and asked and is_said_of_part(prepared, text, sentence):
            span = text.span(first, token.i + 1)
            if right:
                yield from_relation(
                    Relation.EQUAL, span, FlagKind.NUMBER, span.text, describe(reference)
                )
                continue
            why = f"says “{span.text}”; the fact is {describe(reference)}"
            yield Finding(VerdictKind.CONTRADICTED, span, why, FlagKind.NUMBER)


_FEW = {"none": 0.0, "one": 1.0, "two": 2.0, "three": 3.0}


def _is_excepted(one: Token) -> bool:
    before = [t.lower_ for t in one.doc[max(one.i - 2, 0) : one.i]]
    return before in (["all", "but"], ["all", "bar"], ["all", "except"])


def _least(reference: Quantity) -> float:
    assert reference.of is not None
    return reference.of.interval.lo


def _unanimous(
    prepared: Prepared, reference: Quantity, counts: list[Slot], text: Analysis
) -> Iterator[Finding]:
    """ "Without exception, the four sources said so": all of the whole, in other words."""
    for place in counts:
        whole = text.doc[place.token].head
        if place.value.of is not None or not _is_whole(place.value, reference):
            continue
        told = whole.dep_ in ("nsubj", "nsubjpass") and whole.lemma_.lower() in prepared.cues.words
        start, end = text.sentences[place.sentence]
        words = [t.lower_ for t in text.doc[start:end]]
        as_one = "unanimously" in words or ("without", "exception") in pairwise(words)
        if told and as_one and is_said_of_part(prepared, text, place.sentence):
            why = f"says it of all of them; the fact is {describe(reference)}"
            yield Finding(VerdictKind.CONTRADICTED, place.span, why, FlagKind.NUMBER)


def _is_whole(count: Quantity, reference: Quantity) -> bool:
    """Whether a count is as large as the whole that the fact takes its part of."""
    assert reference.of is not None
    alike = replace(count, noun=reference.of.noun)
    return relate_quantities(alike, reference.of) is Relation.EQUAL


def _most(prepared: Prepared, reference: Quantity, text: Analysis) -> Iterator[Finding]:
    assert reference.of is not None
    if 2 * reference.interval.lo <= reference.of.interval.lo:
        return
    for token in text.doc:
        if token.lower_ not in ("most", "majority"):
            continue
        counted = {t.lemma_.lower() for t in (token.head, *token.subtree)}
        if counted & prepared.cues.words:
            sentence = text.sentence_of(token.i)
            if is_said_of_part(prepared, text, sentence):
                span = Span.of(text.text, token.idx, token.idx + len(token.text))
                why = f"says “{token.text}”, true but less than {describe(reference)}"
                yield Finding(VerdictKind.VAGUE, span, why)
