"""Which way a figure goes: rises told as falls, and ends told as beginnings."""

from __future__ import annotations

import pytest

from harness.types import FlagKind
from tests.checks.stories import checker_of, checker_of_story, serious

STORY = """The harbour of Port Belmont handled 310,000 containers last year, up from 280,000 the
year before, its operator said on Monday. Fees for small boats were cut by 12 per cent in March,
and the number of dockers on strike fell to 40 from 95 within a week.

Waiting times doubled to six hours. On Sunday 17 ships lay at anchor, three fewer than on the day
before. The port's share of the trade slipped to 21 per cent, against 24 per cent a year earlier.
The harbour master raised the alarm over a crane, and a container fell into the water."""

RIGHT = [
    "The harbour handled more containers than before, 310,000 after 280,000.",
    "Container traffic rose to 310,000 from 280,000.",
    "The number of containers climbed from 280,000 to 310,000 last year.",
    "Fees for small boats fell by 12 per cent in March.",
    "Fees were lowered by 12 per cent for small boats.",
    "The number of dockers on strike dropped from 95 to 40.",
    "Within a week only 40 dockers were on strike, down from 95.",
    "Waiting times rose to six hours.",
    "The number of ships at anchor had fallen to 17 by Sunday.",
    "The port's share of the trade fell to 21 per cent.",
    "A crane made the harbour master raise the alarm.",
]
WRONG = [
    ("Container traffic fell to 310,000 last year.", "fell"),
    ("The number of containers dropped to 280,000 last year.", "280,000"),
    ("Fees for small boats were raised by 12 per cent in March.", "raised"),
    ("Fees for small boats went up by 12 per cent.", "went"),
    ("The number of dockers on strike rose to 40.", "rose"),
    ("The number of dockers on strike fell to 95.", "95"),
    ("Waiting times were halved to six hours.", "halved"),
    ("The number of ships at anchor rose to 17 on Sunday.", "rose"),
    ("The port's share of the trade grew to 21 per cent.", "grew"),
    ("The port's share of the trade fell to 24 per cent.", "24 per cent"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_change_told_the_right_way(text: str) -> None:
    assert not serious(checker_of_story(STORY).check(text))


@pytest.mark.parametrize(("text", "word"), WRONG)
def test_a_change_told_the_other_way(text: str, word: str) -> None:
    flags = serious(checker_of_story(STORY).check(text))
    assert any(word in flag.span.text for flag in flags), flags


OTHERS = [
    ("harcourt_results", "Profit before tax climbed to £96.4 million.", "climbed"),
    ("harcourt_results", "Revenue fell 4.2 per cent to £1.37 billion.", "fell"),
    ("harcourt_results", "The operating margin narrowed to 8.9 per cent.", "8.9 per cent"),
    ("saint_aurelia_election", "Turnout fell to 68.4 per cent.", "68.4 per cent"),
    ("malta_budget", "Spending will be cut by 5.1 per cent.", "cut"),
    (
        "storm_nerea",
        "By Sunday noon the number of homes without power had risen to 74,000.",
        "risen",
    ),
    ("luapula_cholera", "New cases rose to 41 a day last week.", "rose"),
]


@pytest.mark.parametrize(("story", "text", "word"), OTHERS)
def test_in_other_stories(story: str, text: str, word: str) -> None:
    flags = serious(checker_of(story).check(text))
    assert any(word in flag.span.text for flag in flags), flags


FINE = [
    ("harcourt_results", "Pre-tax profit fell from £117.6 million to £96.4 million."),
    ("harcourt_results", "The margin shrank to 7.0 per cent, down from 8.9 per cent."),
    ("saint_aurelia_election", "Turnout dropped to 61.8 per cent."),
    (
        "malta_budget",
        "Income tax comes down to 14 per cent, and spending goes up to €8.24 billion.",
    ),
    ("storm_nerea", "The number of homes without power had fallen to 74,000 by Sunday noon."),
    ("luapula_cholera", "New cases fell to 41 a day from 94 a day."),
    ("naryn_earthquake", "The number of dead rose from 29 in a first count to at least 43."),
]


@pytest.mark.parametrize(("story", "text"), FINE)
def test_right_in_other_stories(story: str, text: str) -> None:
    assert not serious(checker_of(story).check(text))


def test_the_flag_names_what_the_article_says() -> None:
    flags = serious(checker_of("saint_aurelia_election").check("Turnout rose to 61.8 per cent."))
    assert [(f.kind, f.span.text) for f in flags] == [(FlagKind.CONTRADICTION, "rose")]
    assert flags[0].evidence is not None
    assert "down from 68.4" in flags[0].evidence.text
