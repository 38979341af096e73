"""Quotations retold: whose words, in what form, and at whom they are aimed."""

import pytest
from stories import checker_of, checker_of_story, serious

from harness.types import FlagKind, Severity, VerdictKind


def judged(name, fact, text):
    result = checker_of(name).check(text)
    (found,) = [v for v in result.verdicts if v.fact == fact]
    return found.verdict, [f for f in serious(result) if f.fact == fact]


@pytest.mark.parametrize(
    ("name", "fact", "text"),
    [
        ("istanbul_talks", "asif_threat", "Asif threatened to obliterate the rulers in Kabul."),
        ("istanbul_talks", "asif_threat", "Asif spoke of obliterating the Kabul government."),
        (
            "istanbul_talks",
            "asif_threat",
            "The threat to “obliterate” the Taliban government came from Khawaja Asif.",
        ),
        (
            "istanbul_talks",
            "asif_threat",
            "Asif's talk of wanting to “obliterate” the Taliban government has gone down badly.",
        ),
        (
            "istanbul_talks",
            "asif_threat",
            "The Taliban government was threatened with obliteration by Khawaja Asif.",
        ),
        (
            "istanbul_talks",
            "asif_threat",
            "Pakistan's defence minister had not helped by threatening to “obliterate” Kabul.",
        ),
        (
            "istanbul_talks",
            "asif_threat",
            "Asif spoke of obliterating the Taliban; Haqqani retorted that it would be costly.",
        ),
        (
            "istanbul_talks",
            "haqqani_warning",
            "Haqqani warned that anyone trying to provoke conflict would pay dearly.",
        ),
        (
            "istanbul_talks",
            "haqqani_warning",
            "Provoking conflict would come at a high price, the Afghan interior minister warned.",
        ),
        (
            "deep_reef",
            "tavares_lights",
            "“We switched the lights on and it just kept going,” said Ilse Tavares.",
        ),
    ],
)
def test_the_speakers_words_are_known_in_other_forms(name, fact, text):
    assert judged(name, fact, text) == (VerdictKind.SUPPORTED, [])


@pytest.mark.parametrize(
    ("name", "fact", "text", "wrong"),
    [
        (
            "istanbul_talks",
            "haqqani_warning",
            "“Attempts to provoke conflict would cost them dearly,” warned Khawaja Asif.",
            "Khawaja Asif",
        ),
        (
            "deep_reef",
            "tavares_lights",
            "“We switched the lights on and it just kept going,” recalled Ingvild Aasen.",
            "Ingvild Aasen",
        ),
        ("istanbul_talks", "asif_threat", "Asif threatened to “obliterate” the TTP.", "TTP"),
        (
            "istanbul_talks",
            "asif_threat",
            "Asif threatened to obliterate the government in Islamabad.",
            "Islamabad",
        ),
        (
            "istanbul_talks",
            "asif_threat",
            "Asif's threat to “obliterate” the TTP came a day before the talks.",
            "obliterate",
        ),
        (
            "istanbul_talks",
            "asif_threat",
            "Pakistan's foreign minister threatened to “obliterate” the Taliban government.",
            "minister",
        ),
        (
            "istanbul_talks",
            "asif_threat",
            "Asif ruled out obliterating the Taliban government.",
            "ruled out",
        ),
        (
            "istanbul_talks",
            "asif_threat",
            "Pakistan's defence minister, Sirajuddin Haqqani, threatened to “obliterate” Kabul.",
            "Haqqani",
        ),
    ],
)
def test_another_speaker_or_target_contradicts(name, fact, text, wrong):
    verdict, flags = judged(name, fact, text)
    assert verdict is VerdictKind.CONTRADICTED
    start = text.index(wrong)
    assert any(f.span.start < start + len(wrong) and start < f.span.end for f in flags)


@pytest.mark.parametrize(
    "text",
    [
        "Over 70 people have been killed, the Pakistani government in Islamabad says.",
        "Asif spoke of the talks.",
        "Haqqani warned Islamabad in a video message.",
    ],
)
def test_other_speech_of_the_same_people_is_no_retelling(text):
    for fact in ("asif_threat", "haqqani_warning"):
        assert judged("istanbul_talks", fact, text)[0] is VerdictKind.OMITTED


def test_a_government_in_anothers_capital_is_flagged():
    text = "The Taliban government in Islamabad rejected the claims."
    flags = checker_of("istanbul_talks").check(text).flags
    assert any("Islamabad" in f.span.text for f in flags if f.severity is not Severity.LOW)


@pytest.mark.parametrize(
    "text",
    [
        "The defence minister spoke of “obliterating” the Taliban government.",
        "“It would cost them dearly,” said Haqqani of attempts to provoke conflict.",
        "Haqqani said that “they seek peaceful engagement”.",
    ],
)
def test_a_quotation_may_be_inflected_and_led_by_a_pronoun(text):
    assert not serious(checker_of("istanbul_talks").check(text))


@pytest.mark.parametrize(
    "text",
    [
        "Asif “destroyed” the Taliban.",
        "Haqqani spoke of “obliterating” Pakistan.",
        "Haqqani said Afghanistan “seeks aggressive engagement”.",
    ],
)
def test_an_inflected_quotation_keeps_its_words_and_its_speaker(text):
    assert any(f.kind is FlagKind.QUOTE for f in serious(checker_of("istanbul_talks").check(text)))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Haqqani: provoking conflict “would cost them dearly”.", VerdictKind.SUPPORTED),
        ("Haqqani to Islamabad: to provoke us “would cost them dearly”.", VerdictKind.SUPPORTED),
        ("Asif: provoking conflict “would cost them dearly”.", VerdictKind.CONTRADICTED),
        ("Asif to Kabul: to provoke us “would cost them dearly”.", VerdictKind.CONTRADICTED),
        ("Verdict: provoking conflict “would cost them dearly”.", VerdictKind.VAGUE),
    ],
)
def test_the_name_before_a_colon_speaks(text, verdict):
    assert judged("istanbul_talks", "haqqani_warning", text)[0] is verdict


THREAT = {
    "schema": 1,
    "id": "strait",
    "title": "Norland threatens Sudria",
    "published": "2025-06-02",
    "article": "article.txt",
    "parties": {
        "norland": {"name": "Norland", "type": "country"},
        "sudria": {"name": "Sudria", "type": "country"},
        "aster": {
            "name": "Karin Aster",
            "type": "person",
            "titles": ["interior minister"],
            "of": "norland",
        },
    },
    "facts": [
        {
            "id": "threat",
            "kind": "quote",
            "speaker": "aster",
            "quote": "starve",
            "statement": "Karin Aster threatened to “starve” Sudria of gas.",
        }
    ],
}
STRAIT = """\
Norland's interior minister, Karin Aster, threatened on Monday to “starve” Sudria of gas. The \
foreign minister of Norland said nothing.
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Aster threatened to “starve” Sudria.", VerdictKind.SUPPORTED),
        ("Aster threatened Sudria on Monday.", VerdictKind.VAGUE),
        ("Norland's interior minister issues a threat against Sudria.", VerdictKind.VAGUE),
        ("Aster's threat against Sudria came on Monday.", VerdictKind.VAGUE),
        ("Aster made his threat on Monday.", VerdictKind.VAGUE),
        ("Norland's foreign minister threatened to “starve” Sudria.", VerdictKind.CONTRADICTED),
        ("Aster threatened to “freeze” Sudria.", VerdictKind.CONTRADICTED),
        ("Aster threatened nobody.", VerdictKind.OMITTED),
        ("Aster spoke of Sudria.", VerdictKind.OMITTED),
    ],
)
def test_a_threat_told_without_its_words(text, verdict):
    result = checker_of_story(STRAIT, THREAT).check(text)
    assert result.verdicts[0].verdict is verdict


@pytest.mark.parametrize(
    ("who", "verdict"),
    [
        ("A Surinamese minister", "vague"),
        ("One of Suriname's ministers", "vague"),
        ("Suriname's foreign minister", "supported"),
        ("Ruben Kartosen, a Surinamese minister,", "supported"),
    ],
)
def test_whoever_may_be_anybody_there_is_less_than_the_speaker(who, verdict):
    text = f"{who} said that his government's patience was “a river too, and it has a bottom”."
    found, flags = judged("corentyne_dispute", "kartosen_river", text)
    assert (found, flags) == (VerdictKind(verdict), [])
