"""Who says it: what one side says in the article, given to a party that is no part of it."""

import pytest
from stories import checker_of, serious_flags

flags = serious_flags(checker_of("istanbul_talks"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "In private, Afghan officials fret that Pakistan may wreck every attempt at peace.",
            False,
        ),
        ("Kabul says it has no control over the TTP.", False),
        ("Reuters reports that over 70 people have been killed.", False),
        ("Turkey and Qatar fear that violence will break out again.", False),
        ("In private, Qatari officials fret that Pakistan may wreck every attempt at peace.", True),
        ("Ankara announced that it had killed Qari Amjad in a cross-border operation.", True),
    ],
)
def test_who_tells_what_the_article_has_others_tell(text, wrong):
    assert bool(flags(text)) is wrong
