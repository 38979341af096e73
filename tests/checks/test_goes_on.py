"""What goes on, ends or comes again: truces that still hold, or held until something else."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
A day after the wage talks broke down, the dockers and the port of Velm resumed negotiations. A \
truce between the two gangs of Goole, agreed in May, collapsed during the cattle market. On Monday \
the town announced that it had arrested the leader of one gang. The announcement could inflame \
tensions with the dockers. The flood was one of the worst in Velm since 1990. The mayor spoke to \
the town. Norland has accused Brandt of breaking the law with its raids, and Malta was \
listed as a host of the market by the harbour board.
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "The truce agreed in May is no longer holding in most of Goole.",
            "The truce agreed in May is still holding in most of Goole.",
        ),
        (
            "The truce held until the cattle market.",
            "The truce held until the arrest of a gang leader brought it to an end.",
        ),
        (
            "The wage talks have resumed in Velm after breaking down.",
            "The wage talks in Velm have already broken down again.",
        ),
        (
            "The town's claim may inflame tensions with the dockers.",
            "The town's claim has helped to calm tensions with the dockers.",
        ),
        (
            "The flood was among the worst in Velm since 1990.",
            "The flood was the worst by far in the small town's long history.",
        ),
        (
            "Malta was listed as a host of the market.",
            "Malta welcomed the arrest of the gang leader.",
        ),
        (
            "Norland has accused Brandt of breaking the law.",
            "Norland has accused Brandt of arming the two gangs of Goole.",
        ),
    ],
)
def test_what_goes_on_and_what_ended(right: str, wrong: str) -> None:
    flags = serious_flags(checker_of_story(STORY))
    assert flags(right) == []
    assert flags(wrong)
