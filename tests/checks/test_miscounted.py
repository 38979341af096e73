"""Figures before nouns that they cannot count."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious

STORY = """\
One teacher and three pupils were hurt in Marlow on Monday. Dozens of people came to help.
A 40 km race was called off, and prices fell by 4% in two separate companies.
Police in Marlow have 900 officers. They arrested three Danes, who are brothers, after 12 shops
were robbed. Ana Reiss, a 71-year-old widow, was hit by three men.
"""


@pytest.mark.parametrize(
    "text",
    [
        "One pupils were hurt in Marlow.",
        "One school pupils were hurt in Marlow.",
        "Police in Marlow arrested one Danes.",
        "The race was called off by one other people.",
        "Over 900 officer came to help.",
        "Dozens people came to help.",
        "Prices fell in 4% separate companies.",
        "The owners of 12 of three shops spoke.",
        "The owners of 12 of the 12 shops spoke.",
        "The number of pupils who were hurt in Marlow reached 12.",
        "Marlow has seen a 900 increase in robberies.",
        "Ana Reiss was hit by two men.",
    ],
)
def test_a_figure_its_noun_cannot_take_is_flagged(text: str) -> None:
    assert any(f.kind.value == "number" for f in serious(checker_of_story(STORY).check(text)))


@pytest.mark.parametrize(
    "text",
    [
        "One teacher was hurt in Marlow.",
        "One sports teacher was hurt in Marlow.",
        "Police have one people carrier in Marlow.",
        "Dozens of people came to help.",
        "A race of 40 km was called off.",
        "Prices fell by 4% in two companies.",
        "One of the teachers was hurt in Marlow.",
        "One sports teacher and three pupils were hurt.",
        "The widow, now 71, was hit by three men.",
        "In Marlow the number of officers is 900.",
        "In the end 900 have come to Marlow.",
        "The number of shops robbed in Marlow reached 12.",
        "Three of the 12 shops are in Marlow.",
        "All 12 of the shops are in Marlow.",
        "Police in Marlow found 12 of 12 shops robbed.",
    ],
)
def test_a_figure_that_counts_its_noun_passes(text: str) -> None:
    assert not serious(checker_of_story(STORY).check(text))
