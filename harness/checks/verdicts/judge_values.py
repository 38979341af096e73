"""Verdicts on quantities: what the figures of a text say of the fact, and what it denies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.verdicts.alignment import Aligner
from harness.checks.verdicts.figures import Question
from harness.checks.verdicts.finding import Finding, strongest
from harness.checks.verdicts.judge_many import judge_many
from harness.checks.verdicts.judge_parts import judge_parts
from harness.checks.verdicts.levels import argument_of
from harness.checks.verdicts.occasions import is_of_another_occasion
from harness.checks.verdicts.periods import (
    is_of_part_of_period,
)
from harness.checks.verdicts.prepared import Prepared
from harness.types import FlagKind, VerdictKind
from harness.values import nouns
from harness.values.measure import Quantity
from harness.values.quantity import describe

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token


def judge_quantity(
    prepared: Prepared, slots: list[Slot], aligner: Aligner, text: Analysis
) -> Finding:
    """The strongest of what the figures of a text, and its denials, say of a quantity."""
    reference = prepared.value
    assert isinstance(reference, Quantity)
    question = Question(prepared, reference, slots, aligner, text)
    findings = [f for place in slots if place.kind == "quantity" and (f := question.judge(place))]
    findings += judge_parts(prepared, slots, text)
    findings += judge_many(prepared, text)
    return strongest(findings + list(_denied(prepared, slots, text)))


_NOBODY = frozenset(("nobody", "none"))
_COUNTING = frozenset("be have report record confirm cause suffer see leave".split())


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
        after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
        limited = any(c.dep_ in ("amod", "relcl", "prep") for c in noun.children)
        limited |= after.lower_ in ("in", "to") and counted != reference.noun  # "no cut in the fee"
        if limited or not (of_kind or noun.lower_ == "one"):
            continue
        if _acts(noun):
            continue  # "nobody claimed it", of lives that were claimed
        if _is_anothers(noun.head, prepared, text):
            continue  # the other storm killed nobody
        if is_of_another_occasion(noun, prepared.statement):
            continue
        verb = noun.head.lemma_.lower()
        if verb not in prepared.cues.words and verb not in _COUNTING:
            continue  # "no deaths were blamed on it"
        if is_of_part_of_period(text.sentence_of(token.i), prepared, slots):
            continue
        span = text.span(min(token.i, noun.i), max(token.i, noun.i) + 1)
        said = f"says “{span.text}”; the fact is {describe(reference)}"
        yield Finding(VerdictKind.CONTRADICTED, span, said, FlagKind.NUMBER)


def _acts(noun: Token) -> bool:
    """Whether those who are denied do it to something, so that nobody counts them."""
    told = noun.head.lemma_.lower() not in _COUNTING
    return noun.dep_ == "nsubj" and told and any(c.dep_ == "dobj" for c in noun.head.children)


def _is_anothers(verb: Token, prepared: Prepared, text: Analysis) -> bool:
    """Whether a clause's subject is certainly another party than any of the statement's."""
    ours = frozenset(p for m in prepared.statement.parties for p in m.parties)
    subjects = (text.direct_at(c.i) for c in verb.children if c.dep_ == "nsubj")
    return any(ids and ours and not text.book.related(ids, ours) for ids in subjects)
