"""Names behind an article that they cannot have."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious

STORY = """\
The Lorne Trust has given the town of Velm a grant for its bridge. The singer Ida Quist, 44, who \
was born in Norway, will open it. "I love Velm," Ms Quist said. Norway paid for the rails, and \
the US for the lamps. The Marlins, a team from Oslo, will play there. A shop in Oslo sells \
tickets.
"""


def articled(text: str) -> list[str]:
    flags = serious(checker_of_story(STORY).check(text))
    return [f.span.text for f in flags if f.checker == "articled"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("A the Lorne Trust grant will pay for the bridge.", "A the Lorne Trust"),
        ("The bridge will be opened by the Ida Quist.", "the Ida Quist"),
        ("Rails were paid for by the Norway.", "the Norway"),
    ],
)
def test_an_article_before_a_bare_name_is_flagged(text: str, wrong: str) -> None:
    assert wrong in articled(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Lorne Trust will pay for the bridge.",
        "The Ida Quist songs were sung on the bridge.",
        "The Ida Quist who was born in Norway will open it.",
        "The US paid for the lamps.",
        "The Marlins will play on the bridge.",
        "The head of Lorne Trust will open it.",
        "The Norway of her youth is gone.",
    ],
)
def test_an_article_that_may_stand_passes(text: str) -> None:
    assert not articled(text)
