"""The algebra of intervals, by example and by property."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.values.sets import Interval, Relation, relate

OVER_70 = Interval(70, inf, True, True)
DOZENS = Interval(24, 100, False, True)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals with small whole or infinite ends, so that ends often meet."""
    ends = st.one_of(st.integers(-4, 4).map(float), st.sampled_from([-inf, inf]))
    lo, hi = sorted((draw(ends), draw(ends)))
    if lo == hi:
        return Interval.point(0.0 if abs(lo) == inf else lo)
    return Interval(lo, hi, draw(st.booleans()), draw(st.booleans()))


@pytest.mark.parametrize(
    ("claim", "reference", "expected"),
    [
        (Interval(70, inf, False, True), OVER_70, Relation.WIDER),
        (Interval(60, inf, True, True), OVER_70, Relation.WIDER),
        (Interval(80, inf, True, True), OVER_70, Relation.NARROWER),
        (OVER_70, Interval(70, inf, True, True), Relation.EQUAL),
        (Interval.point(70), OVER_70, Relation.DISJOINT),
        (Interval.point(71), OVER_70, Relation.NARROWER),
        (Interval.point(70), Interval.point(70), Relation.EQUAL),
        (Interval.point(70), Interval.point(17), Relation.DISJOINT),
        (DOZENS, OVER_70, Relation.OVERLAPPING),
        (Interval(63, 70, False, True), OVER_70, Relation.DISJOINT),
        (Interval(63, 70, False, True), Interval.point(70), Relation.DISJOINT),
        (Interval(66.5, 73.5), Interval.point(70), Relation.WIDER),
        (Interval(-inf, 70), Interval(-inf, 70, True, True), Relation.WIDER),
    ],
)
def test_relations(claim: Interval, reference: Interval, expected: Relation) -> None:
    assert relate(claim, reference) is expected
    assert relate(reference, claim) is expected.converse


def test_tolerance_joins_ends_that_a_conversion_rounds_apart() -> None:
    assert relate(Interval.point(2574.95), Interval.point(2600)) is Relation.DISJOINT
    assert relate(Interval.point(2574.95), Interval.point(2600), 50) is Relation.EQUAL
    over = Interval(2574.95, inf, True, True)
    assert relate(over, Interval(2600, inf, True, True), 50) is Relation.EQUAL


@given(intervals(), intervals(), st.sampled_from([0.0, 0.5, 1.0]))
def test_exchanging_the_sides_gives_the_converse(
    left: Interval, right: Interval, tolerance: float
) -> None:
    assert relate(left, right, tolerance) is relate(right, left, tolerance).converse


@given(intervals())
def test_every_set_equals_itself(interval: Interval) -> None:
    assert relate(interval, interval) is Relation.EQUAL


PROBES = [x / 4 for x in range(-24, 25)] + [-1e9, 1e9]


@given(intervals(), intervals())
def test_relation_agrees_with_membership(left: Interval, right: Interval) -> None:
    """The relation is what comparing the sets point by point says."""
    lefts, rights = ({x for x in PROBES if x in side} for side in (left, right))
    expected = {
        (True, True): Relation.EQUAL,
        (False, True): Relation.WIDER,
        (True, False): Relation.NARROWER,
        (False, False): Relation.OVERLAPPING if lefts & rights else Relation.DISJOINT,
    }[(lefts <= rights, rights <= lefts)]
    assert relate(left, right) is expected


@given(intervals(), intervals(), intervals())
def test_wider_is_transitive(a: Interval, b: Interval, c: Interval) -> None:
    if relate(a, b) is Relation.WIDER and relate(b, c) is Relation.WIDER:
        assert relate(a, c) is Relation.WIDER


@pytest.mark.parametrize(
    "ends", [(2, 1, False, False), (1, 1, True, False), (nan, 1, False, False)]
)
def test_an_interval_is_never_empty(ends: tuple[float, float, bool, bool]) -> None:
    with pytest.raises(ValueError):
        Interval(*ends)
