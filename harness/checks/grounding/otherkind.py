"""Values of another kind than their place takes: "sentenced to August", where the article has
"sentenced to ten years"; "the plane fell 75 in a minute", of 28,000 feet and 75 passengers;
"Ida Holm, Thursday, is in hospital", of who is 61.

A value put in the place of another keeps the words that bound the old one. What the article
measures by those words is one kind of thing, and the value that stands there now is another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.relations import shows_alike
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.types import Flag, FlagKind, Severity
from harness.values.measure import Quantity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "otherkind"
_LIGHT = frozenset("be have do make take get give go put keep".split())
_MEASURED = frozenset("obj to by of".split())
_OBJECTS = ("dobj", "npadvmod", "nsubjpass")
Place = tuple[str, str]
"""A word and how a value hangs on it: ``("sentence", "to")``, ``("fall", "obj")``."""


class OtherKindIndex:
    """The places of an article's measured values."""

    def __init__(self, index: ArticleIndex) -> None:
        self._index = index

    @cached_property
    def _measured(self) -> dict[Place, list[Slot]]:
        """Its quantities, by where they stand."""
        found: dict[Place, list[Slot]] = defaultdict(list)
        for slot in self._index.slots["quantity"]:
            place = _place(slot, self._index.analysis)
            if place is not None:
                found[place].append(slot)
        return found

    @cached_property
    def _dated(self) -> set[Place]:
        article = self._index.analysis
        found = (_place(slot, article) for slot in self._index.slots["time"])
        return {place for place in found if place is not None}

    def check(self, summary: Analysis, slots: list[Slot]) -> Iterator[Flag]:
        """Flags for times and bare figures where the article has what has a unit."""
        for slot in slots:
            if slot.kind == "party" or slot.token in summary.quoted_tokens:
                continue
            rival = self._rival(slot, summary)
            if rival is None and slot.kind == "time":
                rival = self._age_of(slot, summary)
            if rival is not None:
                yield _flag(slot, rival)

    def _rival(self, slot: Slot, summary: Analysis) -> Slot | None:
        place = _place(slot, summary)
        if place is None or place not in self._measured:
            return None
        given = self._measured[place]
        if slot.kind == "time":
            timely = place[1] in ("to", "adj") and place not in self._dated
            return given[0] if timely and all(g.value.kind == "time" for g in given) else None
        if not _is_bare(slot.value) or any(g.value.unit == "count" for g in given):
            return None
        known = [s for s in self._index.slots["quantity"] if shows_alike(slot.value, s.value)]
        return given[0] if known and not any(s in given for s in known) else None

    def _age_of(self, slot: Slot, summary: Analysis) -> Slot | None:
        """The age of a person beside whom a day stands between commas."""
        doc = summary.doc
        own = summary.tokens_of(slot.span)
        if own.start < 2 or own.stop + 1 >= len(doc):
            return None
        if doc[own.start - 1].text != "," or doc[own.stop].text != ",":
            return None
        name = doc[own.start - 2]
        after = doc[own.stop + 1]
        if after.pos_ not in ("AUX", "VERB") or name.i not in summary.party_at:
            return None
        ids = summary.parties_at(name.i)
        article = self._index.analysis
        ages = (s for s in self._index.slots["quantity"] if s.value.noun == "age")
        beside = (s for s in ages if article.book.related(ids, article.parties_in(s.sentence)))
        return next(beside, None)


def _place(slot: Slot, text: Analysis) -> Place | None:
    token = text.head_of(slot.span)
    above = token.head
    if token.dep_ == "pobj" and above.lower_ in _MEASURED:
        word = above.head
        return (word.lemma_.lower(), above.lower_) if _is_telling(word) else None
    after = text.doc[token.i + 1] if token.i + 1 < len(text.doc) else above
    if token.dep_ in ("npadvmod", "attr") and after.pos_ == "ADJ":
        return after.lemma_.lower(), "adj"  # "eight months pregnant"
    if token.dep_ in _OBJECTS and above.pos_ == "VERB":
        return (above.lemma_.lower(), "obj") if _is_telling(above) else None
    return None


def _is_telling(word: Token) -> bool:
    return word.pos_ == "VERB" and word.lemma_.lower() not in _LIGHT


def _is_bare(value: object) -> bool:
    if not isinstance(value, Quantity) or value.is_vague:
        return False
    return value.unit == "count" and value.noun is None


def _flag(slot: Slot, rival: Slot) -> Flag:
    return Flag(
        span=slot.span,
        kind=FlagKind.DATE if slot.kind == "time" else FlagKind.NUMBER,
        severity=Severity.MEDIUM,
        explanation=f"says “{slot.span.text}” where the article has what is of another kind: "
        f"“{rival.span.text}”",
        checker=NAME,
        evidence=rival.span,
    )
