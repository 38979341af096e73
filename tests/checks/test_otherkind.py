"""Values of another kind than their place takes."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious

STORY = """\
Leo Brandt, a 34-year-old pilot, was sentenced to six years in prison in March. His glider, with \
90 bags of mail on board, dropped 2,000 feet in two minutes on 4 May and landed near Sund. The \
mail firm was fined for it and paid its 45 workers a bonus of 300 euros. The trial, which had \
begun in January, was moved to March. His mare was six months pregnant. It won 12 races in 2019. \
Brandt was hurt in the crash on Friday.
"""


def found(text: str) -> set[str]:
    return {f.span.text for f in serious(checker_of_story(STORY).check(text))}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Leo Brandt was sentenced to January in prison.", "January"),
        ("The glider dropped 90 in two minutes.", "90"),
        ("His mare was January pregnant.", "January"),
        ("Leo Brandt, Friday, is in hospital after a crash.", "Friday"),
    ],
)
def test_a_value_of_another_kind_is_flagged(text: str, wrong: str) -> None:
    assert wrong in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Leo Brandt was sentenced to six years in prison in March.",
        "The trial was moved to March.",
        "His mare was six months pregnant in January.",
        "Leo Brandt, 34, was hurt in a crash on Friday.",
        "The glider, on 4 May, dropped 2,000 feet.",
    ],
)
def test_a_value_of_its_kind_passes(text: str) -> None:
    assert not found(text)
