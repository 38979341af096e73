"""Posts given to another, plans told as done, and the wrong side of an occasion."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious

STORY = (
    "Leeds manager Ida Brenn said that her side had played well. Ostrava manager Lars Oksa said it "
    "was a poor day. Jan Lepp scored for Ostrava before half-time with a low shot. "
    "The Rev Tom Quist, the rector of St Olaf’s Church, opened the match. Warden Eva Holm, who "
    "keeps the ground, thanked him. Prof Nils Aske, of the University of Glasgow, was there. "
    "The council proposes a shelter beside the pitch. The shelter will require approval, and the "
    "club is trying to persuade the council to widen the road. Two stands were repaired last year."
)


@pytest.mark.parametrize(
    ("summary", "checker"),
    [
        ("Leeds manager Ida Brenn was content.", None),
        ("Ida Brenn, the manager of Leeds, was content.", None),
        ("Ostrava manager Ida Brenn said that her side had played well.", "posts_held"),
        ("Tom Quist, the rector of St Olaf’s Church, opened the match.", None),
        ("Eva Holm, the rector of St Olaf’s Church, opened the match.", "posts_held"),
        ("Jan Lepp scored before half-time with a low shot.", None),
        ("Jan Lepp put Ostrava level after half-time with a low shot.", "sides_of_it"),
        ("Ida Brenn spoke after half-time.", None),
        ("The council has approved a shelter beside the pitch.", "unrealised"),
        ("The shelter beside the pitch has yet to be approved by the council.", None),
        ("The council has widened the road.", "unrealised"),
        ("The club wants the council to widen the road.", None),
        ("Two stands at the club were repaired last year.", None),
        ("Prof Nils Aske, of the University of Glasgow, was there.", None),
        ("Prof Nils Aske, of the University of Edinburgh, was there.", "grounding"),
    ],
)
def test_who_holds_it_what_is_done_and_when(summary: str, checker: str | None) -> None:
    found = [flag.checker for flag in serious(checker_of_story(STORY).check(summary))]
    assert found == ([checker] if checker else [])
