"""Events told otherwise than in the article, and paraphrases that tell them as it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from harness.checks import build_checker
from harness.checks.checker import Checker
from harness.checks.reading.parse import parse
from harness.checks.reading.polarity import negators_of
from harness.checks.reading.status import Status, status_of
from harness.lexicon.weight import ENOUGH, weight
from harness.types import Article, Flag, FlagKind, Severity

TEXT = """\
The mayor of Lindholm, Karin Aster, privately warned on Monday that the river could flood the \
old mill. Denmark accused Norway of hiding the survey. Most of the complaints have been settled.

The council intends to maintain its levy on boats. The rescuers took action against the leak, \
and 20 people were hurt and six cars damaged. The bridge has not been closed. Owners have yet to \
confirm the price. The ferry agreement held during the storm.

Jon Berg, a harbour master and a designated guardian by the ministry, killed nobody, he said. \
A court in Oslo fined Norway last year. The council quietly resumed its survey in May.
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return build_checker(Article("lindholm", TEXT, dt.date(2025, 3, 5)))


@pytest.fixture(scope="module")
def serious(checker: Checker) -> Callable[[str], list[Flag]]:
    def flags(text: str) -> list[Flag]:
        found = checker.check(text).flags
        return [f for f in found if f.severity is not Severity.LOW]

    return flags


@pytest.mark.parametrize(
    ("text", "kinds", "words"),
    [
        ("Norway accused Denmark of hiding the survey.", {FlagKind.ROLE}, "Denmark"),
        ("All the complaints have been settled.", {FlagKind.CONTRADICTION}, "All"),
        ("The council has dropped its levy on boats.", {FlagKind.CONTRADICTION}, "dropped"),
        ("The ferry agreement collapsed during the storm.", {FlagKind.CONTRADICTION}, "collapsed"),
        ("The bridge has been closed.", {FlagKind.NEGATION}, "closed"),
        ("Owners confirmed the price.", {FlagKind.NEGATION}, "confirmed"),
        ("The river flooded the old mill.", {FlagKind.UNSUPPORTED}, "flooded"),
        ("Karin Aster publicly warned of a flood.", {FlagKind.CONTRADICTION}, "publicly"),
        ("The council launched its survey with fanfare.", {FlagKind.CONTRADICTION}, "launched"),
        ("In public, Karin Aster warned of a flood.", {FlagKind.CONTRADICTION}, "public"),
        ("Karin Aster has resigned as mayor.", {FlagKind.UNSUPPORTED}, "resigned"),
        ("Refugees were hurt, and six cars damaged.", {FlagKind.UNSUPPORTED}, "Refugees"),
    ],
)
def test_what_the_article_tells_otherwise_is_flagged(
    serious: Callable[[str], list[Flag]], text: str, kinds: set[FlagKind], words: str
) -> None:
    found = serious(text)
    assert any(f.kind in kinds and words in f.span.text for f in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Denmark has accused Norway of having hidden the survey.",
        "Not all of the complaints have been settled.",
        "The council did not drop its levy on boats.",
        "The bridge was never closed.",
        "The owners have not confirmed the price.",
        "The river may flood the old mill.",
        "Karin Aster warned in private that the mill could be flooded.",
        "Hurt in the accident were 20 people.",
        "The bridge had not been closed since Monday.",
        "Far from closing the bridge, the council maintains its levy on boats.",
    ],
)
def test_a_paraphrase_is_no_serious_flag(serious: Callable[[str], list[Flag]], text: str) -> None:
    assert serious(text) == []


def test_explanations_name_both_sides(serious: Callable[[str], list[Flag]]) -> None:
    (flag,) = serious("Norway accused Denmark of hiding the survey.")
    assert "Norway accused Denmark" in flag.explanation
    assert "Denmark accused Norway" in flag.explanation


def test_the_articles_own_sentences_are_never_serious(
    checker: Checker, serious: Callable[[str], list[Flag]]
) -> None:
    sentences = [s.text.strip() for s in checker.article.doc.sents]
    assert len(sentences) > 5
    assert [flag for sentence in sentences for flag in serious(sentence)] == []


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("They would not fail to pay.", "pay", False),
        ("They failed to pay.", "pay", True),
        ("They have yet to pay.", "pay", True),
        ("No one has paid.", "paid", True),
        ("They no longer pay.", "pay", True),
        ("They left without paying.", "paying", True),
        ("Rather than pay, they left.", "pay", True),
        ("They not only paid, they cheered.", "paid", False),
        ("The owner accuses, the tenant denies.", "accuses", False),
    ],
)
def test_negations_add_up(text: str, verb: str, negated: bool) -> None:
    token = next(t for t in parse(text) if t.text == verb)
    assert (len(negators_of(token)) % 2 == 1) is negated


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        ("The club will pay.", "pay", Status.UNREAL),
        ("The club might pay.", "pay", Status.UNREAL),
        ("The club promised to pay.", "pay", Status.UNREAL),
        ("He insists that Norway leave.", "leave", Status.UNREAL),
        ("They spoke of closing the club.", "closing", Status.UNREAL),
        ("The club reportedly paid.", "paid", Status.HEDGED),
        ("He said that the club had paid.", "paid", Status.REPORTED),
        ("He had complained before that such clubs paid little.", "paid", Status.REPORTED),
        ("The club may help to pay.", "pay", Status.UNREAL),
        ("The club paid.", "paid", Status.ASSERTED),
    ],
)
def test_how_firmly_a_verb_is_told(text: str, verb: str, status: Status) -> None:
    token = next(t for t in parse(text) if t.text == verb)
    assert status_of(token)[0] is status


def test_news_weighs_enough_alone_and_turns_of_phrase_nothing() -> None:
    assert weight("refugee.n") >= ENOUGH
    assert weight("resign.v") >= ENOUGH
    assert weight("fanfare.n") == weight("rope.n") == 0
    assert 0 < weight("casualty.n") < ENOUGH
