"""Verdicts on facts told in other words than their own."""

from __future__ import annotations

import pytest

from harness.types import VerdictKind
from tests.checks.stories import checker_of

FATES = [
    ("Islamabad took out Qari Amjad on Thursday.", "supported"),
    ("Qari Amjad is dead, Islamabad announced.", "supported"),
    ("The raid that, according to Islamabad, killed Amjad might make things worse.", "supported"),
    ("The death of Qari Amjad, claimed by Pakistan, has yet to be confirmed.", "supported"),
    ("The Taliban have not said whether Amjad is dead.", "omitted"),
    ("The Taliban government has yet to confirm the death of Qari Amjad.", "omitted"),
    ("The Taliban claim the scalp of Qari Amjad.", "contradicted"),
    ("Qatar said its forces had slain Qari Amjad.", "contradicted"),
    ("Qari Amjad survived the Pakistani operation.", "contradicted"),
    ("Pakistan has arrested Qari Amjad.", "contradicted"),
]


def verdict(text: str, fact: str, story: str = "istanbul_talks") -> VerdictKind:
    result = checker_of(story).check(text)
    return next(v.verdict for v in result.verdicts if v.fact == fact)


@pytest.mark.parametrize(("text", "expected"), FATES)
def test_what_became_of_somebody(text: str, expected: str) -> None:
    assert verdict(text, "amjad_killed") == expected


TOLLS = [
    ("The number of dead has climbed past 70.", "death_toll", "supported"),
    ("The number of dead has climbed past 90.", "death_toll", "contradicted"),
    ("The death count stands above 70.", "death_toll", "supported"),
    ("Dozens of people have been buried this month.", "death_toll", "vague"),
    ("Hundreds were hospitalised.", "injured", "supported"),
    ("The number of wounded stands at 70.", "injured", "contradicted"),
]


@pytest.mark.parametrize(("text", "fact", "expected"), TOLLS)
def test_how_many_died_or_were_hurt(text: str, fact: str, expected: str) -> None:
    assert verdict(text, fact) == expected


TRUCES = [
    ("On the nineteenth of this month the pair pledged to hold their fire.", "date", "supported"),
    ("On the ninth of this month the pair pledged to hold their fire.", "date", "contradicted"),
    ("The accord of 19 October has unravelled.", "date", "supported"),
    ("The guns should have been silent since 19 October.", "date", "supported"),
    ("The fighting has not stopped since the talks resumed on Thursday.", "date", "omitted"),
    ("They agreed to stop fighting in Riyadh on October 19.", "place", "contradicted"),
]


@pytest.mark.parametrize(("text", "what", "expected"), TRUCES)
def test_when_and_where_the_guns_were_to_fall_silent(text: str, what: str, expected: str) -> None:
    assert verdict(text, f"ceasefire_{what}") == expected


RULES = [
    ("Taliban rule dates from 2021.", "supported"),
    ("Taliban rule dates from 2012.", "contradicted"),
    ("Fourteen years into Taliban rule, the border is violent.", "contradicted"),
    ("Since the 2021 change of power in Kabul the border has been violent.", "supported"),
    ("It is the worst fighting since 2001, the year the Taliban seized power.", "contradicted"),
    ("It is the worst fighting since 2021, when the Taliban took over.", "supported"),
    ("The Taliban ousted the previous government in 2021.", "supported"),
    ("The Taliban government was toppled in 2021.", "contradicted"),
    ("The Taliban's 2021 seizure of power brought years of tension.", "supported"),
    ("The Taliban regained control of Afghanistan in August 2020.", "contradicted"),
]


@pytest.mark.parametrize(("text", "expected"), RULES)
def test_since_when_somebody_rules(text: str, expected: str) -> None:
    assert verdict(text, "taliban_takeover") == expected


MEDIATORS = [
    ("Turkey, helped by Qatar, has coaxed the neighbours into another try.", "supported"),
    ("China, helped by Qatar, has coaxed the neighbours into another try.", "contradicted"),
    ("Who is refereeing? Qatar, together with Turkey.", "supported"),
    ("Under the mediation of Washington, the two sides have resumed talks.", "contradicted"),
    ("The two sides are talking again, nudged along by the Saudis.", "contradicted"),
    ("The talks are being brokered by Qatar alone.", "contradicted"),
    ("Turkey and Qatar withdrew from the process.", "contradicted"),
    ("Kabul and Islamabad have revived the talks.", "omitted"),
    ("Pakistan has pressed Afghanistan to act against militants.", "omitted"),
]


@pytest.mark.parametrize(("text", "expected"), MEDIATORS)
def test_who_brings_the_sides_together(text: str, expected: str) -> None:
    assert verdict(text, "mediators") == expected


NEIGHBOURS = [
    ("Barbados and Trinidad and Tobago have coaxed the rivals back to the table.", "supported"),
    ("Brazil has coaxed the rivals back to the table.", "contradicted"),
    ("Barbados is handling the mediation on its own.", "contradicted"),
    ("Barbados is mediating by itself.", "contradicted"),
    ("Brazil joins Barbados as mediator.", "contradicted"),
    ("Barbados is handling the mediation on its own soil.", "vague"),
    ("Suriname has pressed Guyana to release the boats.", "omitted"),
]


@pytest.mark.parametrize(("text", "expected"), NEIGHBOURS)
def test_who_brings_other_sides_together(text: str, expected: str) -> None:
    assert verdict(text, "mediators", "corentyne_dispute") == expected


FALSEHOODS = [
    ("The Taliban government acknowledged that Amjad is dead.", "death_not_confirmed"),
    ("Taliban confess to sheltering TTP fighters.", "no_shelter_admitted"),
    ("Pakistan accuses Kabul of sheltering the TTP. Kabul admits it.", "no_shelter_admitted"),
    ("The ink is dry on a peace accord between Pakistan and Afghanistan.", "no_deal_signed"),
    ("The talks ended with the signing of a peace deal.", "no_deal_signed"),
    ("Traffic resumed on Thursday along the frontier.", "border_not_open"),
    ("The border is no longer closed.", "border_not_open"),
    ("The crossings have been opened to trade again.", "border_not_open"),
]
NO_FALSEHOODS = [
    ("The Taliban stopped short of officially confirming Amjad's death.", "death_not_confirmed"),
    ("It remains for Kabul to acknowledge that Amjad is dead.", "death_not_confirmed"),
    ("Few expect Kabul to admit that it shelters the TTP.", "no_shelter_admitted"),
    ("The signing of a peace deal is still far off.", "no_deal_signed"),
    ("No lorries cross the border.", "border_not_open"),
    ("The talks opened again while the border stayed shut.", "border_not_open"),
    ("Militants cross the border to attack Pakistan.", "border_not_open"),
]


@pytest.mark.parametrize(("text", "fact"), FALSEHOODS)
def test_falsehoods_in_other_words(text: str, fact: str) -> None:
    assert verdict(text, fact) == "contradicted"


@pytest.mark.parametrize(("text", "fact"), NO_FALSEHOODS)
def test_what_only_sounds_like_a_falsehood(text: str, fact: str) -> None:
    assert verdict(text, fact) == "omitted"


RANKS = [
    ("Qari Amjad, one of the top deputies in the Pakistani Taliban, is dead.", "supported"),
    ("Qari Amjad, one of the top deputies in the Afghan Taliban, is dead.", "contradicted"),
    ("Qari Amjad, one of the TTP's leaders, is dead.", "vague"),
    ("Qari Amjad, a low-level TTP fighter, is dead.", "contradicted"),
    ("Qari Amjad was a senior deputy leader of Islamic State.", "contradicted"),
]


@pytest.mark.parametrize(("text", "expected"), RANKS)
def test_how_high_somebody_stood(text: str, expected: str) -> None:
    assert verdict(text, "amjad_rank") == expected


def test_a_figure_with_another_unit_needs_no_cue() -> None:
    assert verdict("They share 2,600 miles of rugged terrain.", "border_length") == "contradicted"


SOURCES = [
    ("Of the four people Reuters spoke to, three said that Turkey had stepped in.", "supported"),
    ("Reuters asked four people; three of them said that Turkey had stepped in.", "supported"),
    ("Four sources spoke; only one of them said Turkey had stepped in.", "contradicted"),
    ("Four sources spoke; one of them, close to Kabul, said issues were solved.", "omitted"),
    ("Over 70 people were killed and four posts attacked.", "omitted"),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_parts_of_those_who_were_asked(text: str, expected: str) -> None:
    assert verdict(text, "sources") == expected


TALKS = [
    ("Envoys from both countries were back at the table in Istanbul.", "supported"),
    ("Envoys from both countries were back at the table in Ankara.", "contradicted"),
    ("The two teams picked up the thread again in Islamabad.", "contradicted"),
    ("Venue: Ankara.", "contradicted"),
    ("In Kabul, the interior minister said his country wants peace.", "omitted"),
    ("The delegations were in Doha on October 19 to agree a ceasefire.", "omitted"),
]


@pytest.mark.parametrize(("text", "expected"), TALKS)
def test_where_they_are_back_at_the_table(text: str, expected: str) -> None:
    assert verdict(text, "talks_city") == expected


def test_him_is_the_one_person_whom_the_sentence_names() -> None:
    text = "Washington lists Qari Amjad as a terrorist, and Pakistan says it killed him."
    assert verdict(text, "amjad_killed") == "supported"
    other = "Haqqani spoke of Qari Amjad and Khawaja Asif, and Pakistan says it killed him."
    assert verdict(other, "amjad_killed") != "supported"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Over 70 soldiers have been killed this month.", "contradicted"),
        ("Over 70 people have been killed this month.", "supported"),
        ("Over 70 lives have been lost this month.", "supported"),
        ("Seventeen soldiers were killed on Thursday.", "omitted"),
    ],
)
def test_a_toll_is_of_all_people(text: str, expected: str) -> None:
    assert verdict(text, "death_toll") == expected


def test_a_toll_may_be_of_those_of_whom_the_article_speaks() -> None:
    assert verdict("The outbreak has killed 71 patients.", "deaths", "luapula_cholera") != (
        "contradicted"
    )
    assert verdict("Cholera has killed 71 miners.", "deaths", "luapula_cholera") == "contradicted"


def test_whoever_it_was_who_said_so() -> None:
    text = "It was Haqqani who had threatened to “obliterate” the government across the border."
    assert verdict(text, "asif_threat") == "contradicted"
    text = "It was Asif who had threatened to “obliterate” the government in Kabul."
    assert verdict(text, "asif_threat") == "supported"
