"""What became of it: outcomes that exclude one another, and what nobody has done yet."""

import pytest
from stories import checker_of_story, serious_flags

STORY = """\
Police said on Monday that they had arrested Marco Vidal, a banker, near Lyon. The strike at the
port has persisted for weeks. The union says it has no control over the dockers. The Greens seized
the town hall in 2020. Most disputes with the owners have been settled, but the pay claim has not
been approved. The mayor is trying to prevent another blockade. The first round of talks was
declared to have failed on Friday. Norway accused Sweden of harbouring smugglers, and Sweden has
blamed Norway’s police for the thefts. Swiss lorries blocked the gate. The port must stop vandals
from using its cranes, an owner said; vandals are using them every night.
"""


@pytest.fixture(scope="module")
def serious():
    return serious_flags(checker_of_story(STORY))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Police said that they had freed Marco Vidal.", "freed"),
        ("Police said that Marco Vidal had been killed.", "killed"),
        ("The strike at the port has stopped.", "stopped"),
        ("The union says it fully controls the dockers.", "controls"),
        ("The Greens lost the town hall in 2020.", "lost"),
        ("Most disputes with the owners remain unsettled.", "unsettled"),
        ("The mayor is trying to provoke another blockade.", "provoke"),
        ("Marco Vidal arrested a banker near Lyon.", "arrested"),
        ("The first round of talks was declared a success on Friday.", "success"),
        ("None of the disputes with the owners has been settled, according to police.", "None"),
        ("Sweden accused Norway of harbouring smugglers.", "accused"),
        ("French lorries blocked the gate.", "French"),
    ],
)
def test_another_outcome_is_flagged(serious, text, wrong):
    assert any(wrong in flag.span.text for flag in serious(text))


@pytest.mark.parametrize(
    "text",
    [
        "Police said that Marco Vidal had been detained.",
        "The strike at the port goes on.",
        "The dockers are not controlled by the union.",
        "The Greens have held the town hall since 2020.",
        "Most disputes with the owners have been resolved.",
        "The pay claim remains unapproved.",
        "The mayor is trying to avert another blockade.",
        "The police arrested a banker, Marco Vidal, near Lyon.",
        "The first round of talks was declared a failure on Friday.",
        "Norway accused Sweden of giving shelter to smugglers.",
        "Not since the Greens seized the town hall has a strike persisted so long.",
        "The owners' wish is simple: stop vandals from using the cranes.",
    ],
)
def test_the_same_outcome_in_other_words_is_not(serious, text):
    assert serious(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Police claim a banker as arrested.",
        "The union has not abandoned its pay claim.",
        "The strike has persisted through a round of talks, held in Lyon.",
        "Observers recall that the Greens seized the town hall.",
    ],
)
def test_new_words_for_what_the_article_tells_are_not(serious, text):
    assert [f for f in serious(text) if f.kind in ("negation", "contradiction", "role")] == []
