"""What was attacked, told as destroyed."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STRUCK = """\
Rwandan jets struck camps of the Lake Front in Uganda on Friday. The Front, which has waged \
attacks on Rwanda's border posts since April, threatened to destroy them all. \
Uganda condemned the raid.
"""
BURNT = STRUCK.replace("The Front, which", "They burned for two days. The Front, which")
RAZED = STRUCK.replace("struck camps", "destroyed camps")


def found(story: str, sentence: str) -> bool:
    flags = serious_flags(checker_of_story(story))(sentence)
    return any(f.checker == "destroyed" for f in flags)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rwanda's jets wiped out the camps of the Lake Front.",
        "Camps of the Lake Front were destroyed in the raid.",
    ],
)
def test_what_was_only_attacked_is_not_destroyed(sentence: str) -> None:
    assert found(STRUCK, sentence), sentence


@pytest.mark.parametrize(
    ("story", "sentence"),
    [
        (STRUCK, "Rwanda's jets struck camps of the Lake Front."),
        (STRUCK, "The Front threatened to destroy posts of Rwanda."),
        (STRUCK, "Rwanda's jets did not destroy the camps of the Lake Front."),
        (STRUCK, "The raid destroyed all trust between Rwanda and Uganda."),
        (BURNT, "Rwanda's jets destroyed camps of the Lake Front."),
        (RAZED, "Rwanda's jets wiped out camps of the Lake Front."),
    ],
)
def test_what_the_article_may_have_destroyed_passes(story: str, sentence: str) -> None:
    assert not found(story, sentence), sentence
