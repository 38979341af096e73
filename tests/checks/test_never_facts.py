"""Facts of ``kind: never``: who asserts the falsehood, and who only wishes it."""

import pytest
from stories import checker_of

from harness.types import VerdictKind


def verdict(text: str) -> VerdictKind:
    found = checker_of("malta_budget").check(text).verdicts
    return next(v.verdict for v in found if v.fact == "fuel_subsidy_stays")


@pytest.mark.parametrize(
    "text",
    [
        "Malta is to end its fuel subsidy in 2026.",
        "Malta has promised to end its fuel subsidy in 2026.",
    ],
)
def test_what_is_to_come_is_asserted(text: str) -> None:
    assert verdict(text) is VerdictKind.CONTRADICTED


@pytest.mark.parametrize(
    "text",
    [
        "Brussels has asked Malta to end its fuel subsidy.",
        "Brussels wants Malta to end its fuel subsidy.",
    ],
)
def test_what_another_wishes_is_not(text: str) -> None:
    assert verdict(text) is not VerdictKind.CONTRADICTED
