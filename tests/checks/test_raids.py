"""Who attacks whom, and what is hit."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Rwandan jets struck camps of the Lake Front in Uganda on Friday. The Front, which has waged \
attacks on Rwanda's border posts since April, said that nobody had died. \
Uganda condemned the raid.
"""


def found(sentence: str) -> bool:
    return any(f.checker == "raids" for f in serious_flags(checker_of_story(STORY))(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ugandan strikes on the Lake Front's camps killed nobody.",
        "Uganda's raid on the Lake Front came on Friday.",
        "The Front has waged attacks on Rwanda's cities since April.",
        "Rwanda's jets struck buildings of the Lake Front.",
        "The answer was a wave of attacks on Rwanda's airfields.",
        "Rwandan jets struck the centre of Kampala.",
        "Rwanda's strikes destroyed camps of the Lake Front.",
        "Rwandan jets wiped out the Front's camps.",
        "Rwanda's strikes near the Ugandan capital were condemned.",
        "The attacks that Uganda carried out on the Lake Front were condemned.",
    ],
)
def test_another_attacker_and_another_target_are_flagged(sentence: str) -> None:
    assert serious_flags(checker_of_story(STORY))(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Rwanda's strikes on the Lake Front killed nobody, the Front said.",
        "Rwanda's strikes hit positions of the Lake Front.",
        "The raids that Rwanda carried out on the Front's camps were condemned.",
        "Rwanda's raid in Uganda was condemned.",
        "Rwanda's raid hit camps of the Lake Front.",
        "Rwanda threatened to destroy the camps of the Lake Front.",
        "The Front attacked Rwanda's border posts.",
        "Rwanda's jets hit hideouts of the Front in Uganda.",
        "Uganda condemned the strikes on the camps.",
    ],
)
def test_the_articles_own_are_not(sentence: str) -> None:
    assert not found(sentence), sentence
