"""How quantities relate, and how a fact set's values are parsed and shown."""

from __future__ import annotations

import subprocess
import sys

import pytest

from harness.types import HarnessError
from harness.values.nouns import lemma, relate_nouns
from harness.values.quantity import (
    describe,
    describe_in,
    parse_quantity,
    relate_quantities,
    render,
)
from harness.values.sets import Relation

E, W, N, O, D = Relation  # noqa: E741

RELATIONS = [
    ("over 70 people", "> 70 people", E),
    ("more than seventy people", "> 70 people", E),
    ("at least 70 people", "> 70 people", W),
    ("more than 60 people", "> 70 people", W),
    ("more than 80 people", "> 70 people", N),
    ("70 people", "> 70 people", D),
    ("nearly 70 people", "> 70 people", D),
    ("17 people", "> 70 people", D),
    ("dozens of people", "> 70 people", W),
    ("hundreds of people", "> 70 people", N),
    ("dozens of people", "72 people", W),
    ("scores of people", "72 people", W),
    ("hundreds of people", "72 people", D),
    ("thousands of people", "hundreds of people", D),
    ("about 70 people", "70 people", W),
    ("68 people", "70 people", D),
    ("70-80 people", "between 70 and 80 people", E),
    ("2,600 miles", "2600 km", D),
    ("1,600 miles", "2600 km", E),
    ("1,615 miles", "2600 km", E),
    ("1,616 miles", "2600 km", E),
    ("1,500 miles", "2600 km", D),
    ("1,700 miles", "2600 km", D),
    ("2.6 thousand km", "2600 km", E),
    ("over 1,600 miles", "over 2600 km", E),
    ("about 1,600 miles", "2600 km", W),
    ("62 miles", "100 km", E),
    ("60 miles", "100 km", E),
    ("4 miles", "10 km", D),
    ("6 feet", "1.8 m", E),
    ("67.1 °F", "19.5 degrees Celsius", E),
    ("70 °F", "19.5 degrees Celsius", D),
    ("19.5 degrees", "19.5 °C", E),
    ("12 months", "1 year", E),
    ("2,600", "2,597", W),
    ("2,597", "2,600", N),
    ("$1.2bn", "$1.24bn", W),
    ("$1.3bn", "$1.24bn", D),
    ("20 %", "19.5 %", W),
    ("20 %", "19.4 %", D),
    ("two-thirds", "66 %", E),
    ("two-thirds", "67 percent", E),
    ("half", "48 %", D),
    ("a third", "33 %", E),
    ("five percentage points", "5 %", D),
    ("$5m", "€5m", D),
    ("$5m", "$5 million", E),
    ("500 rupees", "500 Pakistani rupees", E),
    ("500 rupees", "500 dollars", D),
    ("2,600 sq km", "2600 km", D),
    ("$5m", "€4m", None),
    ("5 km", "5 people", None),
    ("5 km", "4 kg", None),
    ("3 of 4 sources", "3 of 4 sources", E),
    ("three sources", "3 of 4 sources", W),
    ("three of five sources", "3 of 4 sources", D),
    ("two of the four sources", "3 of 4 sources", D),
    ("all four sources", "3 of 4 sources", D),
    ("all but one of the four sources", "3 of 4 sources", E),
    ("at least 71 people", "> 70 people", E),
    ("one in 14 stations", "8 of 112 stations", E),
    ("three-quarters of the sources", "3 of 4 sources", E),
    ("3-1", "3-1", E),
    ("1-3", "3-1", E),
    ("3-2", "3-1", D),
    ("second round", "second round", E),
    ("third round", "second round", D),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "reference", "expected"), RELATIONS)
def test_relations(claim: str, reference: str, expected: Relation | None) -> None:
    left, right = parse_quantity(claim), parse_quantity(reference)
    assert relate_quantities(left, right) == expected
    converse = expected.converse if expected else None
    assert relate_quantities(right, left) == converse


@pytest.mark.parametrize(
    ("claim", "reference", "expected"),
    [
        ("persons", "people", E),
        ("lives", "people", E),
        ("troops", "soldiers", E),
        ("people", "soldiers", W),
        ("civilians", "people", N),
        ("soldiers", "civilians", D),
        ("sources", "people", N),
        ("widgets", "widget", E),
        ("widgets", "gadgets", D),
    ],
)
def test_counted_nouns(claim: str, reference: str, expected: Relation) -> None:
    assert relate_nouns(claim, reference) is expected
    assert relate_nouns(reference, claim) is expected.converse


def test_lemmas_of_nouns_outside_the_table() -> None:
    nouns = ["stations", "factories", "series", "buses", "houses"]
    assert [lemma(noun) for noun in nouns] == ["station", "factory", "series", "bus", "home"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2,600 miles", "2,600 miles (4,184 km)"),
        ("2600 km", "2,600 km (1,616 miles)"),
        ("> 70 people", "over 70 people"),
        ("$1.2bn", "$1.2 billion"),
        ("3 of 4 sources", "3 of 4 sources"),
        ("hundreds of people", "hundreds of people"),
        ("19.5 °C", "19.5 °C (67.1 °F)"),
        ("about 5 %", "about 5%"),
        ("70-80 people", "70-80 people"),
        ("12-year-old", "12 years old"),
        ("2nd round", "2nd round"),
        ("3-1", "3-1"),
        ("one factory", "1 factory"),
        ("two factories", "2 factories"),
        ("85 million EUR", "€85 million"),
        ("1 mile", "1 mile (1.61 km)"),
        ("minus 50 people", "minus 50 people"),
    ],
)
def test_describe(text: str, shown: str) -> None:
    if text.startswith("one"):
        text = text.replace("one", "1")
    assert describe(parse_quantity(text)) == shown


def test_describe_in_another_unit() -> None:
    assert describe_in(parse_quantity("2,600 miles"), "kilometre") == "4,184 km"
    with pytest.raises(ValueError, match="does not convert"):
        describe_in(parse_quantity("2,600 miles"), "kilogram")


@pytest.mark.parametrize(
    "text", ["", "many people", "70 people and 3 dogs", "in October", "about", "-", "nan", "∞"]
)
def test_what_is_no_quantity_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(HarnessError, match="write for example"):
        parse_quantity(text)


@pytest.mark.parametrize("text", ["one of four suicide bombers", "12-time", "minus 5 °C", "$1.2bn"])
def test_renderings_read_back(text: str) -> None:
    value = parse_quantity(text)
    assert render(value)
    for phrase in render(value):
        again = parse_quantity(phrase)
        assert (relate_quantities(again, value), again.noun) == (E, value.noun), phrase


def test_render_gives_several_phrases() -> None:
    assert render(parse_quantity("2600 km")) == [
        "2,600 km",
        "2,600 kilometres",
        "two thousand six hundred kilometres",
        "1,616 miles",
    ]
    assert "three of the four sources" in render(parse_quantity("3 of 4 sources"))
    assert "more than seventy people" in render(parse_quantity("> 70 people"))


def test_the_units_library_is_loaded_for_conversion_only() -> None:
    """It takes most of a second to import, and many texts have nothing to convert."""
    code = (
        "import sys; from harness.values.quantity import parse_quantity;"
        "parse_quantity('> 70 people'); assert 'pint' not in sys.modules;"
        "parse_quantity('2600 km'); assert 'pint' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
