"""Figures that a reader works out, and figures that count something else."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, checker_of_story, serious_flags

STORY = """\
The ferry Alma sank off Corrin on May 4, killing at least 43 people, 11 of them children, where \
a fire in 2009 had killed 14. She had 138 passengers and 64 crew aboard, the owner said. More \
than 180 people were hurt and 37 of them are still in hospital. The union's strike pay does not \
end until 2027. The Progress Party (PP), which has governed for a decade, wants an inquiry, and \
the European Union's safety agency will send experts in July. Captain Ilse Brook, who declined \
to say more, does not plan to close the port. Divers worked for over 64 hours.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Roughly one in four of the dead was a child.",
        "Just over a quarter of the dead were children.",
        "More than 200 people were aboard.",
        "About three times as many people died as in the fire of 2009.",
        "Of those hurt, 37 had still not been discharged from hospital.",
        "It will be 2027 before the strike pay ends.",
        "The PP government wants an inquiry.",
        "Experts from Europe's safety agency will come in July, two months after the Alma sank.",
        "Closing the port is not in the captain's plans.",
        "The captain would not be drawn.",
        "Divers worked for 64 hours.",
        "In spite of the fire of 2009, the Alma sailed.",
    ],
)
def test_what_follows_from_the_story_is_no_invention(sentence: str) -> None:
    assert not serious_flags(checker_of_story(STORY))(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nearly nine in ten of the dead were children.",
        "More than 400 people were aboard.",
        "About seven times as many people died as in the fire of 2009.",
        "It will be 2029 before the strike pay ends.",
        "At least 43 soldiers were killed.",
    ],
)
def test_what_does_not_follow_is_flagged(sentence: str) -> None:
    assert serious_flags(checker_of_story(STORY))(sentence)


@pytest.mark.parametrize(
    ("story", "sentence"),
    [
        ("naryn_earthquake", "An Uzbek convoy is expected on Tuesday."),
        ("harcourt_results", "Shareholders will see no cut in the interim dividend."),
        ("deep_reef", "The coral is eight millennia old at the very least."),
        ("deep_reef", "Not one metre of the reef lies outside the archipelago's waters."),
    ],
)
def test_what_contradicts_no_fact(story: str, sentence: str) -> None:
    assert not serious_flags(checker_of(story))(sentence)
