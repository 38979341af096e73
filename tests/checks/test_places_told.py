"""Where something happens: moved, met, asked for, or given of a thing in another country."""

import pytest
from stories import checker_of, checker_of_story, serious, serious_flags

from harness.types import VerdictKind


def judged(name, fact, text):
    result = checker_of(name).check(text)
    (found,) = [v for v in result.verdicts if v.fact == fact]
    return found.verdict, serious(result)


@pytest.mark.parametrize(
    ("name", "fact", "text"),
    [
        ("istanbul_talks", "talks_city", "The two delegations met again in Istanbul."),
        ("istanbul_talks", "talks_city", "Istanbul is where the talks have now resumed."),
        ("istanbul_talks", "talks_city", "The talks are being held in Istanbul."),
        ("istanbul_talks", "ceasefire_place", "The truce was negotiated in Doha."),
        ("istanbul_talks", "ceasefire_place", "The truce was agreed in the Qatari capital."),
        ("istanbul_talks", "ceasefire_place", "The truce was agreed in Qatar's capital."),
        ("harcourt_results", "production_moves", "Production will move from Goole to Selby."),
        ("springs_ruling", "ruling_place", "Wellington is where the ruling was given."),
    ],
)
def test_the_place_is_known_however_it_is_told(name, fact, text):
    assert judged(name, fact, text) == (VerdictKind.SUPPORTED, [])


@pytest.mark.parametrize(
    ("name", "fact", "text", "wrong"),
    [
        ("istanbul_talks", "talks_city", "The talks have moved to Doha.", "Doha"),
        ("istanbul_talks", "talks_city", "The delegations met again in Ankara.", "Ankara"),
        ("istanbul_talks", "talks_city", "The delegations met again in Doha.", "Doha"),
        ("istanbul_talks", "talks_city", "Doha is also where the talks resumed.", "Doha"),
        ("istanbul_talks", "ceasefire_place", "The truce was negotiated in Dubai.", "Dubai"),
        ("istanbul_talks", "ceasefire_place", "The Ankara truce fell apart.", "Ankara"),
        ("istanbul_talks", "talks_city", "Qatar hosts a new round of talks.", "Qatar"),
        (
            "istanbul_talks",
            "ceasefire_place",
            "The truce was agreed in the Turkish capital.",
            "Turkish capital",
        ),
        ("deep_reef", "reef_place", "The reef was found off the Canary Islands.", "Canary Islands"),
        ("harcourt_results", "production_moves", "Production will move to Kirkby.", "Kirkby"),
        ("springs_ruling", "ruling_place", "Auckland is where the ruling came.", "Auckland"),
        ("tern_launch", "launch_place", "The van was launched in Zaragoza.", "Zaragoza"),
    ],
)
def test_another_place_contradicts_and_is_flagged(name, fact, text, wrong):
    verdict, flags = judged(name, fact, text)
    assert verdict is VerdictKind.CONTRADICTED
    assert any(wrong in f.span.text for f in flags)


@pytest.mark.parametrize("words", ["could talk of obliterating them", "spoke of his talk of war"])
def test_mere_talk_is_no_talks(words):
    verdict, _ = judged("istanbul_talks", "talks_city", f"A minister in Pakistan {words}.")
    assert verdict is VerdictKind.OMITTED


def test_an_earlier_meeting_elsewhere_contradicts_nothing():
    verdict, _ = judged("istanbul_talks", "talks_city", "The two delegations had met in Doha.")
    assert verdict is VerdictKind.OMITTED


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Airstrikes hit TTP positions inside Pakistan.", "inside Pakistan"),
        ("Retaliatory attacks hit Afghan posts.", "Afghan posts"),
    ],
)
def test_a_thing_in_another_country_or_of_another_owner(text, wrong):
    _, flags = judged("istanbul_talks", "talks_city", text)
    assert any(wrong in f.span.text for f in flags)
    right = text.replace("Pakistan.", "Afghanistan.").replace("Afghan posts", "Pakistani posts")
    assert not judged("istanbul_talks", "talks_city", right)[1]


def test_a_position_on_a_matter_is_no_military_one():
    _, flags = judged("istanbul_talks", "talks_city", "Kabul's position has not changed.")
    assert not [f for f in flags if f.checker == "owners"]


@pytest.mark.parametrize(
    ("name", "fact", "text", "verdict"),
    [
        ("springs_ruling", "ruling_place", "The ruling came in New Zealand.", "vague"),
        ("springs_ruling", "ruling_place", "The ruling came on New Zealand soil.", "vague"),
        ("springs_ruling", "ruling_place", "The ruling came in Australia.", "contradicted"),
        ("springs_ruling", "ruling_place", "The ruling came on Australian soil.", "contradicted"),
        ("naryn_earthquake", "quake_country", "The quake struck Kazakhstan.", "contradicted"),
    ],
)
def test_a_country_and_its_soil(name, fact, text, verdict):
    assert judged(name, fact, text)[0] is VerdictKind(verdict)


def test_of_what_country_a_place_is_may_be_unknown():
    verdict, flags = judged("tern_launch", "launch_place", "The van was launched in Spain.")
    assert verdict is VerdictKind.OMITTED
    assert not flags


TERRITORY = """\
Rwanda has long accused Uganda of letting the Lake Front use Ugandan territory for its raids. \
Envoys of the two met in Kenya on Friday.
"""


def test_every_country_has_a_territory():
    flags = serious_flags(checker_of_story(TERRITORY))
    assert not flags("The envoys met on Kenyan territory.")
    assert flags("Rwanda says that the Lake Front uses Kenyan territory for its raids.")
    assert not flags("Rwanda says that the Lake Front uses Ugandan territory for its raids.")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Ankara is hosting the talks.", "vague"),
        ("The talks, hosted by Turkey, have resumed.", "vague"),
        ("Doha is hosting the talks.", "contradicted"),
        ("The truce was agreed in a Gulf capital.", "vague"),
        ("The truce was agreed in Central Asia.", "omitted"),
    ],
)
def test_hosts_and_regions(text, verdict):
    about = "ceasefire_place" if "truce" in text else "talks_city"
    assert judged("istanbul_talks", about, text)[0] is VerdictKind(verdict)
