"""Two clauses with one "with": "with A accusing B of theft and C denying it"."""

from __future__ import annotations

import pytest

from harness.checks.reading.frames import read_frames
from harness.checks.reading.parse import parse
from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Rwanda has accused Uganda of sheltering the Lake Front, which attacked its border posts in April. \
Uganda denies this and blames Rwanda's own army for the unrest.
"""


@pytest.mark.parametrize(
    ("text", "verb", "agents", "patients"),
    [
        (
            "It stalled, with the union rejecting the offer and the firm threatening a lockout.",
            "reject",
            "union",
            "offer",
        ),
        (
            "Both trade charges, with Norland accusing Brandt of arming rebels and Brandt blaming "
            "Norland for the raids.",
            "arm",
            "Brandt",
            "rebels",
        ),
        (
            "Both trade charges, with Norland accusing Brandt of arming rebels and Brandt blaming "
            "Norland for the raids.",
            "blame",
            "Brandt",
            "Norland",
        ),
        ("It ended with Turkey and Qatar pressing both.", "press", "Turkey Qatar", "both"),
    ],
)
def test_the_second_clause_has_a_subject_of_its_own(text, verb, agents, patients):
    doc = parse(text)
    (frame,) = [f for f in read_frames(doc) if f.lemma == verb]
    assert " ".join(doc[a.token].text for a in frame.agents) == agents
    assert " ".join(doc[a.token].text for a in frame.patients) == patients


def test_who_speaks_next_is_not_done_anything():
    flags = serious_flags(checker_of_story(STORY))
    told = "They are at odds, with Rwanda accusing Uganda of sheltering the Front and Uganda {}."
    assert not flags(told.format("blaming Rwanda's army for the unrest"))
    wrong = "They are at odds, with Uganda accusing Rwanda of sheltering the Front and Rwanda {}."
    assert flags(wrong.format("blaming Uganda's army for the unrest"))


MOST = "“Most of the windows have been repaired,” a foreman told the Velm Echo. Two ovens are cold."


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Not a single window has been repaired so far, a foreman told the Velm Echo.", True),
        ("Not one of the windows has been repaired.", True),
        ("No window has been repaired, a foreman told the Velm Echo.", True),
        ("Most of the windows have been repaired, a foreman told the Velm Echo.", False),
        ("Not all of the windows have been repaired, a foreman told the Velm Echo.", False),
    ],
)
def test_not_a_single_one_of_what_was_mostly_done(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(MOST))(sentence)) is wrong, sentence
