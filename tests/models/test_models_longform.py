from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.models.longform import Ruler, plan, windows
from harness.models.spec import LongArticles
from harness.types import HarnessError

PROMPT = 5


def count(text: str) -> int:
    """Tokens as words and marks, with a prompt of five around them."""
    return PROMPT + len(re.findall(r"\w+|[^\w\s]", text))


texts = st.lists(st.text("abc,.", min_size=1, max_size=9), min_size=1, max_size=60).map(" ".join)


@given(texts, st.integers(8, 20))
def test_the_head_is_the_longest_that_fits_up_to_a_word(text: str, room: int) -> None:
    ruler = Ruler(count, room)
    head = ruler.head(text)
    assert text.startswith(head)
    assert count(head) <= room
    if head != text:
        next_word = text[len(head) :].split()[0]
        assert count(head + " " + next_word) > room or " " not in text[: len(head) + 1].strip()


@given(st.integers(1, 80), st.integers(10, 25), st.integers(0, 4))
def test_windows_cover_every_word_in_order_and_each_fits(
    length: int, room: int, overlap: int
) -> None:
    words = [f"w{i}" for i in range(length)]
    pieces = windows(" ".join(words), Ruler(count, room), overlap)
    assert all(count(piece) <= room for piece in pieces)
    assert list(dict.fromkeys(" ".join(pieces).split())) == words


def test_windows_overlap_by_the_tokens_asked_for() -> None:
    text = " ".join(f"w{i}" for i in range(40))
    first, second, *_ = windows(text, Ruler(count, PROMPT + 12), 4)
    assert first.split()[-4:] == second.split()[:4]
    assert len(first.split()) == 12


def run(text: str, room: int, **settings: object) -> tuple[list[list[str]], int]:
    """The texts that a plan asks for, answered by their first two words, and what was cut."""
    steps = plan(text, Ruler(count, room), LongArticles.model_validate(settings))
    asked = [next(steps)]
    while True:
        try:
            asked.append(steps.send([" ".join(t.split()[:2]) for t in asked[-1]]))
        except StopIteration as end:
            return asked, end.value


WORDS = [f"w{i}" for i in range(30)]
TEXT = " ".join(WORDS)


def test_what_fits_is_read_at_once() -> None:
    assert run(TEXT, 100) == ([[TEXT]], 0)


def test_truncation_counts_what_it_drops() -> None:
    assert run(TEXT, PROMPT + 20, overlap=0) == ([[" ".join(WORDS[:20])]], 10)


def test_map_reduce_summarises_the_summaries_until_they_fit() -> None:
    rounds, cut = run(TEXT, PROMPT + 10, strategy="map_reduce", overlap=2)
    assert cut == 0
    assert all(count(t) <= PROMPT + 10 for asked in rounds for t in asked)
    assert set(WORDS) <= set(" ".join(rounds[0]).split())
    assert len(rounds[0]) > 1
    assert len(rounds[-1]) == 1


def test_map_reduce_ends_even_if_summaries_do_not_shrink() -> None:
    steps = plan(TEXT, Ruler(count, PROMPT + 10), LongArticles(strategy="map_reduce", overlap=2))
    next(steps)
    [last] = steps.send([TEXT, TEXT, TEXT, TEXT])
    assert count(last) <= PROMPT + 10
    with pytest.raises(StopIteration) as end:
        steps.send(["short"])
    assert end.value.value > 0


def test_refine_carries_the_summary_to_the_end() -> None:
    rounds, cut = run(TEXT, PROMPT + 10, strategy="refine", overlap=0)
    assert cut == 0
    assert all(len(asked) == 1 for asked in rounds)
    for (before,), (after,) in itertools.pairwise(rounds):
        assert after.startswith(" ".join(before.split()[:2]))
    assert rounds[-1][0].endswith("w29")


def test_a_context_too_small_for_prompt_and_overlap_is_an_error() -> None:
    with pytest.raises(HarnessError, match="leaves 3 tokens"):
        run(TEXT, PROMPT + 3, strategy="map_reduce", overlap=4)
    with pytest.raises(HarnessError, match="have 35 tokens and the model reads 8"):
        run(TEXT, PROMPT + 3, strategy="refuse")
