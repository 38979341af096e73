"""The score: what counts against a summary that no flag is raised for."""

from __future__ import annotations

import math

import pytest
from stories import checker_of_story

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.parse import parse
from harness.checks.reading.slots import read_slots
from harness.checks.score import AGAINST, FOR, score, weights
from harness.types import Flag, FlagKind, Severity, Span

FERRY = (
    "The Arden ferry resumed its service to the island on Monday after the storm. "
    "The harbour board approved a larger subsidy for the line, which carried 4,200 passengers "
    "in May. Captain Lena Moss praised the crew. The board rejected a plan to raise fares, "
    "and islanders welcomed the decision. The old pier stays closed for repairs."
)
LAB = (
    "We present a fast method for sorting long lists on small devices. It improves accuracy and "
    "uses less memory than earlier methods. Our experiments on 12 data sets show that the "
    "encoder learns useful representations, and that training remains stable."
)
PAIRS = [
    (FERRY, "numbers_new", "The line carried 4,200 people.", "The line carried 4,900 people."),
    (FERRY, "names_new", "Captain Moss praised the crew.", "Captain Brandt praised the crew."),
    (
        FERRY,
        "denials_new",
        "Captain Moss praised the crew.",
        "Captain Moss did not praise the crew.",
    ),
    (
        FERRY,
        "opposites_bound",
        "The board agreed to a larger subsidy.",
        "The board agreed to a smaller subsidy.",
    ),
    (FERRY, "objects_new", "The board approved a subsidy.", "The board approved a storm."),
    (FERRY, "synonyms", "The board endorsed the subsidy.", "The board leaked the subsidy."),
    (LAB, "opposites_bound", "A fast method sorts lists.", "A slow method sorts lists."),
    (LAB, "opposites_near", "It sorts lists that are long.", "It sorts lists that are short."),
    (LAB, "denials_new", "The encoder learns.", "The encoder lacks learning."),
    (
        LAB,
        "quantifiers_new",
        "Experiments show that training is stable.",
        "Only experiments show that training is stable.",
    ),
    (FERRY, "compounds_new", "Fares do not rise.", "Football fares do not rise."),
]


def counts(story: str, summary: str) -> dict[str, float]:
    checker = checker_of_story(story)
    text = Analysis(parse(summary), checker.book)
    return checker.likeness.measures(text, list(read_slots(text)))


@pytest.mark.parametrize(("story", "name", "true", "false"), PAIRS)
def test_an_edit_that_changes_what_is_said_lowers_the_score(
    story: str, name: str, true: str, false: str
) -> None:
    more, less = (true, false) if name in FOR else (false, true)
    assert counts(story, more)[name] > counts(story, less)[name]
    checker = checker_of_story(story)
    assert checker.check(true).score > checker.check(false).score


def test_nothing_counts_against_the_articles_own_words() -> None:
    for story in (FERRY, LAB):
        found = counts(story, story)
        assert not {name for name in AGAINST if found[name]}
        assert checker_of_story(story).check(story).score > 0.5


def test_a_flag_never_raises_the_score() -> None:
    span = Span(0, 1, "T")
    for kind in FlagKind:
        for severity in Severity:
            flag = Flag(span, kind, severity, "why", "test", None)
            plain, flagged = score([], {}), score([flag], {})
            assert flagged < plain if severity is not Severity.LOW else flagged <= plain


def test_every_weight_has_the_sign_of_what_it_weighs() -> None:
    _, given = weights()
    assert set(given) == {*AGAINST, *FOR}
    assert all(given[name] <= 0 for name in AGAINST)
    assert all(given[name] >= 0 for name in FOR)
    assert all(map(math.isfinite, given.values()))
