"""Names from elsewhere in the story, in places that are another's: of another sort, of another
bearer, or of a paper that was only told the news."""

from __future__ import annotations

import pytest

from harness.types import Flag
from tests.checks.stories import checker_of_story, serious

STORY = """\
Veldia's prime minister, Anna Corrin, opened a school in Marlow on Monday. Dr Paul Hesk, a \
surgeon, cut the ribbon. "It is a good school," Mr Hesk told the Tribune.
The singer Ida Brenn, 34, sang her own song. Two teachers from Denmark came with her. The Danish \
teachers will stay in Marlow. The striker Leo Quist, who scored twice in Ostrava, signed shirts.
The Blaise District Council paid for the building. Members of the Teachers' Union stayed away.
"""


def flags(text: str) -> list[Flag]:
    return serious(checker_of_story(STORY).check(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The prime minister opened a school in Paul Hesk on Monday.", "Hesk"),
        ("Two teachers from Denmark will stay in Ida Brenn.", "Brenn"),
        ("Prime minister Denmark opened a school in Marlow.", "Denmark"),
        ("The singer Blaise District Council sang her own song.", "Council"),
        ("A school opened by the Tribune has cost too much.", "Tribune"),
        ("The Tribune paid for the building.", "Tribune"),
        ("Members of Paul Hesk stayed away.", "Hesk"),
        ("The surgeon Leo Quist cut the ribbon.", "Quist"),
        ("The striker Ida Brenn signed shirts.", "Brenn"),
        ("Ida Brenn sang the song of Ida Brenn.", "Brenn"),
        ("Paul Hesk cut the ribbon of a school opened by Paul Hesk.", "Hesk"),
    ],
)
def test_a_name_in_the_place_of_another_is_flagged(text: str, wrong: str) -> None:
    assert any(wrong in f.span.text for f in flags(text))


@pytest.mark.parametrize(
    "text",
    [
        "Prime minister Anna Corrin opened a school in Marlow on Monday.",
        "The surgeon Paul Hesk cut the ribbon.",
        "Mr Hesk spoke to the Tribune.",
        "The school is good, the Tribune reported.",
        "Teachers have confidence in Anna Corrin.",
        "The striker Leo Quist signed shirts.",
        "Ida Brenn, 34, sang a song of her own.",
        "Members of the Teachers' Union stayed away.",
        "The Blaise District Council paid for a school in Marlow.",
        "The two Danish teachers will stay in Marlow.",
    ],
)
def test_names_in_their_own_places_pass(text: str) -> None:
    assert not flags(text)
