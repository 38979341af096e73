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
"I am glad," Laura Hayes said. A Buddhist monk rang the bell at the harbour. Peter Gruber, 44, an
artist from Bergen, had painted it. Members of the city council looked at Peter Gruber's bell.
According to Nils Berg, it is the biggest in the north.
"""


def flags(text: str) -> list[Flag]:
    found = checker_of_story(STORY).check(text).flags
    return [f for f in found if f.checker in ("parts", "local", "silent", "misplaced")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Kestrel Group was fined for fixing the prices of chocolate.", "Kestrel"),
        ("A Brandt Foods court has to hear the case.", "Brandt"),
        ("Anna Corrin was thanked by the Laura Hayes authorities.", "Hayes"),
        ("Peter Gruber says that he is glad.", "Gruber"),
        ("Oslo is a good place for biscuits, Bergen said.", "Bergen"),
        ("A monk rang the bell at Peter Gruber.", "Gruber"),
        ("President Buddhist met the mayor later.", "Buddhist"),
        ("The workforce of Oslo and Peter Gruber's workforce met.", "Gruber"),
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
        "Laura Hayes says that she is glad.",
        "Nils Berg says the bell is the biggest in the north.",
        "Prices will fall, Anna Corrin told them.",
        "Members of the council looked at Peter Gruber.",
        "A monk rang the bell at the harbour.",
        "President Leo Quist met mayor Laura Hayes.",
        "Anna Corrin thanked the Norwegian authorities.",
    ],
)
def test_a_name_in_its_own_part_passes(text: str) -> None:
    assert not flags(text)
