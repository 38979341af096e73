"""Times that count from another, and days that a threat or a report names."""

import pytest
from stories import checker_of, checker_of_story, serious_flags

STORY = (
    "The ferry Alma sank off Port Reyes on Friday, May 23, 2025. The owner had taken it over in "
    "2019. On Sunday the owner threatened to sue the port, and a day later the mayor answered. "
    "Divers went down on Saturday, May 31."
)
flags = serious_flags(checker_of_story(STORY))


@pytest.mark.parametrize(
    "text",
    [
        "The owner of the Alma threatened to sue the port on Sunday.",
        "The owner threatens on Sunday to sue the port.",
        "The ferry sank. Eight days later divers went down.",
        "The owner threatened to sue the port. The next day the mayor answered.",
        "Six years earlier the owner had taken the ferry over.",
    ],
)
def test_times_that_follow_from_the_story(text):
    assert not flags(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank. A month later divers went down.",
        "Forty years earlier the owner had taken the ferry over.",
        "The owner threatened to sue the port on Tuesday.",
    ],
)
def test_times_that_nothing_in_the_story_bears_out(text):
    assert flags(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Over 70 people have been killed since the start of the month.", False),
        ("Over 70 people have died since the beginning of October.", False),
        ("Over 70 people have been killed since the start of the week.", True),
        ("Scores of people have been killed since the beginning of the year.", True),
    ],
)
def test_counts_since_the_start_of_a_period(text, wrong):
    checker = checker_of("istanbul_talks")
    assert bool(serious_flags(checker)(text)) is wrong
