"""Values that the article has in other terms: "for ten years" as "the past decade", an age as
"of 62", a multiple as "triples", a score as "Velm 2, Ostrava 1", targets as sites.
"""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from harness.checks.grounding.derived import is_about_times
from harness.checks.grounding.index import ArticleIndex
from harness.checks.grounding.relations import shows_alike
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.lexicon.words import lexicon
from harness.values import nouns
from harness.values.bounds import EXACT
from harness.values.conversion import DAY
from harness.values.measure import Quantity
from harness.values.read_quantity import quantities_in
from harness.values.text import fold

_MULTIPLES = {
    2.0: ("doubl", "twice"),
    3.0: ("tripl", "trebl"),
    4.0: ("quadrupl",),
}
"""Verbs for a multiple, as far as their forms are alike."""
_MORE = re.compile(r"\s(?:more|fewer|further|additional|extra)\b")
_AGO = re.compile(r"(?:the )?(?:past|last) (?P<past>.+)|(?P<back>.+) ago")
_BARE = re.compile(r"(?:an? )?(?=(?:day|week|month|year|decade)$)")
SLACK = 0.02
"""How far two spans may be apart that are written in different units."""
MANY = 100
"""Counts from which two of other things are hardly alike by chance."""


def is_told_otherwise(claim: Slot, index: ArticleIndex) -> bool:
    """Whether the article has a figure or a span of time in other words than the claim's."""
    if claim.kind == "time":
        return _is_distance_told(claim, index) or _is_end_of_range(claim, index)
    if claim.kind != "quantity":
        return False
    value, slots = claim.value, index.slots["quantity"]
    if value.unit == "score":
        return _is_score_told(value, index.analysis.text)
    if value.unit == "second" and _is_span_told(value, index):
        return True
    if value.noun is not None and _is_of_both(value, slots, index.analysis):
        return True
    if value.shown.low != value.shown.high:
        return False
    if value.noun == "age" or "old" in value.shown.text.lower():
        return any(s.value.noun is None and s.value.interval.lo == value.shown.low for s in slots)
    if value.shown.text.lower().endswith("times"):
        return _is_multiple_told(value, slots, index.analysis.text)
    if value.unit != "count":
        return _is_told_bare(value, slots)
    text = index.analysis.text
    sums = _is_sum_told(value, slots, text) or _is_sum_of_kinds(claim, slots, text)
    return sums or _is_of_other_noun(claim, slots)


def _ago(slot: Slot) -> float:
    """How many days ago a time is by its own words, or 0."""
    match = _AGO.fullmatch(slot.span.text.lower())
    if match is None:
        return 0.0
    written = _BARE.sub("one ", match["past"] or match["back"], count=1)
    read = quantities_in(written, fold(written), ())
    return _lasts(read[0].value) if len(read) == 1 else 0.0


def _is_distance_told(claim: Slot, index: ArticleIndex) -> bool:
    """ "A decade ago" of "10 years ago", "four months ago" of "for four months"."""
    days = _ago(claim)
    return days > 0 and (
        any(_is_about(days, _ago(slot)) for slot in index.slots["time"])
        or any(_is_about(days, _lasts(slot.value)) for slot in index.slots["quantity"])
    )


def _is_span_told(claim: Quantity, index: ArticleIndex) -> bool:
    """ "For ten years" of "the past decade"."""
    return any(_is_about(_lasts(claim), _ago(slot)) for slot in index.slots["time"])


def _lasts(value: Quantity) -> float:
    """The days of a span as it is written, whatever its bound; 0 for what is none."""
    plain = value.unit == "second" and value.noun in (None, "age")
    plain = plain and value.shown.low == value.shown.high
    middle = (value.interval.lo + value.interval.hi) / 2 if plain else 0.0
    return middle / DAY if middle < float("inf") else 0.0


def _is_about(days: float, other: float) -> bool:
    return other > 0 and abs(days - other) <= SLACK * days


def _is_end_of_range(claim: Slot, index: ArticleIndex) -> bool:
    """ "In 1975" of what went on "from 1939 to 1975"."""
    mine = claim.value
    if mine.granularity != "year" or mine.key is not None or mine.open:
        return False
    years = (s.value for s in index.slots["time"] if s.value.granularity == "period")
    return any(
        not year.open and year.key is None and mine.start.year in (year.start.year, year.end.year)
        for year in years
    )


def _is_score_told(claim: Quantity, text: str) -> bool:
    """ "2-1" of "Velm 2, Ostrava 1", in either order."""
    whole = claim.of.interval.lo if claim.of is not None else -1
    first, last = int(claim.interval.lo), int(whole)
    names = r"[A-Z][\w .'’-]{1,30} "
    return any(
        re.search(rf"{names}{a}, {names}{b}\b", text) for a, b in ((first, last), (last, first))
    )


def _is_multiple_told(claim: Quantity, slots: list[Slot], text: str) -> bool:
    """ "Three times as many" of what trebled; "seen 44 million times" of 44 million views."""
    low = claim.shown.low
    if any(verb in text for verb in _MULTIPLES.get(low, ())):
        return True
    if any(_is_times(low, a.value, b.value) for a, b in combinations(slots, 2)):
        return True
    counted = (s.value for s in slots if s.value.unit == "count")
    return low >= MANY and any(shows_alike(claim, value) for value in counted)


def _is_times(ratio: float, a: Quantity, b: Quantity) -> bool:
    """Whether one figure is about so many times another of its unit."""
    alike = a.unit == b.unit != "count" and a.interval.is_point and b.interval.is_point
    return alike and is_about_times(ratio, a.interval.lo, b.interval.lo)


def _is_told_bare(claim: Quantity, slots: list[Slot]) -> bool:
    """ "61 million euros" of "lost 214 million euros on revenue of 61 million"."""
    return any(
        bare.value.noun is None
        and bare.value.unit == "count"
        and bare.value.shown.low == bare.value.shown.high == claim.shown.low
        and any(s.sentence == bare.sentence and s.value.unit == claim.unit for s in slots)
        for bare in slots
    )


def _is_of_other_noun(claim: Slot, slots: list[Slot]) -> bool:
    """ "450 sites" of "struck 450 targets": the figure, bound and all, with things of another
    name beside a word of the claim's; people are counted by what they are."""
    value = claim.value
    if value.noun is None or value.interval.lo < MANY or lexicon().is_body(value.noun):
        return False
    times = (s for s in slots if s.value.unit == "times" and s.predicate == value.noun)
    if any(s.value.interval == value.interval for s in times):
        return True  # "45,000 views" of "viewed 45,000 times"
    if any(s.value.noun == value.noun for s in slots):
        return False  # it counts such things, by another figure
    words = {w for w, weight in claim.words.items() if weight >= 1 and w != claim.head}
    return any(
        s.value.unit == "count"
        and s.value.noun is not None
        and s.value.interval == value.interval
        and not lexicon().is_body(s.value.noun)
        and not words.isdisjoint(w for w, weight in s.words.items() if weight >= 1)
        for s in slots
    )


def _is_of_both(claim: Quantity, slots: list[Slot], article: Analysis) -> bool:
    """ "Hundreds of covers and tributes" of "hundreds of tributes and covers"."""
    for slot in (s for s in slots if s.value.interval == claim.interval and s.value.noun):
        for token in article.doc[slot.token].subtree:
            joined = {nouns.lemma(c.text) for c in token.conjuncts}
            if nouns.lemma(token.text) == slot.value.noun and claim.noun in joined:
                return True
    return False


def _is_sum_told(claim: Quantity, slots: list[Slot], text: str) -> bool:
    """ "1,250 people" of "900 people and about 350 more"; only an approximate one may be off."""
    for first, second in combinations(slots, 2):
        same = (
            first.sentence == second.sentence and first.value.unit == second.value.unit == "count"
        )
        if same and _MORE.match(text, second.span.end):
            total = first.value.shown.low + second.value.shown.low
            slack = 0.0 if claim.shown.bound == EXACT.name else 0.05 * total
            if abs(total - claim.shown.low) <= slack:
                return True
    return False


def _is_sum_of_kinds(claim: Slot, slots: list[Slot], text: str) -> bool:
    """Whether a count is of two kinds that the article counts apart: "12 red and blue boats",
    of "eight red and four blue vessels"; the claim has the word of each."""
    if claim.value.unit != "count" or claim.value.shown.low != claim.value.shown.high:
        return False
    for first, second in pairwise(slots):
        joined = _KIND.fullmatch(text, first.span.end, second.span.start)
        if joined is None or not first.value.unit == second.value.unit == "count":
            continue
        kind = _FIRST_KIND.match(second.span.text) or _NEXT.match(text, second.span.end)
        total = first.value.shown.low + second.value.shown.low
        if kind and total == claim.value.shown.low:
            said = {*claim.words, claim.head}
            ones = {joined[1].lower(), *first.span.text.lower().split()}
            if kind[1].lower() in said and not ones.isdisjoint(said):
                return True
    return False


_KIND = re.compile(r"\s([\w-]+)(?:\s\w+)?\sand\s")
_NEXT = re.compile(r"\s([\w-]+)")
_FIRST_KIND = re.compile(r"\S+\s([\w-]+)\s")
"""What follows a figure: the kind that it counts, of "104 merchant and 16 military vessels"."""
