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
