"""Figures that their noun cannot take: "one pupils", "Dozens people", "140km people", "63 pupil",
"50 of three brothers".

A figure put in the place of another keeps its own form, and its new noun the old one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from harness.checks.grounding.index import ArticleIndex
from harness.checks.reading.analysis import Analysis
from harness.lexicon.words import lexicon
from harness.types import Flag, FlagKind, Severity
from harness.values.country import is_demonym
from harness.values.measure import Quantity
from harness.values.text import word_set

if TYPE_CHECKING:
    from harness.checks.reading.tokens import Token

NAME = "miscounted"
_MANY = word_set("dozens scores hundreds thousands millions billions")
_UNITS = word_set("km mile metre meter kilometre kilometer kg tonne mph kph %")
"""Units that count nobody."""
_FIGURES = _MANY | _UNITS
_ONE = ("one", "1")
_UNCHANGED = word_set("means series species headquarters barracks crossroads works")
_IRREGULAR = word_set("people men women children police staff crew")
_COUNTED = frozenset(("person", "group"))


def check_miscounted(summary: Analysis, _: ArticleIndex) -> Iterator[Flag]:
    """Flags for figures whose own words cannot be right, whatever the article says."""
    for token in summary.doc:
        noun = _miscounted_by(token)
        if noun is not None and token.i not in summary.quoted_tokens:
            span = summary.span(token.i, noun.i + 1)
            why = f"“{span.text}” counts what that figure cannot count"
            yield Flag(span, FlagKind.NUMBER, Severity.MEDIUM, why, NAME)
    yield from _outnumbering(summary)


def _miscounted_by(token: Token) -> Token | None:
    """The noun behind a figure that cannot count it."""
    if token.lower_ in _ONE:
        return _many_of_one(token)
    if token.like_num:
        return token.head if _is_one_of_so_many(token) else None
    noun = _noun_after(token)
    wrong = noun is not None and (_is_bare_many(token, noun) or _is_unit(token, noun))
    return noun if wrong else None


def _outnumbering(summary: Analysis) -> Iterator[Flag]:
    """ "50 of three brothers", "52 of the 52 men": a part that is no part of its whole."""
    counts = [m for m in summary.values if _is_plain_count(m.value)]
    for part, whole in pairwise(counts):
        between = summary.text[part.span.end : whole.span.start].lower()
        if not _OF.fullmatch(between) or part.span.text.lower().startswith(_WHOLE):
            continue
        more = part.value.interval.lo - whole.value.interval.lo
        if more > 0 or (more == 0 and between != " of "):  # "made 10 of 10 throws"
            why = f"“{part.span.text}” is no part of the {whole.span.text} that it is of"
            yield Flag(part.span, FlagKind.NUMBER, Severity.MEDIUM, why, NAME)


_WHOLE = ("all ", "every ", "each ")
_OF = re.compile(r" of (?:the |its |their |these |those )?")


def _is_plain_count(value: object) -> bool:
    return isinstance(value, Quantity) and value.unit == "count" and value.interval.is_point


def _noun_after(token: Token) -> Token | None:
    """The common noun that a figure stands before, with nothing but adjectives between."""
    if token.lower_ not in _FIGURES:
        return None
    index = token.i + 1
    while index < len(token.doc) and token.doc[index].pos_ == "ADJ":
        index += 1
    follows = list(token.doc[index : index + 2])
    if not follows or follows[0].tag_ != "NNS" or follows[-1].tag_ == "NN":
        return None  # "one goods train"
    return follows[0]


def _many_of_one(token: Token) -> Token | None:
    """ "One pupils", "one road workers", "one other people", and not "one in ten pupils",
    "twenty-one pupils" or "Formula One drivers"."""
    before = token.nbor(-1) if token.i > 0 else None
    joined = before is not None and (
        before.text in ("-", "–", "and", "/", ":")
        or before.pos_ == "PROPN"
        or before.lower_ == "number"
    )
    noun = token.head
    if joined or token.dep_ != "nummod" or noun.tag_ not in ("NNS", "NNPS"):
        return None
    if noun.i < token.i or (noun.i + 1 < len(noun.doc) and noun.nbor(1).tag_ == "NN"):
        return None  # "Hits 1", "one goods train"
    between = token.doc[token.i + 1 : noun.i]
    many = noun.lower_ in _IRREGULAR or _is_plural(noun)
    return noun if many and all(t.pos_ in ("ADJ", "NOUN", "PROPN") for t in between) else None


def _is_plural(noun: Token) -> bool:
    """ "Workers", "Canadians", and not "goods" or "the Commons"."""
    if noun.tag_ == "NNPS":
        return is_demonym(noun.text) and noun.lower_.endswith("s")
    return noun.lower_.endswith("s") and noun.lower_ not in (noun.lemma_.lower(), *_UNCHANGED)


def _is_one_of_so_many(token: Token) -> bool:
    """ "63 pupil died": many of what does something and is named as one of its kind."""
    noun = token.head
    beside = token.dep_ == "nummod" and noun.i == token.i + 1
    if not beside or noun.tag_ != "NN" or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    acts = verb.pos_ in ("VERB", "AUX") and verb == noun.head
    more = token.text.isdigit() and int(token.text) > 1
    return acts and more and "person" in _fields(noun) and noun.lower_ not in _IRREGULAR


def _is_bare_many(token: Token, noun: Token) -> bool:
    """ "Dozens people" without "of"."""
    return token.lower_ in _MANY and noun.head != token and token.i + 1 == noun.i


def _is_unit(token: Token, noun: Token) -> bool:
    """ "140km people", "4% separate companies"."""
    figure = token.i > 0 and token.nbor(-1).like_num
    return figure and token.lower_ in _UNITS and bool(_COUNTED & set(_fields(noun)))


def _fields(noun: Token) -> tuple[str, ...]:
    return lexicon().fields(noun.lemma_.lower())
