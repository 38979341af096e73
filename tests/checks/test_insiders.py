"""Unnamed sources, and whom they are close to."""

import pytest
from stories import checker_of, serious_flags

flags = serious_flags(checker_of("istanbul_talks"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Somebody close to the Afghan negotiators sounded hopeful.", False),
        ("A person near the Taliban team says that most issues are resolved.", False),
        ("Four people close to the talks spoke to Reuters.", False),
        ("Somebody close to the Pakistani negotiators sounded hopeful.", True),
        ("A source close to Islamabad says that most issues are resolved.", True),
    ],
)
def test_sources_stay_close_to_their_side(text, wrong):
    assert any(f.checker == "insiders" for f in flags(text)) is wrong
