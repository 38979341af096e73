"""Which of two events came first, told by clauses, by nouns and by "earlier"."""

from __future__ import annotations

import pytest
from stories import checker_of_story, serious_flags

from harness.types import FlagKind

STORY = """Dryco reopened its mill in Goole on Monday, after inspectors had approved the new boiler.
The town's council meets on Friday. A week earlier, the mayor had criticised the owners in public.
Forty workers were hired before the ceremony began. The council's vote triggered angry protests,
forcing the closure of the bridge. The boiler burst during the second test of the mill.
The ferry departed on Sunday. A day earlier, the union had threatened to block the harbour."""

flags = serious_flags(checker_of_story(STORY))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Inspectors approved the boiler before Dryco reopened its mill.",
            "Inspectors approved the boiler after Dryco reopened its mill.",
        ),
        (
            "A week before the council meets, the mayor criticised the owners.",
            "A week after the council meets, the mayor criticised the owners.",
        ),
        (
            "The ceremony began after forty workers were hired.",
            "The ceremony began before forty workers were hired.",
        ),
        (
            "The bridge was closed after the council's vote took place.",
            "The bridge was closed before the council's vote took place.",
        ),
        (
            "The boiler burst after the second test of the mill had begun.",
            "The boiler burst before the second test of the mill began.",
        ),
        (
            "The union threatened to block the harbour a day before the ferry departed.",
            "The union threatened to block the harbour a day after the ferry departed.",
        ),
    ],
)
def test_the_order_of_two_events(right: str, wrong: str) -> None:
    assert flags(right) == []
    assert [flag.kind for flag in flags(wrong)] == [FlagKind.DATE]


def test_an_order_that_the_article_does_not_tell_is_let_pass() -> None:
    assert flags("The mayor criticised the owners before workers were hired.") == []
