"""Answers on a condition."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Rwanda does not want a war but will fight if it is attacked, its army chief said. The union \
will not strike if wages rise.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Rwanda would not respond even if it were attacked, its army chief said.", True),
        ("The union will strike if wages rise.", True),
        ("Rwanda would defend itself if it were attacked, its army chief said.", False),
        ("The union would not strike if wages rose.", False),
        ("Rwanda will not talk if it is attacked.", False),
        ("Rwanda will hold its fire even if it is attacked, its army chief said.", True),
        ("Rwanda would not take up arms even if it were attacked.", True),
        ("Rwanda would stand down if it were attacked.", True),
        ("Rwanda will take up arms if it is attacked, its army chief said.", False),
        ("Rwanda would hit back if attacked.", False),
        ("Rwanda would not hold its fire if it were attacked.", False),
        ("Rwanda would be the first to attack, its army chief said.", True),
        ("Rwanda is ready to strike first, its army chief said.", True),
        ("Rwanda would not attack first, its army chief said.", False),
    ],
)
def test_what_is_done_on_a_condition(sentence: str, wrong: bool) -> None:
    flags = serious_flags(checker_of_story(STORY))(sentence)
    assert any(flag.kind == "negation" for flag in flags) is wrong, flags
