"""The table of bounds: each row reads back, and each has its reason."""

from __future__ import annotations

from math import inf

import pytest

from harness.values.bounds import BOUNDS, EXACT, MAGNITUDES, Bound, Magnitude, as_markdown
from harness.values.quantity import parse_quantity
from harness.values.read_quantity import read_quantities
from harness.values.relate_quantity import is_around
from harness.values.sets import Interval

SYMBOLIC = ("c.", "ca.", "approx.")
"""Abbreviations, which start no sentence."""


@pytest.mark.parametrize("bound", [EXACT, *BOUNDS], ids=lambda bound: bound.name)
def test_every_phrase_before_a_figure_gives_its_set(bound: Bound) -> None:
    for phrase in bound.before:
        quantity = parse_quantity(f"{phrase} 200 people")
        assert quantity.interval == bound.apply(200, 200), phrase


@pytest.mark.parametrize("bound", BOUNDS, ids=lambda bound: bound.name)
def test_every_phrase_after_a_figure_gives_its_set(bound: Bound) -> None:
    for phrase in bound.after:
        gap = "" if phrase[0] in "+-" else " "
        [mention] = read_quantities(f"They counted 200{gap}{phrase}.")
        assert mention.value.interval == bound.apply(200, 200), phrase


@pytest.mark.parametrize("magnitude", MAGNITUDES, ids=lambda magnitude: magnitude.words[0])
def test_every_magnitude_gives_its_set(magnitude: Magnitude) -> None:
    of = magnitude.words[0]
    [mention] = read_quantities(
        f"They met {of} people.".replace("scores people", "scores of people")
    )
    assert mention.value.interval == Interval(magnitude.lo, magnitude.hi, False, True)
    assert mention.value.is_vague


def test_each_row_has_a_reason_and_each_phrase_one_row() -> None:
    assert all(row.reason for row in (*BOUNDS, *MAGNITUDES))
    for place in ("before", "after"):
        phrases = [phrase for bound in BOUNDS for phrase in getattr(bound, place)]
        assert len(phrases) == len(set(phrases))
    words = [word for magnitude in MAGNITUDES for word in magnitude.words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over 70", Interval(70, inf, True, True)),
        ("at least 70", Interval(70, inf, False, True)),
        ("nearly 70", Interval(63, 70, False, True)),
        ("about 70", Interval(66.5, 73.5)),
        ("70", Interval.point(70)),
        ("dozens", Interval(24, 100, False, True)),
        ("scores of", Interval(40, 100, False, True)),
        ("hundreds", Interval(200, 1000, False, True)),
        ("up to 70", Interval(-inf, 70)),
        ("fewer than 70", Interval(-inf, 70, True, True)),
    ],
)
def test_the_sets_that_the_design_promises(text: str, expected: Interval) -> None:
    [mention] = read_quantities(f"It was {text} people")
    assert mention.value.interval == expected


def test_the_printed_table_has_every_row() -> None:
    lines = as_markdown().splitlines()
    assert len(lines) == 2 + len(BOUNDS) + len(MAGNITUDES)
    assert "at least 100" in as_markdown()
    assert all(line.count("|") == 4 for line in lines)


@pytest.mark.parametrize(
    ("claim", "around"),
    [
        ("some 2,600 km", True),
        ("roughly 1,600 miles", True),
        ("about 1,616 miles", True),
        ("about 2,500 km", False),
        ("about 1,650 miles", False),
        ("nearly 2,600 km", False),
        ("2,600 km", False),
    ],
)
def test_an_approximate_figure_is_the_references_own_or_not(claim, around):
    assert is_around(parse_quantity(claim), parse_quantity("2600 km")) is around
