"""Times that cannot be those of their events: a past one of what is still to come ("may give birth
last year"), one day named twice side by side, and one that the article gives of quite another
matter while it dates this one otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from harness.checks.grounding.comparison import FAR
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.passages import passages
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.reading.clauses import shortened
from harness.types import Flag, FlagKind, Severity, Span
from harness.values.sets import Relation

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "untimely"
TOLD, WORDS = 0.75, 3
"""The part of the claim's words that a sentence of the article must have to tell the same, and how
many."""
_PAST = re.compile(r"relative:(?:-|yesterday)")
_PASSED = re.compile(r"^(?:the )?(?:last|yesterday)\b")
_AHEAD = frozenset(("will", "shall", "'ll", "may"))
_DATING = frozenset(("in", "on", "at", "during"))
_AGREEING = (Relation.EQUAL, Relation.WIDER)


def check_untimely(text: Analysis, slots: list[Slot], index: ArticleIndex) -> Iterator[Flag]:
    times = [s for s in slots if s.kind == "time" and s.token not in text.quoted_tokens]
    for place in times:
        verb = _dated(text.doc[place.token])
        if verb is not None and _is_past(place, text) and _is_ahead(verb):
            yield _flag(place, f"has “{place.span.text}” of what is still to come")
            continue
        near = _told_otherwise(place, text, index)
        if near is not None:
            evidence = index.analysis.sentence_span(near)
            why = f"dates by “{place.span.text}” what the article tells of another time: "
            yield _flag(place, f"{why}“{shortened(evidence.text)}”", evidence)
    for first, second in pairwise(times):
        if _is_same_again(first, second, text):
            yield _flag(second, f"names “{second.span.text}” twice")


def _flag(place: Slot, why: str, evidence: Span | None = None) -> Flag:
    return Flag(place.span, FlagKind.DATE, Severity.MEDIUM, why, NAME, evidence=evidence)


def _dated(token: Token) -> Token | None:
    """The verb right above a time: "came last year", "came in the last year"."""
    above = token.head
    if token.dep_ == "pobj":
        if above.lower_ not in _DATING:
            return None
        above = above.head
    elif token.dep_ not in ("npadvmod", "tmod", "dobj", "advmod"):
        return None
    return above if above.pos_ in ("VERB", "AUX") else None


def _is_past(place: Slot, text: Analysis) -> bool:
    """ "Last year", "yesterday", also where the day of publication tells which."""
    time, today = place.value, text.published
    if time.key is None:
        told = _PASSED.search(place.span.text.lower())
        return bool(told) and today is not None and time.end < today
    return _PAST.match(time.key) is not None


def _is_ahead(verb: Token) -> bool:
    """ "Will come", and not "may have come"."""
    before = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return bool(before & _AHEAD) and not before & {"have", "'ve"}


def _is_same_again(first: Slot, second: Slot, text: Analysis) -> bool:
    """ "For Friday and Friday"."""
    between = text.doc[text.tokens_of(first.span).stop : text.tokens_of(second.span).start]
    joined = [t.lower_ for t in between] in (["and"], ["or"], ["to"])
    return joined and first.span.text.lower() == second.span.text.lower()


def _told_otherwise(place: Slot, text: Analysis, index: ArticleIndex) -> int | None:
    """The sentence that tells the claim in nearly all its words and has another time, where all
    that is said of the claim's own time is said of something else."""
    found = index.compare(place)
    own = [c for c in found if c.relation in _AGREEING]
    if "same" in place.span.text.lower().split():
        return None  # as what was told before
    if not own or not place.predicate or max(c.agreement for c in own) >= FAR:
        return None
    if not all(c.candidate.predicate for c in own):
        return None  # a dateline
    start, end = text.sentences[place.sentence]
    words = [i for i in range(start, end) if text.content[i] and i not in text.value_tokens]
    told = passages(words, text, index)
    if len(told.known) < WORDS or told.share < TOLD:
        return None
    near = told.near()
    if {c.candidate.sentence for c in own} & set(near):
        return None
    dated = {s.sentence for s in index.slots["time"] if s.predicate}
    return near[0] if near[0] in dated else None
