"""Events of which the article tells the opposite, under other names or by a pronoun."""

from __future__ import annotations

import pytest

from tests.checks.stories import checker_of_story, serious_flags

STORY = """\
Rival gangs in Port Lanner agreed to a truce on May 24, but it unravelled within a week. Violence \
has persisted in the harbour district, with two new attacks reported on Sunday.

Mayor Ida Brandt had called the gangs “a plague”, a statement that was widely criticised. She says \
that the police have no control over the docks. The docks belong to the state.

Brandt has accused the state police of sheltering the Lanner gang. The state police reject \
this and say that Brandt ought to look after her own officers.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "The attacks in the harbour district have ended.",
        "Violence in the harbour district has died down.",
        "The gangs agreed to a truce in May. It is being observed.",
        "The truce of May 24 held.",
        "The truce agreed in May remains in force.",
        "The truce survived the harbour attacks.",
        "The mayor’s remark drew praise.",
        "The mayor’s remark went down well.",
        "The mayor’s remark won broad support.",
        "The truce of May 24 remains in force.",
        "The truce takes hold in the harbour district.",
        "Key takeaway: the truce of May 24 has held.",
        "The truce of May 24 has been extended.",
        "Brandt says that the police have the docks firmly under control.",
        "The gangs agreed to a truce in May. It has held firm ever since.",
    ],
)
def test_the_opposite_is_flagged(sentence: str) -> None:
    assert serious_flags(checker_of_story(STORY))(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Attacks in the harbour district have gone on.",
        "The gangs agreed to a truce in May. It did not hold.",
        "The mayor’s remark drew criticism.",
        "The mayor’s remark went down badly.",
        "The mayor’s remark drew sharp criticism.",
        "The truce of May 24 is no longer in force.",
        "The truce of May 24 never took hold.",
        "Brandt says that the police do not have the docks under control.",
        "The state police, who are accused of sheltering the Lanner gang, reject this.",
        "Brandt alleges that the state police shelter the Lanner gang.",
        "The state police told Brandt to look after her own officers instead of accusing others.",
    ],
)
def test_what_the_article_bears_out_passes(sentence: str) -> None:
    assert not serious_flags(checker_of_story(STORY))(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The truce lasted only a few days.",
        "The truce held until the end of the month.",
        "The truce lasted barely long enough for the gangs to meet.",
        "Nothing that the gangs agreed to has lasted.",
        "The state police say that they do not shelter the Lanner gang.",
        "The state police maintain that they have never sheltered the Lanner gang.",
        "The state police have given no sign that they will look after their officers.",
        "Whatever was agreed on May 24, the violence has persisted.",
    ],
)
def test_what_ended_soon_and_what_the_accused_deny(sentence: str) -> None:
    assert not serious_flags(checker_of_story(STORY))(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The truce has lasted since May 24.",
        "The state police concede that they shelter the Lanner gang.",
        "Brandt says that the state police do not shelter the Lanner gang.",
    ],
)
def test_what_has_lasted_and_what_the_accused_never_admitted(sentence: str) -> None:
    assert serious_flags(checker_of_story(STORY))(sentence), sentence


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The state police have repeated the charge.", True),
        ("The state police have denied the charge.", False),
        ("A truce agreed on May 24 unravelled before two new attacks were reported.", False),
        ("A truce in tatters; a town in pieces.", False),
    ],
)
def test_charges_repeated_and_words_that_are_no_places(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(STORY))(sentence)) is wrong, sentence


PEACE = """\
Norway and Iceland are back at the table in Port Ellery, mediators said on Friday. The talks \
between Norway and Iceland had stalled over fishing rights. Earlier this year both sides \
had agreed to a truce in Harrowgate, brokered by the bishop of Lund.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "In Harrowgate the two sides rejected a truce.",
        "Norway and Iceland turned down a truce in Harrowgate.",
        "They did not agree to a truce in Harrowgate.",
    ],
)
def test_what_was_agreed_to_was_not_turned_down(sentence: str) -> None:
    assert serious_flags(checker_of_story(PEACE))(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "In Harrowgate the two sides accepted a truce.",
        "Norway and Iceland agreed on a truce in Harrowgate.",
        "Both sides agreed to a truce in Harrowgate this year.",
    ],
)
def test_what_was_agreed_to_was_accepted(sentence: str) -> None:
    assert not serious_flags(checker_of_story(PEACE))(sentence), sentence


LISTED = """\
The council has listed the mill as a monument. Wardens try to prevent another outbreak of violence \
at the docks. Attempts to provoke a conflict would fail, the mayor said.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The council has removed the mill from its list of monuments.", True),
        ("The council has put the mill on its list of monuments.", False),
        ("Wardens are at work in an effort to avert more bloodshed at the docks.", False),
    ],
)
def test_lists_and_efforts(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(LISTED))(sentence)) is wrong, sentence


OUTLOOK = """\
The sale could worsen the quarrel between the two towns, lawyers said. Norland intends to maintain \
its demand that the port close on Sundays. Envoys hope to calm the quarrel.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The sale may help to calm the quarrel between the two towns.", True),
        ("Norland has dropped its insistence that the port close on Sundays.", True),
        ("The sale may help to worsen the quarrel between the two towns.", False),
        ("Envoys hope to calm the quarrel.", False),
        ("Norland keeps to its condition that the port close on Sundays.", False),
    ],
)
def test_what_may_come_of_it_and_what_is_insisted_on(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(OUTLOOK))(sentence)) is wrong, sentence


QUARREL = """\
The tenants' union rejected the landlord's claim that the leaks were caused by misuse. The \
landlord said the flats were safe but the tenants disagreed. Norland deployed two battalions in \
the port of Velm in May. No bombs were found at the stations that had been evacuated. Singer Ida \
Brenn, who converted to the Baptist faith in 2011 and grew up in Leeds, called for calm. The \
widows of the drowned sailors of Velm spoke to a lawyer. But those widows never went to court.
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The tenants accepted the landlord's claim that the flats were safe.", True),
        ("Norland pulled two battalions out of Velm in May.", True),
        ("Explosive devices were found at the stations.", True),
        ("Ida Brenn, who was brought up in the Baptist faith, called for calm.", True),
        ("The widows of the drowned sailors have decided to go to court.", True),
        ("The tenants disagreed with the landlord's claim that the flats were safe.", False),
        ("Norland sent two battalions to Velm in May.", False),
        ("No explosive devices were discovered at the evacuated stations.", False),
        ("Ida Brenn, who was brought up in Leeds, called for calm.", False),
        ("The widows of the drowned sailors have not gone to court.", False),
    ],
)
def test_answers_moves_finds_and_faiths(sentence: str, wrong: bool) -> None:
    assert bool(serious_flags(checker_of_story(QUARREL))(sentence)) is wrong, sentence
