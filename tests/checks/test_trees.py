"""Attachments that the parser gets wrong, mended in the tree."""

from __future__ import annotations

import pytest

from harness.checks.reading.parse import parse
from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Norland accuses Sudria of hiding smugglers. Sudria says that Norland's poverty is of its own making.
"""


def test_the_second_half_of_an_absolute_clause_has_its_own_subject() -> None:
    doc = parse("They trade blame, with Peru accusing Chile of hiding boats and Chile saying none.")
    says = next(t for t in doc if t.lower_ == "saying")
    assert [c.text for c in says.children if c.dep_ == "nsubj"] == ["Chile"]
    assert says.head.lower_ == "accusing"


def test_a_list_stays_one() -> None:
    doc = parse("Peru accused Chile of hiding boats and nets.")
    nets = next(t for t in doc if t.lower_ == "nets")
    assert (nets.dep_, nets.head.lower_) == ("conj", "boats")


@pytest.mark.parametrize(
    ("accuser", "accused", "wrong"), [("Norland", "Sudria", False), ("Sudria", "Norland", True)]
)
def test_who_accuses_whom_in_it(accuser: str, accused: str, wrong: bool) -> None:
    text = f"The two trade blame, with {accuser} accusing {accused} of hiding smugglers and "
    text += f"{accused} saying that the poverty is of its own making."
    assert bool(serious_flags(checker_of_story(STORY))(text)) is wrong
