"""What surprised people was not expected, what was never made was not finished, and what has
reopened is not closed."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

SURPRISES = """\
The owner of the mill, Ruta Ilves, stunned the town by announcing the closure of its weaving hall. \
The strike at the docks came as no surprise to the mayor. The dockers' victory had been expected.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The closure of the mill's weaving hall had been widely expected.", True),
        ("The closure of the mill's weaving hall surprised the town.", False),
        ("The strike at the docks had been widely expected.", False),
        ("The dockers' victory had been widely expected.", False),
    ],
)
def test_a_surprise_was_not_expected(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(SURPRISES))(sentence)) is wrong, sentence


UNMADE = """\
The painter Ida Brenn drew up a memoir of her years in Velm in 1990. The memoir was never written, \
but her daughters worked for years to finish it. The bridge was never built. The council published \
its plan.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Ida Brenn completed the memoir in 1990.", True),
        ("The council completed the bridge.", True),
        ("Her daughters finished the memoir.", False),
        ("The council released its plan.", False),
    ],
)
def test_what_was_never_made_was_not_finished(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(UNMADE))(sentence)) is wrong, sentence


REOPENED = """\
The alarms raised on Friday turned out to be false and coastal schools have since reopened. The \
port is shut.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Coastal schools remain closed after Friday's alarms.", True),
        ("Coastal schools have reopened after Friday's false alarms.", False),
        ("The port remains closed.", False),
    ],
)
def test_what_has_reopened_is_not_closed(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(REOPENED))(sentence)) is wrong, sentence
