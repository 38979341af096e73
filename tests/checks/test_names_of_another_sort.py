"""Names of the story in places that want another sort: a body as a human being, a human being as a
firm or a side, an office under somebody else's name."""

from __future__ import annotations

import pytest

from harness.types import Flag
from tests.checks.stories import checker_of_story, serious

STORY = """\
The Foreign Secretary, Clara Wynne, opened the harbour museum in Talbury on Friday. "It is a fine \
museum," Ms Wynne told the Harbour Gazette. The Harbour Gazette reported that 300 people came.
The Indian painter Rohan Mehta, 41, showed his pictures. Mr Mehta said his wife had chosen them. \
The dancer Lise Orm performed for the Talbury Council, which paid for the show. The council \
has run the harbour since 1990.
Brackley Rovers beat Selby 2-1 in the evening. The winger Piet Horn scored twice for Brackley \
Rovers, and the Rovers keeper saved a penalty. Horn left Selby Athletic in the spring.
Visitors came by Norfast, an airline that flies to Talbury. Norfast's chairman, Hugh Penrose, was \
pleased. Dutch sailors moored in the harbour. Three Dutch ships stayed there for a week. Anybody \
who saw the fire on Mill Street should call Harbourline, police said.
"""


def flags(text: str) -> list[Flag]:
    return serious(checker_of_story(STORY).check(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Talbury was a dancer in the show.", "Talbury"),
        ("Talbury has been announced as a patron of the museum.", "Talbury"),
        ("The Talbury Council's wife had chosen the pictures.", "Council"),
        ("The Talbury Council is to publish his autobiography.", "Council"),
        ("Brackley Rovers have signed the Talbury Council.", "Council"),
        ("The Talbury Council, a 41-year-old painter, showed pictures.", "Council"),
        ("Visitors came by the airline Clara Wynne.", "Wynne"),
        ("Sailors searched the wreck of Rohan Mehta.", "Mehta"),
        ("The fire was at a house in Harbourline.", "Harbourline"),
        ("Ships moored by Dutch stayed for a week.", "Dutch"),
        ("Horn's two goals gave Brackley Rovers a win over Rohan Mehta.", "Mehta"),
        ("Foreign Secretary Mr Penrose opened the museum.", "Penrose"),
        ("Mehta President Penrose opened the museum.", "Mehta"),
        ("Rohan Mehta's Lise Orm performed at the museum.", "Mehta"),
        ("People should call if they saw the fire, Mill Street has said.", "Mill Street"),
        ("Talks between the council and the North Sea have begun.", "North Sea"),
        ("Three hundred people came to a Rohan Mehta festival.", "Mehta"),
    ],
)
def test_a_name_of_another_sort_is_flagged(text: str, wrong: str) -> None:
    assert any(wrong in f.span.text for f in flags(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lise Orm was a dancer in the show.",
        "Rohan Mehta's wife had chosen the pictures.",
        "Rohan Mehta, a 41-year-old painter, showed his pictures.",
        "Visitors came by the airline Norfast.",
        "The winger Piet Horn scored twice for Brackley Rovers.",
        "Two goals gave Brackley Rovers a win over Selby.",
        "Foreign Secretary Clara Wynne opened the museum.",
        "Foreign Secretary Ms Wynne opened the museum.",
        "Police said that people should call Harbourline.",
        "Ships moored by Dutch sailors stayed for a week.",
        "The Dutch sailors stayed for a week.",
        "The museum is in Talbury.",
        "The Talbury Council paid for the show.",
    ],
)
def test_names_of_the_right_sort_pass(text: str) -> None:
    assert not flags(text)


@pytest.mark.parametrize(
    "text",
    [
        "Parliament's speaker said the vote in Parliament had been close.",
        "The Dane, a 22-year-old player, lost his wallet.",
        "The Germans were arrested at the border.",
        "Marlow retired the number 12 shirt.",
    ],
)
def test_peoples_assemblies_and_shirts_are_no_error(text: str) -> None:
    story = (
        "The Dane, 22, lost his wallet in Marlow. Two Germans were arrested at the border. "
        "Parliament debated the bill. Parliament voted for it by two votes, its speaker said. "
        "The Marlow club retired the shirt with the number 12, and Marlow won the match."
    )
    found = serious(checker_of_story(story).check(text))
    assert not [f for f in found if f.checker in ("humans", "sorts", "rivals", "titles")]


def test_who_is_named_twice_for_another_is_flagged() -> None:
    story = (
        "The singer Ada Lund said she was hurt. Her partner Karl Voss mocked Lund on the show. "
        "Spain's president said the Portuguese had spied on Spain. Portugal denies it."
    )
    checker = checker_of_story(story)
    for text in (
        "Ada Lund has spoken of a row with her partner Ada Lund.",
        "The president of Spain accused Spain of spying.",
        "Lund has warned that reports of Ms Lund's tears are wrong.",
    ):
        assert any(f.checker == "names" for f in serious(checker.check(text))), text
    assert not serious(checker.check("Ada Lund was mocked by her partner Karl Voss."))
