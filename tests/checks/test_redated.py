"""Times of an event that the article dates otherwise."""

from __future__ import annotations

import pytest

from harness.checks import build_checker
from harness.types import Article, Flag
from tests.checks.stories import checker_of_story, serious

STORY = """\
HALDEN (Wire) - A court sentenced six smugglers on Thursday for their part in the 2019 robbery of \
the Halden museum. The painter Vera Holm, whose portraits were taken, died on Monday night at her \
home by the lake, her gallery said. The trial began on March 3, and the judge visited the museum \
over the weekend.
Holm had taught at the academy for 26 years. The charge of handling stolen goods carries up to 180 \
days in jail. One of the smugglers, Otto Brandt, was arrested at the harbour last September, the \
police said. The museum's wing, which is said to have been built in about 1324 as a chapel, will \
close on Wednesday for repairs. The museum said it was "sad to lose her" in a statement on Friday.
"""


def dates(text: str, published: bool = True) -> list[Flag]:
    checker = checker_of_story(STORY) if published else build_checker(Article("story", STORY))
    return [f for f in serious(checker.check(text)) if f.kind == "date"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The judge visited the museum on Wednesday.", "Wednesday"),
        ("The painter Vera Holm died 26 years at her home.", "26 years"),
        ("The painter Vera Holm died on Friday.", "Friday"),
        ("The trial began in September.", "September"),
        ("The wing was built in 2019 as a chapel.", "2019"),
    ],
)
def test_another_time_of_the_event_is_flagged(text: str, wrong: str) -> None:
    assert any(wrong in f.span.text for f in dates(text))
    assert any(wrong in f.span.text for f in dates(text, published=False))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The trial began on Monday.", "Monday"),
        ("Six smugglers were sentenced for robbing the museum last September.", "last September"),
    ],
)
def test_a_day_of_an_unknown_week_is_that_of_another_event(text: str, wrong: str) -> None:
    assert any(wrong in f.span.text for f in dates(text, published=False))


@pytest.mark.parametrize(
    "text",
    [
        "The judge went to see the museum at the weekend.",
        "The painter Vera Holm died on Monday.",
        "The painter Vera Holm, who had taught for 26 years, died on Monday.",
        "The trial began in March.",
        "The trial began this year.",
        "The robbery of the museum took place in 2019.",
        "The wing was built in about 1324.",
        "The wing was built in the 14th century.",
        "Otto Brandt was arrested last September.",
        "Holm taught 26 years at the academy.",
    ],
)
@pytest.mark.parametrize("published", [True, False])
def test_the_time_of_the_event_passes(text: str, published: bool) -> None:
    assert not dates(text, published)
