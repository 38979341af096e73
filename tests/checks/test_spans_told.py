"""Dates told by how long before or after the article's own news they were."""

from __future__ import annotations

import pytest
from stories import checker_of, checker_of_story, serious

from harness.types import VerdictKind


def judged(text):
    result = checker_of("istanbul_talks").check(text)
    (found,) = [v for v in result.verdicts if v.fact == "ceasefire_date"]
    return found.verdict, bool(serious(result))


@pytest.mark.parametrize(
    "text",
    [
        "A month after the truce was agreed, the two sides were back in Istanbul.",
        "Eleven weeks before the Istanbul talks resumed, a truce was agreed in Doha.",
        "The ceasefire had been agreed three months before the Istanbul talks.",
        "Six weeks on, the truce is in tatters.",
        "Talks resumed in Istanbul almost a month after the truce was agreed.",
        "Talks resumed in Istanbul less than a week after the truce was agreed.",
        "Talks resumed in Istanbul more than a month after the truce was agreed.",
    ],
)
def test_another_distance_contradicts(text):
    assert judged(text) == (VerdictKind.CONTRADICTED, True)


@pytest.mark.parametrize(
    "text",
    [
        "Eleven days after the truce was agreed, the two sides were back in Istanbul.",
        "The truce was agreed eleven days before the talks in Istanbul resumed.",
        "Eleven days on, the truce is in tatters.",
    ],
)
def test_the_right_distance_supports(text):
    assert judged(text) == (VerdictKind.SUPPORTED, False)


@pytest.mark.parametrize(
    "text",
    [
        "Talks resumed in Istanbul less than two weeks after the truce was agreed.",
        "Talks resumed in Istanbul a fortnight after the truce was agreed.",
    ],
)
def test_a_rough_distance_is_vague(text):
    assert judged(text) == (VerdictKind.VAGUE, False)


@pytest.mark.parametrize(
    "text",
    [
        "Talks resumed in Istanbul less than a fortnight after the truce was agreed.",
        "A week after the truce was agreed, new attacks were reported.",
        "A day after the talks failed, the two sides resumed negotiations in Istanbul.",
    ],
)
def test_other_distances_say_nothing_of_it(text):
    assert judged(text)[0] is VerdictKind.OMITTED


def test_a_place_is_not_that_of_what_came_before():
    result = checker_of("istanbul_talks").check(
        "Two weeks after the ceasefire the sides are back in Istanbul."
    )
    assert not serious(result)


STRIKE = """\
Norse Ferries and its crews have resumed their wage talks in Bergen. A truce was agreed on June 5,
and broke down within days.
"""
SPEC = {
    "schema": 1,
    "id": "ferries",
    "title": "Wage talks",
    "language": "en",
    "published": "2025-06-16",
    "article": "article.txt",
    "source": {"publisher": "written for this test", "licence": "CC0-1.0"},
    "parties": {"norse": {"name": "Norse Ferries", "type": "organisation"}},
    "facts": [
        {
            "id": "truce",
            "kind": "date",
            "value": "2025-06-05",
            "about": ["truce"],
            "statement": "A truce was agreed on June 5.",
        },
    ],
}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The truce was agreed eleven days before the talks resumed.", "supported"),
        (
            "The truce, which was agreed less than two weeks before the talks resumed, broke.",
            "vague",
        ),
        (
            "The truce was agreed more than a month before the talks resumed.",
            "contradicted",
        ),
        ("The truce was agreed a month before the crews held a party.", "omitted"),
    ],
)
def test_the_news_needs_no_place_where_nothing_else_is_told(text, verdict):
    result = checker_of_story(STRIKE, SPEC).check(text)
    assert [str(v.verdict) for v in result.verdicts] == [verdict]
