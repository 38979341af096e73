"""Which figure stands at a place in folded text: a number, a range, a share, a place in order."""

from __future__ import annotations

import re
from dataclasses import replace

from harness.values.bounds import MAGNITUDES
from harness.values.figure import Figure
from harness.values.nouns import LEMMA_OF
from harness.values.numbers import NUMBER_WORDS, SCALES, Number, number_at
from harness.values.shares import PARTS, share_at
from harness.values.surroundings import noun_after, sign_before
from harness.values.text import word_before, word_set
from harness.values.units import CURRENCY_OPENING, UNIT_SYMBOL, UNIT_WORD, WORDS

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: n for n, word in enumerate(_ORDINAL_WORDS.split(), start=1)}
_MAGNITUDE = {words: magnitude for magnitude in MAGNITUDES for words in magnitude.words}

TRIGGERS = (
    NUMBER_WORDS
    | frozenset(ORDINALS)
    | {words.split()[0] for words in _MAGNITUDE}
    | {"a", "an", "half"}
)
"""The words that a figure may start with; a run of digits is the other start."""


_COUNTING = (*SCALES, *PARTS, "few", "couple", "handful")
_COUNTING_ARTICLE = re.compile(rf"an? (?:(?:{'|'.join(_COUNTING)})(?![^\W_])|\w+ and a )")
_THAN = word_set("than least over most under above nearly almost")
"""Words after which an article counts its unit: "more than a kilometre", "over a year"."""
"""An article that starts a figure; most do not, and are passed over at once."""


def figure_at(folded: str, start: int, word: str) -> Figure | None:
    """The figure that starts right at ``start`` with ``word``."""
    if word in ("a", "an") and not _COUNTING_ARTICLE.match(folded, start):
        return _one_unit(folded, start)
    if word in ORDINALS or word.isdecimal():
        ordinal = _ordinal(folded, start, word)
        if ordinal is not None:
            return ordinal
    return share_at(folded, start) or _magnitude(folded, start) or _range_or_number(folded, start)


COUNTED_FROM = re.compile(r" (?:after|before)(?= [a-z])")


_WHOLE_UNIT = re.compile(r" (?:full|whole|mere|solid|good) ")


def _one_unit(folded: str, start: int) -> Figure | None:
    end = folded.index(" ", start) if " " in folded[start : start + 4] else start
    whole = _WHOLE_UNIT.match(folded, end)
    unit = UNIT_WORD.match(folded, whole.end() if whole else end + 1)
    if unit is None:
        return None
    if word_before(folded, start) not in _THAN and not COUNTED_FROM.match(folded, unit.end()):
        return None
    return Figure(1.0, 1.0, start, end, 1.0)


# ---------------------------------------------------------------- places in order

_ORDINAL_DIGITS = re.compile(r"(\d{1,4})(?:st|nd|rd|th)(?![^\W_])")
_POINTERS = word_set(
    "the a an his her its their our my your this that every each 's another only latest"
)
_COUNTED_IN_ORDER = word_set(
    "round time day week month year phase stage half place leg game quarter attempt person case"
    " minute goal term wave visit meeting test season win victory defeat"
)


def _ordinal(folded: str, start: int, word: str) -> Figure | None:
    """ "the second round", "21st"; a bare "first" is an adverb more often than not."""
    digits = _ORDINAL_DIGITS.match(folded, start)
    if digits:
        value, end = float(digits[1]), digits.end()
    elif word in ORDINALS:
        value, end = float(ORDINALS[word]), start + len(word)
    else:
        return None
    noun, _ = noun_after(folded, end, many=False)
    if noun is None:
        return None
    if not digits and noun not in _COUNTED_IN_ORDER:
        before = word_before(folded, start)
        if before not in _POINTERS and not before.endswith("'s"):
            return None
    return Figure(value, value, start, end, 1.0, unit="ordinal")


# ---------------------------------------------------------------- magnitudes

_MAGNITUDE_AT = re.compile(
    "(?:" + "|".join(sorted(map(re.escape, _MAGNITUDE), key=len, reverse=True)) + r")(?![^\W_])"
)
_MULTIPLES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0}
_MULTIPLE_AT = re.compile(rf" ({'|'.join(_MULTIPLES)})(?![^\W_])")
_SCORED = re.compile(
    r" (?:of|more|others|(?:(?:were|are|have been|had been) )?(?:feared )?"
    r"(?:killed|dead|injured|wounded|missing|arrested|hurt|displaced|detained))(?![^\W_])"
)


def _magnitude(folded: str, start: int) -> Figure | None:
    """ "dozens", "several hundred", "tens of thousands"."""
    match = _MAGNITUDE_AT.match(folded, start)
    if match is None:
        return None
    words, end = match[0], match.end()
    multiple = _MULTIPLE_AT.match(folded, end)
    if words == "scores" and not _SCORED.match(folded, end):  # "he scores"
        return None
    if words == "a couple" and multiple is None:  # "a couple were married"
        return None
    magnitude = _MAGNITUDE[words]
    factor = 1.0
    if multiple is not None:
        factor, end = _MULTIPLES[multiple[1]], multiple.end()
    elif words.endswith(" of"):
        end -= len(" of")
    return Figure(magnitude.lo * factor, magnitude.hi * factor, start, end, 0.0, "magnitude")


# ---------------------------------------------------------------- numbers and ranges

LETTERS = {"m": 1e6, "k": 1e3, "b": 1e9, "t": 1e12}
LETTER_AT = re.compile(r"[mkbt](?![^\W_])")
_TO = re.compile(r" ?- ?(?=\d)| to (?=\S)| or (?=\w)")
_AND = re.compile(r" and (?=\S)")
_WON = word_set(
    "won win wins winning beat beats beaten lost lose loses losing draw drew lead led defeat"
    " defeated victory"
)


def _range_or_number(folded: str, start: int) -> Figure | None:
    number = number_at(folded, start)
    if number is None:
        return _half_of_unit(folded, start)
    first = Figure.of(_with_leading_point(folded, number))
    before = word_before(folded, start - _width(sign_before(folded, start)))
    after_unit = _past_unit(folded, number.end)
    joint = _TO.match(folded, after_unit)
    if joint is None and before == "between":
        joint = _AND.match(folded, after_unit)
    if joint is None or (before == "from" and joint[0] == " to "):
        return first
    sign = CURRENCY_OPENING.match(folded, joint.end())
    second = number_at(folded, sign.end() if sign else joint.end())
    if second is None or (joint[0] == " or " and second.value != number.value + 1):
        return first
    if not folded.startswith(folded[number.end : after_unit], second.end):  # "5% to 2,470"
        return first
    return _joined(folded, number, second, "-" in joint[0])


def _with_leading_point(folded: str, number: Number) -> Number:
    """ ".5 percent" """
    start = number.start
    before = folded[start - 2] if start > 1 else " "
    bare = folded[start - 1 : start] == "." and before in " ($£€"
    if not bare or not folded[start : number.end].isdecimal():
        return number
    grain = 10.0 ** (start - number.end)
    return Number(float(f"0.{folded[start : number.end]}"), start - 1, number.end, grain)


def _joined(folded: str, first: Number, second: Number, hyphen: bool) -> Figure:
    low, grain = first.value, min(first.grain, second.grain)
    if first.scale == 1 and second.scale > 1 and low * second.scale < second.value:
        low *= second.scale
        grain = min(first.grain * second.scale, second.grain)
    figure = Figure(low, second.value, first.start, second.end, grain)
    whole = grain == 1 and not first.in_words and low <= 200
    if hyphen and whole and (low >= second.value or _is_score(folded, figure)):
        return replace(figure, unit="score")
    return figure if low < second.value else Figure.of(first)


def _is_score(folded: str, figure: Figure) -> bool:
    """Whether "1-3" counts goals rather than "one to three" of something."""
    if word_before(folded, figure.start) in _WON:
        return True
    if figure.high > 10 or folded[figure.end : figure.end + 1] in ("%", "-"):
        return False
    if UNIT_SYMBOL.match(folded, figure.end) or UNIT_WORD.match(folded, figure.end + 1):
        return False
    return noun_after(folded, figure.end)[0] not in LEMMA_OF


def _width(match: re.Match[str] | None) -> int:
    return len(match[0]) if match else 0


def _past_unit(folded: str, at: int) -> int:
    unit = UNIT_SYMBOL.match(folded, at) or LETTER_AT.match(folded, at)
    if unit is None and folded[at : at + 1] == " ":
        unit = UNIT_WORD.match(folded, at + 1)
    return unit.end() if unit else at


_HALF_UNIT = re.compile(r"half[ -](?:an?[ -])?")
_UNIT_AND_HALF = re.compile(r"an? (\w+) and a (half|quarter)(?![^\W_])")


def _half_of_unit(folded: str, start: int) -> Figure | None:
    """ "half a mile", "half-hour", "a year and a half"."""
    half = _HALF_UNIT.match(folded, start)
    if half is not None and UNIT_WORD.match(folded, half.end()):
        return Figure(0.5, 0.5, start, half.end() - 1, 0.5)
    more = _UNIT_AND_HALF.match(folded, start)
    if more is None or more[1] not in WORDS:
        return None
    share = {"half": 0.5, "quarter": 0.25}[more[2]]
    return Figure(1 + share, 1 + share, start, more.end(), share, unit=WORDS[more[1]])
