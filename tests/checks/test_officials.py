"""Officials whom only their country tells apart."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, checker_of_story, serious_flags

STORY = """\
A Norwegian security official confirmed that Oslo would keep its patrol boats out of the strait \
until June. Swedish diplomats privately fear that a single shot could end the quiet in the fjord. \
The two neighbours have quarrelled over cod for years. “Most of the cod in the fjord has been \
counted twice. A few boats need more time,” a source close to the Swedish delegation said.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("A Swedish security official said the patrol boats would stay out of the strait.", True),
        ("Norwegian diplomats fear, in private, that one shot could end the quiet.", True),
        ("A Norwegian security official said the boats would stay out of the strait.", False),
        ("A Norwegian official confirmed that the patrol boats stay out of the strait.", False),
        ("Swedish diplomats fear that one shot could end the quiet.", False),
        ("A Swedish diplomat spoke of cod.", False),
        ("A Norwegian security official said most of the cod had been counted twice.", True),
        ("A Norwegian health ministry spokesman said the boats would stay out of it.", True),
        ("A source near the Swedish delegation said most of the cod was counted twice.", False),
    ],
)
def test_whose_official_it_is(sentence: str, wrong: bool) -> None:
    found = [flag.checker for flag in serious_flags(checker_of_story(STORY))(sentence)]
    assert bool({"officials", "events"} & set(found)) == wrong, found


@pytest.mark.parametrize("text", ["source Turkish", "delegate Turkish :"])
def test_a_side_may_stand_behind_the_office(text: str) -> None:
    assert checker_of("istanbul_talks").check(text).score >= 0
