"""Which of two events came first, told by clauses, by nouns and by "earlier"."""

from __future__ import annotations

import pytest
from stories import checker_of_story, serious_flags

from harness.types import FlagKind

STORY = """Dryco reopened its mill in Goole on Monday, after inspectors had approved the new boiler.
The town's council meets on Friday. A week earlier, the mayor had criticised the owners in public.
Forty workers were hired before the ceremony began. The council's vote triggered angry protests,
forcing the closure of the bridge. The boiler burst during the second test of the mill.
The ferry departed on Sunday. A day earlier, the union had threatened to block the harbour.
Nuns from Velm stepped in after the collapse of the bank."""

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
        (
            "Only after the inspectors had approved the boiler did Dryco reopen its mill.",
            "Only after Dryco had reopened its mill did inspectors approve the boiler.",
        ),
        (
            "Nuns from Velm moved in once the bank had collapsed.",
            "Nuns from Velm moved in before the bank could collapse.",
        ),
        (
            "First came the council's vote; the closure of the bridge followed.",
            "First the bridge was closed; the council's vote came later.",
        ),
        (
            "The bridge was closed in the wake of the council's vote.",
            "The bridge was closed ahead of the council's vote.",
        ),
    ],
)
def test_the_order_of_two_events(right: str, wrong: str) -> None:
    assert flags(right) == []
    assert [flag.kind for flag in flags(wrong)] == [FlagKind.DATE]


def test_an_order_that_the_article_does_not_tell_is_let_pass() -> None:
    assert flags("The mayor criticised the owners before workers were hired.") == []


def test_what_was_not_until_another_event_came_after_it() -> None:
    assert flags("Dryco did not reopen its mill until inspectors had approved the boiler.") == []
    assert flags("The inspectors did not approve the boiler until Dryco had reopened its mill.")
