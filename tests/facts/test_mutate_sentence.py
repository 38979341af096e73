"""Any sentence made wrong in known ways, and written otherwise without harm."""

from __future__ import annotations

import datetime as dt

import pytest

from harness.checks.reading.parse import parse
from harness.facts.mutate import Kind, Stock, mutate_sentence, paraphrase_sentence

THURSDAY = dt.date(2025, 10, 30)
ARTICLE = (
    "Peter Falk and Maria Lund met in Oslo on October 19. Norvik Steel fired Lund. "
    "Over 70 workers were hurt and 31 workers died. Talks went on in Bergen and in Tromso."
)


@pytest.fixture(scope="module")
def stock() -> Stock:
    return Stock.of(parse(ARTICLE), THURSDAY)


def texts(sentence: str, kind: Kind, stock: Stock | None = None) -> list[str]:
    return [m.text for m in mutate_sentence(sentence, THURSDAY, stock) if m.kind is kind]


def right(sentence: str, kind: Kind) -> list[str]:
    return [p.text for p in paraphrase_sentence(sentence, THURSDAY) if p.kind is kind]


def test_figures_slip_by_a_digit_a_nought_or_to_a_neighbour(stock: Stock) -> None:
    found = texts("The fire killed 42 workers.", Kind.NUMBER, stock)
    assert "The fire killed 24 workers." in found
    assert "The fire killed 420 workers." in found
    assert "The fire killed 31 workers." in found


def test_a_figure_that_the_bound_allows_is_no_error(stock: Stock) -> None:
    found = texts("Over 70 people died.", Kind.NUMBER, stock)
    assert "Over 700 people died." in found
    assert "Over 7 people died." not in found  # true, if over 70 did


def test_bounds_fall_away_or_turn_round() -> None:
    assert texts("Over 70 people died.", Kind.BOUND) == [
        "Fewer than 70 people died.",
        "70 people died.",
    ]
    assert "The walk took less than 40 km." in texts("The walk took over 40 km.", Kind.BOUND)


def test_units_change_and_the_figure_stays() -> None:
    assert texts("The border is 2,600 km long.", Kind.UNIT) == ["The border is 2,600 miles long."]
    assert texts("It cost £5 million.", Kind.UNIT) == ["It cost €5 million."]


def test_dates_shift_with_their_weekday() -> None:
    found = texts("They met on Sunday, October 19.", Kind.DATE)
    assert "They met on Monday, October 20." in found
    assert "They met on November 19." in found
    assert texts("They met this month.", Kind.DATE) == ["They met last month."]


def test_names_come_from_the_article(stock: Stock) -> None:
    assert texts("Peter Falk resigned.", Kind.PARTY, stock) == ["Maria Lund resigned."]
    assert texts("They met in Oslo.", Kind.PLACE, stock) == [
        "They met in Bergen.",
        "They met in Tromso.",
    ]


def test_doer_and_target_change_places() -> None:
    assert texts("Peter Falk accused Maria Lund.", Kind.ROLE) == ["Maria Lund accused Peter Falk."]


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("The court quashed the ruling.", "The court did not quash the ruling."),
        ("The talks have failed.", "The talks have not failed."),
        ("The plan was not approved.", "The plan was approved."),
        ("Officials said the bridge was closed.", "Officials said the bridge was not closed."),
    ],
)
def test_negation(sentence: str, negated: str) -> None:
    assert texts(sentence, Kind.NEGATION) == [negated]


def test_verbs_for_their_opposites() -> None:
    assert texts("Profits fell by 4%.", Kind.OPPOSITE) == ["Profits rose by 4%."]
    assert texts("Prices will go up.", Kind.OPPOSITE) == ["Prices will go down."]


def test_quotations_are_altered_inside_their_marks() -> None:
    found = texts("She said “we will never leave the old city”.", Kind.QUOTE)
    assert found
    assert all(t.startswith("She said “") and t.endswith("”.") for t in found)
    assert "She said “we will leave the old city”." in found


def test_spans_cover_what_is_new(stock: Stock) -> None:
    for sentence in ARTICLE.split(". "):
        made = list(mutate_sentence(sentence, THURSDAY, stock))
        assert made
        for rewrite in made:
            assert rewrite.text != sentence
            assert rewrite.text[rewrite.span.start : rewrite.span.end] == rewrite.span.text


def test_the_same_value_in_other_words() -> None:
    assert right("Over 70 people died.", Kind.OTHER_BOUND) == ["More than 70 people died."]
    assert right("The road is 40 km long.", Kind.FIGURES) == ["The road is forty km long."]
    assert right("The road is 40 km long.", Kind.CONVERTED) == ["The road is 24.9 miles long."]
    assert "They met yesterday." in right("They met on October 29.", Kind.OTHER_DATE)


def test_active_and_passive_turn_into_each_other() -> None:
    active = "The court quashed the ruling in May."
    passive = "The ruling was quashed by the court in May."
    assert right(active, Kind.VOICE) == [passive]
    assert right(passive, Kind.VOICE) == [active]
