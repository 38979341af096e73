"""Holders of an office who are told by it, with no name."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, checker_of_story

ARTICLE = """\
The Lake Front lost its deputy commander, Joel Kato, on Friday: Rwanda's army said that it had \
shot Kato near the border. The Front's spokesman, Ian Obote, said nothing.
"""
SPEC = {
    "schema": 1,
    "id": "lake_front",
    "title": "The Lake Front loses its deputy commander",
    "language": "en",
    "published": "2025-06-02",
    "article": "article.txt",
    "source": {"publisher": "nobody", "licence": "CC0-1.0"},
    "parties": {
        "front": {"name": "Lake Front", "type": "group"},
        "kato": {"name": "Joel Kato", "type": "person", "aliases": ["Kato"], "of": "front"},
        "rwanda": {"name": "Rwanda", "type": "country"},
    },
    "facts": [
        {
            "id": "rank",
            "kind": "role",
            "role": "deputy commander of the Lake Front",
            "parties": ["kato"],
            "statement": "Joel Kato was deputy commander of the Lake Front.",
        }
    ],
}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Rwanda's army shot a Lake Front figure.", "vague"),
        ("The Lake Front commander whom they have shot was near the border.", "vague"),
        ("Rwanda's army shot Joel Kato, deputy commander of the Lake Front.", "supported"),
        ("Rwanda's army shot a Ugandan commander.", "omitted"),
        ("Rwanda's army has not shot a Lake Front commander.", "omitted"),
        ("A Lake Front official said nothing.", "omitted"),
    ],
)
def test_an_act_tells_who_is_meant(text, verdict):
    (found,) = checker_of_story(ARTICLE, SPEC).check(text).verdicts
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("A Surinamese minister thanked the mediators by name.", "vague"),
        ("A Guyanese minister thanked the mediators by name.", "omitted"),
        ("A Surinamese prosecutor thanked the mediators.", "omitted"),
    ],
)
def test_the_minister_who_gave_thanks(text, verdict):
    found = {v.fact: v.verdict for v in checker_of("corentyne_dispute").check(text).verdicts}
    assert found["surinamese_minister"] == verdict
