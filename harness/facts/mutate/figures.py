"""Wrong figures, bounds and units, and right ones written otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harness.facts.mutate.rewrite import Kind, Mutant, Paraphrase, Source, mutant, paraphrase
from harness.values.measure import Quantity
from harness.values.mention import Mention
from harness.values.read_values import read_values
from harness.values.relate_quantity import relate_quantities
from harness.values.rephrase import number_words
from harness.values.sets import Relation
from harness.values.unit_table import BY_NAME
from harness.values.wording import OTHER_UNIT, describe_in, number_text

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_FRACTIONS = {
    "a quarter": "a third", "a third": "a quarter", "half": "a third", "one-third": "one-quarter",
    "two-thirds": "three-quarters", "three-quarters": "two-thirds", "a half": "a third",
}  # fmt: skip
_UP, _DOWN = "more than", "fewer than"
_REVERSED = {
    "over": "fewer than", "just over": "just under", "at least": "at most", "up to": "at least",
    "nearly": "more than", "under": "more than",
}  # fmt: skip
_SAME_BOUND = {
    "over": ("more than", "over"), "just over": ("slightly more than", "just over"),
    "at least": ("no fewer than", "at least"), "nearly": ("almost", "nearly", "close to"),
    "under": ("fewer than", "under"), "up to": ("no more than", "up to"),
    "about": ("around", "roughly", "about"),
}  # fmt: skip
_UNIT_SLIPS = {
    "month": "year", "year": "month", "day": "week", "week": "month", "hour": "day",
    "minute": "hour", "second": "minute", "millimetre": "centimetre", "nautical mile": "kilometre",
    "kilometre": "mile", "mile": "kilometre", "metre": "foot", "foot": "metre",
    "kilogram": "pound", "pound": "kilogram", "tonne": "kilogram", "litre": "gallon",
    "gallon": "litre", "hectare": "square kilometre", "acre": "hectare",
    "square kilometre": "hectare", "degree Celsius": "degree Fahrenheit",
    "degree Fahrenheit": "degree Celsius", "kilometre per hour": "mile per hour",
    "mile per hour": "kilometre per hour", "centimetre": "inch", "inch": "centimetre",
}  # fmt: skip
"""Units that careless writers put beside the same figure."""
_MONEY_SLIPS = {"£": "€", "€": "$", "$": "£"}
_MONEY_WORDS = {"euro": "dollar", "dollar": "euro", "pound": "dollar", "crown": "euro"}
_SIGNS = re.compile(r"(?:NZ|US|A|C|HK|S)?[£€$¥₹]")


@dataclass(frozen=True)
class Figure:
    """A quantity in a sentence, with the figures that the rest of the article gives."""

    source: Source
    mention: Mention
    others: tuple[Quantity, ...] = ()

    @property
    def value(self) -> Quantity:
        value: Quantity = self.mention.value
        return value

    @property
    def before(self) -> str:
        """The words of its bound, and the sign of its currency."""
        return self.source.text[self.mention.span.start : self.mention.core.start]

    @property
    def after(self) -> str:
        """Its unit and what it counts."""
        return self.source.text[self.mention.core.end : self.mention.span.end]


def figures_of(source: Source) -> list[Mention]:
    """The quantities of a sentence that can be rewritten: no ordinals, none of vague size."""
    return [
        m
        for m in source.values
        if m.kind == "quantity" and m.value.unit not in ("ordinal", "score")
    ]


def figure_mutants(figure: Figure) -> Iterator[Mutant]:
    """Other figures, bounds and units, each of them wrong by the algebra of values."""
    seen: set[str] = set()
    for start, end, new, kind in (*_numbers(figure), *_bounds(figure), *_units(figure)):
        made = mutant(figure.source.text, start, end, new, kind)
        if made.text not in seen and _is_wrong(made, figure):
            seen.add(made.text)
            yield made


Edit = tuple[int, int, str, Kind]


def _is_wrong(made: Mutant, figure: Figure) -> bool:
    """Whether the new sentence reads as a value that the old one does not allow."""
    claim = _read(made, figure)
    if claim is None:
        return False
    relation = relate_quantities(claim, figure.value)
    if relation is Relation.NARROWER:  # more than the article says: "over 700" for "over 70"
        return True
    return relation is Relation.DISJOINT


def _read(made: Mutant | Paraphrase, figure: Figure) -> Quantity | None:
    span = made.span
    found = [
        m
        for m in read_values(made.text, figure.source.published)
        if m.kind == "quantity" and m.span.start <= span.end and span.start <= m.span.end
    ]
    value: Quantity | None = found[0].value if len(found) == 1 else None
    return value


def _numbers(figure: Figure) -> Iterator[Edit]:
    core, shown = figure.mention.core, figure.value.shown
    if figure.value.is_vague:
        yield from _vague(figure)
        return
    if core.text.lower() in _FRACTIONS:
        yield core.start, core.end, _FRACTIONS[core.text.lower()], Kind.NUMBER
        return
    if shown.low != shown.high:
        return
    for value in _slips(figure):
        written = _write(value, core.text)
        if written:
            yield core.start, core.end, written, Kind.NUMBER
    for scale, other in (("million", "billion"), ("billion", "million")):
        if core.text.lower().endswith(scale):
            yield core.end - len(scale), core.end, other, Kind.NUMBER


def _vague(figure: Figure) -> Iterator[Edit]:
    core = figure.mention.core
    word = core.text.lower()
    other = {"dozens": "hundreds", "scores": "hundreds", "hundreds": "thousands"}.get(
        word, {"thousands": "dozens", "millions": "thousands", "several": "dozens of"}.get(word)
    )
    if other:
        yield core.start, core.end, other, Kind.NUMBER


def _slips(figure: Figure) -> list[float]:
    """Figures that slips of the eye and of memory put for this one."""
    value = abs(figure.value.shown.low)
    whole = figure.value.of
    if whole is not None and whole.shown.low == whole.shown.high:
        near = [value + 1, value - 1, value + 2]
        return [x for x in near if 2 <= x < whole.shown.low][:2]
    found = [_transposed(value), _near(value), _tenfold(value)]
    found += [q.shown.low for q in figure.others if q.shown.low == q.shown.high][:2]
    return [x for x in dict.fromkeys(found) if x is not None and x not in (value, 0, 1)]


def _transposed(value: float) -> float | None:
    digits = number_text(value).replace(",", "")
    first, second = (digits[:1], digits[1:2]) if len(digits) > 1 else ("", "")
    if not second.isdigit() or first == second or second == "0":
        return None
    return float(second + first + digits[2:])


def _tenfold(value: float) -> float | None:
    """A nought too many, or too few; figures with decimals and small counts have none."""
    if value < 10 or value != int(value):
        return None
    return 10 * value if value < 1e5 or value % 10 else value / 10


def _near(value: float) -> float:
    """The first figure changed by one; small counts by one."""
    if value < 20 and value == int(value):
        return value + 1
    text = number_text(value).replace(",", "")
    step = 10.0 ** (len(text.split(".")[0]) - 1)
    return round(value + step, 6) if text[0] != "9" else round(value - step, 6)


def _write(value: float, like: str) -> str | None:
    """``value`` in the style of ``like``: in words, or in digits with its scale word."""
    if like[0].isalpha():
        words = number_words(value) if value <= 100 else None
        return words if words and " " not in words else number_text(value)
    scale = like.rsplit(" ", 1)[-1].lower() if " " in like else ""
    if scale in _SCALES:
        short = value / _SCALES[scale]
        return f"{short:.4g} {scale}" if 0.1 <= short < 1000 else None
    decimals = len(like.partition(".")[2])
    text = f"{value:,.{decimals}f}"
    grouped = "," in like or value >= 1000
    return text if grouped else text.replace(",", "")


def _bounds(figure: Figure) -> Iterator[Edit]:
    shown, mention = figure.value.shown, figure.mention
    start = mention.span.start
    words = _bound_words(figure)
    if words and shown.bound in _REVERSED:
        yield start, start + len(words), _less(_REVERSED[shown.bound], figure), Kind.BOUND
        yield start, start + len(words) + 1, "", Kind.BOUND
    elif shown.bound == "exactly" and not figure.before and _is_plain_count(figure):
        yield start, start, f"{_UP} ", Kind.BOUND


def _is_plain_count(figure: Figure) -> bool:
    value = figure.value
    plain = value.unit == "count" and value.of is None and value.noun is not None
    return plain and value.shown.low >= 10 and value.shown.low == int(value.shown.low)


def _less(words: str, figure: Figure) -> str:
    """Only what is counted can be fewer."""
    counted = figure.value.unit == "count"
    return words if counted else words.replace("fewer", "less")


def _bound_words(figure: Figure) -> str:
    return _SIGNS.sub("", figure.before).removesuffix("minus ").removesuffix("-").rstrip()


def _units(figure: Figure) -> Iterator[Edit]:
    place = _unit_place(figure)
    unit = figure.value.shown.unit
    if place and unit in _UNIT_SLIPS:
        other = BY_NAME.get(_UNIT_SLIPS[unit])
        if other is not None:
            yield *place, _unit_words(other.name, other.words, figure), Kind.UNIT
    sign = _SIGNS.search(figure.before)
    if sign and sign[0] in _MONEY_SLIPS:
        start = figure.mention.span.start + sign.start()
        yield start, start + len(sign[0]), _MONEY_SLIPS[sign[0]], Kind.UNIT
    for name, other_name in _MONEY_WORDS.items():
        found = re.match(rf"\s*({name}s?)\b", figure.after)
        if found and figure.value.kind == "money":
            start = figure.mention.core.end + found.start(1)
            plural = "s" if found[1].endswith("s") else ""
            yield start, start + len(found[1]), other_name + plural, Kind.UNIT


def _unit_words(name: str, words: Iterable[str], figure: Figure) -> str:
    hyphen = figure.after.startswith("-")
    return name if hyphen or figure.value.shown.high == 1 else next(iter(words), name)


def _unit_place(figure: Figure) -> tuple[int, int] | None:
    """Where the unit of a figure stands, behind it."""
    known = BY_NAME.get(figure.value.shown.unit)
    if known is None:
        return None
    names = sorted({known.name, *known.words}, key=len, reverse=True)
    for name in names:
        found = re.match(rf"[\s-]*({re.escape(name)})(?!\w)", figure.after, re.IGNORECASE)
        if found:
            start = figure.mention.core.end
            return start + found.start(1), start + found.end(1)
    return None


def figure_paraphrases(figure: Figure) -> Iterator[Paraphrase]:
    """The same value in words or digits, under another phrase of its bound, converted."""
    for start, end, new, kind in (*_spellings(figure), *_other_bounds(figure), *_converted(figure)):
        made = paraphrase(figure.source.text, start, end, new, kind)
        claim = _read(made, figure)
        if made.text == figure.source.text or claim is None:
            continue
        if relate_quantities(claim, figure.value) is Relation.EQUAL:
            yield made


def _spellings(figure: Figure) -> Iterator[Edit]:
    core, shown = figure.mention.core, figure.value.shown
    if shown.low != shown.high or figure.value.is_vague:
        return
    value = abs(shown.low)
    if core.text[0].isalpha():
        if core.text.lower() not in _FRACTIONS and shown.unit != "fraction" and value > 1:
            yield core.start, core.end, number_text(value), Kind.FIGURES
    else:
        words = number_words(value) if value <= 100 else None
        if words and not _SIGNS.search(figure.before):
            yield core.start, core.end, words, Kind.FIGURES
    per_cent = re.match(r" per ?cent\b", figure.after)
    if per_cent and core.text[0].isdigit():
        yield core.end, core.end + per_cent.end(), "%", Kind.FIGURES


def _other_bounds(figure: Figure) -> Iterator[Edit]:
    words, bound = _bound_words(figure), figure.value.shown.bound
    start = figure.mention.span.start
    if not words or bound not in _SAME_BOUND or figure.value.kind == "time":
        return
    for other in _SAME_BOUND[bound]:
        new = _less(other, figure)
        if new != words.lower():
            yield start, start + len(words), new, Kind.OTHER_BOUND


def _converted(figure: Figure) -> Iterator[Edit]:
    value, place = figure.value, _unit_place(figure)
    other = OTHER_UNIT.get(value.shown.unit)
    if other is None or place is None or value.shown.low != value.shown.high:
        return
    minus = len("minus ") if figure.before.endswith("minus ") else figure.before.endswith("-")
    start = figure.mention.core.start - minus
    yield start, place[1], describe_in(value, other), Kind.CONVERTED
