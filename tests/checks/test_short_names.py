"""Bodies and persons called by one word of their names, and what nobody has said or seen."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, checker_of_story, serious_flags

STORY = """\
The Institute of Tides in Velm closed its only harbour gauge on Monday. Ada Wirth, who leads it, \
said that nothing had been found that could have harmed a ship. Her colleague Tom Hale declined to \
say who had paid: \u201cAda knows that,\u201d he said. The Harbour Guild denied that it had paid.
"""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The Institute closed its gauge on Monday.", False),
        ("Tom Hale said that Ada Wirth knows that.", False),
        ("The Institute found nothing that could have harmed a ship.", False),
        ("Nothing they found could have harmed a ship.", False),
        ("Something was found that could have harmed a ship.", True),
        ("The Guild has yet to confirm that it has paid.", False),
        ("The Guild confirmed that it had paid.", True),
    ],
)
def test_in_a_story(text: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(STORY))(text)) is wrong


def test_in_the_stories_of_the_house() -> None:
    assert not serious_flags(checker_of("springs_ruling"))(
        "The Guardians and Ng\u0101ti Tarawhiti brought the appeal."
    )
    assert not serious_flags(checker_of("saint_aurelia_election"))(
        "An aide to Desir said that Felix wants education."
    )


BLAST = """\
The blast killed Tom Hale and injured Ada Wirth, police in Velm said on Monday. Max Bauer was \
offered a studio by the city.
"""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Ada Wirth was killed.", True),
        ("Tom was killed in the blast.", False),
        ("Classes are offered by Max Bauer.", False),
        ("The studio was offered to Max Bauer.", False),
    ],
)
def test_whom_a_deed_befalls(text: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(BLAST))(text)) is wrong
