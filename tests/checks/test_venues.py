"""Where somebody spoke."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
In Kigali, foreign minister Paul Kagiri warned on Monday that the bridge could close. Talks with \
Uganda are to begin in Nairobi in June. Kagiri told reporters in Kigali that he was hopeful. Jane \
Okello, who speaks for Uganda, said nothing would come of them.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Speaking in Nairobi, Paul Kagiri warned that the bridge could close.", True),
        ("Paul Kagiri warned in Nairobi that the bridge could close.", True),
        ("Speaking in Kigali, Paul Kagiri warned that the bridge could close.", False),
        ("Paul Kagiri warned that talks would begin in Nairobi.", False),
        ("Jane Okello said that nothing would come of the talks in Nairobi.", False),
    ],
)
def test_a_speaker_in_another_place_is_flagged(sentence: str, wrong: bool) -> None:
    found = [flag.checker for flag in serious_flags(checker_of_story(STORY))(sentence)]
    assert bool(found) is wrong, found
