"""Texts that come lower-cased and tokenised, as many collections of summaries do."""

from __future__ import annotations

import pytest

from harness.checks.reading.parse import parse
from harness.checks.reading.quotes import read_quotes
from harness.checks.reading.wording import is_foreign, said
from harness.types import Severity
from tests.checks.stories import checker_of_story


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("the mayor 's aide called it `` a big mistake '' .", [" a big mistake "]),
        ("the club 's boss is ` back at work ' , the fans ' hero", [" back at work "]),
        ("the band 's tour and the singer 's film", []),
        ("She called Ann's plan 'a big mistake' and left.", ["a big mistake"]),
    ],
)
def test_marks_of_quotations_are_told_from_apostrophes(text: str, quoted: list[str]) -> None:
    assert [q.text for q in read_quotes(parse(text))] == quoted


def test_words_are_found_however_they_are_tokenised() -> None:
    assert said("we 're sure i do n't know", "“We’re sure I don’t know,” he said.") == 1
    assert said("I don't know", "he said i do n't know") == 8
    assert said("I do know", "he said I do n't know") < 0


def test_words_of_another_language_are_a_title() -> None:
    assert is_foreign("Hygiène de l'assassin")
    assert not is_foreign("an aggressive posture")


STORY = """\
Nearly 5% of the students in Elmstad work at night, a survey found on Monday.
"At this stage the bridge would not close without a second inspection," said Ada Holt.
No more than 40 per cent of the ferry's guests come from abroad, the harbour said.
"""


@pytest.mark.parametrize(
    "text",
    [
        "the bridge in elmstad could be closed .",
        "only 40 per cent of the ferry 's guests come from abroad .",
        "5 % of the students work at night .",
    ],
)
def test_bounded_denials_contradict_nothing(text: str) -> None:
    flags = checker_of_story(STORY).check(text).flags
    assert not [f for f in flags if f.severity is Severity.HIGH], flags
