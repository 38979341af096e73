"""Pronouns that can stand for nobody of whom the article speaks."""

from __future__ import annotations

import pytest

from harness.types import CheckResult
from tests.checks.stories import checker_of_story, serious

STORY = """\
Harbour master Ole Brandt closed the port of Elmstad on Sunday after the storm.
He told reporters that his crews had saved 12 sailors. "We are proud of you all," he said.
The council thanked the crews for their work.
"""


def check(text: str, story: str = STORY) -> CheckResult:
    return checker_of_story(story).check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Brandt closed the port of Elmstad on Sunday, and she said the crews had saved 12 sailors.",
        "Brandt told reporters that her crews had saved 12 sailors.",
    ],
)
def test_a_pronoun_that_can_be_nobody_is_flagged(text: str) -> None:
    assert [f.checker for f in serious(check(text))] == ["pronouns"]


@pytest.mark.parametrize(
    "text",
    [
        "Brandt closed the port on Sunday, and he said his crews had saved 12 sailors.",
        'He told the crews: "We are proud of you all."',
        "We are proud of you all, the harbour master said.",
        "Our harbour master closed the port of Elmstad after the storm.",
        "The council thanked them for their work.",
    ],
)
def test_other_pronouns_pass(text: str) -> None:
    assert not serious(check(text))


def test_an_article_with_a_woman_in_it_leaves_her_open() -> None:
    told = STORY + "His wife was at sea.\n"
    assert not serious(check("Brandt told reporters that her crews had saved 12 sailors.", told))


PLANS = """\
Maria: When is Jonas coming? Ann: Tomorrow! Emil: Finally! Maria: We should make a party for him.
Ann: Emil will bake a cake. Emil: With pleasure! Ann: I will prepare the garden.
Maria: I will bring him from the station. Emil: He expects nothing.
"""


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Maria will bring Jonas from the station, and Ann will prepare the garden.", False),
        ("Ann will bring Jonas from the station.", True),
        ("Emil will prepare the garden.", True),
    ],
)
def test_who_speaks_in_a_transcript_means_themselves_by_i(text: str, flagged: bool) -> None:
    assert bool(serious(check(text, PLANS))) is flagged


def test_whose_turn_it_is_does_not_do_what_the_turn_tells_another_to_do() -> None:
    story = PLANS.replace("With pleasure!", "Maria, buy some butter, please.")
    assert not serious(check("Emil asks Maria to buy butter.", story))
