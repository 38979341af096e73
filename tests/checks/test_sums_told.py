"""Figures that an article gives in two parts, told as one: only an approximate one may be off."""

from __future__ import annotations

import pytest
from stories import checker_of_story, serious_flags

PILGRIMS = """A ferry from Tarn to Ose brought 900 pilgrims to the island on Sunday, and about 350
more came on Monday by coach. The mayor, Ilse Brandt, said the inn had run out of soup by noon."""
BOATS = """The storm on Sunday sank nine red and three yellow boats in the harbour of Ose. A day
later, divers found eight red and four blue boats near the reef. The mayor, Ilse Brandt, praised
the crews."""


@pytest.mark.parametrize(
    ("story", "right", "wrong"),
    [
        (PILGRIMS, "1,250 pilgrims came to the island.", "1,300 pilgrims came to the island."),
        (PILGRIMS, "About 1,300 pilgrims came to it.", "Some 1,500 pilgrims came to the island."),
        (BOATS, "The storm sank 12 red and yellow boats.", "It sank 13 red and yellow boats."),
        (BOATS, "Divers found 12 red and blue boats.", "Divers found 12 red and green boats."),
    ],
)
def test_a_sum_is_told_by_its_figure(story: str, right: str, wrong: str) -> None:
    flags = serious_flags(checker_of_story(story))
    assert (flags(right), bool(flags(wrong))) == ([], True)
