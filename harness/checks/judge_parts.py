"""Parts of a whole that a text counts in two steps: "four sources …, three of whom said"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from harness.checks.analysis import Analysis
from harness.checks.binding import Slot
from harness.checks.cover import coverage
from harness.checks.finding import Finding, from_relation
from harness.checks.prepared import Prepared
from harness.checks.quotes import SPEECH
from harness.types import FlagKind, Span, VerdictKind
from harness.values.measure import Quantity, relate_quantities
from harness.values.quantity import describe
from harness.values.sets import Relation

SAID = 0.5
"""The share of what a fact says of the part that a sentence must say to be about the part."""
_BACK = re.compile(r" of (?:them|whom|these|those|which)(?![^\W_])", re.IGNORECASE)
_OUT_OF = re.compile(r"\W*(?:[^\W\d_]+ )?out of (?:the )?", re.IGNORECASE)


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
    yield from _most(prepared, reference, text)


def _whole_of(
    place: Slot, before: list[Slot], after: list[Slot], prepared: Prepared, text: Analysis
) -> Quantity | None:
    """The whole that a part is taken from: named before it ("three of them"), or right after
    it ("three sources out of four")."""
    if place.value.of is not None:
        return None
    rest = text.text[place.span.end :]
    if after and _OUT_OF.fullmatch(text.text[place.span.end : max(after[0].span.start, 0)]):
        whole: Quantity = after[0].value
        return whole
    if not _BACK.match(rest) and not _BACK.search(place.span.text):
        return None
    for other in reversed(before):
        named = other.value.noun in prepared.cues.words
        if named and place.sentence - other.sentence <= 1:
            found: Quantity = other.value
            return found
    return None


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
