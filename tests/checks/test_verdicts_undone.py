"""What a text says did not happen contradicts the fact; what it only bounds does not."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, serious
from tests.checks.test_verdicts_retold import verdict

EVENTS = [
    ("saint_aurelia_election", "recount_place", "No recount was ordered in La Croix.", False),
    ("saint_aurelia_election", "recount_place", "The recount will be held in La Croix.", True),
    ("luapula_cholera", "outbreak_place", "The outbreak in Luapula Province is not over.", True),
    ("luapula_cholera", "outbreak_place", "The outbreak is not in Luapula Province.", False),
    ("deep_reef", "reef_place", "The crew did not find a reef off Cape Verde.", False),
    ("deep_reef", "reef_place", "No larger reef has been found off Cape Verde.", True),
    ("corentyne_dispute", "arrival_place", "The men did not arrive in Georgetown.", False),
    ("malta_budget", "hospital_place", "No second hospital is to be built in Gozo.", False),
    ("lhotka_crash", "crash_place", "The crash did not happen at Lhotka nad Moravicí.", False),
    ("lhotka_crash", "crash_place", "Nobody has been charged over the crash at Lhotka.", True),
    ("istanbul_talks", "talks_city", "The two sides refused to hold talks in Istanbul.", False),
    ("istanbul_talks", "talks_city", "No new round held in Istanbul after the collapse.", False),
    ("istanbul_talks", "talks_city", "The talks in Istanbul did not resume until Thursday.", True),
    ("istanbul_talks", "talks_city", "No date has been set for more talks in Istanbul.", True),
    ("istanbul_talks", "ceasefire_date", "No ceasefire was reached on October 19.", False),
    ("istanbul_talks", "ceasefire_date", "The October 19 ceasefire did not hold.", True),
]


@pytest.mark.parametrize(("story", "fact", "text", "stands"), EVENTS)
def test_events_denied_at_their_place_or_day(
    story: str, fact: str, text: str, stands: bool
) -> None:
    assert verdict(text, fact, story) == ("supported" if stands else "contradicted")


PARTS = [
    ("Neither Turkey nor Qatar has played any part in coaxing the sides back.", "contradicted"),
    ("Turkey and Qatar have refused to mediate.", "contradicted"),
    ("Neither Turkey nor Qatar has commented.", "omitted"),
    ("Turkey and Qatar, the mediators, have not commented.", "supported"),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_that_their_holders_do_not_play(text: str, expected: str) -> None:
    assert verdict(text, "mediators") == expected


WORDS = [
    ("storm_nerea", "outeiro_christmas", "Brais Outeiro refused to promise any aid.", False),
    ("istanbul_talks", "haqqani_warning", "Haqqani gave no warning about the conflict.", False),
    ("istanbul_talks", "asif_threat", "Asif declined to threaten the Taliban government.", False),
    ("istanbul_talks", "asif_threat", "Asif did not threaten the mediators.", True),
]


@pytest.mark.parametrize(("story", "fact", "text", "stands"), WORDS)
def test_words_that_their_speaker_withheld(story: str, fact: str, text: str, stands: bool) -> None:
    assert verdict(text, fact, story) == ("omitted" if stands else "contradicted")


def test_a_deed_that_its_doer_does_not_own_up_to() -> None:
    assert verdict("Pakistan has not claimed the killing of Amjad.", "amjad_killed") == (
        "contradicted"
    )
    assert verdict("Pakistan has not said where it killed Amjad.", "amjad_killed") == "supported"
    assert verdict("Nobody has claimed the killing of Amjad.", "death_toll") == "omitted"


TRUE = [
    "Kabul has never accepted Islamabad's allegation that it gives shelter to the TTP.",
    "Under pressure from the Turkish and Qatari mediators, Islamabad and Kabul are talking again.",
]


@pytest.mark.parametrize("text", TRUE)
def test_another_matter_denied_and_a_subject_behind_a_comma(text: str) -> None:
    assert not serious(checker_of("istanbul_talks").check(text))
