"""True sentences in plain words, which other readings of theirs would make wrong."""

from __future__ import annotations

import pytest

from harness.checks.reading.analysis import Analysis
from harness.checks.reading.parse import parse
from harness.values.read_values import read_values
from tests.checks.stories import checker_of, serious_flags


@pytest.mark.parametrize(
    ("story", "text"),
    [
        ("lhotka_crash", "All but one of the dead were in the rear carriage of the local train."),
        ("lhotka_crash", "Nobody has been suspended by the express's operator."),
        (
            "luapula_cholera",
            "Two consignments of vaccine were thrown away after a generator failed.",
        ),
        ("naryn_earthquake", "Most people were asleep when the quake struck the valley on Sunday."),
        ("deep_reef", "No longer reef is known in the eastern Atlantic."),
        (
            "deep_reef",
            "It is not the longest reef in the world, but no longer one is known nearby.",
        ),
    ],
)
def test_they_pass(story, text):
    assert not serious_flags(checker_of(story))(text)


@pytest.mark.parametrize(
    ("story", "text"),
    [
        ("lhotka_crash", "The express is operated by Moravian Railways."),
        (
            "lhotka_crash",
            "All but two of the six dead were in the rear carriage of the local train.",
        ),
        ("naryn_earthquake", "Most people were asleep when the quake struck Kazakhstan on Sunday."),
    ],
)
def test_wrong_ones_like_them_do_not(story, text):
    assert serious_flags(checker_of(story))(text)


def test_all_but_so_many_count_nothing():
    assert not read_values("All but one of the dead were found.", None)
    (found,) = read_values("All but one of the six dead were found.", None)
    assert found.value.interval.lo == 5


def test_what_had_to_be_done_was_done_unless_somebody_only_says_so():
    book = checker_of("deep_reef").book
    status = {}
    for text in ("The doses had to be destroyed.", "Norland says that it had to destroy them."):
        frames = Analysis(parse(text), book).frames
        status[text] = next(f.status for f in frames if f.lemma == "destroy")
    assert [s.name for s in status.values()] == ["ASSERTED", "UNREAL"]
