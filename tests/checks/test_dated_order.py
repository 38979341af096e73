"""Two events in an order that their days rule out."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Norland and Brandt agreed to a truce in Velm on May 9. On May 20, the mayor of Goole, Ida Quist, \
threatened to close the port. On May 28, the bank announced the sale of the mill.
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "The sale of the mill was announced weeks after the truce.",
            "The sale of the mill was announced on the eve of the truce.",
        ),
        (
            "By the time the bank announced the sale of the mill, Quist had threatened to close "
            "the port.",
            "By the time Quist issued her threat, the bank had announced the sale of the mill.",
        ),
        (
            "Quist threatened to close the port before the bank announced the sale.",
            "Quist threatened to close the port after the bank announced the sale.",
        ),
    ],
)
def test_the_order_that_days_give(right: str, wrong: str) -> None:
    flags = serious_flags(checker_of_story(STORY))
    assert flags(right) == []
    assert [flag.checker for flag in flags(wrong)] == ["dated_order"]
