"""Conditions that were not met, acts that nobody set out to do, and what a word is not."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of, checker_of_story, serious_flags

STORY = """\
The Harbour Line has for years run ferries without a licence, its critics note, and that history \
weakens its complaint about the Coast Line. The port authority has yet to confirm the sinking of \
the Petrel. Two days after the talks between the lines were declared to have failed, they resumed \
in Dover on Friday. Fighting between the crews persists in the docks, and new brawls were reported \
this week. "Most of the routes have been shared out," a captain said; some of the demands need \
time. The Coast Line rejects the charge that it steers the wreckers, insisting that it has no \
control over them.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "The complaint would carry more weight had the Harbour Line not run ferries without a "
        "licence.",
        "If the Harbour Line had not run ferries without a licence, its complaint would carry "
        "more weight.",
        "Harbour Line ferry sunk, rival says; port authority yet to confirm.",
        "The port authority has not come forward to confirm the sinking.",
        "The crews have not fallen silent in the docks.",
        "The Coast Line insists that the wreckers do not answer to it.",
        "The talks resumed in Dover two days after they had been written off.",
    ],
)
def test_what_is_true_in_other_words(sentence: str) -> None:
    assert not serious_flags(checker_of_story(STORY))(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The port authority has come forward to confirm the sinking of the Petrel.",
        "The talks resumed in Dover a full week after they had been written off.",
    ],
)
def test_what_is_false_in_the_same_forms(sentence: str) -> None:
    assert serious_flags(checker_of_story(STORY))(sentence)


def test_what_a_condition_implies_that_was_not_met() -> None:
    said = "Its complaint would carry less weight if Islamabad had sheltered the militant groups."
    assert serious_flags(checker_of("istanbul_talks"))(said)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Of the four people asked, all but one said that Turkey and Qatar had intervened.", True),
        ("Three in four sources said that the mediators had intervened.", True),
        ("Three-quarters of the sources said that the mediators had intervened.", True),
        ("Only one in four sources said that the mediators had intervened.", False),
        ("Of the four people asked, all but two said that Turkey and Qatar had intervened.", False),
    ],
)
def test_all_but_some_and_so_many_in_so_many(sentence: str, verdict: bool) -> None:
    result = checker_of("istanbul_talks").check(sentence)
    told = {v.fact: str(v.verdict) for v in result.verdicts}
    assert told["sources"] == ("supported" if verdict else "contradicted")


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "Agreed in Doha, then undone: that is the life of the truce.",
            "no_deal_signed",
        ),
        ("The official wants Kabul to take steps against the militants.", "mediators"),
        (
            "They threatened the rulers in Kabul, and met a day later.",
            "talks_city",
        ),
    ],
)
def test_what_contradicts_nothing(sentence: str, fact: str) -> None:
    result = checker_of("istanbul_talks").check(sentence)
    assert {v.fact: str(v.verdict) for v in result.verdicts}[fact] != "contradicted"


READ = """\
Dover's council said raiders use its land to launch attacks on the port. The council has labelled \
Ilse Brook, designated an outlaw by the Crown, a danger. Fighting between the crews persists. Two \
of the three clerks whom the Gazette cited said that the council stepped in. Despite appeals for \
calm, brawls go on. The mayor denies that he hides the raiders or has any part in it. The council \
presses both crews to talk.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "The council maintains that its land is being used by raiders to launch attacks on it.",
        "Ilse Brook, designated an outlaw by the Crown, is a danger, the council says.",
        "Fighting that broke out between the crews goes on.",
        "Appeals for calm have done little to end the brawls.",
        "The mayor denies hiding the raiders or having any part in it.",
        "Dover talks back on as council presses both crews.",
    ],
)
def test_what_the_parser_gets_wrong_is_no_error(sentence: str) -> None:
    assert not serious_flags(checker_of_story(READ))(sentence)
