"""Times where no time of their sort can stand, whatever the article says."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious

STORY = """\
The port of Velm was closed in June 2024 after a fire on Monday, and opened again last year. A
court gave the owner a three-month prison term over a spell of two years. It will close within
five years, in 2031, the mayor said on Thursday evening. Sales fell over the weekend. Nine people
were arrested on Friday and Saturday. Ines Baur died at 81 after she had lived there for 26 years.
The council hired 40 guards in August. One of them was eight months pregnant.
"""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The port of Velm was closed in Monday.", "Monday"),
        ("The port opened again in last year.", "last year"),
        ("Sales fell on June.", "June"),
        ("Sales fell over Thursday evening.", "Thursday"),
        ("The port will close within 2031.", "2031"),
        ("The owner was given a Monday prison term.", "Monday"),
        ("Sales fell over a 2024 period.", "2024"),
        ("One of the guards was August pregnant.", "August"),
        ("Nine people were arrested on Friday and Friday.", "Friday"),
        ("Ines Baur died 26 years at 81.", "26 years"),
        ("The council hired 40 guards August.", "August"),
        ("There was a fire Monday 2024.", "2024"),
        ("The port has been closed since 81.", "81"),
        ("The port opened again on last year.", "last year"),
        ("The owner served time over between 2019 and 2024.", "between"),
        ("Sales fell over their the weekend.", "weekend"),
    ],
)
def test_a_time_that_cannot_stand_there_is_flagged(text: str, wrong: str) -> None:
    found = serious(checker_of_story(STORY).check(text))
    assert any(f.kind.value == "date" and wrong in f.span.text for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "The port of Velm was closed in June 2024.",
        "The port opened again last year.",
        "There was a fire in Monday's early hours.",
        "The port closed in last year's summer.",
        "Nine people were arrested on Friday and Saturday.",
        "The port will close within five years.",
        "The owner was given a three-month prison term.",
        "Ines Baur died two years ago at 81.",
        "Ines Baur had lived there 26 years.",
        "The council hired 40 guards in August.",
        "The council hired 40 guards this August.",
        "One of the guards was eight months pregnant.",
        "The port was closed in between 2019 and 2024.",
        "The mayor is looking at this year's sales.",
        "The port has been closed since 2024.",
    ],
)
def test_a_time_in_its_place_passes(text: str) -> None:
    assert not [f for f in checker_of_story(STORY).check(text).flags if f.checker == "mistimed"]
