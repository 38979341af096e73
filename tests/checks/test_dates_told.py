"""Dates told by the state that they began, by the time that has passed, or counted from another."""

from __future__ import annotations

import pytest
from stories import checker_of_story

from harness.types import Severity

STORY = """\
The Harbour Party took office in Vessland in 2019. Its rule has seen the country's worst strikes.
Dockers and owners agreed to a truce in Lund on June 4, but it broke down within a week. On Monday
the owners' chief, Rosa Lund, met the dockers again. A day earlier she had threatened to close
the port. More than 40 people have been hurt this month. The canal is 130 kilometres long.
"""
SPEC = {
    "schema": 1,
    "id": "port",
    "title": "Talks in the port",
    "language": "en",
    "published": "2025-06-16",
    "article": "article.txt",
    "source": {"publisher": "written for this test", "licence": "CC0-1.0"},
    "parties": {"harbour_party": {"name": "Harbour Party", "type": "organisation"}},
    "facts": [
        {
            "id": "office",
            "kind": "date",
            "value": "2019",
            "about": ["take office", "come to power"],
            "statement": "The Harbour Party took office in 2019.",
        },
        {
            "id": "truce",
            "kind": "date",
            "value": "2025-06-04",
            "about": ["truce", "ceasefire"],
            "statement": "The truce was agreed on June 4.",
        },
        {
            "id": "hurt",
            "kind": "quantity",
            "value": "> 40 people",
            "about": ["hurt", "injure", "wound"],
            "period": "2025-06",
            "statement": "Over 40 people have been hurt this month.",
        },
    ],
}


@pytest.fixture(scope="module")
def check():
    return checker_of_story(STORY, SPEC).check


def _verdict(result, fact):
    return next(str(v.verdict) for v in result.verdicts if v.fact == fact)


@pytest.mark.parametrize(
    ("text", "fact", "verdict"),
    [
        ("The Harbour Party, in office since 2019, has seen strikes.", "office", "supported"),
        ("The Harbour Party, in charge of Vessland since 2019, met.", "office", "supported"),
        ("The Harbour Party has ruled Vessland since 2019.", "office", "supported"),
        (
            "The strikes are the worst of the Harbour Party's rule since 2019.",
            "office",
            "supported",
        ),
        ("The Harbour Party, in power since 2016, has seen strikes.", "office", "contradicted"),
        (
            "The strikes began in 2019, the year the Harbour Party took office.",
            "office",
            "supported",
        ),
        ("It has been six years since the Harbour Party took office.", "office", "supported"),
        ("Six years after the Harbour Party took office, strikes go on.", "office", "supported"),
        (
            "It has been sixteen years since the Harbour Party took office.",
            "office",
            "contradicted",
        ),
        ("Twelve days before the report, a truce was agreed.", "truce", "supported"),
        ("A week before the report, a truce was agreed.", "truce", "contradicted"),
        ("A truce reached earlier this month has crumbled.", "truce", "vague"),
        ("A truce was settled in early-to-mid June.", "truce", "vague"),
        ("Both sides had agreed on June 4 to stop shooting.", "truce", "supported"),
        ("A truce was struck a week ago.", "truce", "contradicted"),
        ("At least 4 people have been hurt this month.", "hurt", "contradicted"),
    ],
)
def test_dates_and_counts_in_other_words(check, text, fact, verdict):
    result = check(text)
    assert _verdict(result, fact) == verdict
    wrong = [f for f in result.flags if f.severity is not Severity.LOW]
    assert bool(wrong) == (verdict == "contradicted")


def test_a_year_that_the_article_lacks_is_no_date_of_the_fact(check):
    result = check("The owners have been in Lund since 2016.")
    assert _verdict(result, "office") == "omitted"
    assert [(f.checker, f.span.text) for f in result.flags] == [("grounding", "since 2016")]
