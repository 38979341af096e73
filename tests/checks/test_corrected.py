"""Values that a text names only to say that they are others, and names that the facts give."""

import pytest
from stories import checker_of, serious_flags

flags = serious_flags(checker_of("istanbul_talks"))


@pytest.mark.parametrize(
    "text",
    [
        "Not 17 but more than 70 people have been killed this month.",
        "The ceasefire was agreed in Doha rather than in Istanbul.",
        "The ceasefire was agreed on October 19, not in September.",
        "The Durand Line, all 2,600 km of it, is closed.",
        "The Taliban have neither confirmed nor denied that Amjad was killed.",
    ],
)
def test_values_that_are_denied_for_the_right_ones(text):
    assert not flags(text)


@pytest.mark.parametrize(
    "text",
    [
        "Not 70 but 17 people have been killed this month.",
        "The ceasefire was agreed in Istanbul rather than in Doha.",
        "The Durand Line and the Suwalki Gap are closed.",
        "The Taliban have confirmed that Amjad was killed.",
    ],
)
def test_values_that_are_put_for_the_right_ones(text):
    assert flags(text)
