"""Parts that are shared with somebody named beside, deeds at somebody's hands, and vague spans."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, checker_of_story, serious
from tests.checks.test_verdicts_retold import verdict

PARTS = [
    ("Qatar, like Turkey, is mediating.", "supported"),
    ("Talks resumed in Turkey, a mediator alongside Qatar.", "supported"),
    ("Turkey hosts and Qatar pays, the two mediators say.", "supported"),
    ("Turkey is one of two countries mediating between the neighbours.", "vague"),
    ("Egypt is one of two countries mediating between the neighbours.", "contradicted"),
    ("Egypt, alongside Qatar, is mediating.", "contradicted"),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_part_shared_with_who_stands_beside(text: str, expected: str) -> None:
    assert verdict(text, "mediators") == expected


HANDS = [
    ("Qari Amjad met his end at the hands of the Americans.", "contradicted"),
    ("Amjad died at the hands of Pakistan's forces.", "supported"),
]


@pytest.mark.parametrize(("text", "expected"), HANDS)
def test_at_whose_hands_somebody_died(text: str, expected: str) -> None:
    assert verdict(text, "amjad_killed") == expected


SPANS = [
    ("Several days after the truce the two sides were back in Istanbul.", "vague"),
    ("Two weeks before the latest talks were reported, they agreed to a ceasefire.", "vague"),
    ("Five weeks before the latest talks were reported, they agreed to a truce.", "contradicted"),
    ("The two sides had managed a truce in mid-September.", "contradicted"),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_when_a_truce_was_made(text: str, expected: str) -> None:
    assert verdict(text, "ceasefire_date") == expected


def test_no_flag_on_a_vague_span_of_a_fact() -> None:
    told = "Several days after the truce the two sides were back in Istanbul."
    assert not serious(checker_of("istanbul_talks").check(told))


WARNINGS = [
    ("Haqqani hinted at a heavy cost for anyone provoking conflict.", "vague"),
    ("Haqqani stopped short of threatening any consequences.", "contradicted"),
]


@pytest.mark.parametrize(("text", "expected"), WARNINGS)
def test_a_warning_hinted_at_and_one_that_was_not_made(text: str, expected: str) -> None:
    assert verdict(text, "haqqani_warning") == expected


def test_countries_that_own_something_are_no_dead() -> None:
    told = "It was the worst clash in the two countries' history, and it killed more than 70."
    assert verdict(told, "death_toll") == "supported"


def test_what_remains_to_be_confirmed_is_not_confirmed() -> None:
    story = "The bank has yet to confirm the loss. The loss was reported by a rival on Monday."
    checker = checker_of_story(story)
    assert not serious(checker.check("The loss remains to be confirmed by the bank."))
    assert serious(checker.check("The loss was confirmed by the bank."))


def test_a_toll_of_weeks_is_not_counted_since_the_news() -> None:
    since = "More than 70 people have been killed since {}."
    assert verdict(since.format("the talks resumed in Istanbul"), "death_toll") == "contradicted"
    assert verdict(since.format("the beginning of October"), "death_toll") == "supported"


def test_what_was_done_in_public_was_not_done_in_private() -> None:
    story = "The mayor publicly threatened to close the port. Unions booed."
    checker = checker_of_story(story)
    assert serious(checker.check("The mayor's threat, which was made in private, made unions boo."))
    assert not serious(
        checker.check("The mayor's threat, which was made in public, met with boos.")
    )


def test_the_worst_in_anybodys_history() -> None:
    story = "It was one of the worst floods since 1990. Twelve people died in Velm and Orra."
    checker = checker_of_story(story)
    assert serious(checker.check("It was the worst flood in the two towns' history."))
    assert not serious(checker.check("It was one of the worst floods since 1990 in Velm and Orra."))


def test_all_of_a_whole_told_without_the_word() -> None:
    told = "Without exception, the 24 fishermen were freed by Suriname."
    assert verdict(told, "men_freed", "corentyne_dispute") == "contradicted"
    told = "Suriname freed 19 of the 24 fishermen, all of them without exception."
    assert verdict(told, "men_freed", "corentyne_dispute") == "supported"


WITH_THEM = [
    ("With Barbados and Trinidad and Tobago mediating, Suriname freed 19 fishermen.", "supported"),
    ("With Barbados mediating, Suriname has freed 19 of the men.", "vague"),
    ("With Barbados and Jamaica mediating, Suriname freed 19 fishermen.", "contradicted"),
]


@pytest.mark.parametrize(("text", "expected"), WITH_THEM)
def test_with_whom_mediating(text: str, expected: str) -> None:
    (found,) = [
        v for v in checker_of("corentyne_dispute").check(text).verdicts if v.fact == "mediators"
    ]
    assert found.verdict == expected


TALKS = {
    "schema": 1,
    "id": "story",
    "title": "Talks",
    "language": "en",
    "published": "2025-06-02",
    "article": "article.txt",
    "source": {"publisher": "us", "licence": "CC0-1.0"},
    "parties": {
        "oslo": {"name": "Oslo", "type": "place"},
        "norway": {"name": "Norway", "type": "country"},
        "sweden": {"name": "Sweden", "type": "country"},
    },
    "facts": [
        {
            "id": "where",
            "kind": "place",
            "place": "oslo",
            "about": ["talks", "negotiations"],
            "importance": "key",
            "statement": "Norway and Sweden are holding talks in Oslo.",
        },
        {
            "id": "when",
            "kind": "date",
            "value": "2025-05-19",
            "about": ["truce", "ceasefire"],
            "importance": "key",
            "statement": "The truce was agreed on May 19.",
        },
    ],
}
TALKS_STORY = "Norway and Sweden have resumed talks in Oslo. They agreed to a truce on May 19."


@pytest.mark.parametrize(
    ("fact", "text", "expected"),
    [
        ("where", "The talks between Norway and Sweden stir again in Oslo.", "supported"),
        ("where", "The talks between Norway and Sweden stir again in Bergen.", "contradicted"),
        ("when", "The truce dates from May 19.", "supported"),
        ("when", "The truce dates from May 9.", "contradicted"),
    ],
)
def test_talks_that_stir_again_and_what_dates_from_a_day(
    fact: str, text: str, expected: str
) -> None:
    result = checker_of_story(TALKS_STORY, TALKS).check(text)
    (found,) = [v for v in result.verdicts if v.fact == fact]
    assert found.verdict == expected
