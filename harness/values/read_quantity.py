"""Finding quantities in text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from harness.types import Span
from harness.values.bounds import BOUNDS, EXACT, MAGNITUDES
from harness.values.measure import Quantity, Shown, measure
from harness.values.mention import Mention
from harness.values.nouns import LEMMA_OF, lemma
from harness.values.numbers import NUMBER_WORDS, Number, number_at
from harness.values.read_time import time_spans
from harness.values.text import TOKEN, fold, words_before
from harness.values.units import CURRENCY_SIGN, SIGNS, SYMBOLS, UNIT_SYMBOL, UNIT_WORD, WORDS


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure, range or magnitude in folded text, before its unit and bound are known."""

    low: float
    high: float
    start: int
    end: int
    grain: float
    bound: str = EXACT.name
    unit: str | None = None

    @classmethod
    def of(cls, number: Number) -> _Figure:
        return cls(number.value, number.value, number.start, number.end, number.grain)


def read_quantities(text: str) -> list[Mention]:
    """All quantities in ``text``, in order; figures that are part of a date are left out."""
    folded = fold(text)
    return quantities_in(text, folded, time_spans(folded))


def quantities_in(text: str, folded: str, taken: Sequence[tuple[int, int]]) -> list[Mention]:
    """As ``read_quantities``, for text that is folded already and whose dates are known."""
    mentions: list[Mention] = []
    done = 0
    dates = iter(taken)
    date = next(dates, None)
    for token in TOKEN.finditer(folded):
        start, word = token.start(), token.group()
        if start < done or not (word in _TRIGGERS or word.isdecimal()):
            continue
        while date is not None and date[1] <= start:
            date = next(dates, None)
        if date is not None and date[0] <= start:
            done = date[1]
            continue
        junk = _JUNK.match(folded, start) if word.isdecimal() else None
        if junk is not None:
            done = junk.end()
            continue
        mention = _mention_at(text, folded, start, word)
        if mention is not None:
            mentions.append(mention)
            done = mention.span.end
    return mentions


_JUNK = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?"  # 10:30
    r"|\d{1,2}(?:\.\d{2})? ?(?:am|pm|a\.m\.|p\.m\.|o'clock|hrs gmt)(?![^\W_])"
    r"|\d++(?:\.\d++){2,}"  # 1.2.3
    r"|\d++(?:/\d++)++(?! of )"  # 9/11, 24/7
    r"|0\d++(?:[ -]\d++)*"  # 0800 123 456, 007
    r"|\d{2,5}\)?(?:[ -]\d{3,5}){2,}(?!\d)"  # 555 123 4567
    r"|\d{3}-(?!\d+00(?!\d))\d{4}(?!\d)"  # 555-1234
    r"|\d{16,}"
    r"|[2345]g(?![^\W_])|3d(?![^\W_])"
)

_ORDINAL_WORDS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"]
_ORDINALS = {word: n for n, word in enumerate(_ORDINAL_WORDS, start=1)}
_PART_WORDS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
               "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip
_MAGNITUDE = {words: m for m in MAGNITUDES for words in m.words}
_MAGNITUDE_AT = re.compile(
    "(?:" + "|".join(sorted(map(re.escape, _MAGNITUDE), key=len, reverse=True)) + r")(?![^\W_])"
)
_TRIGGERS = (
    frozenset(NUMBER_WORDS)
    | frozenset(_ORDINALS)
    | {words.split()[0] for words in _MAGNITUDE}
    | {"a", "an", "half"}
)
_LABELS = frozenset(
    ["category", "phase", "round", "level", "stage", "group", "chapter", "grade", "tier", "week", "game", "day", "step", "act", "part", "season", "episode", "world"]
)
_NAMES = frozenset(
    ["route", "highway", "flight", "article", "section", "boeing", "airbus", "channel", "page", "figure", "table", "item", "room", "gate", "platform", "no", "number", "apollo", "title", "rule", "clause", "paragraph", "psalm", "verse", "windows", "iphone", "galaxy", "playstation", "xbox", "version", "model", "type", "interstate", "motorway", "runway", "terminal", "formula", "area", "resolution", "bus", "train", "line", "apartment", "suite", "unit", "lot", "box", "building"]
)


def _mention_at(text: str, folded: str, start: int, word: str) -> Mention | None:
    figure = (
        _ordinal(folded, start, word)
        or _fraction(folded, start)
        or _magnitude(folded, start)
        or _range_or_figure(folded, start)
    )
    if figure is None or not _is_free(folded, figure):
        return None
    return _Finisher(text, folded, figure).mention()


def _is_free(folded: str, figure: _Figure) -> bool:
    """Whether the figure stands by itself, not inside a name, a version or an address."""
    start, end = figure.start, figure.end
    if folded[start].isdecimal():
        before = folded[start - 1] if start else " "
        if before in "_@#=&\\/~[" or (
            before in ".,:-" and start > 1 and folded[start - 2].isalnum()
        ):
            return False
        if before.isalpha() and not _sign_before(folded, start):
            return False
    after = folded[end : end + 2]
    if after[:1].isalpha() or after[:1] == "_":
        return bool(UNIT_SYMBOL.match(folded, end) or _LETTER.match(folded, end))
    return not (after[:1] in ".,:/" and after[1:].isdecimal())


_LETTER = re.compile(r"(?:m|k|b|t)(?![^\W_])")
_LETTERS = {"m": 1e6, "k": 1e3, "b": 1e9, "t": 1e12}


def _sign_before(folded: str, start: int) -> re.Match[str] | None:
    return CURRENCY_SIGN.search(folded, max(0, start - 6), start)


# ---------------------------------------------------------------- what kind of figure it is


_ORDINAL_SUFFIX = re.compile(r"(\d{1,4}(?:,\d{3})*)(?:st|nd|rd|th)(?![^\W_])")
_TENS_ORDINAL = re.compile(r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-([a-z]+)")
_POINTERS = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "every", "each", "'s", "another", "no", "only", "latest"]
)


def _ordinal(folded: str, start: int, word: str) -> _Figure | None:
    digits = _ORDINAL_SUFFIX.match(folded, start)
    if digits:
        value, end = float(digits[1].replace(",", "")), digits.end()
    elif word in _ORDINALS:
        value, end = float(_ORDINALS[word]), start + len(word)
        before = words_before(folded, start, 1)
        pointed = bool(before) and (before[0][0] in _POINTERS or before[0][0].endswith("'s"))
        if not pointed and _noun_after(folded, end)[0] not in _COUNTED_IN_ORDER:
            return None
    else:
        return None
    if _noun_after(folded, end)[0] is None:
        return None
    return _Figure(value, value, start, end, 1.0, unit="ordinal")


_COUNTED_IN_ORDER = frozenset(
    ["round", "time", "day", "week", "month", "year", "phase", "stage", "half", "place", "leg", "game", "quarter", "attempt", "person", "case", "minute", "goal", "term", "wave", "visit", "meeting", "test", "season", "win", "victory", "defeat"]
)

_FRACTION_AT = re.compile(
    r"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|\d)[ -]"
    r"(?P<part>half|halve|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)(?P<many>s?)(?![^\W_])"
    r"|(?P<half>half)(?=(?: of)? (?:the|an?|its|his|her|their|our|all|those|these|of)(?![^\W_]))"
    r"|(?P<above>\d)/(?P<below>\d)(?= of )"
)
_FREE_STANDING = re.compile(
    r" of(?![^\W_])|[.,;:!?)]|$| (?:from|in|by|to|over|since|on|and|this|last)\b|-(?:majority|vote)"
)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
           "seven": 7, "eight": 8, "nine": 9}  # fmt: skip


def _fraction(folded: str, start: int) -> _Figure | None:
    found = _FRACTION_AT.match(folded, start)
    if found is None:
        return None
    if found["above"]:
        above, below = int(found["above"]), int(found["below"])
    elif found["half"]:
        if number_at(folded, start) or UNIT_WORD.match(folded, _past_article(folded, found.end())):
            return None
        if any(word in ("first", "second", "other") for word, _ in words_before(folded, start, 1)):
            return None
        above, below = 1, 2
    else:
        above = _COUNTS.get(found["count"]) or int(found["count"])
        below = _PART_WORDS[found["part"].replace("halve", "half")]
        if (above > 1) != bool(found["many"]):
            return None
        if above == 1 and not _FREE_STANDING.match(folded, found.end()):
            return None
    if not 0 < above < below or below == 0:
        return None
    share = above / below
    return _Figure(share, share, start, found.end(), 0.01, unit="fraction")


_ARTICLE = re.compile(r" an? ")


def _past_article(folded: str, at: int) -> int:
    article = _ARTICLE.match(folded, at)
    return article.end() if article else at


_MULTIPLE = re.compile(r"(hundred|thousand|million|billion|dozen)(?![^\W_])")
_MULTIPLES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0}


def _magnitude(folded: str, start: int) -> _Figure | None:
    found = _MAGNITUDE_AT.match(folded, start)
    if found is None:
        return None
    words = found.group()
    if words in ("scores", "a couple"):  # "he scores", "a couple were married"
        verb = words == "scores" and not re.compile(r" (?:more|killed|dead|injured)").match(
            folded, found.end()
        )
        if verb or (words == "a couple" and not _MULTIPLE.match(folded, found.end() + 1)):
            return None
    magnitude = _MAGNITUDE[words]
    end = found.end() - (len(" of") if words.endswith(" of") else 0)
    factor = 1.0
    if multiple := _MULTIPLE.match(folded, found.end() + 1):
        factor, end = _MULTIPLES[multiple[1]], multiple.end()
    return _Figure(magnitude.lo * factor, magnitude.hi * factor, start, end, 0.0, "magnitude")


_TO = re.compile(r" ?- ?(?=\d)| to (?=[$£€\w])| or (?=[\w])")
_AND = re.compile(r" and (?=[$£€\w])")
_OPENING_SIGN = re.compile(r"[a-z]{0,2}[$£€]")


def _range_or_figure(folded: str, start: int) -> _Figure | None:
    first = number_at(folded, start)
    if first is None:
        return _half_unit(folded, start)
    before = [word for word, _ in words_before(folded, start - _sign_width(folded, start), 1)]
    between = before == ["between"]
    joint = (_AND if between else _TO).match(folded, _past_unit(folded, first.end))
    if joint is None or (before == ["from"] and joint.group() == " to "):
        return _Figure.of(first)
    sign = _OPENING_SIGN.match(folded, joint.end())
    second = number_at(folded, sign.end() if sign else joint.end())
    if second is None:
        return _Figure.of(first)
    if joint.group() == " or " and second.value != first.value + 1:
        return _Figure.of(first)
    return _joined(folded, first, second, joint.group())


def _joined(folded: str, first: Number, second: Number, joint: str) -> _Figure:
    low, grain = first.value, min(first.grain, second.grain)
    if first.scale == 1 and second.scale > 1 and low * second.scale < second.value:
        low *= second.scale
        grain = min(first.grain * second.scale, second.grain)
    figure = _Figure(low, second.value, first.start, second.end, grain)
    if low < second.value and not (_is_score(folded, figure) and "-" in joint):
        return figure
    if "-" in joint and low <= 200 and grain == 1 and not first.in_words:
        return replace(figure, unit="score")
    return _Figure.of(first)


_WON = frozenset(
    ["won", "win", "wins", "beat", "beats", "beaten", "lost", "lose", "loses", "draw", "drew", "lead", "led", "defeat", "victory"]
)


def _is_score(folded: str, figure: _Figure) -> bool:
    if figure.high > 10 or UNIT_WORD.match(folded, figure.end + 1):
        return False
    noun = _noun_after(folded, figure.end)[0]
    if noun in LEMMA_OF:
        return any(word in _WON for word, _ in words_before(folded, figure.start))
    return True


def _sign_width(folded: str, start: int) -> int:
    sign = _sign_before(folded, start)
    return len(sign.group()) if sign else 0


def _past_unit(folded: str, at: int) -> int:
    unit = UNIT_SYMBOL.match(folded, at) or _LETTER.match(folded, at)
    if unit is None and folded[at : at + 1] in " -%":
        unit = UNIT_WORD.match(folded, at + 1)
    return unit.end() if unit else at


_HALF_UNIT = re.compile(r"half[ -](?:an?[ -])?")


def _half_unit(folded: str, start: int) -> _Figure | None:
    """ "half a mile", "half an hour", "half-mile"."""
    half = _HALF_UNIT.match(folded, start)
    if half is None or not UNIT_WORD.match(folded, half.end()):
        return None
    return _Figure(0.5, 0.5, start, half.end() - 1, 0.5)


# ---------------------------------------------------------------- its unit, noun and bound


_PASSED_OVER = frozenset(["more", "other", "additional", "further", "extra", "fresh", "new", "separate", "different"])
_STOP = frozenset(
    ["in", "of", "on", "at", "by", "for", "from", "to", "with", "and", "or", "but", "as", "is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "do", "did", "does", "will", "would", "could", "should", "can", "may", "might", "must", "said", "say", "says", "the", "a", "an", "this", "that", "these", "those", "who", "which", "while", "when", "after", "before", "since", "until", "during", "over", "under", "against", "between", "into", "than", "then", "there", "it", "its", "his", "her", "their", "he", "she", "they", "we", "you", "i", "not", "also", "per", "each", "ago", "later", "earlier", "nor", "so", "if", "because", "though", "although", "where", "whose", "whom", "about", "around", "near", "across", "along", "within", "without", "through", "despite", "according", "out", "up", "down", "off", "only", "just", "even", "still", "yet", "if", "no", "all", "both", "according", "told", "went", "came", "made", "took", "got", "him", "them", "us", "me", "my", "your", "our"]
)
_NOUN_WORD = re.compile(r"[ -]([^\W\d_]+(?:'[a-z]+)?)")


def _noun_after(folded: str, end: int) -> tuple[str | None, int]:
    """The lemma of the noun counted right after ``end``, and where it ends."""
    found: tuple[str | None, int] = (None, end)
    at = end
    for _ in range(4):
        match = _NOUN_WORD.match(folded, at)
        if match is None or match[1] in _STOP:
            break
        word, at = match[1], match.end()
        if word in _PASSED_OVER:
            continue
        if word in LEMMA_OF:
            return LEMMA_OF[word], at
        plural = word.endswith("s") and not word.endswith(("ss", "'s", "us", "is"))
        if found[0] is None or plural:
            found = lemma(word), at
        if plural:
            break
    return found


_BEFORE = {phrase: bound.name for bound in (EXACT, *BOUNDS) for phrase in bound.before}
_AFTER = {phrase: bound.name for bound in BOUNDS for phrase in bound.after}
_AFTER_AT = re.compile(
    r"(?:(?<=[ ])|(?=[-+])| )(?P<phrase>"
    + "|".join(sorted(map(re.escape, _AFTER), key=len, reverse=True))
    + r")(?![^\W_])"
)
_OF_WHOLE = re.compile(
    r" (?:out )?of (?:the |its |his |her |their |all |those |these |every |about )*(?=[\da-z])"
    r"| in (?:every )?(?=[\da-z])"
)
_OF_THE = re.compile(r" of(?: the| its| his| her| their| all| those| these)*(?= [a-z])")
_OLD = re.compile(r"[ -]olds?(?![^\W_])")
_AGED = frozenset(("aged", "age"))


class _Finisher:
    """Adds to a figure the unit, noun and bound that its surroundings give."""

    def __init__(self, text: str, folded: str, figure: _Figure) -> None:
        self.text, self.folded = text, folded
        self.core = (figure.start, figure.end)
        self.start, self.end = figure.start, figure.end
        self.figure = figure
        self.noun: str | None = None
        self.of: Quantity | None = None

    def mention(self) -> Mention | None:
        bound = self._bound_after()
        unit = self._score() or self._unit()
        if unit == "count" and not self._count():
            return None
        if unit == "percent":
            self._noun_of()
        bound = bound or self._bound_after()
        bound = self._bound_before() or bound
        figure = self.figure
        if bound and figure.bound == EXACT.name:
            figure = replace(figure, bound=bound)
        span = Span.of(self.text, self.start, self.end)
        shown = Shown(span.text, figure.low, figure.high, unit, figure.bound)
        value = measure(shown, figure.grain, self.noun, self.of)
        return Mention(span, value, "quantity", Span.of(self.text, *self.core))

    def _score(self) -> str | None:
        if self.figure.unit != "score":
            return None
        most, least = sorted((self.figure.low, self.figure.high), reverse=True)
        self.figure = replace(self.figure, low=most, high=most)
        self.of = measure(Shown("", least, least, "count"), 1.0)
        return "score"

    def _unit(self) -> str:
        if self.figure.unit == "fraction":
            self._noun_of()
            return "fraction"
        if self.figure.unit == "ordinal":
            self.noun, self.end = _noun_after(self.folded, self.end)
            return "ordinal"
        return self._currency() or self._measure_unit() or self._age() or "count"

    def _currency(self) -> str | None:
        sign = _sign_before(self.folded, self.start)
        if sign is None:
            return None
        self.start = sign.start()
        self._letter()
        return SIGNS[sign.group()]

    def _letter(self) -> bool:
        letter = _LETTER.match(self.folded, self.end)
        if letter is None:
            return False
        factor = _LETTERS[letter.group()]
        f = self.figure
        self.figure = replace(f, low=f.low * factor, high=f.high * factor, grain=f.grain * factor)
        self.end = letter.end()
        return True

    def _measure_unit(self) -> str | None:
        folded, end = self.folded, self.end
        letter = _LETTER.match(folded, end)
        if letter and (letter.group() in "kb" or self._means_million(letter)):
            self._letter()
            end = self.end
        symbol = UNIT_SYMBOL.match(folded, end)
        if symbol:
            self.end = symbol.end()
            return SYMBOLS[symbol.group()]
        gap = 4 if folded.startswith(" of ", end) and self.figure.bound == "magnitude" else 1
        word = UNIT_WORD.match(folded, end + gap) if folded[end : end + 1] in (" ", "-") else None
        if word is None:
            return None
        unit = (
            WORDS[word.group().replace("-", " ")]
            if word.group() not in WORDS
            else WORDS[word.group()]
        )
        self.end = word.end()
        if old := _OLD.match(folded, self.end):
            self.end, self.noun = old.end(), "age"
        return unit

    def _means_million(self, letter: re.Match[str]) -> bool:
        noun, _ = _noun_after(self.folded, letter.end())
        return letter.group() == "m" and noun in LEMMA_OF

    def _age(self) -> str | None:
        before = words_before(self.folded, self.start, 1)
        aged = bool(before) and before[0][0] in _AGED
        start, end = self.start, self.end
        apposed = (
            self.folded[max(0, start - 2) : start] == ", "
            and self.folded[end : end + 1] == ","
            and not self.folded[start - 3 : start - 2].isdecimal()
            and 1 <= self.figure.high <= 110
        )
        if not (aged or apposed):
            return None
        self.noun = "age"
        return "year"

    def _count(self) -> bool:
        """Find what is counted; ``False`` where the figure counts nothing."""
        before = [word for word, _ in words_before(self.folded, self.start, 1)]
        if before and before[0] in _NAMES:
            return False
        if before and before[0] in _LABELS and not self._whole():
            self.figure = replace(self.figure, unit="ordinal")
        if not self._whole():
            self.noun, self.end = _noun_after(self.folded, self.end)
            if self.noun is None:
                self._noun_of()
        return not self._is_pronoun()

    def _is_pronoun(self) -> bool:
        """ "one" counts only before a noun that is known to be counted, or with a whole."""
        word = self.folded[self.core[0] : self.core[1]]
        return word == "one" and self.of is None and self.noun not in LEMMA_OF

    def _whole(self) -> bool:
        joint = _OF_WHOLE.match(self.folded, self.end)
        if joint is None or self.figure.bound == "magnitude":
            return False
        number = number_at(self.folded, joint.end())
        if number is None or number.value <= self.figure.high:
            return False
        if UNIT_WORD.match(self.folded, number.end + 1):
            return False
        self.noun, self.end = _noun_after(self.folded, number.end)
        text = self.text[number.start : number.end]
        self.of = measure(Shown(text, number.value, number.value, "count"), number.grain, self.noun)
        return True

    def _noun_of(self) -> None:
        """The noun after "of the"."""
        joint = _OF_THE.match(self.folded, self.end)
        if joint is None:
            return
        noun, end = _noun_after(self.folded, joint.end())
        if noun is not None:
            self.noun, self.end = noun, end

    def _bound_before(self) -> str | None:
        words = words_before(self.folded, self.start)
        between = words[-1:] and words[-1][0] == "between" and self.figure.low < self.figure.high
        if between:
            self.start = words[-1][1]
            return None
        for first in range(len(words)):
            phrase = " ".join(word for word, _ in words[first:])
            if phrase in _BEFORE:
                self.start = words[first][1]
                return _BEFORE[phrase]
        return None

    def _bound_after(self) -> str | None:
        found = _AFTER_AT.match(self.folded, self.end)
        if found is None:
            return None
        self.end = found.end()
        return _AFTER[found["phrase"]]
