"""The strings on which kept libraries were tried, with what each said and what is right.

quantulum3 0.10, text2num and dateparser 1.5 were run on these; where the last column says
"right", the library's answer was the wanted one. The table shows why the readers are our own.
"""

from __future__ import annotations

import datetime as dt

import pytest

from harness.values.read_quantity import read_quantities
from harness.values.read_time import read_times

PUBLISHED = dt.date(2025, 10, 30)

QUANTITIES = [
    ("2,600-kilometre", 2_600_000, "metre", "quantulum3: right"),
    ("six dozen", 72, "count", "quantulum3: 6 of the unit dozen; text2num: nothing"),
    ("two-thirds", 66.6666666667, "percent", "quantulum3: right; text2num: nothing"),
    ("2.6 thousand kilometre", 2_600_000, "metre", "quantulum3: right"),
    ("half a million", 500_000, "count", "quantulum3: 1,500,000; text2num: nothing"),
    ("2.6k km", 2_600_000, "metre", "quantulum3: kelvin-kilometres"),
    ("$1.2bn", 1.2e9, "USD", "quantulum3: dollar-barn-newtons"),
]

BOUNDED = [
    ("more than 70", "(70, inf)", "quantulum3: 70; text2num: 'more than 70', without a bound"),
    ("dozens", "[24, 100)", "quantulum3: nothing"),
]

DAYS = [
    ("October 19", "2025-10-19", "2025-10-19", "dateparser: right"),
    ("last year", "2024-01-01", "2024-12-31", "dateparser: the day one year before"),
    ("this month", "2025-10-01", "2025-10-31", "dateparser: 30 October"),
    ("in 2021", "2021-01-01", "2021-12-31", "dateparser: 30 October 2021"),
    ("a day earlier", "2025-10-29", "2025-10-29", "dateparser: nothing"),
    ("on Thursday", "2025-10-30", "2025-10-30", "dateparser: 23 October, a week too early"),
]


@pytest.mark.parametrize(("text", "value", "unit", "peers"), QUANTITIES)
def test_quantity(text: str, value: float, unit: str, peers: str) -> None:
    [mention] = read_quantities(text)
    assert mention.span.text == text
    assert mention.value.interval.lo == pytest.approx(value)
    assert mention.value.interval.is_point
    assert mention.value.unit == unit


@pytest.mark.parametrize(("text", "interval", "peers"), BOUNDED)
def test_bound(text: str, interval: str, peers: str) -> None:
    [mention] = read_quantities(text)
    assert (mention.span.text, str(mention.value.interval)) == (text, interval)


@pytest.mark.parametrize(("text", "start", "end", "peers"), DAYS)
def test_time(text: str, start: str, end: str, peers: str) -> None:
    [mention] = read_times(text, PUBLISHED)
    assert (str(mention.value.start), str(mention.value.end)) == (start, end)
