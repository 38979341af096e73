"""What counts as made up, and what only says where something lies or whose it is."""

from pathlib import Path

import pytest
from stories import checker_of, serious_flags

from harness.types import FlagKind

SET = Path(__file__).parents[2] / "datasets/istanbul_talks"


@pytest.fixture(scope="module")
def serious():
    return serious_flags(checker_of("istanbul_talks"))


@pytest.mark.parametrize(
    "text",
    [
        "Talks have resumed in Istanbul, Turkey, a day after they were declared to have failed.",
        "Talks have resumed in Turkey's largest city.",
        "The Pakistani-Afghan border has been closed.",
        "Peace hangs by a thread.",
        "Islamabad has pointed the finger at Kabul for sheltering the TTP.",
        "The ceasefire is in tatters.",
        "The announcement has poured oil on the fire.",
        "Gunmen use Afghan soil as a launchpad, Islamabad says.",
        "Dead on Wednesday, alive on Thursday: the Istanbul talks go on.",
        "A Gulf partner and the host have brought the rivals back to Istanbul.",
        "Qari Amjad was no foot soldier but a deputy leader of the TTP.",
        "The man Islamabad says it has killed was no foot soldier but a deputy leader.",
        "The two sides may lay down their weapons.",
        "TTP: accused of attacks on Pakistani security forces.",
        "A source sounds hopeful in his or her words.",
        "Reuters, citing people briefed on the talks, brought the news that they have resumed.",
        "The word from Reuters is that talks have resumed in Istanbul.",
        "The border is closed and dozens have been buried.",
        "Kabul has protested that such strikes trample on its sovereignty.",
        "Kabul says that Pakistan has only its own policies to thank for the unrest.",
    ],
)
def test_another_way_of_putting_it_is_no_flag(serious, text):
    assert serious(text) == []


@pytest.mark.parametrize(
    ("text", "made_up"),
    [
        ("Talks have resumed in Istanbul, Iran, a day later.", "Iran"),
        ("Khawaja Asif has resigned.", "resigned"),
        ("A Balkan envoy brought the rivals back to Istanbul.", "Balkan"),
        ("Heavy snow has held up the delegates.", "snow"),
        ("Pakistan is to receive new weapons.", "weapons"),
        ("Hardly any of the disputes are settled.", "any of the disputes"),
        ("A source sounded gloomy: hardly any of the disputes are settled.", "any of the disputes"),
        ("Amjad's funeral drew large crowds.", "funeral"),
        ("Oil was found under the frontier.", "Oil"),
        ("Haqqani has since apologised to Pakistan.", "apologised"),
        ("Both delegations walked out of the talks.", "walked"),
        ("Islamabad has recalled its ambassador from Kabul.", "ambassador"),
        ("Protesters gathered outside the venue.", "Protesters"),
    ],
)
def test_an_act_or_thing_of_its_own_is_flagged(serious, text, made_up):
    assert any(made_up in flag.span.text for flag in serious(text))


@pytest.mark.parametrize(
    "text", ["Khawaja Asif has not resigned.", "Kabul wants Khawaja Asif to resign."]
)
def test_what_is_denied_or_only_wanted_is_a_low_flag(serious, text):
    assert not [f for f in serious(text) if f.kind is FlagKind.UNSUPPORTED]


def test_what_comes_from_one_party_is_not_the_others(serious):
    (flag,) = serious("The few Afghan demands that are left need extra time.")
    assert flag.span.text == "Afghan demands"
    assert serious("The few Pakistani demands that are left need extra time.") == []
