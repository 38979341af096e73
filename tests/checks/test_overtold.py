"""Told too strongly or too soon: the worst ever, for the first time, for what was only meant."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Norway has repeatedly accused Iceland of overfishing. Some of the worst storms since 2011 have \
hit the fleet, and clashes at sea have persisted. Turkish and Qatari envoys brought Norway and \
Iceland back to talks between Norway and Iceland on Monday. Icelandic officials warn that Norway's \
“stubborn habit” could inflame the row.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "For the first time, Norway has accused Iceland of overfishing.",
        "The storms were the worst ever recorded.",
        "The storms were the worst in history.",
        "Norway condemned Iceland's “stubborn habit”.",
        "Norway's habit could ease the row.",
        "Norway and Iceland announced it in a joint statement.",
    ],
)
def test_what_goes_further_than_the_article_is_flagged(sentence: str) -> None:
    assert serious_flags(checker_of_story(STORY))(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway has accused Iceland of overfishing.",
        "The storms are among the worst since 2011.",
        "A deal was meant to stop the clashes.",
        "Turkish and Qatari mediation brought Norway and Iceland back to the table.",
        "Iceland condemned Norway's “stubborn habit”.",
    ],
)
def test_what_does_not_is_not(sentence: str) -> None:
    assert not serious_flags(checker_of_story(STORY))(sentence)
