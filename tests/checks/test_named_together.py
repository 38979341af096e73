"""How many sides there are, who belongs together, and who has a voice at all."""

from __future__ import annotations

import pytest

from harness.types import VerdictKind
from tests.checks.stories import checker_of, checker_of_story, serious_flags

STORY = """\
Norway and Sweden resumed talks over fishing in Geneva on Monday. Iceland and Malta, who are \
mediating, try to prevent another clash at sea. The two neighbours have quarrelled for years.
"We want our quotas back," said Sweden's fisheries minister, Nils Berg. Norway has accused Sweden \
of sending trawlers by night. According to two of the five sources cited by Reuters, the \
mediators intervened after the clash.
"""


def checks_that_flag(sentence: str) -> list[str]:
    return [flag.checker for flag in serious_flags(checker_of_story(STORY))(sentence)]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The three neighbours are talking again.", True),
        ("All four governments came back to the table.", True),
        ("Both countries came back to the table.", False),
        ("The two governments are talking again.", False),
        ("Three countries caught less fish this year.", False),
        ("The four countries, Norway, Sweden, Iceland and Malta, met.", False),
        ("The 27 countries are talking again.", False),
    ],
)
def test_how_many_sides_there_are(sentence: str, wrong: bool) -> None:
    assert ("sides" in checks_that_flag(sentence)) == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Norway and Malta are talking again.", True),
        ("Iceland and Oslo fear another clash at sea.", True),
        ("Norway and Oslo are talking again.", True),
        ("Norway and Sweden are talking again.", False),
        ("Malta and Iceland mediate.", False),
        ("Norway, Sweden and Malta met.", False),
        ("Norway and its trawlers are back.", False),
    ],
)
def test_who_is_named_in_one_breath(sentence: str, wrong: bool) -> None:
    assert ("pairs" in checks_that_flag(sentence)) == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Geneva wants its quotas back.", True),
        ("Geneva's accusations are old.", True),
        ("Malta describes the trawlers as a nuisance.", True),
        ("Malta condemned the trawlers.", True),
        ("Malta's foreign ministry announced that the talks are on.", True),
        ("The Swedish government said that it wants its quotas back.", False),
        ("Norway's accusations are old.", False),
        ("Malta wants to prevent another clash.", False),
        ("Sweden wants its quotas back.", False),
    ],
)
def test_who_has_a_voice(sentence: str, wrong: bool) -> None:
    assert ("silent" in checks_that_flag(sentence)) == wrong


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Three of the four mediators pressed for the talks.", VerdictKind.CONTRADICTED),
        ("The three mediators pressed for the talks.", VerdictKind.CONTRADICTED),
        ("The two mediators pressed for the talks.", VerdictKind.VAGUE),
        ("The two mediators, Turkey and Qatar, pressed for the talks.", VerdictKind.SUPPORTED),
    ],
)
def test_how_many_have_a_part(sentence: str, verdict: VerdictKind) -> None:
    result = checker_of("istanbul_talks").check(sentence)
    (found,) = [v for v in result.verdicts if v.fact == "mediators"]
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Khawaja Asif warned Islamabad that it would be obliterated.", True),
        ("Haqqani told Kabul to look after its own security.", True),
        ("Haqqani told Islamabad to look after its own security.", False),
        ("Khawaja Asif threatened the Afghan Taliban.", False),
    ],
)
def test_nobody_turns_on_his_own_side(sentence: str, wrong: bool) -> None:
    found = [flag.checker for flag in serious_flags(checker_of("istanbul_talks"))(sentence)]
    assert bool(found) == wrong, found


LAKE = """\
Rwanda has accused Uganda of sheltering the Lake Front, which stages raids across the border. \
Kenya tries to prevent a war. A Rwandan security official said on Monday that the army had \
killed a deputy leader of the Lake Front. Two sources told Reuters that talks would begin in June.
"""
PARTIES = {
    "schema": 1,
    "id": "lake",
    "title": "Talks",
    "published": "2025-06-02",
    "article": "article.txt",
    "parties": {
        "rwanda": {"name": "Rwanda", "type": "country"},
        "uganda": {"name": "Uganda", "type": "country"},
        "kenya": {"name": "Kenya", "type": "country"},
        "front": {"name": "Lake Front", "type": "group"},
    },
    "facts": [{"id": "peace", "kind": "never", "statement": "Rwanda and Uganda signed a treaty."}],
}


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The Lake Front confirmed the death of its deputy leader.", True),
        ("A Kenyan official said that talks would begin in June.", True),
        ("Reuters learned of the talks from a Kenyan diplomat.", True),
        ("Rwanda confirmed that it had killed a deputy leader of the Lake Front.", False),
        ("A Rwandan official said that the army had killed a deputy leader.", False),
        ("Reuters learned of the talks from two sources.", False),
    ],
)
def test_who_bears_it_out(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(LAKE, PARTIES))(sentence)) == wrong
