"""Times that cannot be those of their events."""

from __future__ import annotations

import pytest

from harness.types import Flag
from tests.checks.stories import checker_of_story, serious

STORY = """\
The ferry Alma was sold to a shipyard in Torvik in January. It had been built in Norway for the \
route to the islands. The shipyard will repair the ferry's engine next month. "It broke down last \
year and twice before that," said the yard's manager, Per Lie.
The company was founded in June 2009 and became known for its cheap fares. Storms are expected on \
Friday and Saturday. The ferry will return to the islands at the end of the summer.
Lie asked a diver for help on 20 May. The yard's crane had been closed by inspectors on 12 May.
"""


def dates(text: str) -> list[Flag]:
    return [f for f in serious(checker_of_story(STORY).check(text)) if f.kind == "date"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The shipyard will mend the engine yesterday.", "yesterday"),
        ("The shipyard will repair the engine last year.", "last year"),
        ("Storms are expected on Friday and Friday.", "Friday"),
        ("The ferry Alma was sold to a shipyard in Torvik in June 2009.", "June 2009"),
        ("Per Lie asked a diver for help 12 May.", "12 May"),
    ],
)
def test_an_impossible_time_is_flagged(text: str, wrong: str) -> None:
    assert any(wrong in f.span.text for f in dates(text))


@pytest.mark.parametrize(
    "text",
    [
        "The ferry broke down last year.",
        "The engine may have broken down last year.",
        "The shipyard will repair the engine that broke down last year.",
        "Storms are expected on Friday and Saturday.",
        "Per Lie asked a diver for help 20 May.",
        "The ferry Alma was sold to a shipyard in Torvik in January.",
        "The company became known for its cheap fares after June 2009.",
    ],
)
def test_times_of_their_events_pass(text: str) -> None:
    assert not dates(text)
