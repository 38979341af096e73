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


@pytest.mark.parametrize(
    ("text", "asserted"),
    [
        ("Delegates from the two countries have signed a peace agreement in Istanbul.", True),
        ("Negotiators signed a peace deal after mediation by Turkey and Qatar.", True),
        ("Negotiators are yet to sign a peace agreement.", False),
        ("Delegates from the two countries hope to sign a peace agreement.", False),
    ],
)
def test_who_talks_for_the_sides_signs_for_them(text: str, asserted: bool) -> None:
    found = checker_of("istanbul_talks").check(text).verdicts
    given = next(v.verdict for v in found if v.fact == "no_deal_signed")
    assert (given is VerdictKind.CONTRADICTED) is asserted
