"""A stream of summaries leaves nothing behind that grows with its words."""

from __future__ import annotations

import functools
import gc
from collections.abc import Iterator
from typing import Any

import pytest

from harness.checks import build_checker
from harness.checks.reading import parse as parsing
from harness.types import Article

ARTICLE = "The ferry sank off Tarsk on Monday. The mayor said that 12 people had died."
MARK = "zuqo"
"""What every new word of the stream has in it."""
TEXTS = 300
HELD = 600
"""New words that one table may hold: some keep the latest few hundred."""


NOVEL = 1_500


def stream(texts: int) -> Iterator[str]:
    """Summaries with four new words each, of several parts of speech."""
    for i in range(texts):
        name, place, act, thing = (f"{MARK}{part}{i}" for part in "abcd")
        yield f"{name.title()} {act}ed {i + 100} people in {place.title()} with the {thing}."


def caches() -> list[Any]:
    """The functions' caches of this process."""
    wrapper: Any = functools._lru_cache_wrapper
    return [o for o in gc.get_objects() if isinstance(o, wrapper)]


def unbounded() -> dict[str, int]:
    """The sizes of the functions' caches that have no bound."""
    infos = {f"{o.__module__}.{o.__qualname__}": o.cache_info() for o in caches()}
    return {name: info.currsize for name, info in infos.items() if info.maxsize is None}


def new_words_held() -> int:
    """The new words that the fullest table of this process, no function's cache, has as keys."""
    inner = {id(part) for cache in caches() for part in gc.get_referents(cache)}
    tables = [o for o in gc.get_objects() if isinstance(o, dict | set) and id(o) not in inner]
    return max(sum(MARK in str(key).lower() for key in list(t)) for t in tables if len(t) > HELD)


def test_no_table_keeps_the_words_of_a_stream() -> None:
    checker = build_checker(Article("ferry", ARTICLE))
    before = unbounded()
    for _ in checker.check_many(stream(TEXTS)):
        pass
    after = unbounded()
    assert not [name for name in after if after[name] > before.get(name, 0) + TEXTS]
    assert new_words_held() <= HELD


def test_the_vocabulary_keeps_no_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "NOVEL", NOVEL, raising=False)
    first = parsing.parse("The ferry sank off Tarsk.")
    known = len(parsing.pipeline().vocab.strings)
    sizes = [len(parsing.pipeline().vocab.strings) for _ in parsing.parse_many(stream(TEXTS))]
    assert len(set(sizes)) > 1
    assert max(sizes) <= known + NOVEL + 1_300
    assert [t.lemma_ for t in first] == ["the", "ferry", "sink", "off", "Tarsk", "."]
