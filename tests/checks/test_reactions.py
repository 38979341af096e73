"""How somebody took it, whom a warning was for, and places told to be quiet."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Norland and Brandt have resumed talks in Velm under pressure from mediators Rwanda and Uganda. \
Norland's Interior Minister Ida Quist hit back at Brandt on Monday, urging it to mind its own \
farms. “It will regret any raid,” she warned. Norland has previously accused Brandt of breaking \
the law with raids on its barns. Brandt's mayor, Otto Riis, threatened to flood Kenya. \
Despite the truce, fighting has persisted, with new attacks reported along the canal this \
week. Brandt's charge is that Norland hides the thieves, which Norland denies. The market in \
Goole was calm.
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Norland objects to the raids on its barns.", "Norland hails the raids on its barns."),
        (
            "Norland and Brandt have resumed talks because the mediators wanted it.",
            "Norland and Brandt have resumed talks even though the mediators were against it.",
        ),
        (
            "Rwanda and Uganda pressed for the talks.",
            "Rwanda and Uganda opposed the talks in Velm.",
        ),
        (
            "Rwanda and Uganda put pressure on Norland and Brandt.",
            "Norland and Brandt put pressure on Rwanda and Uganda.",
        ),
        (
            "Two signals from Norland: a return to talks and a complaint about raids.",
            "Two signals from Norland: a walkout from talks and a complaint about raids.",
        ),
        (
            "Quist's warning was addressed to Brandt.",
            "Quist's warning was addressed to the mediators.",
        ),
        ("Quist warned Brandt.", "Quist warned Rwanda and Uganda that they would regret it."),
        (
            "The mayor's threat was directed at Kenya, not at Rwanda.",
            "The mayor's threat was directed at Rwanda.",
        ),
        (
            "The canal was quiet before the raids.",
            "Thanks to the truce, the canal has stayed quiet ever since.",
        ),
        ("The market in Goole was calm.", "The canal is calm."),
        (
            "Brandt accuses Norland of hiding the thieves.",
            "Norland's charge is that Brandt hides the thieves.",
        ),
        (
            "Brandt's charge that Norland hides the thieves was denied.",
            "Norland's charge that Brandt hides the thieves was denied.",
        ),
    ],
)
def test_reactions(right: str, wrong: str) -> None:
    flags = serious_flags(checker_of_story(STORY))
    assert flags(right) == []
    assert flags(wrong)


OWNED = (
    "Norland's minister, Ida Quist, hit back at the millers. She said that the dam would be fixed."
)


@pytest.mark.parametrize(
    ("story", "wrong"),
    [
        (OWNED, True),
        (OWNED + " The mayor said that mistakes had been made.", False),
        (OWNED + " The mayor apologised for the leak.", False),
    ],
)
def test_admissions_that_nobody_made(story: str, wrong: bool) -> None:
    text = "Quist coupled her reply with an admission that the dam had leaked."
    found = serious_flags(checker_of_story(story))(text)
    assert any(flag.checker == "reactions" for flag in found) is wrong


SWAPS = """\
In Velm on Monday, Ida Quist replaced Otto Riis after an hour. Ministers consider the harbour tax \
system to be unfair. The dues are not linked to income.
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Ida Quist came on for Otto Riis.", "Otto Riis came on for Ida Quist."),
        ("Ida Quist came on for Velm.", "Otto Riis stood in for Ida Quist."),
        (
            "Ministers believe the harbour tax is unfair.",
            "Ministers believe the harbour tax is fair.",
        ),
        ("The dues are not tied to income.", "The dues are tied to income."),
    ],
)
def test_who_stands_in_for_whom_and_what_a_system_is_like(right: str, wrong: str) -> None:
    flags = serious_flags(checker_of_story(SWAPS))
    assert flags(right) == []
    assert flags(wrong)


def test_who_speaks_in_a_headline() -> None:
    flags = serious_flags(checker_of_story(STORY))
    assert flags("Norland to Brandt: mind your own farms, Quist says.") == []
    assert flags("Brandt to Norland: mind your own farms, Norland's minister says.")
