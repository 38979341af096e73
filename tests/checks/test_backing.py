"""Who is said to be behind an act: a backer out of the same story is flagged."""

import pytest
from stories import checker_of_story

STORY = """\
Norway arrested the smuggler Marco Vidal in Oslo on Monday. Police had watched him for a month.
The harbour was searched by divers. Two boats were found there. Sweden has lent Iceland a ship.
Denmark asked Norway in May to close the harbour, and the request was granted. The harbour will
stay closed until June, the mayor said. Nobody was hurt. Malta has sent nobody.
"""


@pytest.fixture(scope="module")
def backers():
    checker = checker_of_story(STORY)
    return lambda text: [f for f in checker.check(text).flags if f.checker == "backing"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway arrested Marco Vidal with help from Sweden.", "Sweden"),
        ("Marco Vidal was arrested at the request of Malta.", "Malta"),
        ("Norway arrested Marco Vidal on Malta's orders.", "Malta"),
        ("Marco Vidal was arrested with Swedish support.", "Swedish"),
        ("The harbour was searched with help from Sweden.", "Sweden"),
        ("Malta helped Norway to arrest Marco Vidal.", "Malta"),
    ],
)
def test_a_backer_from_elsewhere_in_the_story_is_flagged(backers, text, name):
    (flag,) = backers(text)
    assert flag.severity == "medium"
    assert name in flag.span.text
    assert f"puts {name} behind it" in flag.explanation


@pytest.mark.parametrize(
    "text",
    [
        "The harbour was closed at the request of Denmark.",
        "Marco Vidal was arrested with the help of the Norwegian police.",
        "Iceland is sailing with the help of Sweden.",
        "Norwegian police helped to arrest Marco Vidal.",
        "Norway arrested Marco Vidal with the help of divers.",
        "Malta will be built with the help of Sweden.",
    ],
)
def test_whoever_stands_beside_the_act_is_not(backers, text):
    assert backers(text) == []


def test_who_set_it_going_is_told_from_those_who_did_it() -> None:
    story = """\
Peru and Chile have reopened the tunnel, officials said on Monday. The step comes under pressure
from Bolivia, whose lorries wait there.
"""
    check = checker_of_story(story).check
    for wrong in ("at the request of Peru", "under pressure from Chile", "at Chile's insistence"):
        flags = check(f"The tunnel was reopened {wrong}.").flags
        assert any(f.checker == "backing" for f in flags), wrong
    assert not check("The tunnel was reopened under pressure from Bolivia.").flags
    assert not check("The tunnel was reopened at the request of Bolivia.").flags
