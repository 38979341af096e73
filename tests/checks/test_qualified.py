"""Figures whose words belong to another figure, and networks that are not the article's."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious

FERRY = (
    "The strait has cost 104 coastal and 16 naval vessels since the war, the museum said. "
    "It has cost 40 crews and 31 harbour masters in 30 towns; in all, 31 towns mourn. "
    "One of Captain Ida Brenn's four daughters wrote on Twitter that she had seen the wrecks."
)


@pytest.mark.parametrize(
    ("summary", "wrong"),
    [
        ("The strait has cost 16 coastal ships.", ["16 coastal ships"]),
        ("The strait has cost 16 naval ships and 104 coastal vessels.", []),
        ("The strait has cost 104 vessels and 16 others.", []),
        ("In 31 harbour towns people mourn.", []),
        ("One of Ida Brenn's three daughters saw the wrecks.", ["three daughters"]),
        ("One of Ida Brenn's four daughters saw the wrecks.", []),
        ("She said so in a Facebook post.", ["Facebook post"]),
        ("She said so in a tweet.", []),
    ],
)
def test_figures_keep_their_words(summary: str, wrong: list[str]) -> None:
    found = serious(checker_of_story(FERRY).check(summary))
    assert [flag.span.text for flag in found] == wrong
