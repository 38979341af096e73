"""Acts, ways and promises that the article has no word for."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Four cadets died from gunshot wounds at the fort of Velm. The warnings were made to the clinics in \
calls from a public box on Monday. The Foreign Ministry allowed an exception to its visa rules. \
The Ministry of Health said the rise in calls was a reason for concern. The bank's chairman, Mark \
Olsen, said he would stay one more year. Harbour master Ruta Ilves will pay for new lamps.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Four cadets were found hanged at the fort of Velm.", True),
        ("The warnings were emailed to the clinics on Monday.", True),
        ("The Foreign Ministry abolished its visa rules.", True),
        ("In response, the Ministry of Health promised extra funding for the clinics.", True),
        ("News that Olsen would stay only one more year sent the pound tumbling.", True),
        ("Four cadets died at the fort of Velm.", False),
        ("The warnings were phoned to the clinics on Monday.", False),
        ("The Foreign Ministry relaxed its visa rules.", False),
        ("The Ministry of Health expressed concern about the rise in calls.", False),
        ("Olsen said that he would stay only one more year.", False),
        ("Ilves promised new lighting.", False),
    ],
)
def test_what_the_article_has_no_word_for(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(STORY))(sentence)) is wrong, sentence
