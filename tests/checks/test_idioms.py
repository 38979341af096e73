"""What a verb tells only with its object, and what befalls or blames somebody else."""

from __future__ import annotations

import pytest
from stories import checker_of_story, serious_flags

STORY = """\
Norway and Iceland have resumed their talks in Bergen, a day after the talks were declared to have
failed. The union of the Bergen trawlers says that it has no control over its young crews, and
blames Iceland's quotas for the unrest in the harbour. Iceland intends to maintain its quota.
Icelandic ministers warn privately that a strike could derail all talks. On Monday Norway
announced that it had released the skipper Rolf Dahl. The release could further inflame the row
with Iceland. Norwegian patrols reportedly targeted boats of the Faroese fleet. In May the fleets
had agreed to a truce in Oslo, but the truce quickly unravelled. Most of the disputes over nets
have been resolved.
"""


@pytest.mark.parametrize(
    "text",
    [
        "The union says that it exercises control over its young crews.",
        "The union lays the blame for the unrest on Norway.",
        "The union blames Norway for the unrest in the harbour.",
        "A strike has brought the talks to an end.",
        "Iceland is prepared to give up its quota.",
        "In public statements, Icelandic ministers warn that a strike could derail the talks.",
        "The release has helped to ease the row with Iceland.",
        "The talks were declared a failure a day after they had been resumed.",
        "Norwegian patrols reportedly targeted boats of the Icelandic fleet.",
        "The truce agreed in Oslo in May remains in force.",
        "The truce survived the row.",
        "No dispute over nets remains unresolved.",
        "None of the disputes over nets is left unresolved.",
    ],
)
def test_what_the_article_has_otherwise_is_flagged(text):
    assert serious_flags(checker_of_story(STORY))(text)


@pytest.mark.parametrize(
    "text",
    [
        "The union says that it exercises no control over its young crews.",
        "The union lays the blame for the unrest on Iceland's quotas.",
        "The union blames Iceland for the unrest in the harbour.",
        "Iceland is not prepared to give up its quota.",
        "In private talks, Icelandic ministers warn that a strike could derail the talks.",
        "The release could help to inflame the row with Iceland.",
        "The talks were resumed a day after they had been declared a failure.",
        "The talks resumed after they had failed.",
        "Norwegian patrols reportedly targeted boats of the Faroese fleet.",
        "The truce agreed in Oslo in May did not last.",
        "The truce did not survive the row.",
        "Not all disputes over nets remain unresolved.",
        "Some disputes over nets are left unresolved.",
    ],
)
def test_what_it_bears_out_passes(text):
    assert not serious_flags(checker_of_story(STORY))(text)
