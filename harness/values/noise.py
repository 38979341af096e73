"""Digits that count nothing: names, times of day, telephone numbers, versions."""

from __future__ import annotations

import re

from harness.values.figures import LETTER_AT
from harness.values.surroundings import sign_before
from harness.values.text import word_set
from harness.values.units import UNIT_SYMBOL

LABELS = word_set(
    "category phase round level stage group chapter grade tier step act episode season"
    " league division war magnitude"
)
"""Nouns that a figure numbers: "category 4" is the fourth, not four of something."""
NAMES = word_set(
    "route highway flight article section boeing airbus channel page figure table item room gate"
    " platform no no. nos. number apollo title rule clause paragraph psalm verse windows iphone"
    " galaxy playstation xbox version model type interstate motorway runway terminal formula area"
    " resolution bus train line apartment suite unit lot top"
)
"""Words that a figure makes a name of: "Flight 370"."""

_JUNK = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?(?!\d)"  # 10:30
    r"|\d{1,2}(?:\.\d{2})? ?(?:am|pm|a\.m\.|p\.m\.|o'clock|hrs gmt)(?![^\W_])"
    r"|\d++(?:\.\d++){2,}"  # 1.2.3
    r"|\d++(?:/\d++)++(?! of )"  # 9/11, 24/7
    r"|0\d++(?:[ -]\d++)*"  # 0800 123 456, 007
    r"|\d{2,5}(?:[ -]\d{3,5}){2,}(?!\d)"  # 555 123 4567
    r"|(?<=\+)\d{1,3}[ -]?\(?\d{1,4}\)?(?:[ -]?\d{2,5})+(?!\d)"  # +1 (555) 123-4567
    r"|\d{3}\) ?\d{3}-\d{4}(?!\d)"  # (555) 123-4567
    r"|\d{3}-(?!\d+00(?!\d))\d{4}(?!\d)"  # 555-1234
    r"|\d{16,}"
    r"|(?:[2345]g|3d)(?![^\W_])"
)
_LIST_ITEM = re.compile(r"\d{1,2}[.)](?= )")
_ITEM = re.compile(r"(?P<number>\d{1,2})(?:/(?= [^\W\d_])|[.)](?= [^\W_]))")
_SENTENCE_ENDS = re.compile(r"[.:;!?] $")


def junk_at(text: str, folded: str, start: int) -> int | None:
    """The end of digits that count nothing: times of day, telephone numbers, list markers."""
    opens_line = start == 0 or text[start - 1] == "\n"
    match = _JUNK.match(folded, start) or (_LIST_ITEM.match(folded, start) if opens_line else None)
    return match.end() if match else _item_at(folded, start)


def _item_at(folded: str, start: int) -> int | None:
    """The end of a list's number in running text: "1/ the talks 2/ the border", "(1) … (2) …"."""
    item = _ITEM.match(folded, start)
    before = folded[max(0, start - 2) : start]
    if item is None or (start and not before.endswith((" ", "("))):
        return None
    mark = folded[item.end() - 1]
    if mark == "." and start and not _SENTENCE_ENDS.search(before):
        return None
    other = 2 if item["number"] == "1" else 1  # "Smith (34)" begins no list
    starts = re.search(rf"(?<![^\s(]){other}{re.escape(mark)} ", folded)
    return item.end() if starts else None


def is_free(folded: str, start: int, end: int) -> bool:
    """Whether a figure stands by itself, not inside a name, a version or an address."""
    before = folded[start - 1] if start else " "
    if folded[start].isdecimal() and not sign_before(folded, start):
        if before in "_@#=&\\/" or (before == "[" and folded[end : end + 1] == "]"):
            return False
        if before in ".,:-'" and start > 1 and folded[start - 2].isalnum():
            return False
        if before.isalnum():
            return False
    elif folded[end : end + 1].isdecimal():  # "Twenty20"
        return False
    after = folded[end : end + 2]
    if after[:1].isalpha():
        symbol = UNIT_SYMBOL.match(folded, end) or LETTER_AT.match(folded, end)
        return symbol is not None and (symbol[0] != "s" or "." in folded[start:end])
    return after[:1] != "_" and not (after[:1] in ".,:/" and after[1:].isdecimal())
