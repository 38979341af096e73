"""Parties that a summary brings together and the article keeps apart."""

import pytest
from stories import checker_of_story, serious_flags

STORY = (
    "The Harbour Union called a strike in Port Reyes on Friday. Its leader, Ida Brandt, told the "
    "port company to raise wages. She spoke for an hour.\n\n"
    "The port company rejected the demand. Its director, Max Olsen, said the talks would go on.\n\n"
    "The ferries stayed away. Trains ran late. Hotels were half empty.\n\n"
    "In 2019 the World Bank had lent Norland money for a second pier. The pier was never built."
)
flags = serious_flags(checker_of_story(STORY))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Ida Brandt told Max Olsen to raise wages.", False),
        ("The World Bank lent Norland money.", False),
        ("Ida Brandt told the World Bank to raise wages.", True),
        ("Max Olsen blamed Norland.", True),
    ],
)
def test_who_never_meets_in_the_story(text, wrong):
    assert any(f.checker == "meetings" for f in flags(text)) is wrong
