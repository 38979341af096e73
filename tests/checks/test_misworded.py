"""Times that their own words cannot tell."""

from __future__ import annotations

import pytest

from harness.types import Flag
from tests.checks.stories import checker_of_story, serious

STORY = """\
The bakers' guild of Lorne voted on Wednesday to raise its fees in 2026. Fees went up last month, \
too, and the guild's 44 members have met on Friday nights since 1998. Its master, Ida Kvist, 61, \
led the guild from 2003 to 2011 and wants the work on its hall to be done by 2030. Two years ago \
the hall was hit by a storm. A court gave the builder a six-month prison term in this year's \
trial. He was sworn in last week as a member of the guild, and the fees rose 3% on last year. \
The guild baked bread in a three-month period of drought.
"""


def worded(text: str) -> list[Flag]:
    found = serious(checker_of_story(STORY).check(text))
    return [f for f in found if f.checker == "misworded" or f.kind == "date"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Fees of the guild went up in last month.", "in last month"),
        ("The guild of Lorne meets the builders on this year.", "on this year"),
        ("The hall was hit by a storm in two years ago.", "in two years ago"),
        ("The work on the hall is to be done within 2030.", "within 2030"),
        ("Ida Kvist led the guild over between 2003 and 2011.", "over between 2003 and 2011"),
        ("The guild of Lorne voted on its fees in Wednesday.", "in Wednesday"),
        ("The guild of Lorne voted Wednesday 2026 on its fees.", "Wednesday 2026"),
        ("The guild's members reached 44 2026.", "44 2026"),
        ("The guild has met since 44.", "since 44"),
        ("The builder got a Friday prison term.", "a Friday prison"),
        ("The guild baked bread in a 1998 period.", "a 1998 period"),
        ("The hall needs two years's work.", "years's"),
        ("A member died 61 years at the hall.", "61 years"),
        ("The members met in night's talks.", "night's"),
        ("The hall was hit by a storm in two years'.", "years'"),
        ("Kvist thanked the guild on its the end of the year meeting.", "its the"),
    ],
)
def test_a_time_that_cannot_be_read_is_flagged(text: str, wrong: str) -> None:
    assert any(f.span.text in wrong or wrong in f.span.text for f in worded(text))


@pytest.mark.parametrize(
    "text",
    [
        "The builder was tried in this year's trial.",
        "He was sworn in last week.",
        "The new fees came in last month.",
        "Fees rose 3% on last year.",
        "In this year of storms the guild voted on Wednesday.",
        "The guild met in early Wednesday talks.",
        "The guild voted on Wednesday night.",
        "The hall was hit by a storm two years ago.",
        "Kvist led it in between 2003 and 2011.",
        "The guild has had between 40 and 44 members.",
        "The hall needs two years' work.",
        "A member died two years after the storm.",
        "A member died aged 61 years.",
        "By the year's end the hall will be done.",
        "The guild met at day's end.",
        "The work will be done within a year.",
        "The guild has 44 members since 1998.",
        "A 2026 fee was agreed on Wednesday.",
        "The builder got a six-month prison term.",
        "The guild met on Black Friday 2026.",
        "The guild met on Jan. 11 2026.",
        "The guild has met 'for years'.",
    ],
)
def test_a_time_in_plain_words_passes(text: str) -> None:
    assert not [f for f in worded(text) if f.checker == "misworded"]
