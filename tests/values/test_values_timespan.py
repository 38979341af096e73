"""How times relate, and how a fact set's values are parsed and shown."""

from __future__ import annotations

import datetime as dt

import pytest

from harness.types import HarnessError
from harness.values.sets import Relation
from harness.values.timespan import describe_time, parse_time, relate_times, render_time

PUBLISHED = dt.date(2025, 10, 30)
E, W, N, O, D = Relation  # noqa: E741

RELATIONS = [
    ("October 19", "2025-10-19", E),
    ("in October", "2025-10-19", W),
    ("this month", "2025-10-19", W),
    ("earlier this month", "2025-10-19", W),
    ("this year", "2025-10-19", W),
    ("mid-October", "2025-10-19", W),
    ("early October", "2025-10-19", D),
    ("last year", "2025-10-19", D),
    ("last month", "2025-10-19", D),
    ("October 20", "2025-10-19", D),
    ("October 19", "2025-10", N),
    ("this month", "2025-10", E),
    ("in October", "this month", E),
    ("2021", "2021", E),
    ("August 2021", "2021", N),
    ("2022", "2021", D),
    ("since 2021", "2021..", E),
    ("since 2020", "2021..", W),
    ("2010..2015", "between 2010 and 2015", E),
    ("2014..2018", "2010..2015", O),
    ("Thursday", "2025-10-30", E),
    ("today", "2025-10-30", E),
    ("yesterday", "on Wednesday", E),
    ("the 2020s", "2021", W),
    ("last week", "2025-10-22", W),
]

WITHOUT_ANCHOR = [
    ("Thursday", "Thursday", E),
    ("Thursday", "Friday", D),
    ("Thursday", "2025-10-30", W),
    ("Thursday", "2025-10-29", D),
    ("Thursday", "2025-10", None),
    ("this month", "this month", E),
    ("this month", "last month", None),
    ("this month", "2025-10", None),
    ("October 19", "October 19", E),
    ("October 19", "2025-10-19", E),
    ("October 19", "2025-10-20", D),
    ("October", "2025-10-19", W),
    ("October", "2025", None),
    ("two days ago", "two days ago", E),
    ("since October", "since October", E),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "reference", "expected"), RELATIONS)
def test_relations(claim: str, reference: str, expected: Relation) -> None:
    left, right = parse_time(claim, PUBLISHED), parse_time(reference, PUBLISHED)
    assert relate_times(left, right) is expected
    assert relate_times(right, left) is expected.converse


@pytest.mark.parametrize(("claim", "reference", "expected"), WITHOUT_ANCHOR)
def test_relations_without_a_day_of_publication(
    claim: str, reference: str, expected: Relation | None
) -> None:
    left, right = parse_time(claim, None), parse_time(reference, None)
    assert relate_times(left, right) is expected
    assert relate_times(right, left) is (expected.converse if expected else None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2025-10-19", "19 October 2025"),
        ("2025-10", "October 2025"),
        ("2021", "2021"),
        ("Q3 2024", "the third quarter of 2024"),
        ("the 1990s", "the 1990s"),
        ("2021..", "since 2021"),
        ("..2025-10-30", "until 30 October 2025"),
        ("2010..2015", "from 1 January 2010 to 31 December 2015"),
        ("last week", "from 20 October 2025 to 26 October 2025"),
    ],
)
def test_describe(text: str, shown: str) -> None:
    assert describe_time(parse_time(text, PUBLISHED)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Thursday", "Thursday"), ("October 19", "19 October"), ("October", "October")],
)
def test_describe_without_a_day_of_publication(text: str, shown: str) -> None:
    assert describe_time(parse_time(text, None)) == shown


@pytest.mark.parametrize(
    "text", ["", "..", "sometime", "70 people", "2025-13-45", "October 19, then"]
)
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(HarnessError, match="write for example"):
        parse_time(text, PUBLISHED)


def test_a_range_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(HarnessError, match="ends before it starts"):
        parse_time("2015..2010", PUBLISHED)


def test_render_gives_absolute_and_relative_phrases() -> None:
    day = parse_time("2025-10-29", PUBLISHED)
    assert {"29 October 2025", "October 29", "on Wednesday", "yesterday"} <= set(
        render_time(day, PUBLISHED)
    )
    assert "last year" in render_time(parse_time("2024", PUBLISHED), PUBLISHED)
