"""Names in another's part of the article's verb, and before what only places have."""

from __future__ import annotations

import pytest

from harness.types import Flag
from tests.checks.stories import checker_of_story, serious

STORY = """\
Brandt Foods was fined nine million euros on Monday for fixing the prices of chocolate in Oslo.
The firm will appeal, it said. A Norwegian court has to hear the case.
Kestrel Group, which makes biscuits, was pleased. Its head, Anna Corrin, thanked the Norwegian
authorities. "Prices will fall," Ms Corrin said on Tuesday.
President Leo Quist met the mayor, Laura Hayes, later. The Oslo police had no news.
"I am glad," Laura Hayes said.
"""


def flags(text: str) -> list[Flag]:
    found = checker_of_story(STORY).check(text).flags
    return [f for f in found if f.checker in ("parts", "local")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Kestrel Group was fined for fixing the prices of chocolate.", "Kestrel"),
        ("A Brandt Foods court has to hear the case.", "Brandt"),
        ("Anna Corrin was thanked by the Laura Hayes authorities.", "Hayes"),
        ("A the Kestrel Group court has to hear the case.", "Kestrel"),
        ("Laura Hayes President Leo Quist met the mayor.", "Hayes"),
    ],
)
def test_a_name_in_anothers_part_is_flagged(text: str, wrong: str) -> None:
    assert any(wrong in f.span.text for f in serious(checker_of_story(STORY).check(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Brandt Foods was fined for fixing the prices of chocolate.",
        "Brandt was fined for fixing prices.",
        "A Norwegian court has to hear the case.",
        "The Oslo police had no news.",
        "President Leo Quist met mayor Laura Hayes.",
        "Anna Corrin thanked the Norwegian authorities.",
    ],
)
def test_a_name_in_its_own_part_passes(text: str) -> None:
    assert not flags(text)
