"""What stands around a figure in folded text: its bound, its currency sign, its noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.values.bounds import BOUNDS, EXACT
from harness.values.calendar import MONTHS, WEEKDAYS
from harness.values.nouns import LEMMA_OF, is_plural, lemma
from harness.values.numbers import NUMBER_WORDS, SCALES
from harness.values.text import word_set, words_before
from harness.values.units import CURRENCY_SIGN, WORDS

_BEFORE = {phrase: bound.name for bound in (EXACT, *BOUNDS) for phrase in bound.before}
_AFTER = {phrase: bound.name for bound in BOUNDS for phrase in bound.after}
_AFTER_AT = re.compile(
    r"(?:(?=[-+])| )("
    + "|".join(sorted(map(re.escape, _AFTER), key=len, reverse=True))
    + r")(?![^\W_])(?! \d)"  # "hundreds hurt and over 70 killed": the next figure's own
)


def bound_before(folded: str, end: int) -> tuple[str | None, int]:
    """The name of the bound whose words stand right before ``end``, and where they start."""
    words = words_before(folded, end)
    if words and words[-1][0] == "another":
        words = words[:-1]
    for first, (_, start) in enumerate(words):
        phrase = " ".join(word for word, _ in words[first:])
        if phrase in _BEFORE:
            name = _BEFORE[phrase]
            denied = _DENIED.search(folded, max(0, start - _BACK), start)
            return (_TURNED.get(name, name) if denied else name), start
    return None, end


_DENIED = re.compile(r"(?<![^\W_])(?:never|not|n't|nor|rarely)(?: [a-z]+){0,2} $")
_BACK = 32
_TURNED = {"over": "up to", "under": "at least"}
"""What a denied bound comes to: what "never gets warmer than 4.5" is 4.5 at most."""


def bound_after(folded: str, end: int) -> tuple[str | None, int]:
    """The name of the bound whose words stand right after ``end``, and where they end."""
    match = _AFTER_AT.match(folded, end)
    return (_AFTER[match[1]], match.end()) if match else (None, end)


def sign_before(folded: str, start: int) -> re.Match[str] | None:
    """The currency sign or code right before a figure."""
    return CURRENCY_SIGN.search(folded, max(0, start - 6), start)


_PASSED_OVER = word_set(
    "former ever more other additional further extra fresh new separate different"
)
_STOP_WORDS = """
    in of on at by for from to with and or but as is are was were be been being have has had do did
    does will would could should can may might must said say says the a an this that these those
    who which while when after before since until during over under against between into than then
    there it its his her their he she they we you i not also per each ago later earlier nor so if
    because though although where whose whom about around near across along within without through
    despite according out up down off only just even still yet no all both told went came made took
    got most him them us me my your our today yesterday tomorrow tonight last next
"""
_STOP = word_set(_STOP_WORDS).union(
    NUMBER_WORDS,
    (form for scale in SCALES for form in (scale, f"{scale}s")),
    (name for name in (*MONTHS, *WEEKDAYS) if len(name) > 4),
    (word for word in WORDS if word not in LEMMA_OF),
)
"""Words that end the search for a noun."""

_NOUN_WORD = re.compile(r"[ -]([a-z][^\W\d_]+)")
_POSSESSIVE = re.compile(r" ?'s?(?![^\W_])")
_REACH = 4


def noun_after(folded: str, end: int, many: bool = True) -> tuple[str | None, int]:
    """The lemma of the noun that a figure ending at ``end`` counts, and where the noun ends.

    The first plural among the next few words, else the first noun of the table; without a
    parse, that is as far as the text itself tells. Where the figure asks for a singular
    (``many`` is false, or a hyphen follows: "27-nation"), the table comes before the next word.
    """
    words = list(_noun_phrase(folded, end))
    plurals = [pair for pair in words if is_plural(pair[0])] if many else []
    for word, at in plurals[:1] or words:
        if word in LEMMA_OF:
            return LEMMA_OF[word], at
    singular = not many or folded.startswith("-", end)
    for word, at in plurals[:1] or words[:singular]:
        if not word.endswith("ed"):  # "12 needed", "the third denied it"
            return lemma(word), at
    return None, end


def _noun_phrase(folded: str, at: int) -> Iterator[tuple[str, int]]:
    """The next few words that may belong to the noun phrase, each with its end."""
    for _ in range(_REACH):
        match = _NOUN_WORD.match(folded, at)
        if match is None or match[1] in _STOP:
            return
        owner = _POSSESSIVE.match(folded, match.end())
        at = owner.end() if owner else match.end()
        if owner is None and match[1] not in _PASSED_OVER:
            yield match[1], at


_OF_THE = re.compile(r" of(?: the| its| his| her| their| all| those| these)*(?= [a-z])")


def noun_of(folded: str, end: int) -> tuple[str | None, int]:
    """As ``noun_after``, for the noun behind "of the"."""
    joint = _OF_THE.match(folded, end)
    noun, at = noun_after(folded, joint.end()) if joint else (None, end)
    return (noun, at) if noun is not None else (None, end)
