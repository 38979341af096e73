"""Times of what has been, told of what is to be."""

from __future__ import annotations

import pytest

from harness.checks import build_checker
from harness.types import Article, Flag
from tests.checks.stories import serious

STORY = """\
The choir of Sund will sing in the old mill on Saturday. Its leader, Vera Lunt, fell ill in \
March and April and came back to work on Monday. The mill was sold in 2016 and is due to be \
turned into a theatre in 2031. The builders said the roof had been mended on Tuesday night. \
Tickets went on sale in May. The town's band will play in May, too.
"""


def dates(text: str) -> list[Flag]:
    checker = build_checker(Article("story", STORY))
    return [f for f in serious(checker.check(text)) if f.kind == "date"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Vera Lunt will return to the choir in April.", "April"),
        ("Rehearsals of the choir are to be held on Monday.", "Monday"),
        ("The choir is due to visit the theatre in 2016.", "2016"),
    ],
)
def test_a_past_time_of_what_is_to_come_is_flagged(text: str, wrong: str) -> None:
    assert any(wrong in f.span.text for f in dates(text))


@pytest.mark.parametrize(
    "text",
    [
        "The choir is to sing in the mill on Saturday.",
        "Vera Lunt, who fell ill in April, will lead the choir.",
        "The mill will be a theatre in 2031.",
        "The choir will sing in a mill that was sold in 2016.",
        "Lunt came back on Monday and will sing.",
        "The band is to play in May.",
        "Tickets were sold in May.",
        "The choir sang on Saturday.",
        "The roof was mended on Tuesday.",
        "Lunt said on Monday that the choir would sing.",
    ],
)
def test_a_time_of_its_tense_passes(text: str) -> None:
    assert not dates(text)
