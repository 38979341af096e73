"""Ages beside names, in stories of their own."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, serious

WRONG = [
    ("port_ellery_final", "Maddox, 33, headed in the winner.", "33"),
    ("port_ellery_final", "Reilly, 22, missed a penalty.", "22"),
    ("saint_aurelia_election", "Desir, 66, will be sworn in on Friday.", "66"),
    ("corentyne_dispute", "Rohan Bisram, 62, lost two fingers.", "62"),
    ("tern_launch", "Berta Solà, 34, wore a courier's jacket.", "34"),
]
RIGHT = [
    ("port_ellery_final", "Maddox, 22, headed in the winner."),
    ("port_ellery_final", "Reilly, 33, missed a penalty."),
    ("saint_aurelia_election", "Jules, 66, led Saint Aurelia for ten years."),
    ("corentyne_dispute", "Rohan Bisram, 26, lost two fingers."),
    ("tern_launch", "Berta Solà, 43, wore a courier's jacket on stage."),
]


@pytest.mark.parametrize(("story", "text", "age"), WRONG)
def test_another_age(story: str, text: str, age: str) -> None:
    flags = serious(checker_of(story).check(text))
    assert any(flag.span.text == age for flag in flags), flags


@pytest.mark.parametrize(("story", "text"), RIGHT)
def test_their_own_age(story: str, text: str) -> None:
    assert not serious(checker_of(story).check(text))
