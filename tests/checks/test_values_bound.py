"""Values bound to the wrong thing: other rounds, other days, other people, parts of a whole."""

from __future__ import annotations

import pytest
from stories import checker_of, checker_of_story, serious

from harness.types import VerdictKind

STORY = """\
Norway and Iceland stepped in after the dockers walked out, according to two of the five sources.
A truce broke down during the second round of talks in Bergen. On Monday the police announced
that they had arrested the smuggler Marco Vidal. A day earlier the owners' chief, Rosa Lund, had
threatened to close the port. Over 40 people have been hurt this month in the harbour, and at least
six killed. The Greens,
who took office in 2019, have kept silent about the worst unrest in years.
"""
SPEC = {
    "schema": 1,
    "id": "port",
    "title": "Unrest in the port",
    "language": "en",
    "published": "2025-06-16",
    "article": "article.txt",
    "source": {"publisher": "written for this test", "licence": "CC0-1.0"},
    "parties": {
        "norway": {"name": "Norway", "type": "country"},
        "iceland": {"name": "Iceland", "type": "country"},
    },
    "facts": [
        {
            "id": "sources",
            "kind": "quantity",
            "value": "2 of 5 sources",
            "about": ["source"],
            "statement": "Two of the five sources said that Norway and Iceland had stepped in.",
        },
        {
            "id": "hurt",
            "kind": "quantity",
            "value": "> 40 people",
            "about": ["hurt", "injure"],
            "period": "2025-06",
            "statement": "Over 40 people have been hurt this month.",
        },
        {
            "id": "killed",
            "kind": "quantity",
            "value": ">= 6 people",
            "about": ["kill", "dead", "die"],
            "period": "2025-06",
            "statement": "At least six people have been killed this month.",
        },
    ],
}


@pytest.fixture(scope="module")
def check():
    return checker_of_story(STORY, SPEC).check


def _serious(result):
    return [f.span.text for f in serious(result)]


@pytest.mark.parametrize(
    "text",
    [
        "The truce broke down during the second round of talks.",
        "The talks in Bergen are in their second round.",
        "On Sunday Rosa Lund issued a threat to close the port.",
        "On Monday the police announced that they had arrested Marco Vidal.",
        "Over 40 people have been hurt this month.",
        "More than 40 people were hurt in the worst unrest since the Greens took office in 2019.",
        "Two of the five sources said that Norway and Iceland had stepped in.",
        "There were five sources, two of whom said that Norway and Iceland had stepped in.",
    ],
)
def test_what_the_article_gives_is_not_flagged(check, text):
    assert _serious(check(text)) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The truce broke down during the third round of talks.", "third round"),
        ("On Monday Rosa Lund issued a threat to close the port.", "Monday"),
        ("On Sunday the police arrested the smuggler Marco Vidal.", "Sunday"),
        ("Over 40 soldiers have been hurt this month.", "soldiers"),
        ("At least 4 people have been hurt this month.", "At least 4"),
        (
            "There were five sources, three of whom said that Norway and Iceland had stepped in.",
            "three",
        ),
    ],
)
def test_what_it_gives_of_something_else_is_flagged(check, text, wrong):
    assert any(wrong in span for span in _serious(check(text))), check(text).flags


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Two of the five sources said that Norway and Iceland had stepped in.", "supported"),
        ("Two sources out of five said that Norway and Iceland had stepped in.", "supported"),
        (
            "Five sources spoke. Two of them said that Norway and Iceland had stepped in.",
            "supported",
        ),
        (
            "Five sources spoke. Four of them said that Norway and Iceland had stepped in.",
            "contradicted",
        ),
        ("One source close to the owners said that the port would open.", "omitted"),
    ],
)
def test_parts_of_a_whole(check, text, verdict):
    found = {v.fact: str(v.verdict) for v in check(text).verdicts}
    assert found["sources"] == verdict


@pytest.mark.parametrize(
    ("text", "killed", "hurt"),
    [
        ("The unrest left at least six people dead and over 40 injured.", "supported", "supported"),
        ("At least six were killed and over 40 others hurt.", "supported", "supported"),
        ("The unrest left over 40 people dead and six injured.", "contradicted", "contradicted"),
        ("Unrest in the harbour has left over 40 dead.", "contradicted", "omitted"),
        ("June's unrest left at least six people dead.", "supported", "omitted"),
        ("The unrest of last month left at least six people dead.", "contradicted", "omitted"),
        ("At least six were killed and over 70 others hurt.", "supported", "contradicted"),
    ],
)
def test_the_dead_and_the_hurt_are_told_apart(check, text, killed, hurt):
    found = {v.fact: str(v.verdict) for v in check(text).verdicts}
    assert (found["killed"], found["hurt"]) == (killed, hurt)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Some 1,616 miles of border are closed.", True),
        ("The border, which stretches for about 1,600 miles, was closed.", True),
        ("The 1,600-mile line between Pakistan and Afghanistan is closed.", True),
        ("The border, which stretches for about 2,600 miles, was closed.", False),
    ],
)
def test_a_length_is_known_by_its_border_wherever_it_stands(text, right):
    verdicts = checker_of("istanbul_talks").check(text).verdicts
    (found,) = [v for v in verdicts if v.fact == "border_length"]
    expected = VerdictKind.SUPPORTED if right else VerdictKind.CONTRADICTED
    assert found.verdict is expected


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The plants will close at the end of March 2025.", "supported"),
        ("The plants will close by the end of March 2025.", "supported"),
        ("The plants will close at the end of April 2025.", "contradicted"),
        ("The plants will close at the beginning of 2026.", "contradicted"),
    ],
)
def test_the_end_of_a_month_is_its_last_third_or_a_limit(text, verdict):
    found = {v.fact: str(v.verdict) for v in checker_of("harcourt_results").check(text).verdicts}
    assert found["closure_deadline"] == verdict
