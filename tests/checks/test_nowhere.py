"""Words as places that are none."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious

STORY = """\
A tanker slid into a garden in Sund on Monday. Velm Fire and Rescue said that its driver, who is \
called Faith, was unhurt. Police asked for help in finding Faith when she left the hospital near \
Reading. Parliament spoke of the crash, and a member told of worse ones in Parliament.
"""


def misplaced(text: str) -> list[tuple[str, str]]:
    flags = serious(checker_of_story(STORY).check(text))
    return [(f.checker, f.span.text) for f in flags if f.kind == "party"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("A tanker slid into a garden in Rescue.", "Rescue"),
        ("A driver who left a hospital near Faith was found.", "Faith"),
    ],
)
def test_a_word_that_is_no_place_is_flagged(text: str, wrong: str) -> None:
    assert wrong in dict(misplaced(text)).values()


@pytest.mark.parametrize(
    "text",
    [
        "A tanker slid into a garden in Sund.",
        "The driver left a hospital near Reading.",
        "The crash was spoken of in Parliament.",
        "The driver was found by Rescue.",
        "A crew in Rescue uniforms came.",
        "The crash was in May.",
    ],
)
def test_a_place_passes(text: str) -> None:
    assert "nowhere" not in dict(misplaced(text))
