"""Causes and effects that have changed places."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, checker_of_story, serious_flags

STORY = """\
Rwandan air strikes on the Lake Front triggered attacks on border posts in May, which led to the \
closure of the bridge. The rise in fares provoked a walkout of drivers. Shops closed because of \
the storm.
"""


def found(sentence: str) -> list[str]:
    flags = serious_flags(checker_of_story(STORY))(sentence)
    return [flag.span.text for flag in flags if flag.checker == "causes"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rwanda carried out the air strikes in response to attacks on border posts.",
        "Attacks on border posts triggered the air strikes.",
        "Fares have risen because of a walkout of drivers.",
        "The walkout of drivers led to a rise in fares.",
        "The air strikes came in retaliation for attacks on border posts.",
        "The rise in fares came in response to a walkout of drivers.",
    ],
)
def test_turned_causes_are_flagged(sentence: str) -> None:
    assert found(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Border posts were attacked in response to the air strikes.",
        "The attacks on border posts came because of the air strikes.",
        "The attacks on border posts came in retaliation for the air strikes.",
        "Drivers walked out because fares had risen.",
        "The storm forced the closure of shops.",
        "The bridge was closed because of the attacks.",
    ],
)
def test_causes_in_their_place_pass(sentence: str) -> None:
    assert not found(sentence), sentence


LONG = """\
The ferry sank on Sunday. Its owner has sold two other boats. The mayor thanked the divers. \
Schools open again next week. A prize for bakers was given on Monday. \
The council raised the harbour fee.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The council raised the harbour fee because the ferry sank.", True),
        ("The mayor thanked the divers because the ferry had sunk.", False),
        ("The council raised the harbour fee after the ferry had sunk.", False),
    ],
)
def test_a_because_joins_nothing_that_stands_far_apart(sentence: str, wrong: bool) -> None:
    flags = serious_flags(checker_of_story(LONG))(sentence)
    assert any(flag.checker == "causes" for flag in flags) is wrong


def test_another_story() -> None:
    flags = serious_flags(checker_of("corentyne_dispute"))
    assert not flags("Guyana halted exports of sand in response to the suspension of the ferry.")


UNMOVED = """\
Ida Brenn's book on the mill praised the weavers, but it failed to spark strikes in the valley. \
The closure of the port did not lead to a shortage of grain. The depot fire caused a rise in \
prices.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Brenn's book on the mill triggered strikes in the valley.", True),
        ("The closure of the port set off a shortage of grain.", True),
        ("Brenn's book on the mill did not set off strikes in the valley.", False),
        ("The depot fire triggered a rise in prices.", False),
        ("The port's closure caused no shortage of grain.", False),
    ],
)
def test_what_did_not_come_of_it_is_no_effect(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(UNMOVED))(sentence)) is wrong, sentence


CALLED = """\
Rwandan air strikes triggered attacks on border posts. On Monday the mayor, Ida Brenn, hit back at \
Bishop Quist in a letter. Bishop Quist had vowed to close the chapel.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The air strikes were a reprisal for attacks on border posts.", True),
        ("Rwanda carried out air strikes, an answer to attacks on border posts.", True),
        ("After attacks on border posts, Rwanda retaliated with air strikes.", True),
        ("The attacks on border posts were a reprisal for the air strikes.", False),
        ("Border posts were attacked, a response to the air strikes.", False),
        ("The attacks on border posts were not an answer to anything.", False),
        ("Bishop Quist made his vow in reply to Brenn's letter.", True),
        ("The mayor's letter was a reply to the bishop.", False),
    ],
)
def test_effects_by_what_they_are_called(sentence: str, wrong: bool) -> None:
    flags = serious_flags(checker_of_story(CALLED))(sentence)
    assert any(flag.checker == "causes" for flag in flags) is wrong, sentence
