"""Figures whose words belong to another figure beside them: "16 merchant ships and 104 naval
ones" of 104 merchant and 16 naval ships; "her three daughters" of who has four.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.grounding.comparison import show
from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.types import Flag, FlagKind, Severity
from harness.values.measure import Quantity
from harness.values.party import Ids
from harness.values.sets import Relation

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "qualified"
FAR = 3
"""Words after a figure that may say what sort of things it counts."""


def check_qualified(slots: list[Slot], index: ArticleIndex, summary: Analysis) -> Iterator[Flag]:
    """Flags for exact counts of what the article counts by another figure."""
    for claim in slots:
        if not _is_count(claim) or claim.token in summary.quoted_tokens:
            continue
        rival = _of_other_sort(claim, index, summary) or _of_same_owner(claim, index, summary)
        if rival is not None:
            said = f"says {show(claim)}; the article gives {show(rival)}"
            evidence = rival.span
            yield Flag(claim.span, FlagKind.NUMBER, Severity.MEDIUM, said, NAME, evidence=evidence)


def _is_count(slot: Slot) -> bool:
    value = slot.value
    if not isinstance(value, Quantity) or value.unit != "count" or value.of is not None:
        return False
    return value.interval.is_point and value.shown.bound == "exactly"


def _of_other_sort(claim: Slot, index: ArticleIndex, summary: Analysis) -> Slot | None:
    """The figure beside the claim's own that has the word that qualifies the claim's."""
    compared = [c for c in index.compare(claim) if _is_count(c.candidate)]
    own = [c.candidate for c in compared if c.relation is Relation.EQUAL]
    rivals = [c.candidate for c in compared if c.relation is Relation.DISJOINT]
    words = set(_qualifiers(claim, summary)[:-1])
    if not own or not words:
        return None
    words -= {t.lemma_.lower() for t in summary.doc if _is_land(t, summary)}
    if any(not words.isdisjoint(_qualifiers(slot, index.analysis)) for slot in own):
        return None
    for rival in rivals:
        beside = all(slot.sentence == rival.sentence for slot in own)
        if beside and not words.isdisjoint(_qualifiers(rival, index.analysis)):
            return rival
    return None


def _is_land(token: Token, text: Analysis) -> bool:
    """Whether a word names the country that a story is set in, which many figures may share:
    "27 US states"."""
    mention = text.party_at.get(token.i)
    return mention is not None and "country" in text.book.types(mention.parties)


def _qualifiers(slot: Slot, text: Analysis) -> list[str]:
    """The lemmas right behind a figure, up to its noun."""
    start = max(text.tokens_of(slot.span), key=lambda i: (text.doc[i].like_num, i))
    found: list[str] = []
    for token in text.doc[start + 1 : start + 1 + FAR]:
        if token.pos_ not in ("ADJ", "NOUN", "PROPN"):
            break
        found.append(token.lemma_.lower())
    return found


def _of_same_owner(claim: Slot, index: ArticleIndex, summary: Analysis) -> Slot | None:
    """How many of the same the article gives the same owner, where it never gives the claim's."""
    owner = _owner(claim, summary)
    if not owner:
        return None
    same = [c for c in index.compare(claim) if c.candidate.value.noun == claim.value.noun]
    if any(c.relation is not Relation.DISJOINT for c in same):
        return None
    related = summary.book.related
    found = (c.candidate for c in same if _is_count(c.candidate))
    return next((s for s in found if related(owner, _owner(s, index.analysis))), None)


def _owner(slot: Slot, text: Analysis) -> Ids:
    """Whose all of the counted things are: "X's four daughters"."""
    noun = _noun(slot, text)
    whose = (c for c in noun.children if c.dep_ == "poss") if noun is not None else ()
    return frozenset(party for token in whose for party in text.parties_at(token.i))


def _noun(slot: Slot, text: Analysis) -> Token | None:
    tokens = [text.doc[i] for i in text.tokens_of(slot.span)]
    if slot.value.noun is None or not tokens:
        return None
    return next((t for t in reversed(tokens) if t.pos_ == "NOUN"), None)
