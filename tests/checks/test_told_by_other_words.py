"""Figures and dates whose event goes by another word, or that are of a kind they cannot be."""

from __future__ import annotations

import pytest

from harness.types import VerdictKind
from tests.checks.stories import checker_of, checker_of_story, serious_flags

SHARES = """\
The shares dropped 6.4 per cent on Monday. Sales of its biscuits were down by 21 per cent in a \
year. The margin was 9.4 per cent, and costs rose 3 per cent.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The shares fell 6.4 per cent.", False),
        ("The shares fell 21 per cent.", True),
        ("The shares dropped by 9 per cent.", True),
        ("Sales dropped by 21 per cent.", False),
    ],
)
def test_a_synonym_of_the_figures_verb_binds_it(sentence: str, wrong: bool) -> None:
    flags = serious_flags(checker_of_story(SHARES))(sentence)
    assert bool(flags) == wrong, flags


@pytest.mark.parametrize(
    ("name", "fact", "sentence", "verdict"),
    [
        ("harcourt_results", "share_fall", "Shares dropped 7.3 pence.", VerdictKind.CONTRADICTED),
        ("harcourt_results", "share_fall", "Shares fell to 284 pence.", VerdictKind.OMITTED),
        ("saint_aurelia_election", "turnout", "61.8 % turned out.", VerdictKind.SUPPORTED),
        ("saint_aurelia_election", "turnout", "51.8 % turned out.", VerdictKind.CONTRADICTED),
        (
            "istanbul_talks",
            "border_length",
            "A ten-kilometre stretch of the border has a fence.",
            VerdictKind.OMITTED,
        ),
        (
            "istanbul_talks",
            "border_length",
            "The 10-kilometre border has a fence.",
            VerdictKind.CONTRADICTED,
        ),
        (
            "naryn_earthquake",
            "mourning_date",
            "Tuesday was declared a day of national mourning.",
            VerdictKind.SUPPORTED,
        ),
        (
            "naryn_earthquake",
            "mourning_date",
            "Wednesday was declared a day of national mourning.",
            VerdictKind.CONTRADICTED,
        ),
        (
            "malta_budget",
            "fuel_subsidy_stays",
            "Malta will end its fuel subsidy next year.",
            VerdictKind.CONTRADICTED,
        ),
        (
            "malta_budget",
            "fuel_subsidy_stays",
            "Malta will not end its fuel subsidy next year.",
            VerdictKind.OMITTED,
        ),
    ],
)
def test_verdicts(name: str, fact: str, sentence: str, verdict: VerdictKind) -> None:
    (found,) = [v for v in checker_of(name).check(sentence).verdicts if v.fact == fact]
    assert found.verdict is verdict, found
