"""Who demands it of whom."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

DEMANDS = """\
Norway is holding to its demand: that Iceland take measures against trawlers that use Icelandic \
harbours to raid Norwegian waters. Iceland's fisheries minister, Jon Dahl, told Norway to mend \
its own quotas. The talks between Norway and Iceland go on. Sweden keeps out of it.
"""


@pytest.mark.parametrize(
    ("sentence", "turned"),
    [
        ("Iceland wants Norway to act against trawlers that raid its waters.", True),
        ("Iceland demands that Norway act against trawlers that raid its waters.", True),
        ("Sweden wants Iceland to act against trawlers that raid Norwegian waters.", True),
        ("Norway demands that Sweden act against trawlers that raid its waters.", True),
        ("Norway wants Iceland to act against trawlers that raid its waters.", False),
        ("Norway demands that Iceland act against trawlers that raid its waters.", False),
    ],
)
def test_who_demands_it_of_whom(sentence: str, turned: bool) -> None:
    found = [flag.checker for flag in serious_flags(checker_of_story(DEMANDS))(sentence)]
    assert ("demands" in found) == turned, found


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("It was Iceland that begged Sweden to help.", True),
        ("Sweden has implored Norway to take part.", True),
        ("Jon Dahl invites Norway to joint patrols.", True),
        ("Jon Dahl told Norway to mend its quotas.", False),
        ("Norway pleaded with the trawlers.", False),
        ("Norway implored Iceland to act against trawlers.", False),
    ],
)
def test_a_plea_of_which_the_article_has_no_word(sentence: str, wrong: bool) -> None:
    found = [flag.checker for flag in serious_flags(checker_of_story(DEMANDS))(sentence)]
    assert ("demands" in found) == wrong, found


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Norway demands the return of a lighthouse.", True),
        ("What Norway chiefly demands is the return of a lighthouse.", True),
        ("Norway's demand is the return of a lighthouse.", True),
        ("Norway demands action against the trawlers.", False),
        ("What Norway demands is a ban on trawlers.", False),
    ],
)
def test_things_of_which_nobody_demands_anything(sentence: str, wrong: bool) -> None:
    found = [flag.checker for flag in serious_flags(checker_of_story(DEMANDS))(sentence)]
    assert ("demands" in found) == wrong, found
