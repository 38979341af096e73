"""Keys change with all that a result depends on, and with nothing else."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.runs.keys import check_key, digest, generation_key, judged_digest, text_digest
from harness.types import Article

ARTICLE = Article("a", "Over 70 people died.", dt.date(2025, 10, 30), reference="70 died.")
BASE = {
    "article_sha256": text_digest(ARTICLE.text),
    "rendered": ("Be brief.", "Summarize: Over 70 people died."),
    "identity": {"weights": "aa11", "decoding": {"temperature": 0.7}},
    "seed": 0,
}


@pytest.mark.parametrize(
    "change",
    [
        {"article_sha256": text_digest("Over 71 people died.")},
        {"rendered": ("Be brief.", "Shorten: Over 70 people died.")},
        {"rendered": (None, "Summarize: Over 70 people died.")},
        {"rendered": None},
        {"identity": {"weights": "bb22", "decoding": {"temperature": 0.7}}},
        {"identity": {"weights": "aa11", "decoding": {"temperature": 0.8}}},
        {"seed": 1},
        {"seed": None},
    ],
)
def test_generation_key_sees_every_change(change: dict[str, object]) -> None:
    assert generation_key(**{**BASE, **change}) != generation_key(**BASE)  # type: ignore[arg-type]


def test_seed_zero_is_a_seed() -> None:
    keys = {generation_key(**{**BASE, "seed": seed}) for seed in (None, 0, 1)}  # type: ignore[arg-type]
    assert len(keys) == 3


def test_order_of_mappings_does_not_matter() -> None:
    assert digest({"a": 1, "b": {"c": 2, "d": 3}}) == digest({"b": {"d": 3, "c": 2}, "a": 1})


def test_system_and_user_message_cannot_be_confused() -> None:
    one = generation_key(**{**BASE, "rendered": ("ab", "c")})  # type: ignore[arg-type]
    assert one != generation_key(**{**BASE, "rendered": ("a", "bc")})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [
        replace(ARTICLE, text="Over 71 people died."),
        replace(ARTICLE, published=dt.date(2025, 10, 31)),
        replace(ARTICLE, published=None),
        replace(ARTICLE, reference=None),
        replace(ARTICLE, language="de"),
    ],
)
def test_check_key_sees_a_changed_article(changed: Article) -> None:
    before, after = (check_key("s", judged_digest(a), "f", "c") for a in (ARTICLE, changed))
    assert before != after


def test_check_key_ignores_the_articles_name() -> None:
    assert judged_digest(ARTICLE) == judged_digest(replace(ARTICLE, id="b"))


def test_check_key_sees_summary_facts_and_checker() -> None:
    judged = judged_digest(ARTICLE)
    keys = {
        check_key("s", judged, "f", "c"),
        check_key("t", judged, "f", "c"),
        check_key("s", judged, "g", "c"),
        check_key("s", judged, None, "c"),
        check_key("s", judged, "f", "d"),
    }
    assert len(keys) == 5


def test_lone_surrogates_have_a_digest() -> None:
    assert text_digest("\ud800") != text_digest("?")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
INPUTS = st.tuples(
    st.text(max_size=6),
    st.none() | st.tuples(st.none() | st.text(max_size=4), st.text(max_size=4)),
    st.dictionaries(st.text(max_size=3), JSON, max_size=3),
    st.none() | st.integers(0, 3),
)


@given(INPUTS, INPUTS)
def test_two_generation_keys_are_equal_only_where_all_is_equal(
    one: tuple[Any, ...], other: tuple[Any, ...]
) -> None:
    """So no other model, prompt, article or seed is ever served a stored answer."""
    same = canonical(one) == canonical(other)
    assert (generation_key(*one) == generation_key(*other)) == same
    assert generation_key(*one) == generation_key(*one)


def canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True)


@given(*[st.tuples(*[st.text(max_size=3)] * 2, st.none() | st.text(max_size=3), st.text())] * 2)
def test_two_check_keys_are_equal_only_where_all_is_equal(
    one: tuple[str, str, str | None, str], other: tuple[str, str, str | None, str]
) -> None:
    assert (check_key(*one) == check_key(*other)) == (one == other)
