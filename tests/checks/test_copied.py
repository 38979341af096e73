"""Sentences that the article has word for word get no flag, and hide none of the others."""

from __future__ import annotations

import pytest

from harness.checks.checker import Checker
from harness.checks.reading.analysis import Analysis
from harness.checks.reading.parse import parse
from harness.types import Flag
from tests.checks.stories import checker_of

WRONG = [
    ("istanbul_talks", "The border is 2,600 miles long."),
    ("port_ellery_final", "Nobody watched the match."),
    ("naryn_earthquake", "The quake killed 4,000 people in Lisbon."),
]


def told(flags: tuple[Flag, ...]) -> list[tuple[str, str]]:
    return [(flag.kind.value, flag.span.text) for flag in flags]


def first_sentence(checker: Checker) -> str:
    return checker.article.sentence_span(0).text


@pytest.mark.parametrize(("story", "wrong"), WRONG)
def test_what_stands_beside_a_copied_sentence_is_flagged(story: str, wrong: str) -> None:
    checker = checker_of(story)
    own = first_sentence(checker)
    assert checker.check(own).flags == ()
    assert told(checker.check(f"{own} {wrong}").flags) == told(checker.check(wrong).flags)
    text = Analysis(parse(f"{own} {own[:-1]} again."), checker.book, checker.published)
    assert checker._copied(text) == {0}


def test_a_stream_says_what_each_check_says() -> None:
    checker = checker_of("istanbul_talks")
    texts = [f"{first_sentence(checker)} {wrong}" for _, wrong in WRONG] * 2
    assert list(checker.check_many(texts)) == [checker.check(text) for text in texts]
