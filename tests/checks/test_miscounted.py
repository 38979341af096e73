"""Figures before nouns that they cannot count."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious

STORY = """\
One teacher and three pupils were hurt in Marlow on Monday. Dozens of people came to help.
A 40 km race was called off, and prices fell by 4% in two separate companies.
"""


@pytest.mark.parametrize(
    "text",
    [
        "One pupils were hurt in Marlow.",
        "Dozens people came to help.",
        "Prices fell in 4% separate companies.",
    ],
)
def test_a_figure_its_noun_cannot_take_is_flagged(text: str) -> None:
    assert any(f.kind.value == "number" for f in serious(checker_of_story(STORY).check(text)))


@pytest.mark.parametrize(
    "text",
    [
        "One teacher was hurt in Marlow.",
        "One sports teacher was hurt in Marlow.",
        "Dozens of people came to help.",
        "A race of 40 km was called off.",
        "Prices fell by 4% in two companies.",
    ],
)
def test_a_figure_that_counts_its_noun_passes(text: str) -> None:
    assert not serious(checker_of_story(STORY).check(text))
