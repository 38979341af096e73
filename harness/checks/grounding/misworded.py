"""Times that their own words cannot tell: "in last month", "within 2040", "two months's work".

A time put in the place of another keeps its form, and the words around it are those of the
old one. Whatever the article says, nobody can tell what such a time means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from harness.checks.reading.analysis import Analysis
from harness.lexicon.changes import goes_up
from harness.types import Flag, FlagKind, Severity
from harness.values.calendar import WEEKDAYS
from harness.values.measure import Quantity

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Doc, Token
    from harness.values.mention import Mention

NAME = "misworded"
_UNITS = frozenset("minute hour day night week month year decade century".split())
_BESIDE_US = re.compile(r"(?P<way>last|this|next) (?:week|month|year)")
_COUNTED = re.compile(r"(?:an?|one|two|three|four|five|six|few|several|\d+)\b.* (?:ago|earlier)")
_YEAR = re.compile(r"\d{4}")
_LASTING = frozenset(("in", "on", "at", "during"))
_SPANNING = frozenset("over during for on since after before".split())
_DAYS = 31
"""A figure up to this one, before a year, may be the day of a month that was not read."""
_TERMS = frozenset(("prison", "jail"))
_STRETCHES = frozenset("period spell stretch".split())
_TO_EDGES = frozenset("end close start beginning".split())
_OBJECTS = frozenset("him them us me".split())
_OWN = frozenset("his its our their".split())
_INSTANT = frozenset("die crash arrive explode arrest kill shoot bear born".split())
"""Verbs of what is over in a moment: "died", "was born"."""
_COUNTED_FROM = frozenset(
    "ago earlier later before after into old from since prior apart to on following and or "
    "previously afterwards hence back too".split()
)
_HOLIDAYS = ("ADJ", "PROPN", "NOUN")


def check_misworded(summary: Analysis) -> Iterator[Flag]:
    """Flags for times that no reader can make out."""
    doc, quoted = summary.doc, summary.quoted_tokens
    for start, end in (*_of_times(summary), *_of_marks(doc)):
        if start not in quoted:
            span = summary.span(start, end)
            why = f"“{span.text}” is no way to name a time"
            yield Flag(span, FlagKind.DATE, Severity.MEDIUM, why, NAME)


def _of_times(summary: Analysis) -> Iterator[tuple[int, int]]:
    """Times beside words that cannot stand there."""
    for mention in summary.values:
        own = summary.tokens_of(mention.span)
        first, last = summary.doc[own.start], summary.doc[own.stop - 1]
        if mention.kind == "quantity":
            if _is_bare_start(mention, first) or _is_of_instant(mention, first, last):
                yield first.i - 1, own.stop
        elif _is_misplaced(mention, first, last):
            yield first.i - 1, own.stop
        elif _is_no_length(mention, first, last):
            yield first.i - 1, own.stop + 1
    for left, right in pairwise(summary.values):
        tokens = summary.tokens_of(left.span), summary.tokens_of(right.span)
        if tokens[0].stop == tokens[1].start and _is_before_year(left, right, summary):
            yield tokens[0].start, tokens[1].stop


def _is_misplaced(time: Mention, first: Token, last: Token) -> bool:
    """ "In last month", "on this year", "in a month earlier", "within 2040", "in Wednesday"."""
    if first.i == 0:
        return False
    before, told = first.nbor(-1), time.span.text.lower()
    prep = before.lower_
    if prep == "within":
        return _YEAR.fullmatch(told) is not None and not _goes_on(last)
    if told.startswith("between ") and _YEAR.search(told):
        return prep in _SPANNING
    if prep in _LASTING and _COUNTED.fullmatch(told):
        return True
    beside = _BESIDE_US.fullmatch(told)
    if beside is None:
        weekday = prep == "in" and any(day in told.split() for day in WEEKDAYS if len(day) > 5)
        return weekday and not _goes_on(last) and not _is_particle(before)
    if prep == "on":  # "up on last year"
        return beside["way"] != "last" and not _goes_on(last)
    return prep in ("in", "at") and not _goes_on(last) and not _is_particle(before)


def _goes_on(last: Token) -> bool:
    """Whether a time belongs to what follows it: "in this year's race", "in this year of war"."""
    if last.i + 1 >= len(last.doc):
        return False
    after = last.nbor(1)
    bound = after.pos_ in ("NOUN", "PROPN", "PART", "ADJ") or after.tag_ == "POS"
    return bound or after.lower_ in ("of", "when", "that", "-", "'", "’")


def _is_particle(prep: Token) -> bool:
    """Whether "in" may go with the verb: "was sworn in last month", and not "fell in"."""
    if prep.i == 0 or prep.dep_ == "prt":
        return True
    before = prep.nbor(-1)
    held = before.pos_ in ("VERB", "AUX", "ADV", "PRON") or before.lower_ in ("break", "sit")
    return held and goes_up(before.lemma_.lower()) is None


def _is_no_length(time: Mention, first: Token, last: Token) -> bool:
    """ "A 2014 period", "a Monday prison term": a day or year where a length must stand."""
    if first.i == 0 or last.i + 1 >= len(last.doc) or first.nbor(-1).lower_ not in ("a", "an"):
        return False
    after = last.nbor(1).lower_
    if _YEAR.fullmatch(time.span.text):
        return after in _STRETCHES
    return time.span.text.lower() in WEEKDAYS and after in _TERMS | _STRETCHES


def _is_bare_start(figure: Mention, first: Token) -> bool:
    """ "Engaged since 24": a figure of nothing, too small for a year."""
    value = figure.value
    if not isinstance(value, Quantity) or value.unit != "count" or value.noun is not None:
        return False
    ends = first.i + 1 >= len(first.doc) or first.nbor(1).is_punct
    digits = first.text.isdigit() and len(first.text) < 3
    return digits and ends and first.i > 0 and first.nbor(-1).lower_ == "since"


def _is_of_instant(figure: Mention, first: Token, last: Token) -> bool:
    """ "Died 26 years at home": a bare length of what takes no time."""
    value = figure.value
    if not isinstance(value, Quantity) or value.unit != "second" or not _is_unit(last, "s"):
        return False
    after = last.nbor(1).lower_ if last.i + 1 < len(last.doc) else ""
    beside = first.i > 0 and first.nbor(-1).pos_ == "VERB"
    return beside and first.nbor(-1).lemma_.lower() in _INSTANT and after not in _COUNTED_FROM


def _is_before_year(left: Mention, right: Mention, text: Analysis) -> bool:
    """ "Arrested Thursday 2006", "reached 36 2014"."""
    if right.kind != "time" or not _YEAR.fullmatch(right.span.text):
        return False
    if left.kind == "quantity":
        plain = isinstance(left.value, Quantity) and left.span.text.isdigit()
        return plain and left.value.shown.low > _DAYS and _ends(right, text)
    first = text.doc[text.tokens_of(left.span).start]
    named = first.i > 0 and first.nbor(-1).pos_ in _HOLIDAYS and first.nbor(-1).text.istitle()
    return left.span.text.lower().split()[-1] in WEEKDAYS and not named  # "Black Friday 2023"


def _ends(time: Mention, text: Analysis) -> bool:
    after = text.tokens_of(time.span).stop
    return after >= len(text.doc) or text.doc[after].is_punct


def _of_marks(doc: Doc) -> Iterator[tuple[int, int]]:
    """Possessives that nothing can own: "two months's work", "in night's show", "them's day"."""
    for mark in doc:
        if mark.i == 0:
            continue
        before = mark.nbor(-1)
        if mark.lower_ in ("'s", "’s"):
            if _is_unit(before, "s") or before.lower_ in _OBJECTS or _is_bare_unit(before, mark):
                yield before.i, mark.i + 1
        elif mark.text in ("'", "’"):
            if _is_unit(before, "s") and _is_closed(mark) and not _is_quote(mark):
                yield before.i, mark.i + 1
        elif mark.text == "the" and before.lower_ in _OWN and _is_timed(mark):
            yield before.i, mark.i + 1


def _is_unit(token: Token, ending: str) -> bool:
    return token.lower_.endswith(ending) and token.lower_.removesuffix(ending) in _UNITS


def _is_bare_unit(token: Token, mark: Token) -> bool:
    """ "In night's show", and not "by day's end" or "a night's sleep"."""
    if not _is_unit(token, "") or token.i == 0 or token.nbor(-1).pos_ != "ADP":
        return False
    return mark.i + 1 < len(mark.doc) and mark.nbor(1).lower_ not in _TO_EDGES


def _is_closed(mark: Token) -> bool:
    return mark.i + 1 >= len(mark.doc) or mark.nbor(1).is_punct


def _is_quote(mark: Token) -> bool:
    """Whether another such mark has opened before."""
    return any(t.text in ("'", "‘", "`", "’") for t in mark.doc[max(0, mark.i - 40) : mark.i])


def _is_timed(article: Token) -> bool:
    """ "On their the end of the season tour"."""
    after = article.nbor(1).lower_ if article.i + 1 < len(article.doc) else ""
    return after in _TO_EDGES or after in _UNITS
