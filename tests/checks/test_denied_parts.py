"""Whose deed it is where somebody denies or claims a part in it, and whose claim "it" is."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, checker_of_story, serious_flags

STORY = """\
The Lake Front said on Friday that it had freed the pilot Ada Wirth. Uganda has yet to comment.
The minister Noor Haddad, a deputy chief of the Front until May, had publicly threatened to resign.
"""
SPEC = {
    "schema": 1,
    "id": "pilot",
    "title": "A pilot is freed",
    "published": "2025-06-02",
    "article": "article.txt",
    "parties": {
        "front": {"name": "Lake Front", "type": "group"},
        "uganda": {"name": "Uganda", "type": "country"},
        "wirth": {"name": "Ada Wirth", "type": "person"},
        "haddad": {"name": "Noor Haddad", "type": "person"},
    },
    "facts": [
        {
            "id": "freed",
            "kind": "event",
            "agent": "front",
            "predicate": "free",
            "patient": "wirth",
            "statement": "The Lake Front freed Ada Wirth.",
        }
    ],
}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The Lake Front denied any part in the release of Ada Wirth.", "contradicted"),
        ("The Lake Front played no role in freeing Ada Wirth.", "contradicted"),
        ("The Lake Front claimed responsibility for the release of Ada Wirth.", "supported"),
        ("Uganda claimed responsibility for the release of Ada Wirth.", "contradicted"),
        ("Uganda played a part in the release of Ada Wirth.", "vague"),
        ("Uganda denied any part in the release of Ada Wirth.", "omitted"),
        ("Uganda has not confirmed the Front's claim that it freed Ada Wirth.", "supported"),
        ("The Front has not confirmed Uganda's claim that it freed Ada Wirth.", "contradicted"),
    ],
)
def test_verdict_on_the_deed(text: str, verdict: str) -> None:
    given = {v.fact: v.verdict for v in checker_of_story(STORY, SPEC).check(text).verdicts}
    assert given["freed"] == verdict


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Noor Haddad made the threat behind closed doors.", True),
        ("Noor Haddad voiced the threat in a closed-door meeting.", True),
        ("Noor Haddad made the threat in public.", False),
        ("Rwanda raided the Front in May.", True),
        ("The Front said that it had freed the pilot.", False),
    ],
)
def test_manner_of_a_threat_and_the_short_name_of_a_body(text: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(STORY, SPEC))(text)) is wrong


def test_an_office_of_whoever_is_named_in_apposition() -> None:
    check = serious_flags(checker_of("malta_budget"))
    assert check("The minister, Daniela Zerafa, was the founder of the Civic Alliance.")
    assert not check("The woman, Daniela Zerafa, is the finance minister.")
