"""What no word is, a run of thousands of characters, takes no time that grows with its square."""

from __future__ import annotations

import time

import pytest

from harness.checks.reading.parse import parse
from harness.checks.reading.tokenizer import LONGEST
from tests.checks.stories import checker_of

RUNS = ["'" * 3_000, "ab" * 9_000, "a" * LONGEST, f"a {'b.' * 1_000}  c\n\n{'“' * 2_000}\td "]


@pytest.mark.parametrize("text", RUNS)
def test_a_long_run_is_read_as_it_stands(text: str) -> None:
    doc = parse(text)
    assert doc.text == text
    assert all(text[t.idx : t.end] == t.text for t in doc)


def test_a_long_run_takes_no_longer_than_its_words_would() -> None:
    checker = checker_of("istanbul_talks")
    checker.check("The talks failed.")
    taken = []
    for length in (1_000, 6_000):
        start = time.process_time()
        checker.check("'" * length)
        taken.append(time.process_time() - start)
    assert taken[1] < 15 * taken[0]  # 36 times as long where it grew with the square
