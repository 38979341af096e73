"""Finding quantities in text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from harness.types import Span
from harness.values.bounds import EXACT
from harness.values.conversion import kind_of
from harness.values.figure import Figure
from harness.values.figures import COUNTED_FROM, LETTER_AT, LETTERS, TRIGGERS, figure_at
from harness.values.measure import Quantity, Shown, measure
from harness.values.mention import Mention
from harness.values.noise import LABELS, NAMES, is_free, junk_at
from harness.values.nouns import LEMMA_OF, is_plural
from harness.values.numbers import number_at
from harness.values.read_time import scan
from harness.values.surroundings import bound_after, bound_before, noun_after, noun_of, sign_before
from harness.values.text import candidates, fold, word_before, word_set, words_before
from harness.values.units import SIGNS, SYMBOLS, UNIT_SYMBOL, UNIT_WORD, unit_of


def read_quantities(text: str) -> list[Mention]:
    """All quantities in ``text``, in order; figures that are part of a date are left out."""
    folded = fold(text)
    return quantities_in(text, folded, [(date.start, date.end) for date in scan(folded)])


def quantities_in(text: str, folded: str, dates: Sequence[tuple[int, int]]) -> list[Mention]:
    """As ``read_quantities``, for text that is folded already and whose dates are known."""
    mentions: list[Mention] = []
    done, upcoming = 0, 0
    for start, word in candidates(folded, TRIGGERS):
        while upcoming < len(dates) and dates[upcoming][1] <= start:
            done = max(done, dates[upcoming][1])
            upcoming += 1
        limit = dates[upcoming][0] if upcoming < len(dates) else len(folded)
        if not done <= start < limit:
            continue
        junk = junk_at(text, folded, start) if word.isdecimal() else None
        if junk is not None:
            done = junk
            continue
        offset = max(done, start - _BEHIND)
        window = folded[offset : min(limit, start + _AHEAD)]
        figure = figure_at(window, start - offset, word)
        if figure is None or _OF_DAY.match(window, figure.end):
            continue
        if not is_free(folded, figure.start + offset, figure.end + offset):
            continue
        mention = _Reading(text, offset, window, figure).mention()
        if mention is not None:
            mentions.append(mention)
            done = mention.span.end
    return mentions


_BEHIND, _AHEAD = 64, 192
"""How far around a figure the words that bear on it can stand."""
_OF_WHOLE = re.compile(
    r" (?:out )?of (?:the |its |his |her |their |all |those |these |every |about "
    r"|[a-z]+(?:'s|s') )*(?=[\da-z])"
    r"| in (?:every )?(?=[\da-z])(?!(?:1[5-9]|20)\d\d(?!\d))"
)
_OF_A = re.compile(r" of an? ")
_OF_DAY = re.compile(r" (?:in the (?:morning|afternoon|evening)|at night|o'clock)(?![^\W_])")
"""What makes a figure an hour: "shortly after four in the morning"."""
_MORE = re.compile(
    r"(?: (?:more|additional|further|extra|full|whole|solid|straight|consecutive|long|short"
    r"|(?P<working>working|business|trading)))?[ -]"
)
_OLD = re.compile(r"[ -]olds?(?![^\W_])")
_APPOSED_BEFORE = re.compile(r"[^\d\s] ?, $")
_APPOSED_AFTER = re.compile(r" ?,(?!\d)")
_BELOW_ZERO = re.compile(r" (?:below (?:zero|freezing)|of frost)(?![^\W_])")
_DOING = re.compile(r" [a-z]+ing(?![^\W_])")
"""What people do who are counted by the figure alone: "hundreds nursing wounds"."""
_SMALLER = {("foot", "inch"): 12, ("hour", "minute"): 60, ("minute", "second"): 60,
            ("pound", "ounce"): 16, ("stone", "pound"): 14, ("year", "month"): 12,
            ("day", "hour"): 24, ("week", "day"): 7}  # fmt: skip
_ADDED = re.compile(r"(?:,? and |,? )(?=[\da-z])")
_ALL = re.compile(
    r"(?<![^\W_])(?<!in )(?P<all>all(?: of)?(?: the)?(?P<but> but)?"
    r"|(?:every|each)(?: (?:single )?one)? of the) $"
)
_SIGNED_KINDS = frozenset(("temperature", "angle", "share", "percentage point"))
_OLDEST = 110


_BY_THE_MILLION = word_set(
    "view user account download copy follower subscriber viewer listener stream hit click "
    "customer visitor visit passenger job barrel dose member voter home"
)
"""What nobody measures in metres."""


@dataclass(slots=True)
class _Reading:
    """Adds to a figure the unit, noun and bound that its surroundings give.

    ``folded`` is the window of folded text, at ``offset`` in ``text``, that no other mention
    claims; all other positions are positions in the window.
    """

    text: str
    offset: int
    folded: str
    figure: Figure
    start: int = 0
    end: int = 0
    noun: str | None = None
    of: Quantity | None = None

    def __post_init__(self) -> None:
        self.start, self.end = self.figure.start, self.figure.end

    def mention(self) -> Mention | None:
        core = self._span(self.figure.start, self.figure.end)
        bounded = self.figure.unit not in ("ordinal", "score")
        bound = self._bound_after() if bounded else None
        unit = self._unit()
        if unit is None:
            return None
        if bounded:
            bound = bound or self._bound_after()
            self._take_minus(unit)
            bound = self._bound_before(unit) or bound
        if unit == "count" and self.figure.bound == EXACT.name and self._take_all():
            return None
        if bound and self.figure.bound == EXACT.name:
            self.figure = replace(self.figure, bound=bound)
        event = COUNTED_FROM.match(self.folded, self.end) if kind_of(unit) == "time" else None
        if event is not None and self.noun is None:  # "a day after peace talks failed"
            self.end = event.end()
        span = self._span(self.start, self.end)
        figure = self.figure
        shown = Shown(span.text, figure.low, figure.high, unit, figure.bound)
        return Mention(span, measure(shown, figure.grain, self.noun, self.of), "quantity", core)

    def _take_all(self) -> bool:
        """ "all four sources" and "all but one of the four": the words before the figure. Whether
        nothing is counted, as by "all but one" of who knows how many."""
        before = _ALL.search(self.folded, max(0, self.start - 28), self.start)
        if before is None:
            return False
        self.start = before.start("all")
        if before["but"] and self.of is not None:
            rest = self.of.interval.lo - self.figure.low
            self.figure = replace(self.figure, low=rest, high=rest)
        return bool(before["but"]) and self.of is None

    def _bound_after(self) -> str | None:
        bound, self.end = bound_after(self.folded, self.end)
        return bound

    def _span(self, start: int, end: int) -> Span:
        return Span.of(self.text, self.offset + start, self.offset + end)

    def _bound_before(self, unit: str) -> str | None:
        ranged = self.figure.low < self.figure.high
        if ranged and word_before(self.folded, self.start) == "between":
            self.start = words_before(self.folded, self.start, 1)[0][1]
            return None
        bound, start = bound_before(self.folded, self.start)
        if bound is None:
            return None
        words = self.folded[start : self.start].strip()
        self.start = start
        # "over three days" says "more than" or "in the course of": true of three and of more.
        return "at least" if words == "over" and kind_of(unit) == "time" else bound

    def _take_minus(self, unit: str) -> None:
        before = self.folded[max(0, self.start - 6) : self.start]
        if before.endswith("minus "):
            self.start -= len("minus ")
        elif before.endswith("-") and kind_of(unit) in _SIGNED_KINDS:
            if before[-2:-1] not in ("", " ", "("):
                return
            self.start -= 1
        elif kind_of(unit) in ("temperature", "angle"):
            below = _BELOW_ZERO.match(self.folded, self.end)
            if below is None:
                return
            self.end = below.end()
        else:
            return
        self.figure = replace(self.figure, low=-self.figure.high, high=-self.figure.low)

    # ------------------------------------------------------------ units

    def _unit(self) -> str | None:
        """The unit, or ``None`` where the figure counts nothing."""
        if self.figure.unit == "score":
            return self._score()
        if self.figure.unit == "ordinal":
            self.noun, self.end = noun_after(self.folded, self.end, many=False)
            return "ordinal"
        if self.figure.unit == "fraction":
            return self._unit_of_part() or self._share("fraction")
        if self.figure.unit is not None:
            return self.figure.unit
        unit = self._currency() or self._measure() or self._unit_of_part()
        if unit == "percent":
            return self._share(unit)
        if unit == "day" and self._is_one() and not COUNTED_FROM.match(self.folded, self.end):
            return None  # "one day" is some day more often than a duration
        return unit or self._age() or self._count()

    def _share(self, unit: str) -> str:
        self.noun, self.end = noun_of(self.folded, self.end)
        if self.noun is None and " in " in self.folded[self.start : self.end]:
            self.noun, self.end = noun_after(self.folded, self.end)  # "three in five voters"
        return unit

    def _score(self) -> str:
        most, least = sorted((self.figure.low, self.figure.high), reverse=True)
        self.figure = replace(self.figure, low=most, high=most)
        self.of = measure(Shown("", least, least, "count"), 1.0)
        return "score"

    def _currency(self) -> str | None:
        sign = sign_before(self.folded, self.start)
        if sign is None:
            return None
        self.start = sign.start()
        letter = LETTER_AT.match(self.folded, self.end)
        if letter is not None:
            self._scale(letter)
        return SIGNS[sign[1]]

    def _scale(self, letter: re.Match[str]) -> None:
        self.end = letter.end()
        self.figure = self.figure.scaled(LETTERS[letter[0]], letter.end())

    def _measure(self) -> str | None:
        letter = LETTER_AT.match(self.folded, self.end)
        if letter is not None and (letter[0] in "kb" or self._means_million(letter)):
            self._scale(letter)
        symbol = UNIT_SYMBOL.match(self.folded, self.end)
        if symbol is not None:
            self.end = symbol.end()
            return self._compound(SYMBOLS[symbol[0]])
        of = self.figure.bound == "magnitude" and self.folded.startswith(" of ", self.end)
        return self._unit_word(4 if of else 1)

    def _unit_word(self, gap: int) -> str | None:
        at = _MORE.match(self.folded, self.end)
        word = UNIT_WORD.match(self.folded, at.end() + gap - 1) if at else None
        if word is None:
            return None
        self.end = word.end()
        if at is not None and at["working"]:
            self.noun = "working"  # no stretch of days that the calendar counts
        if old := _OLD.match(self.folded, self.end):
            self.end, self.noun = old.end(), "age"
        unit = unit_of(word[0])
        return self._compound(unit) if unit else None

    def _compound(self, unit: str) -> str:
        """Take in the smaller unit of "5 feet 10 inches"."""
        joint = _ADDED.match(self.folded, self.end)
        number = number_at(self.folded, joint.end()) if joint else None
        if number is None or self.figure.low != self.figure.high or self.noun:
            return unit
        after = UNIT_SYMBOL.match(self.folded, number.end) or (
            UNIT_WORD.match(self.folded, number.end + 1)
        )
        ratio = _SMALLER.get((unit, unit_of(after[0]) or "")) if after else None
        if after is not None and ratio is not None and number.value < ratio:
            value = self.figure.low + number.value / ratio
            self.figure = replace(self.figure, low=value, high=value, grain=1 / ratio)
            self.end = after.end()
        return unit

    def _means_million(self, letter: re.Match[str]) -> bool:
        noun = noun_after(self.folded, letter.end())[0]
        return letter[0] == "m" and (noun in LEMMA_OF or noun in _BY_THE_MILLION)

    def _unit_of_part(self) -> str | None:
        """ "a quarter of a mile", "0.25 of a percentage point"."""
        joint = _OF_A.match(self.folded, self.end)
        word = UNIT_WORD.match(self.folded, joint.end()) if joint else None
        if word is None:
            return None
        self.end = word.end()
        return unit_of(word[0])

    def _age(self) -> str | None:
        """ "aged 12", "John Smith, 45, said"."""
        apposed = _APPOSED_AFTER.match(self.folded, self.end) and _APPOSED_BEFORE.search(
            self.folded, max(0, self.start - 4), self.start
        )
        before = [word for word, _ in words_before(self.folded, self.start, 2)]
        named = before[-1:] in (["aged"], ["age"]) or before == ["age", "of"]
        plausible = self.figure.grain == 1 and 1 <= self.figure.high <= _OLDEST
        if not plausible or not (named or apposed):
            return None
        self.noun = "age"
        return "year"

    # ------------------------------------------------------------ counts

    def _count(self) -> str | None:
        if self._is_one() and self.folded.startswith("-", self.end):  # "one-way", "one-off"
            return None
        if _DOING.match(self.folded, self.end) and self._is_some():
            return "count"
        if not self._whole():
            many = self.figure.high != 1
            self.noun, self.end = noun_after(self.folded, self.end, many)
            if self.noun is None:
                noun, end = noun_of(self.folded, self.end)
                if noun in LEMMA_OF or is_plural(self.folded[:end].rpartition(" ")[2]):
                    self.noun, self.end = noun, end
        if self.noun in LEMMA_OF or self.of is not None:
            return "count"
        before = word_before(self.folded, self.start)
        if before in LABELS:
            return self._label(before)
        if self.folded.endswith("magnitude of ", 0, self.start):
            return "magnitude"
        return None if before in NAMES or self._is_one() else "count"

    def _label(self, label: str) -> str:
        self.end = self.figure.end
        self.start -= len(label) + 1
        self.noun = label if label != "magnitude" else None
        return "ordinal" if self.noun else label

    def _is_some(self) -> bool:
        """Whether the figure is a noun itself, as "hundreds" is and "several" is not."""
        magnitude = self.figure.bound == "magnitude"
        return magnitude and self.folded[self.figure.start : self.figure.end].endswith("s")

    def _is_one(self) -> bool:
        """Whether the figure is the word that is a pronoun more often than a number."""
        return self.folded[self.figure.start : self.figure.end] == "one"

    def _whole(self) -> bool:
        """Take in the whole of "three of the four sources"."""
        joint = _OF_WHOLE.match(self.folded, self.end)
        number = number_at(self.folded, joint.end()) if joint else None
        if number is None or self.figure.bound == "magnitude" or number.value <= self.figure.high:
            return False
        if (
            UNIT_WORD.match(self.folded, number.end + 1)
            or self.folded[number.end : number.end + 1] == "%"
        ):
            return False
        self.noun, self.end = noun_after(self.folded, number.end)
        before = word_before(self.folded, self.start)
        if self._is_one() and before in ("every", "each"):  # "every one of the four": all four
            self.start -= len(before) + 1
            self.end = max(self.end, number.end)
            self.figure = replace(self.figure, low=number.value, high=number.value)
            return True
        shown = Shown(
            self._span(number.start, number.end).text, number.value, number.value, "count"
        )
        self.of = measure(shown, number.grain, self.noun)
        return True
