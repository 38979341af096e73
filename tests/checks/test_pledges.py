"""News told in plain words: pledges that nobody made, and who the victims were."""

import pytest
from stories import checker_of, checker_of_story, serious_flags

from harness.types import FlagKind

STORY = """\
Norway and Sweden agreed to a truce over fishing in Geneva on May 19, and talks resumed on Monday.
Norway has promised to keep its patrols at sea. Sweden threatened to obliterate the Norwegian
fleet. Some 40 people were killed in clashes this month. In a video message the Danish minister
Rosa Lund warned that attempts to provoke a conflict would fail.
"""


@pytest.fixture(scope="module")
def serious():
    return serious_flags(checker_of_story(STORY))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Norway and Sweden have agreed to extend the truce.", "agreed to extend"),
        ("Sweden has pledged to hand over Norwegian patrols.", "pledged to hand"),
        ("Both sides have agreed to set up a joint fleet in Geneva.", "set up"),
        ("Sweden has agreed to halt its patrols.", "agreed to halt"),
        ("Norway has offered to share its fishing with Sweden.", "share"),
        ("Some 40 people were killed this month. Most of the dead were women.", "women"),
        ("The dead were children.", "children"),
        ("Most of those who died this month were women.", "women"),
        ("Sweden later took back its threat to obliterate the fleet.", "took"),
        ("Rosa Lund warned in a radio interview that provoking a conflict would fail.", "radio"),
    ],
)
def test_news_in_plain_words_is_flagged(serious, text, wrong):
    flags = serious(text)
    assert [f.kind for f in flags] == [FlagKind.UNSUPPORTED]
    assert wrong in flags[0].span.text


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Sweden agreed to stop shooting.",
        "Both sides have agreed to lay down their arms.",
        "Norway and Sweden agreed to end their fighting.",
        "Norway and Sweden have agreed to sit down again.",
        "Norway has vowed to keep up its patrols.",
        "Norway may yet agree to extend the truce.",
        "Sweden threatened to wipe out the Norwegian fleet.",
        "Most of the dead were people at sea.",
        "Most of those who died this month were people at sea.",
        "Rosa Lund warned in a video that provoking a conflict would fail.",
    ],
)
def test_other_words_for_the_same_are_not(serious, text):
    assert serious(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Taliban government pledges to rein in the TTP.", True),
        ("Taliban government has yet to confirm the death of Qari Amjad.", False),
    ],
)
def test_a_headlines_verb_may_look_like_a_noun(text, wrong):
    assert bool(serious_flags(checker_of("istanbul_talks"))(text)) is wrong
