"""A paper that the article only cites: told the news, and no part of it."""

from __future__ import annotations

import pytest
from stories import checker_of_story, serious

STORY = """\
Norse Ferries has resumed its wage talks with the crews in Bergen, people close to the talks told
the Vale Post on Monday. A truce was agreed in May, and broke down within days.
"""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Word of the talks reached the Vale Post through people close to them.", True),
        ("People close to the talks told the Vale Post that they had resumed.", True),
        ("The truce reached the Vale Post in May.", False),
    ],
)
def test_a_paper_takes_no_part_in_what_it_is_told(text, right):
    assert (serious(checker_of_story(STORY).check(text)) == []) is right
