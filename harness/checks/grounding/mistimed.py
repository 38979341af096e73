"""Times where no time of their sort can stand: "in Monday", "on June", "within 2040", "a Monday
prison term", "Friday and Friday", "died 26 years at home".

A time put in the place of another keeps its own form beside the other's preposition and verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.types import Flag, FlagKind, Severity
from harness.values.mention import Mention
from harness.values.text import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "mistimed"
_DEICTIC = re.compile(r"(?:last|this|next) \w+|yesterday|today|tomorrow", re.I)
_PERIOD = re.compile(r"(?:last|this|next) (?:year|month|week)", re.I)
_MONTH = re.compile(
    r"(?:January|February|April|June|July|August|September|October|November|December)", re.I
)
_DAY_FIRST = re.compile(r"\d{1,2} [A-Z][a-z]+")
"""Who writes the day first writes "on" before it."""
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.I)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PUNCTUAL = word_set("die kill arrest bear resign sign announce arrive elect appoint crash shoot")
"""Verbs of what happens at one time and takes none, so that no length of time goes with them."""
SMALLEST_YEAR = 13
"""Counts below it are parts and ratios as well: "cut in two", "one in ten"."""
_AFTER = word_set("ago earlier later before after old long apart on and or into in-a-row running")
_PERIODS = word_set(
    "year season summer winter spring autumn fall month week quarter edition version class cup "
    "day number no night century decade model series election budget census"
)
"""Nouns that take a year after them: "season 2014"."""


def check_mistimed(summary: Analysis, _: ArticleIndex) -> Iterator[Flag]:
    """Flags for times whose own words cannot be right, whatever the article says."""
    for mention in summary.values:
        tokens = summary.tokens_of(mention.span)
        if tokens.start in summary.quoted_tokens or tokens.start == 0:
            continue
        first, last = summary.doc[tokens.start], summary.doc[tokens.stop - 1]
        if mention.kind == "time":
            why = _misfit(mention, first, last) or _again(mention, first, summary)
        else:
            why = _lasting(mention, first, last) or _counted(mention, first, last)
        if why:
            yield Flag(mention.span, FlagKind.DATE, Severity.MEDIUM, why, NAME)


def _misfit(mention: Mention, first: Token, last: Token) -> str:
    """What is wrong with a time after its preposition, or without one."""
    text, before = mention.span.text, first.nbor(-1)
    said = f"no “{text}” follows “{before.text}”"
    if _measures(mention, last):
        return f"“{text}” is no length of time"
    if _has_own_article(first) or _has_own_preposition(first):
        return said
    if _stands_before_noun(last):
        return ""
    if before.dep_ == "prep" and first.head != before.head:
        return said if _is_odd(before.lower_, mention) else ""
    return said if _is_bare(mention, before, last) else ""


def _has_own_article(first: Token) -> bool:
    """ "Their the weekend tour"."""
    article = first if first.lower_ == "the" else first.nbor(-1)
    return article.i > 0 and article.lower_ == "the" and article.nbor(-1).tag_ in ("DT", "PRP$")


def _has_own_preposition(first: Token) -> bool:
    """ "Over between 1996 and 2005"; "in between" and "from between" are plain English."""
    before = first.nbor(-1).lower_
    return first.lower_ in ("between", "since", "during") and before in ("over", "at", "on", "for")


def _is_odd(preposition: str, mention: Mention) -> bool:
    text, grain = mention.span.text, mention.value.granularity
    deictic = _DEICTIC.fullmatch(text) is not None
    match preposition:
        case "in":
            return deictic or grain == "day"
        case "at":
            return deictic or grain == "day" or _MONTH.fullmatch(text) is not None
        case "on":
            return _MONTH.fullmatch(text) is not None or _PERIOD.fullmatch(text) is not None
        case "over":
            return _WEEKDAY.match(text) is not None
        case "within":
            return grain in ("day", "year") and _YEAR.search(text) is not None
    return False


def _measures(mention: Mention, last: Token) -> bool:
    """Whether a day, a month or a year stands where only a length of time can: "a Monday prison
    term", "over a 2014 period", "was July pregnant"."""
    if last.i + 1 >= len(last.doc) or mention.value.granularity not in ("day", "month", "year"):
        return False
    if _DEICTIC.fullmatch(mention.span.text):
        return False
    after = last.nbor(1)
    if after.lower_ in ("prison", "jail") and last.i + 2 < len(last.doc):
        return bool(last.nbor(2).lower_ in _TERMS and last.dep_ in _MODIFYING)
    if after.lower_ in ("period", "spell", "stretch"):
        return bool(last.dep_ in _MODIFYING)
    return bool(last.head == after and after.dep_ == "acomp" and last.dep_ != "nsubj")


_TERMS = frozenset(("term", "sentence", "spell"))
_MODIFYING = ("compound", "nummod", "amod", "nmod")


def _stands_before_noun(last: Token) -> bool:
    """ "In Monday's game", "in Thursday trading", "at 2014 levels"."""
    if last.i + 1 >= len(last.doc):
        return False
    after = last.nbor(1)
    return bool(after.tag_ == "POS" or after.pos_ in _NOMINAL)


_NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM", "PART", "SYM")


def _is_bare(mention: Mention, before: Token, last: Token) -> bool:
    """A month or a year after a common noun or a figure, without a word in between: "trains 260
    teachers September", "has killed 36 2014". Headlines in one case are left alone."""
    text = mention.span.text
    if _YEAR.fullmatch(text) and _WEEKDAY.fullmatch(before.text):
        return True
    alone = _MONTH.fullmatch(text) or _YEAR.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if not alone or last.doc.text.islower():
        return False
    if _DAY_FIRST.fullmatch(text):
        return bool(before.pos_ == "NOUN" and before.text.islower() and last.dep_ == "npadvmod")
    named = before.pos_ == "NOUN" and before.text.islower() and before.lemma_ not in _PERIODS
    if before.tag_ in ("VBN", "VBD") and _MONTH.fullmatch(text):
        return last.i + 1 >= len(last.doc) or bool(last.nbor(1).is_punct)
    return named or (before.pos_ == "NUM" and before.like_num and _YEAR.fullmatch(text) is not None)


def _again(mention: Mention, first: Token, summary: Analysis) -> str:
    """ "Friday and Friday"."""
    joined = first.i >= 2 and first.nbor(-1).lower_ in ("and", "or")
    same = joined and first.nbor(-2).lower_ == first.lower_ and mention.span.text == first.text
    return (
        f"names “{first.text}” twice" if same and first.nbor(-2).i in summary.value_tokens else ""
    )


def _counted(mention: Mention, first: Token, last: Token) -> str:
    """A mere count as a time: "engaged since 24"."""
    value, before = mention.value, first.nbor(-1)
    if value.unit != "count" or value.noun is not None or value.shown.low < SMALLEST_YEAR:
        return ""
    ends = last.i + 1 >= len(last.doc) or last.nbor(1).text in (".", ",", ";")
    dates = (
        before.lower_ in ("since", "in") and before.dep_ == "prep" and before.head.pos_ == "VERB"
    )
    return f"“{before.text} {mention.span.text}” is no time" if ends and dates else ""


def _lasting(mention: Mention, first: Token, last: Token) -> str:
    """A length of time of what takes none: "died 26 years at 88"."""
    if mention.value.unit != "second" or mention.value.noun == "age" or last.dep_ != "npadvmod":
        return ""
    verb = last.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in _PUNCTUAL or first.i < verb.i:
        return ""
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    if after.lower_ in _AFTER or any(c.i > last.i for c in last.children):
        return ""
    return f"says that “{verb.text}” went on for “{mention.span.text}”"
