"""Properties of the readers and of the algebra that hold of any text and any value."""

from __future__ import annotations

import datetime as dt
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.values.bounds import BOUNDS, EXACT, MAGNITUDES
from harness.values.calendar import MONTHS, WEEKDAYS
from harness.values.conversion import CANONICAL, canonical_unit, kind_of
from harness.values.measure import Quantity, Shown, measure
from harness.values.nouns import SYNONYMS
from harness.values.numbers import NUMBER_WORDS
from harness.values.period import TimeSpan
from harness.values.quantity import describe, describe_in, parse_quantity, relate_quantities, render
from harness.values.read_values import read_values
from harness.values.sets import Relation
from harness.values.text import fold
from harness.values.timespan import describe_time, parse_time, relate_times, render_time
from harness.values.unit_table import UNITS
from harness.values.units import SIGNS, WORDS

PHYSICAL = sorted(unit.name for unit in UNITS if unit.pint)
SHOWN_UNITS = sorted({"count", "percent", "USD", "EUR", "GBP", *PHYSICAL} - {"day"})
_GLUE = """
    the a of and to between from since until early mid late last next ago earlier third half quarter
    first second people 0 7 31 70 2021 2,600 0.5 007 10:30 9/11 2025-10-19 19/10/2025 3-1 70-80
    - – — % $ £ ° , . ( ) ' ’ ½ ٧٠ ² İ 😀
"""
VOCABULARY = sorted(
    {*NUMBER_WORDS, *MONTHS, *WEEKDAYS, *WORDS, *SIGNS}
    | {phrase for bound in BOUNDS for phrase in (*bound.before, *bound.after)}
    | {word for magnitude in MAGNITUDES for word in magnitude.words}
    | set(_GLUE.split())
    | {"\0", "\n", "\u200b", "9" * 40, "1," * 9, "one " * 9}
)

HOSTILE = (
    "9,",
    "1.",
    "1-",
    "one ",
    "a ",
    "half ",
    "the last ",
    "since ",
    "early ",
    "between ",
    "$",
)

texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(VOCABULARY), max_size=25).map(" ".join),
    st.lists(st.sampled_from(VOCABULARY), max_size=12).map("".join),
)
dates = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))
anchors = st.one_of(st.none(), st.dates())
figures = st.one_of(
    st.integers(2, 99),
    st.integers(100, 10**7),
    st.integers(2, 999).map(lambda n: n * 1000),
    st.integers(1, 9999).map(lambda n: n / 10),
).map(float)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Quantities as a reader would give them: a figure, its bound, unit and noun."""
    unit, low = draw(st.sampled_from(SHOWN_UNITS)), draw(figures)
    bound = draw(st.sampled_from([EXACT, *BOUNDS]))
    grain = 1.0 if low == int(low) else 0.1
    nouns = sorted(set(SYNONYMS) - {"age", "police officer"})
    noun = draw(st.one_of(st.none(), st.sampled_from(nouns))) if unit == "count" else None
    return measure(Shown("", low, low, unit, bound.name), grain, noun)


@st.composite
def spans(draw: st.DrawFn) -> TimeSpan:
    """Days, months and years on the calendar."""
    date = draw(dates)
    text = draw(st.sampled_from([f"{date:%Y-%m-%d}", f"{date:%Y-%m}", f"{date:%Y}"]))
    return parse_time(text.zfill(len(text)), None)


@given(texts, anchors)
@settings(max_examples=400)
def test_no_text_breaks_the_readers_and_offsets_slice(text: str, published: dt.date | None) -> None:
    ends = 0
    for mention in read_values(text, published):
        span, core = mention.span, mention.core
        assert text[span.start : span.end] == span.text
        assert text[core.start : core.end] == core.text
        assert ends <= span.start <= core.start < core.end <= span.end
        ends = span.end
        if mention.kind == "quantity":
            assert relate_quantities(mention.value, mention.value) is Relation.EQUAL
            assert describe(mention.value)
        else:
            assert relate_times(mention.value, mention.value) is Relation.EQUAL
            assert describe_time(mention.value)


@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_keeps_the_length_of_every_character() -> None:
    everything = "".join(map(chr, range(0x110000)))
    assert len(fold(everything)) == len(everything)
    assert all(len(fold(char)) == 1 for char in everything if len(char.lower()) != 1)


@given(quantities(), quantities())
@settings(max_examples=400)
def test_relation_of_quantities_has_its_converse(left: Quantity, right: Quantity) -> None:
    forth, back = relate_quantities(left, right), relate_quantities(right, left)
    assert back == (forth.converse if forth else None)


@given(quantities())
@settings(max_examples=300)
def test_every_rendering_of_a_quantity_reads_back(quantity: Quantity) -> None:
    phrases = render(quantity)
    assert phrases
    for phrase in phrases:
        assert relate_quantities(parse_quantity(phrase), quantity) is Relation.EQUAL, phrase


@given(figures, st.sampled_from(PHYSICAL), st.data())
def test_unit_conversion_round_trips(value: float, unit: str, data: st.DataObject) -> None:
    kind = kind_of(unit)
    other = data.draw(st.sampled_from([name for name in PHYSICAL if kind_of(name) == kind]))
    quantity = measure(Shown("", value, value, unit), 1.0)
    converted = describe_in(quantity, other)
    assert canonical_unit(unit) == canonical_unit(other) == CANONICAL[kind]
    back = measure(Shown("", value, value, unit), 1.0)
    assert relate_quantities(back, quantity) is Relation.EQUAL
    if 0.01 < float(converted.split()[0].replace(",", "")) < 10**12:  # what a writer would print
        assert relate_quantities(parse_quantity(converted), quantity) is Relation.EQUAL, converted


@given(spans(), spans())
def test_relation_of_times_has_its_converse(left: TimeSpan, right: TimeSpan) -> None:
    forth, back = relate_times(left, right), relate_times(right, left)
    assert back is (forth.converse if forth else None)


@given(spans(), st.integers(-400, 400))
@settings(max_examples=300)
def test_every_rendering_of_a_time_reads_back(span: TimeSpan, days: int) -> None:
    published = span.start + dt.timedelta(days)
    phrases = render_time(span, published)
    assert phrases
    for phrase in phrases:
        assert relate_times(parse_time(phrase, published), span) is Relation.EQUAL, phrase


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    """Ten times the text takes about ten times as long, for prose and for hostile runs."""
    for unit in ("Over 70 people died on October 19. ", *HOSTILE):
        short, long = (unit * n for n in (300, 3_000))
        read_values(short)
        assert _seconds(long) < 40 * _seconds(short) + 0.1, unit


def _seconds(text: str) -> float:
    """Processor time of the quickest of three, so that a busy machine does not count."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        read_values(text)
        taken.append(time.process_time() - start)
    return min(taken)
