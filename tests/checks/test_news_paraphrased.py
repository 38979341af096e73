"""True sentences about ordinary news in a reporter's own words, each beside a wrong one."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

HARBOUR = """\
Four Navy recruits drowned at Velm in 2019, and the Navy has since trained its divers there. \
Director Jonas Tiller said he would leave in 2027, two years early. \
The coast guard showed weaponry seized from smugglers, and photographs of the machinery. \
The Norwegian Embassy wrote to the sailors' families that it meant to help them. \
Envoy Ida Brandt from the Norwegian Embassy said the rescue had been brave. \
Ida Brandt presented the Saint Olaf medal to the sailors of the Petrel on Monday. \
Harbour rules say that officers cannot receive a medal from abroad. \
Captain Ruta Ilves said when she landed: "I don't see myself as a leader. \
I think my crew did all the work." \
By 1995 the strait had claimed 31 fishing and 12 naval vessels. \
White-haired press secretary Otto Lind told the town council that it could not happen again.
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "The Velm recruits drowned, the Navy says.",
            "The Coastguard recruits drowned in 2019.",
        ),
        ("Jonas Tiller will step down in 2027.", "Ida Brandt stepped down on Monday."),
        ("The coast guard has photographed the weapons.", "The coast guard photographed hostages."),
        (
            "Norway's embassy told the families in a letter that it meant to help them.",
            "Norway's embassy told the families in a video that it meant to help them.",
        ),
        (
            "Ida Brandt of the Norwegian embassy said that the rescue was brave.",
            "Otto Vale of the Norwegian embassy said that the rescue was brave.",
        ),
        (
            "The sailors have received the Saint Olaf medal from Ida Brandt.",
            "Officers have received a medal from abroad.",
        ),
        (
            "Ilves does not think of herself as a leader.",
            "Ilves does not think her crew did all the work.",
        ),
        (
            "In all, 43 fishing and naval vessels had been lost in the strait by 1995.",
            "In all, 53 fishing and naval vessels had been lost in the strait by 1995.",
        ),
        (
            "A spokesman told the council that it could not happen again.",
            "A spokesman told the council in a video that it could not happen again.",
        ),
    ],
)
def test_a_right_sentence_passes_and_a_wrong_one_does_not(right: str, wrong: str) -> None:
    flags = serious_flags(checker_of_story(HARBOUR))
    assert not flags(right)
    assert flags(wrong)


SCHOOL = """\
The council's inquiry found. It also concluded that there was no proof for the idea of a leak. \
The board of Tarn School allowed an exception to the rules after it broke the rules of the \
county. Principal Berta Holm was clear that it was up to the head of the county to decide. \
Mr Olsen gave away the first prizes. Pupil numbers rose from 210 to 405 last year. \
Forty-two men searched the woods for the missing boy. Between 1996 and 2003, four pumps failed. \
The new hall was welcomed by Nora Lund, the mayor of Tarn. Two other men are in jail.
"""


@pytest.mark.parametrize(
    ("story", "right", "wrong"),
    [
        (
            SCHOOL,
            "The council's inquiry found no proof of a leak.",
            "The council's inquiry found proof that two boys were abducted.",
        ),
        (SCHOOL, "The board made an exception.", "The board observed the rules of the county."),
        (SCHOOL, "Mr Holm handed out the first prizes.", "Mr Quist handed out the first prizes."),
        (SCHOOL, "The number of pupils almost doubled.", "The number of pupils almost tripled."),
        (
            SCHOOL,
            "More than 40 rescuers searched the woods.",
            "Seventy rescuers searched the woods.",
        ),
        (SCHOOL, "Four pumps failed in seven years.", "Four pumps failed in seventeen years."),
        (SCHOOL, "Nora Lund said that the new hall was good.", "Nora Quist said that it was good."),
        (SCHOOL, "Berta Holm said the county should decide.", "Nils Holm said it should decide."),
        (SCHOOL, "Two men are in prison.", "Two men were pardoned and sent home."),
    ],
)
def test_so_it_is_of_what_news_tells_in_passing(story: str, right: str, wrong: str) -> None:
    flags = serious_flags(checker_of_story(story))
    assert not flags(right)
    assert flags(wrong)


def test_a_country_is_no_sort_of_what_is_counted() -> None:
    story = (
        "The latest storms bring the number to 69 in 34 states in the past month. Last week, 29 "
        "farms in 12 US states reported storms."
    )
    flags = serious_flags(checker_of_story(story))
    assert not flags("There have been 69 storms across 34 US states within a month.")
    assert flags("There have been 69 storms across 43 US states within a month.")
