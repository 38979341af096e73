"""Who somebody is: office, rank and country, told rightly, loosely and wrongly."""

import pytest
from stories import checker_of, checker_of_story, serious_flags

from harness.lexicon.offices import Office, relate_offices
from harness.types import VerdictKind
from harness.values.sets import Relation


def serious(name, text):
    return serious_flags(checker_of(name))(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("istanbul_talks", "Sirajuddin Haqqani, Afghanistan's home minister, hit back."),
        ("istanbul_talks", "Kabul's Sirajuddin Haqqani hit back at Islamabad."),
        ("istanbul_talks", "Haqqani, his opposite number at the interior ministry, hit back."),
        ("istanbul_talks", "Pakistan's defence chief, Minister Khawaja Asif, made the threat."),
        ("istanbul_talks", "The TTP, also known as the Pakistani Taliban, has waged attacks."),
        ("naryn_earthquake", "The official, Nurlan Osmonov, spoke to reporters at the scene."),
        ("luapula_cholera", "Grace Mulenga, the local government minister, spoke."),
        (
            "saint_aurelia_election",
            "Alban Jules, the outgoing premier, saw his party cut to 10.",
        ),
        ("saint_aurelia_election", "Election chief Hubert Lionel gave the turnout."),
        ("harcourt_results", "CFO Tom Ashdown will leave on October 31."),
        ("corentyne_dispute", "Guyana's foreign minister, Anand Persaud, met the men."),
        ("malta_budget", "Economy Minister Edward Micallef sat to her left."),
    ],
)
def test_the_same_office_or_a_looser_word_is_no_error(name, text):
    assert not serious(name, text)


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("istanbul_talks", "Afghanistan's defence minister, Khawaja Asif, spoke.", "Afghanistan"),
        ("istanbul_talks", "Pakistan's Sirajuddin Haqqani hit back.", "Pakistan"),
        ("istanbul_talks", "Foreign Minister Sirajuddin Haqqani hit back.", "Foreign Minister"),
        ("istanbul_talks", "Sirajuddin Haqqani, the Afghan army chief, hit back.", "army chief"),
        ("istanbul_talks", "Haqqani, his opposite number at the defence ministry, left.", "number"),
        ("istanbul_talks", "Pakistan's interior minister hit back.", "interior minister"),
        ("istanbul_talks", "The TTP, also called the Afghan Taliban, is to blame.", "TTP"),
        ("naryn_earthquake", "Governor Nurlan Osmonov spoke to reporters.", "Governor"),
        ("luapula_cholera", "Finance Minister Chileshe Mwansa spoke.", "Finance Minister"),
        ("saint_aurelia_election", "Prime Minister Leonard Charles was beaten.", "Prime Minister"),
        ("harcourt_results", "Chief executive Tom Ashdown will leave.", "Chief executive"),
        ("springs_ruling", "Judge Stuart Haldane spoke of a smaller allowance.", "Judge"),
        ("corentyne_dispute", "Barbados's Ruben Kartosen thanked the mediators.", "Barbados"),
        ("malta_budget", "Prime Minister Daniela Zerafa presented the budget.", "Prime Minister"),
    ],
)
def test_another_office_or_country_is_flagged_on_its_words(name, text, wrong):
    start = text.index(wrong)
    assert any(f.span.start <= start < f.span.end for f in serious(name, text))


@pytest.mark.parametrize(
    ("called", "verdict"),
    [
        ("a senior TTP figure", "vague"),
        ("a high-ranking TTP man", "vague"),
        ("a TTP commander", "vague"),
        ("a senior deputy chief of the Pakistani Taliban", "supported"),
        ("the founder of the TTP", "contradicted"),
        ("the leader of the TTP", "contradicted"),
        ("the TTP's spokesman", "contradicted"),
        ("a senior deputy leader of the Afghan Taliban", "contradicted"),
    ],
)
def test_the_verdict_on_a_rank_follows_what_the_holder_is_called(called, verdict):
    result = checker_of("istanbul_talks").check(f"Pakistan killed Qari Amjad, {called}.")
    (found,) = [v for v in result.verdicts if v.fact == "amjad_rank"]
    assert found.verdict is VerdictKind(verdict)
    assert any(f.fact == "amjad_rank" for f in result.flags) is (verdict == "contradicted")


def test_both_values_stand_in_the_explanation():
    (flag,) = serious("istanbul_talks", "Afghanistan's defence minister, Khawaja Asif, spoke.")
    assert "Afghanistan" in flag.explanation
    assert "Pakistan" in flag.explanation


@pytest.mark.parametrize(
    ("claim", "known", "relation"),
    [
        ("foreign secretary", "foreign minister", Relation.EQUAL),
        ("minister", "foreign minister", Relation.WIDER),
        ("premier", "prime minister", Relation.EQUAL),
        ("home minister", "interior minister", Relation.WIDER),
        ("deputy minister", "foreign minister", Relation.DISJOINT),
        ("former minister", "foreign minister", Relation.DISJOINT),
        ("defence chief", "defence minister", Relation.WIDER),
        ("army chief", "defence minister", Relation.DISJOINT),
        ("police chief", "defence minister", Relation.DISJOINT),
        ("official", "police chief", Relation.WIDER),
        ("finance chief", "chief executive", Relation.DISJOINT),
        ("mayor", "sculptor", None),
    ],
)
def test_offices_relate_as_words(claim, known, relation):
    def office(words):
        *front, head = words.split()
        return Office(head, frozenset(front))

    assert relate_offices(office(claim), office(known)) is relation


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Khawaja Asif, who holds the defence portfolio in Islamabad, spoke.", False),
        ("Sirajuddin Haqqani runs the interior ministry in Kabul.", False),
        ("KABUL MINISTER HAQQANI WARNS FOES", False),
        ("Khawaja Asif, who holds the defence portfolio in Kabul, spoke.", True),
        ("Khawaja Asif, who holds the finance portfolio in Islamabad, spoke.", True),
        ("Sirajuddin Haqqani runs the interior ministry in Islamabad.", True),
        ("ISLAMABAD MINISTER HAQQANI WARNS FOES", True),
    ],
)
def test_portfolios_and_headlines(text, wrong):
    flags = serious_flags(checker_of("istanbul_talks"))(text)
    assert any(f.checker == "owners" for f in flags) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The board counts Tom Ashdown among its chief executives.", True),
        ("The board counts Tom Ashdown among its officers.", False),
    ],
)
def test_whom_others_count_among_their_own(text, wrong):
    assert bool(serious("harcourt_results", text)) is wrong


OBITUARY = """\
OSLO (Wire) - The statesman Arvid Lund has died at 91. Mr Lund, one of the last of his generation, \
served twice as Norland's prime minister and once as its president. He met the Velmish leader Ivo \
Kral in 1994, and they shared a prize.
Tributes came for Arvid Lund, the Norlandish founding father, from all over the world.
"""


@pytest.mark.parametrize(
    "text",
    [
        "The former prime minister, Arvid Lund, has died.",
        "The former prime minister and president, Arvid Lund, has died.",
        "Arvid Lund, twice prime minister, has died.",
        "Arvid Lund, who met Ivo Kral, has died.",
    ],
)
def test_an_office_of_long_ago_is_a_former_one(text):
    assert not [f for f in checker_of_story(OBITUARY).check(text).flags if f.checker == "owners"]


ABROAD = """\
The Swedish novelist Karin Ek, who wrote of the sea, has died. Karin Ek, the Swedish founding \
mother of a school, met the German president Otto Brand in Berlin.
"""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The German minister and author, Karin Ek, has died.", False),
        ("The German minister Karin Ek has died.", False),
        ("The Swedish author, Karin Ek, has died.", True),
        ("The Swedish minister and author, Karin Ek, has died.", True),
    ],
)
def test_where_somebody_is_from_is_known_by_any_word_for_them(text, right):
    flags = [f for f in checker_of_story(ABROAD).check(text).flags if f.checker == "owners"]
    assert bool(flags) is not right
