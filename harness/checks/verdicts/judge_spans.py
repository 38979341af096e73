"""Dates told by how long before or after the article's own news they were: "eleven weeks before
the talks resumed", "a month after the truce was agreed the two sides were back".

What an article opens with is its news, of the day on which it was published.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.binding import Slot
from harness.checks.reading.general import GENERAL
from harness.checks.reading.stances import REPORTING
from harness.checks.verdicts.finding import Finding
from harness.checks.verdicts.prepared import Prepared
from harness.types import FlagKind, VerdictKind
from harness.values.calendar import step
from harness.values.conversion import DAY
from harness.values.measure import Quantity
from harness.values.period import TimeSpan
from harness.values.timespan import describe_time

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

_SLACK = {"day": 1, "week": 4, "fortnight": 4, "month": 16, "year": 190}
"""Days by which a distance in a unit may be off and still be told of the same day."""
_LOOSE = 2
"""How many times as much as the most that "a few" or "some" counts a writer may mean by it."""
_AFTER = frozenset(("after", "since"))
_AGAIN = frozenset(("back", "again"))
_PRESENT = frozenset(("VBZ", "VBP"))


def judge_span(
    place: Slot, prepared: Prepared, index: ArticleIndex, text: Analysis
) -> Iterator[Finding]:
    """Findings for a quantity of time that counts from the news to the fact's day, or back."""
    claim, day, published = place.value, prepared.value, text.published
    assert isinstance(claim, Quantity)
    unit = claim.shown.unit
    if not isinstance(day, TimeSpan) or not day.is_day or published is None:
        return
    if unit not in _SLACK or not _counts(place, prepared, text, index):
        return
    if claim.is_vague:
        if claim.interval.lo <= (published - day.start).days * DAY <= claim.interval.hi * _LOOSE:
            why = "counts back to about the fact’s day"
            yield Finding(VerdictKind.VAGUE, place.span, why)
        return
    if not claim.interval.is_point:
        yield _bounded(place, day, (published - day.start).days)
        return
    off = abs((step(published, unit, -round(claim.shown.low)) - day.start).days)
    why = f"says that it was {claim.shown.low:g} {unit}s before; the fact is {describe_time(day)}"
    if off > _SLACK[unit]:
        yield Finding(VerdictKind.CONTRADICTED, place.span, why, FlagKind.DATE)
    elif unit == "day":
        yield Finding(VerdictKind.SUPPORTED, place.span, "counts the days as the fact does")
    else:
        yield Finding(VerdictKind.VAGUE, place.span, "counts back to about the fact’s day")


def _bounded(place: Slot, day: TimeSpan, passed: int) -> Finding:
    """ "Almost a month after", "less than two weeks after" what is ``passed`` days ago."""
    claim: Quantity = place.value
    low, high = claim.interval.lo / DAY, claim.interval.hi / DAY
    slack = _SLACK[claim.shown.unit] / 2
    if low - slack <= passed <= high + slack:
        return Finding(VerdictKind.VAGUE, place.span, "counts back to about the fact’s day")
    why = f"says “{place.span.text}”; from {describe_time(day)} it is {passed} days"
    return Finding(VerdictKind.CONTRADICTED, place.span, why, FlagKind.DATE)


def _counts(place: Slot, prepared: Prepared, text: Analysis, index: ArticleIndex) -> bool:
    """Whether one end of the span is the fact's event and the other the article's news."""
    last = text.tokens_of(place.span)[-1]
    link = text.doc[last]
    if last + 1 < len(text.doc) and link.lower_ not in _AFTER | {"before"}:
        link = text.doc[last + 1]
    verb = next((a for a in link.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if link.lower_ == "on" and verb is not None and link.dep_ == "advmod":
        return verb.tag_ in _PRESENT and _speaks(list(verb.subtree), prepared)
    event = _event(link)
    if event is None:
        return False
    inner = list(event.subtree)
    clause = event.head if link.dep_ == "mark" else link.head
    outer = [t for t in clause.subtree if t not in inner]
    if clause.dep_ in ("relcl", "acl"):
        outer.append(clause.head)  # "the truce, which was agreed a week before …"
    if link.lower_ in _AFTER:
        return _speaks(inner, prepared) and is_news(outer, index)
    return link.lower_ == "before" and _speaks(outer, prepared) and is_news(inner, index)


def _event(link: Token) -> Token | None:
    if link.dep_ == "mark":
        return link.head
    return next((c for c in link.children if c.dep_ in ("pobj", "pcomp")), None)


def _speaks(words: list[Token], prepared: Prepared) -> bool:
    lemmas = frozenset(t.lemma_.lower() for t in words) | {t.lower_ for t in words}
    return prepared.cues.in_words(lemmas)


def is_news(words: list[Token], index: ArticleIndex) -> bool:
    """Whether words tell what the article opens with: its act, or "back" at its place."""
    article = index.analysis
    start, end = article.sentences[0]
    named = {i for m in article.parties if m.head < end for i in m.parties}
    told = {t.lemma_.lower() for t in article.doc[start:end] if t.pos_ in ("VERB", "NOUN")}
    empty = GENERAL | REPORTING
    acts = [t for t in words if t.lemma_.lower() not in empty and t.pos_ in ("VERB", "NOUN")]
    known = [
        t
        for t in acts
        if index.vocabulary.meanings(f"{t.lemma_.lower()}.{'v' if t.pos_ == 'VERB' else 'n'}")
        & told
    ]
    places = [p for t in words for p in article.book.resolve(t.text) if t.pos_ == "PROPN"]
    again = any(t.lower_ in _AGAIN for t in words)
    reported = any(t.lemma_.lower() in REPORTING and t.pos_ == "VERB" for t in words)
    if known and len(known) + reported > 1 and len(known) == len(acts):
        return True  # "before the talks resumed": all that is told is the news
    return bool(named & set(places)) and bool(known or again)
