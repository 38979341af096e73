"""Which figure stands at a place in folded text: a number, a range, a share, a place in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from harness.values.bounds import EXACT, MAGNITUDES
from harness.values.nouns import LEMMA_OF
from harness.values.numbers import NUMBER_WORDS, SCALES, Number, number_at
from harness.values.surroundings import noun_after, sign_before
from harness.values.text import word_before, word_set
from harness.values.units import CURRENCY_OPENING, UNIT_SYMBOL, UNIT_WORD, WORDS


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, range or magnitude; ``unit`` is set where the wording already fixes it."""

    low: float
    high: float
    start: int
    end: int
    grain: float
    bound: str = EXACT.name
    unit: str | None = None

    @classmethod
    def of(cls, number: Number) -> Figure:
        return cls(number.value, number.value, number.start, number.end, number.grain)

    def scaled(self, factor: float, end: int) -> Figure:
        """The figure with a scale letter ("bn") applied to both of its ends."""
        low, high = self.low * factor, self.high * factor
        return replace(self, low=low, high=high, grain=self.grain * factor, end=end)


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


_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
          "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip
_COUNTING = (*SCALES, *_PARTS, "few", "couple", "handful")
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
    return _share(folded, start) or _magnitude(folded, start) or _range_or_number(folded, start)


COUNTED_FROM = re.compile(r" (?:after|before)(?= [a-z])")


def _one_unit(folded: str, start: int) -> Figure | None:
    end = folded.index(" ", start) if " " in folded[start : start + 4] else start
    unit = UNIT_WORD.match(folded, end + 1)
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


# ---------------------------------------------------------------- shares

_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
           "seven": 7, "eight": 8, "nine": 9}  # fmt: skip
_SHARE_AT = re.compile(
    rf"(?P<count>{'|'.join(_COUNTS)}|\d)[ -](?P<part>{'|'.join(_PARTS)})(?P<many>s?)(?![^\W_])"
    r"|(?P<half>half)(?=(?: of)? (?:the|an?|its|his|her|their|our|all|those|these|of)(?![^\W_]))"
    r"|(?P<above>\d)/(?P<below>\d)(?= of )"
    r"|(?P<bare>half)(?=[.,;:!?)]|$| (?:in|by|from|since|and)(?![^\W_]))"
)
_STANDS_ALONE = re.compile(
    r" of(?![^\W_])|[.,;:!?)]|$| (?:from|in|by|to|over|since|on|and|this|last)(?![^\W_])"
)
_NOT_HALVED = word_set("first second other in the this that last each a better opening closing")
_ARTICLE = re.compile(r" an? ")


def _share(folded: str, start: int) -> Figure | None:
    """ "two-thirds", "a quarter of", "half the", "3/4 of"; "a third round" is no share."""
    match = _SHARE_AT.match(folded, start)
    number = number_at(folded, start) if match else None
    if match is None or (number is not None and number.end > match.end()):
        return None
    above, below = _above_and_below(folded, match)
    if not 0 < above < below:
        return None
    share = above / below
    return Figure(share, share, start, match.end(), 0.01, unit="fraction")


def _above_and_below(folded: str, match: re.Match[str]) -> tuple[int, int]:
    if match["above"]:
        return int(match["above"]), int(match["below"])
    if match["bare"]:
        return (0, 0) if word_before(folded, match.start()) in _NOT_HALVED else (1, 2)
    if match["half"]:
        article = _ARTICLE.match(folded, match.end())
        measures = article is not None and UNIT_WORD.match(folded, article.end()) is not None
        of_a_game = word_before(folded, match.start()) in ("first", "second", "other")
        return (0, 0) if measures or of_a_game else (1, 2)
    above = _COUNTS.get(match["count"]) or int(match["count"])
    agrees = (above > 1) == bool(match["many"])
    alone = above > 1 or _STANDS_ALONE.match(folded, match.end()) is not None
    return (above, _PARTS[match["part"]]) if agrees and alone else (0, 0)


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
