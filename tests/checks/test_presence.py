"""Parties in matters to which the article never brings them."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Ferry workers in Denmark walked off the job on Monday over a plan to cut night crossings. \
The Danish union said that the operator, Norlink, had broken a promise made in spring.

Norlink rejected the charge and asked a mediator to call both sides to Copenhagen. Passengers \
slept on benches in the terminal at Gedser, and hauliers complained of spoilt fish.

Far to the east, Poland opened a new harbour on the same day. Its transport minister praised the \
engineers who had dredged the channel in eleven months.

Sweden, which lends Norlink two ferries, has said nothing so far about the cut.
"""


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Poland cut the night crossings of the ferries, workers said.", "Poland"),
        ("Poland’s union of ferry workers spoke of a broken promise.", "Poland"),
        ("Denmark opened a big new harbour, engineers say.", "Denmark"),
    ],
)
def test_a_party_from_elsewhere_in_the_story_is_flagged(sentence: str, name: str) -> None:
    flags = serious_flags(checker_of_story(STORY))(sentence)
    assert [flag for flag in flags if name in flag.span.text], sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Danish ferry workers walked off the job over a plan to cut night crossings.",
        "Norlink wants a mediator to bring both sides to Copenhagen.",
        "Sweden has been silent about Norlink’s cut of the night crossings.",
        "Poland’s minister praised the engineers who dredged the channel.",
    ],
)
def test_a_party_of_the_matter_or_beside_it_passes(sentence: str) -> None:
    assert not serious_flags(checker_of_story(STORY))(sentence)
